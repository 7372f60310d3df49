"""Text preprocessing for Chinese and English: fast, exact, and every token knows where it came from.

>>> import textprep as tp
>>> pipeline = tp.Pipeline([tp.FullToHalf(), tp.FoldCase(), tp.Unigram(), tp.DropStopWords()])
>>> doc = pipeline("ＡＢＣ的計算")
>>> list(zip(doc, doc.spans()))
[('abc', (0, 3)), ('計算', (4, 6))]
"""

from __future__ import annotations

import importlib
import logging
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from textprep.config import dumps, load, loads, save
    from textprep.cutters.hmm import Hmm
    from textprep.doc import Doc, Edits
    from textprep.errors import TextprepError, TextprepWarning
    from textprep.lexicon import Entry, Lexicon, Match
    from textprep.lexicon.named import register_lexicon
    from textprep.pipeline import Failure, Pipeline
    from textprep.segment.max_match import MaxMatch
    from textprep.segment.mixed_words import MixedWords
    from textprep.segment.unigram import Unigram
    from textprep.segment.words import Words
    from textprep.stage import Segmenter, Stage
    from textprep.text.clean_text import CleanText
    from textprep.text.convert_chinese import Ambiguity, ConvertChinese
    from textprep.text.fold_case import FoldCase
    from textprep.text.full_to_half import FullToHalf
    from textprep.text.normalize_unicode import NormalizeUnicode
    from textprep.text.replace_pattern import ReplacePattern
    from textprep.text.strip_html import StripHtml
    from textprep.tokens.drop_stop_words import DropStopWords
    from textprep.tokens.lemmatize import Lemmatize
    from textprep.tokens.stem import Stem
    from textprep.tokens.tag_pos import TagPos
    from textprep.vectors.bag_of_words import BagOfWords
    from textprep.vectors.bm25 import Bm25
    from textprep.vectors.hashed_bag_of_words import HashedBagOfWords
    from textprep.vectors.models import load_model, save_model
    from textprep.vectors.term_weights import TermWeights
    from textprep.vectors.tfidf import Tfidf
    from textprep.vectors.word2vec import Word2Vec
    from textprep.vectors.word_vectors import WordVectors

__all__ = [
    "Ambiguity",
    "BagOfWords",
    "Bm25",
    "CleanText",
    "ConvertChinese",
    "Doc",
    "DropStopWords",
    "Edits",
    "Entry",
    "Failure",
    "FoldCase",
    "FullToHalf",
    "HashedBagOfWords",
    "Hmm",
    "Lemmatize",
    "Lexicon",
    "Match",
    "MaxMatch",
    "MixedWords",
    "NormalizeUnicode",
    "Pipeline",
    "ReplacePattern",
    "Segmenter",
    "Stage",
    "Stem",
    "StripHtml",
    "TagPos",
    "TermWeights",
    "TextprepError",
    "TextprepWarning",
    "Tfidf",
    "Unigram",
    "Word2Vec",
    "WordVectors",
    "Words",
    "dumps",
    "load",
    "load_model",
    "loads",
    "register_lexicon",
    "save",
    "save_model",
]

#: Where each public name lives; it is imported when first asked for.
_HOMES = {
    "textprep.config": ("dumps", "load", "loads", "save"),
    "textprep.doc": ("Doc", "Edits"),
    "textprep.errors": ("TextprepError", "TextprepWarning"),
    "textprep.cutters.hmm": ("Hmm",),
    "textprep.lexicon": ("Entry", "Lexicon", "Match"),
    "textprep.pipeline": ("Failure", "Pipeline"),
    "textprep.lexicon.named": ("register_lexicon",),
    "textprep.segment.max_match": ("MaxMatch",),
    "textprep.segment.mixed_words": ("MixedWords",),
    "textprep.segment.unigram": ("Unigram",),
    "textprep.segment.words": ("Words",),
    "textprep.stage": ("Segmenter", "Stage"),
    "textprep.text.clean_text": ("CleanText",),
    "textprep.text.convert_chinese": ("ConvertChinese", "Ambiguity"),
    "textprep.text.fold_case": ("FoldCase",),
    "textprep.text.full_to_half": ("FullToHalf",),
    "textprep.text.normalize_unicode": ("NormalizeUnicode",),
    "textprep.text.replace_pattern": ("ReplacePattern",),
    "textprep.text.strip_html": ("StripHtml",),
    "textprep.tokens.drop_stop_words": ("DropStopWords",),
    "textprep.tokens.lemmatize": ("Lemmatize",),
    "textprep.tokens.stem": ("Stem",),
    "textprep.tokens.tag_pos": ("TagPos",),
    "textprep.vectors.bag_of_words": ("BagOfWords",),
    "textprep.vectors.bm25": ("Bm25",),
    "textprep.vectors.hashed_bag_of_words": ("HashedBagOfWords",),
    "textprep.vectors.models": ("load_model", "save_model"),
    "textprep.vectors.term_weights": ("TermWeights",),
    "textprep.vectors.tfidf": ("Tfidf",),
    "textprep.vectors.word2vec": ("Word2Vec",),
    "textprep.vectors.word_vectors": ("WordVectors",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str) -> Any:
    if name in _HOME:
        value = getattr(importlib.import_module(_HOME[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
