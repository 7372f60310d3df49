"""Removal of stop words."""

from __future__ import annotations

from dataclasses import dataclass

from textprep.doc import Doc, DropTokens
from textprep.params import param
from textprep.resources.files import digest
from textprep.resources.stop_words import stop_words
from textprep.stage import Program, Stage, apply_text_stages


@dataclass(kw_only=True, repr=False, eq=False)
class DropStopWords(Stage):
    """Drop the tokens that are in a stop list.

    The text stages before this one are applied to the lists, too, so that the lists match the text that these
    stages produce: after `FoldCase` the lists are in lower case, after `ConvertChinese` in its target script.

    Parameters:
        stop_words: names of this package's lists (``"zh"`` in both scripts, ``"en"``), ``"nltk:LANGUAGE"`` for one of
            NLTK's lists if its data is installed, and paths of files with one word a line, in which lines that begin
            with "#" are comments.

    >>> from textprep import Unigram
    >>> list(DropStopWords()(Unigram()("我们的问题是时间")))
    ['问题', '时间']
    """

    stop_words: tuple[str, ...] = param(("zh", "en"), "names and paths of stop lists", path=True)

    takes = "tokens"
    gives = "tokens"

    def words(self) -> list[str]:
        """Return the words of all lists as they are written."""
        return [word for name in self.stop_words for word in stop_words(name)]

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Apply the stages before this one to the lists, then drop the tokens that are in them."""
        return DropTokens(frozenset(apply_text_stages(upstream, self.words())) - {""})

    def unreachable(self, upstream: tuple[Stage, ...]) -> list[str]:
        """Return the words that can never be dropped, because they never arrive as one token.

        Either a text stage leaves nothing of such a word, or the segmenter does not keep it whole when it
        segments the word by itself.
        """
        words = self.words()
        segmenters = [stage for stage in upstream if stage.takes == "text" and stage.gives == "tokens"]
        normalized = apply_text_stages(upstream, words)
        before = upstream[: upstream.index(segmenters[0])] if segmenters else ()
        program = segmenters[0].bind(before) if segmenters else None
        return [
            word
            for word, form in zip(words, normalized, strict=True)
            if not form.strip() or (program is not None and program(Doc.of(form)).tokens != [form])
        ]

    def sources(self) -> dict[str, str]:
        """Return a digest of each list."""
        return {
            f"stop words {number}": digest("\n".join(stop_words(name)).encode())
            for number, name in enumerate(self.stop_words)
        }
