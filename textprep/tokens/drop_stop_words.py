"""Stop words."""

from __future__ import annotations

from dataclasses import dataclass

from textprep.doc import Doc, DropTokens
from textprep.params import param
from textprep.resources.files import digest
from textprep.resources.stop_words import stop_words
from textprep.stage import Program, Stage, apply_text_stages


@dataclass(kw_only=True, repr=False, eq=False)
class DropStopWords(Stage):
    """Tokens that are in a list go.

    The lists pass through the text stages that come before, so that they match what these make of
    the text: after `FoldCase` in lower case, after `ConvertChinese` in the script it gives.

    Parameters:
        stop_words: names of our lists (``"zh"`` in both scripts, ``"en"``), ``"nltk:LANGUAGE"`` for a
            list of NLTK's where its data is installed, and paths of files with one word a line, where
            lines that begin with "#" are comments.

    >>> from textprep import Unigram
    >>> list(DropStopWords()(Unigram()("我们的问题是时间")))
    ['问题', '时间']
    """

    stop_words: tuple[str, ...] = param(("zh", "en"), "names of lists, and paths", path=True)

    takes = "tokens"
    gives = "tokens"

    def words(self) -> list[str]:
        """The words of all lists, as they are written there."""
        return [word for name in self.stop_words for word in stop_words(name)]

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Compare with the lists as the stages before leave them."""
        return DropTokens(frozenset(apply_text_stages(upstream, self.words())) - {""})

    def unreachable(self, upstream: tuple[Stage, ...]) -> list[str]:
        """Words that the stages before leave nothing of, or that the segmenter cuts or never gives.

        A word is asked of the segmenter by itself; where it does not come out as one token, no list
        that holds it can drop it.
        """
        words = self.words()
        segmenters = [stage for stage in upstream if stage.takes == "text" and stage.gives == "tokens"]
        found = []
        normalized = apply_text_stages(upstream, words)
        before = upstream[: upstream.index(segmenters[0])] if segmenters else ()
        program = segmenters[0].bind(before) if segmenters else None
        for word, other in zip(words, normalized, strict=True):
            if not other.strip() or (program is not None and program(Doc.of(other)).tokens != [other]):
                found.append(word)
        return found

    def sources(self) -> dict[str, str]:
        """The lists."""
        return {
            f"stop words {number}": digest("\n".join(stop_words(name)).encode())
            for number, name in enumerate(self.stop_words)
        }
