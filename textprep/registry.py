"""Which stages there are, by the name of their class.

Other packages add stages through the entry-point group ``textprep.stages``, whose entries name a
class: ``MyStage = "my_package.stages:MyStage"``.
"""

from __future__ import annotations

import importlib
from typing import Any

from textprep.errors import UnknownStageError, nearest

#: Class name to module.
STAGES = {
    "CleanText": "textprep.text.clean_text",
    "ConvertChinese": "textprep.text.convert_chinese",
    "DropStopWords": "textprep.tokens.drop_stop_words",
    "FoldCase": "textprep.text.fold_case",
    "FullToHalf": "textprep.text.full_to_half",
    "Lemmatize": "textprep.tokens.lemmatize",
    "MaxMatch": "textprep.segment.max_match",
    "MixedWords": "textprep.segment.mixed_words",
    "NormalizeUnicode": "textprep.text.normalize_unicode",
    "Pipeline": "textprep.pipeline",
    "ReplacePattern": "textprep.text.replace_pattern",
    "Stem": "textprep.tokens.stem",
    "StripHtml": "textprep.text.strip_html",
    "TagPos": "textprep.tokens.tag_pos",
    "Unigram": "textprep.segment.unigram",
    "Words": "textprep.segment.words",
}

ENTRY_POINTS = "textprep.stages"


def names() -> list[str]:
    """The names of all stages, those of other packages included."""
    return sorted({*STAGES, *_plugins()})


def stage_class(name: str) -> type[Any]:
    """The class of a stage.

    Raises:
        UnknownStageError: there is none; the message has the nearest name.
    """
    if name in STAGES:
        return getattr(importlib.import_module(STAGES[name]), name)  # type: ignore[no-any-return]
    plugins = _plugins()
    if name in plugins:
        return plugins[name].load()  # type: ignore[no-any-return]
    known = [*STAGES, *plugins]
    raise UnknownStageError(f"no stage is called {name!r}{nearest(name, known)}; available: {', '.join(sorted(known))}")


def _plugins() -> dict[str, Any]:
    from importlib.metadata import entry_points

    return {entry.name: entry for entry in entry_points(group=ENTRY_POINTS)}
