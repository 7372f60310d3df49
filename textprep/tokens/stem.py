"""Stemming."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass

from textprep.doc import Doc
from textprep.errors import ParameterError, StageError, checked_imports
from textprep.params import param
from textprep.resources.cache import BoundedCache
from textprep.resources.packages import package_version
from textprep.stage import Program, Stage

#: The languages of the Snowball stemmers (snowballstem.org) that NLTK has.
LANGUAGES = (
    "arabic", "danish", "dutch", "english", "finnish", "french", "german", "hungarian", "italian", "norwegian",
    "portuguese", "romanian", "russian", "spanish", "swedish",
)  # fmt: skip


@dataclass(repr=False, eq=False)
class Stem(Stage):
    """Reduce each word to its stem by one of NLTK's stemmers, which need no data.

    Parameters:
        algorithm: ``"porter"`` (M. F. Porter, An algorithm for suffix stripping, 1980, with NLTK's
            extensions), ``"snowball"`` (Porter's stemmers for fifteen languages), ``"lancaster"`` (C. D. Paice,
            Another stemmer, 1990).
        language: for ``"snowball"``: arabic, danish, dutch, english, finnish, french, german, hungarian,
            italian, norwegian, portuguese, romanian, russian, spanish, swedish. The other algorithms know only English.

    Raises:
        ParameterError: the algorithm does not know the language.

    >>> from textprep import Words
    >>> list(Stem()(Words()("running flies")))
    ['run', 'fli']
    """

    algorithm: str = param("porter", "the stemming algorithm", choices=("porter", "snowball", "lancaster"))
    _: KW_ONLY
    language: str = param("english", "the language of the text", choices=LANGUAGES)

    takes = "tokens"
    gives = "tokens"

    def check(self) -> None:
        """Check the parameters, and that the algorithm knows the language."""
        super().check()
        if self.language != "english" and self.algorithm != "snowball":
            raise ParameterError(
                f"Stem: algorithm {self.algorithm!r} is for English only, found language={self.language!r}; "
                "use algorithm='snowball'"
            )

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Stem each word once and remember its stem."""
        stems = BoundedCache(self._stemmer())

        def run(doc: Doc) -> Doc:
            if doc.tokens is None:
                raise StageError("the document has no tokens yet; a segmenter has to come before")
            tokens = [stems[token] for token in doc.tokens]
            return doc if tokens == doc.tokens else doc.with_tokens(tokens)

        return run

    def _stemmer(self) -> Callable[[str], str]:
        with checked_imports("nltk"):
            from nltk import stem

        stemmer = {
            "porter": stem.PorterStemmer,
            "lancaster": stem.LancasterStemmer,
            "snowball": lambda: stem.SnowballStemmer(self.language),
        }[self.algorithm]()
        function: Callable[[str], str] = stemmer.stem
        return function

    def sources(self) -> dict[str, str]:
        """Return the version of NLTK."""
        return {"nltk": package_version("nltk")}
