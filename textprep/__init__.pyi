# Written by tests/write_stub.py from the lists in registry.py and __init__.py.
from textprep.apply import Apply
from textprep.config import dumps, load, loads, save
from textprep.cutters.hmm import Hmm
from textprep.doc import Doc, Edits
from textprep.errors import TextprepError, TextprepWarning
from textprep.lexicon import Entry, Lexicon, Match
from textprep.lexicon.named import register_lexicon
from textprep.pipeline import Failure, Pipeline
from textprep.quick import convert, cut
from textprep.segment.max_match import MaxMatch
from textprep.segment.mixed_words import MixedWords
from textprep.segment.unigram import Unigram
from textprep.segment.words import Words
from textprep.stage import Segmenter, Stage
from textprep.text.clean_text import CleanText
from textprep.text.convert_chinese import Ambiguity, ConvertChinese
from textprep.text.fix_text import FixText
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

__version__: str
__all__ = [
    "Ambiguity",
    "Apply",
    "BagOfWords",
    "Bm25",
    "CleanText",
    "ConvertChinese",
    "Doc",
    "DropStopWords",
    "Edits",
    "Entry",
    "Failure",
    "FixText",
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
    "convert",
    "cut",
    "dumps",
    "load",
    "load_model",
    "loads",
    "register_lexicon",
    "save",
    "save_model",
]
