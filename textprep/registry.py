"""The list of stages, by the name of their class.

A new stage of this package gets one line in `STAGES`. Pipeline files, the command line and the public names of
``textprep`` follow from that list. Run ``python tests/write_stub.py`` after a change of it, so that type checkers see
the name as well.

Other packages add stages through the entry-point group ``textprep.stages``, whose entries name a
class: ``MyStage = "my_package.stages:MyStage"``.
"""

from __future__ import annotations

import importlib
from typing import Any

from textprep.errors import MissingPackageError, UnknownStageError, checked_imports, nearest

#: The module of each stage.
STAGES = {
    "CleanText": "textprep.text.clean_text",
    "ConvertChinese": "textprep.text.convert_chinese",
    "DropStopWords": "textprep.tokens.drop_stop_words",
    "FixText": "textprep.text.fix_text",
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
    """Return the names of all stages, those of other packages included."""
    return sorted({*STAGES, *_plugins()})


def stage_class(name: str) -> type[Any]:
    """Return the class of a stage.

    Raises:
        UnknownStageError: no stage has this name; the message suggests the nearest one.
        MissingPackageError: the stage needs a package that is not installed or cannot be imported.
    """
    if name in STAGES:
        with checked_imports():
            module = importlib.import_module(STAGES[name])
        return getattr(module, name)  # type: ignore[no-any-return]
    plugins = _plugins()
    if name in plugins:
        try:
            return plugins[name].load()  # type: ignore[no-any-return]
        except ImportError as error:
            # Which package to install is known to the other package alone.
            raise MissingPackageError(
                f"the stage {name!r} of another package ({plugins[name].value}) cannot be imported: {error}"
            ) from error
    known = [*STAGES, *plugins]
    raise UnknownStageError(f"no stage is called {name!r}{nearest(name, known)}; available: {', '.join(sorted(known))}")


def _plugins() -> dict[str, Any]:
    from importlib.metadata import entry_points

    return {entry.name: entry for entry in entry_points(group=ENTRY_POINTS)}
