"""Text preprocessing for Chinese and English: fast, exact, and every token knows where it came from.

>>> import textprep as tp
>>> pipeline = tp.Pipeline([tp.FullToHalf(), tp.FoldCase(), tp.Unigram(), tp.DropStopWords()])
>>> doc = pipeline("ＡＢＣ的計算")
>>> list(zip(doc, doc.spans()))
[('abc', (0, 3)), ('計算', (4, 6))]
"""

# The public names, each imported at its first use. Stages come from the list in registry.py, everything else from
# _OTHERS; no other list exists. Type checkers cannot see through __getattr__ and read __init__.pyi instead, which
# tests/write_stub.py writes from the same two lists (a test compares them).
#
# Without the extra `sklearn` the names of textprep.vectors raise MissingPackageError. __all__ and dir() then leave them
# out, so that `from textprep import *`, help(textprep) and inspect.getmembers(textprep) keep working.

from __future__ import annotations

import importlib
import logging
from typing import Any

from textprep.errors import MissingPackageError, checked_imports
from textprep.registry import STAGES

__version__ = "0.1.0"

#: The public names other than stages, by the module that they live in.
_OTHERS = {
    "textprep.apply": ("Apply",),
    "textprep.config": ("dumps", "load", "loads", "save"),
    "textprep.cutters.hmm": ("Hmm",),
    "textprep.doc": ("Doc", "Edits"),
    "textprep.errors": ("TextprepError", "TextprepWarning"),
    "textprep.lexicon": ("Entry", "Lexicon", "Match"),
    "textprep.lexicon.named": ("register_lexicon",),
    "textprep.pipeline": ("Failure",),
    "textprep.quick": ("convert", "cut"),
    "textprep.stage": ("Segmenter", "Stage"),
    "textprep.text.convert_chinese": ("Ambiguity",),
    "textprep.vectors.bag_of_words": ("BagOfWords",),
    "textprep.vectors.bm25": ("Bm25",),
    "textprep.vectors.hashed_bag_of_words": ("HashedBagOfWords",),
    "textprep.vectors.models": ("load_model", "save_model"),
    "textprep.vectors.term_weights": ("TermWeights",),
    "textprep.vectors.tfidf": ("Tfidf",),
    "textprep.vectors.word2vec": ("Word2Vec",),
    "textprep.vectors.word_vectors": ("WordVectors",),
}
_MODULES = {**STAGES, **{name: module for module, names in _OTHERS.items() for name in names}}

logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        with checked_imports():
            value = getattr(importlib.import_module(_MODULES[name]), name)
    elif name == "__all__":
        value = _names_of_installed_parts()
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), "__all__", *_names_of_installed_parts()})


def _names_of_installed_parts() -> list[str]:
    try:
        # The package itself is empty and only checks that the estimators' packages are there.
        importlib.import_module("textprep.vectors")
    except MissingPackageError:
        return sorted(name for name, module in _MODULES.items() if not module.startswith("textprep.vectors."))
    return sorted(_MODULES)
