"""Suffixes of Chinese words that the base form lacks: plural 们, erhua 儿, and the aspect particles 了, 着, 过."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from textprep.lexicon import Lexicon

ASPECT_PARTICLES = frozenset("了着过")

#: A verb with a particle may be a word of its own. It is only a form of the verb if the verb is more frequent by
#: this factor. 了 needs more, since words in 了 are often frequent ones (为了, 除了).
_FREQUENCY_RATIO = {"了": 100, "着": 5, "过": 5}


class Suffixes:
    """Takes the suffix off a token.

    Parameters:
        rules: those of "plural", "erhua" and "aspect" that are in force.
        lexicon: counts of words.
        tags: the tag of a word in the lexicon, or None.
        separable: the separable verbs.
        exceptions: for each rule the words that only look like a form with the suffix.
    """

    def __init__(
        self,
        rules: Collection[str],
        lexicon: Lexicon,
        tags: Mapping[str, str | None],
        separable: Collection[str],
        exceptions: Mapping[str, Collection[str]],
    ) -> None:
        self._rules = rules
        self._lexicon = lexicon
        self._tags = tags
        self._separable = separable
        self._exceptions = exceptions
        self._children = tuple(exceptions["child"])

    def stem(self, token: str) -> str:
        """Return a token without its suffix, or the token itself."""
        suffix, stem = token[-1:], token[:-1]
        if not stem:
            return token
        if suffix == "们":
            has_suffix = "plural" in self._rules and self.is_plural(token, stem)
        elif suffix == "儿":
            has_suffix = "erhua" in self._rules and self.is_erhua(token, stem)
        elif suffix in ASPECT_PARTICLES:
            has_suffix = "aspect" in self._rules and self.has_aspect_particle(token, stem)
        else:
            has_suffix = False
        return stem if has_suffix else token

    def is_plural(self, token: str, stem: str) -> bool:
        """Return whether 们 makes the plural of a noun for people (吕叔湘, 现代汉语八百词, 1980, 们)."""
        if token in self._exceptions["plural"]:
            return False
        tag = self._tags[stem]
        return tag is None or (tag[0] in "nbjz" and tag != "nr") or tag in ("v", "vn", "zg")

    def is_erhua(self, token: str, stem: str) -> bool:
        """Return whether 儿 only colours the syllable before it (赵元任 1968, 4.4.3) and does not mean a child."""
        if token in self._exceptions["erhua"] or token.endswith(self._children):
            return False
        stem_tag, tag = self._tags[stem], self._tags[token]
        # A token of two characters that is not in the dictionary is often a part of a name.
        if stem_tag is None or (tag == "nr" and len(token) > 2) or (tag is None and len(stem) == 1):
            return False
        if tag is not None and tag[0] not in "nv":
            return False
        return stem_tag not in ("r", "m", "t", "d", "nr", "ns", "nrt", "u", "p", "c")

    def has_aspect_particle(self, token: str, stem: str) -> bool:
        """Return whether 了, 着 or 过 in a token follows a verb (朱德熙 1982, 5.15)."""
        if token in self._exceptions["aspect"] or not self.is_verb(stem):
            return False
        entry = self._lexicon.get(token)
        if entry is None:
            return True
        verb = self._lexicon.get(stem)
        return entry.tag[:1] == "v" and verb is not None and verb.count > _FREQUENCY_RATIO[token[-1]] * entry.count

    def is_verb(self, word: str) -> bool:
        """Return whether the lexicon tags a word as a verb, or has it and it is separable."""
        tag = self._tags[word]
        return tag is not None and (tag[0] == "v" or word in self._separable)
