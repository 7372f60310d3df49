"""Stems of words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textprep.doc import Doc
from textprep.errors import ParameterError, StageError
from textprep.params import param
from textprep.resources.packages import package_version
from textprep.stage import Program, Stage

#: The languages of the Snowball stemmers (snowballstem.org) that NLTK has.
LANGUAGES = (
    "arabic", "danish", "dutch", "english", "finnish", "french", "german", "hungarian", "italian", "norwegian",
    "portuguese", "romanian", "russian", "spanish", "swedish",
)  # fmt: skip

#: So many words are remembered before the memory starts anew.
_KEPT = 200_000


@dataclass(kw_only=True, repr=False, eq=False)
class Stem(Stage):
    """Each word cut down to its stem, through NLTK, which brings no data for it.

    Parameters:
        algorithm: ``"porter"`` (M. F. Porter, An algorithm for suffix stripping, 1980, with NLTK's
            extensions), ``"snowball"`` (Porter's stemmers for fifteen languages), ``"lancaster"`` (C. D. Paice,
            Another stemmer, 1990).
        language: for ``"snowball"``: arabic, danish, dutch, english, finnish, french, german, hungarian,
            italian, norwegian, portuguese, romanian, russian, spanish, swedish; the others are for English.

    Raises:
        ParameterError: an algorithm that does not know the language.

    >>> from textprep import Words
    >>> list(Stem()(Words()("running flies")))
    ['run', 'fli']
    """

    algorithm: str = param("porter", "the algorithm", choices=("porter", "snowball", "lancaster"))
    language: str = param("english", "the language", choices=LANGUAGES)

    takes = "tokens"
    gives = "tokens"

    def check(self) -> None:
        """Check also that the algorithm knows the language."""
        super().check()
        if self.language != "english" and self.algorithm != "snowball":
            raise ParameterError(
                f"Stem: algorithm {self.algorithm!r} is for English alone, found language={self.language!r}; "
                "algorithm='snowball' knows it"
            )

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Stem each word once and keep what it became."""
        stem = self._stemmer()
        known: dict[str, str] = {}

        def run(doc: Doc) -> Doc:
            if doc.tokens is None:
                raise StageError("the document has no tokens yet; a segmenter has to come before")
            stems = []
            for token in doc.tokens:
                found = known.get(token)
                if found is None:
                    if len(known) > _KEPT:
                        known.clear()
                    found = known[token] = stem(token)
                stems.append(found)
            return doc if stems == doc.tokens else doc.with_tokens(stems)

        return run

    def _stemmer(self) -> Callable[[str], str]:
        from nltk import stem

        made = {
            "porter": stem.PorterStemmer,
            "lancaster": stem.LancasterStemmer,
            "snowball": lambda: stem.SnowballStemmer(self.language),
        }[self.algorithm]()
        function: Callable[[str], str] = made.stem
        return function

    def sources(self) -> dict[str, str]:
        """NLTK."""
        return {"nltk": package_version("nltk")}
