"""Words with their tags, as jieba's posseg has them, in plain Python."""

from __future__ import annotations

from array import array
from typing import cast

from textprep.kernels.lattice.jieba_characters import ASCII_ALNUM, OUTSIDE_BLOCK, TAG_BLOCK, TAG_RUN
from textprep.kernels.lattice.pure_best_path import best_path
from textprep.kernels.lattice.pure_models import TagHmm
from textprep.kernels.lattice.pure_overlay import Lattice

#: Texts are cut through 32-bit positions.
LIMIT = 0x7FFFFFF0

#: The tag of a token that stands for its tag in the lexicon, which is looked up last.
_OF_LEXICON = ""


class Tagger:
    """Cut and tag texts as jieba's posseg does.

    ``tag_ids`` holds for each word of the base the number of its tag in ``tags``; ``extra`` maps further words to
    tags.  Without a model (``hmm``), words that the lexicon does not have stay single characters.
    """

    def __init__(
        self,
        lattice: Lattice,
        tag_ids: array[int],
        tags: list[str],
        hmm: TagHmm | None = None,
        extra: dict[str, str] | None = None,
        keep_space: bool = False,
    ) -> None:
        if tag_ids.typecode != "H" or len(tag_ids) != len(lattice.base):
            raise ValueError(f"found {len(tag_ids)} tags for {len(lattice.base)} words; each needs one")
        self._lattice = lattice
        self._tag_ids = tag_ids
        self._tags = tags
        self._hmm = hmm
        self._extra = extra or {}
        self._keep_space = keep_space

    def tagged(self, text: str) -> tuple[list[str], array[int], array[int], list[str]]:
        """Return ``(tokens, starts, ends, tags)``."""
        if len(text) > LIMIT:
            raise OverflowError(f"a text may have {LIMIT} characters, this one has {len(text)}")
        tokens: list[str] = []
        tags: list[str] = []
        starts, ends = array("i"), array("i")
        start = 0
        for end, tag in self._cut(text):
            token = text[start:end]
            if self._keep_space or not token.isspace():
                tokens.append(token)
                tags.append(self._tag_of_word(token) if tag == _OF_LEXICON else tag)
                starts.append(start)
                ends.append(end)
            start = end
        return tokens, starts, ends, tags

    def _tag_of_word(self, token: str) -> str:
        """Return the lexicon's tag of a token, jieba's "x" if it has none."""
        tag = self._extra.get(token)
        if tag is not None:
            return tag
        id = self._lattice.base.find(token)
        return (self._tags[self._tag_ids[id]] if id >= 0 else "") or "x"

    def _cut(self, text: str) -> list[tuple[int, str]]:
        """Return (end, tag) of every token."""
        found: list[tuple[int, str]] = []
        at = 0
        for match in TAG_BLOCK.finditer(text):
            found += [(single.end(), "x") for single in OUTSIDE_BLOCK.finditer(text, at, match.start())]
            self._cut_block(text, *match.span(), found)
            at = match.end()
        return found + [(single.end(), "x") for single in OUTSIDE_BLOCK.finditer(text, at)]

    def _cut_block(self, text: str, begin: int, end: int, found: list[tuple[int, str]]) -> None:
        """Cut a block along its best path."""
        word_ends = best_path(self._lattice, text, begin, end)
        at = run = begin  # where the run of single characters before `at` begins
        while at < end:
            word_end = word_ends[at - begin]
            if word_end - at > 1 or (self._hmm is None and text[at] not in ASCII_ALNUM):
                self._append_run(text, run, at, found)
                found.append((word_end, _OF_LEXICON))
                run = word_end
            at = word_end
        self._append_run(text, run, end, found)

    def _append_run(self, text: str, begin: int, end: int, found: list[tuple[int, str]]) -> None:
        """Append a run of words of one character.

        Without a model it is joined: it consists of ASCII letters and digits.
        """
        if self._hmm is None:
            if begin < end:
                found.append((end, "eng"))
        elif end - begin > 1 and not self._lattice.is_word(text[begin:end]):
            self._cut_run(text, begin, end, found)
        else:
            found += [(at, _OF_LEXICON) for at in range(begin + 1, end + 1)]

    def _cut_run(self, text: str, begin: int, end: int, found: list[tuple[int, str]]) -> None:
        """Cut and tag a run that is no word: the model does it for Han characters."""
        for match in TAG_RUN.finditer(text, begin, end):
            if match.lastgroup != "han":
                found.append((match.end(), {"number": "m", "latin": "eng"}.get(match.lastgroup or "", "x")))
                continue
            path = cast("TagHmm", self._hmm).path(match[0])
            done = 0
            for size, (place, tag) in enumerate(path, 1):
                if place in "ES":
                    found.append((match.start() + size, tag))
                    done = size
            if done < len(path):
                found.append((match.end(), path[done][1]))
