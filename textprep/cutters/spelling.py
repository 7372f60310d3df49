"""Words as the text stages before a segmenter spell them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from textprep.lexicon import Lexicon
from textprep.lexicon.named import Fold
from textprep.params import is_path
from textprep.resources.cache import load_once
from textprep.stage import Stage
from textprep.upstream import apply_text_stages


class UpstreamSpelling:
    """Spells words as the text stages before a segmenter, and then a fold.

    Parameters:
        upstream: the stages before the segmenter.
        fold: the fold of the look-up.
    """

    def __init__(self, upstream: tuple[Stage, ...], fold: Fold | None = None) -> None:
        self._stages = tuple(stage for stage in upstream if stage.takes == "text" and stage.gives == "text")
        self._fold = fold

    def __call__(self, words: Iterable[str]) -> list[str]:
        """Return the spelling of each word as a document of its own; empty if nothing is left of it."""
        spellings = apply_text_stages(self._stages, words)
        return spellings if self._fold is None else list(map(self._fold, spellings))

    def changed_words(self, lexicon: Lexicon) -> list[tuple[str, str]]:
        """Return the words of the lexicon's base that get another spelling, with this spelling.

        Words are selected before they are spelled, because a base has hundreds of thousands of them: by the characters
        that the stages change, and by the phrases for which a stage has a rule.  A stage that changes longer strings
        without naming them in `Stage.phrases` (a regular expression, a function) is noticed at single characters only.
        """
        if not self._stages:
            return []
        key = _key_of(self._stages)
        if lexicon.name is None or key is None:
            return self._find_changed_words(lexicon)
        return load_once(("changed words", lexicon.name, key), lambda: self._find_changed_words(lexicon))

    def _find_changed_words(self, lexicon: Lexicon) -> list[tuple[str, str]]:
        alphabet = lexicon.alphabet()
        changed = {
            char for char, spelling in zip(alphabet, self._spell_lines(alphabet), strict=True) if char != spelling
        }
        words = lexicon.words_with(changed | self._phrase_characters(changed))
        return [pair for pair in zip(words, self._spell_lines(words), strict=True) if pair[1] and pair[0] != pair[1]]

    def _phrase_characters(self, changed: set[str]) -> set[str]:
        """Return characters of which every phrase that is changed, but has no changed character, contains one."""
        phrases = [phrase for stage in self._stages for phrase in stage.phrases() if changed.isdisjoint(phrase)]
        spellings = self._spell_lines(phrases)
        phrases = [phrase for phrase, spelling in zip(phrases, spellings, strict=True) if phrase != spelling]
        frequency = Counter("".join(phrases))
        characters: set[str] = set()
        for phrase in phrases:
            if characters.isdisjoint(phrase):
                characters.add(max(phrase, key=frequency.__getitem__))
        return characters

    def _spell_lines(self, words: Sequence[str]) -> list[str]:
        """Return the spelling of each word, all as the lines of one document if the stages leave the lines apart."""
        lines = self(["\n".join(words)])[0].split("\n") if words else []
        return lines if len(lines) == len(words) else self(words)


def _key_of(stages: Sequence[Stage]) -> str | None:
    """Return what identifies the results of stages in this process; None if they depend on files or on functions."""
    described = []
    for stage in stages:
        if type(stage).__module__.partition(".")[0] != "textprep":
            return None
        for name, field in stage.param_fields().items():
            value = getattr(stage, name)
            is_file = field.metadata.get("path") and isinstance(value, str) and is_path(value)
            if is_file or callable(value):
                return None
        described.append((type(stage).__name__, sorted(stage.described().items())))
    return repr(described)
