"""Base forms by WordNet, as NLTK's WordNetLemmatizer gives them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from textprep.errors import ResourceError, ResourceMissingError
from textprep.resources.cache import load_once
from textprep.resources.files import digest, read_bytes, read_text
from textprep.resources.packages import package_version

#: WordNet's part of speech by the first letter of a Penn Treebank tag; of any other a noun.
_PARTS = {"J": "a", "V": "v", "R": "r", "N": "n"}
#: The names of the parts in WordNet's files.
_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}

#: So many words are remembered before the memory starts anew.
_KEPT = 200_000

Morphy = Callable[[str, str], list[str]]


class WordNetLemmas:
    """The shortest of the base forms that WordNet's morphology finds for a part of speech.

    Parameters:
        path: a folder with WordNet's files (``index.noun``, ``noun.exc``, …); None asks NLTK's search path.

    Raises:
        ResourceError: WordNet is not there.
    """

    def __init__(self, path: str | None) -> None:
        self._morphy = _installed() if path is None else _of_folder(path)
        self._lemmas: dict[tuple[str, str], str] = {}

    def run(self, tokens: Sequence[str], tags: Sequence[str] | None) -> list[str]:
        """The lemma of every token; without tags all are nouns, as NLTK has it."""
        known = self._lemmas
        lemmas = []
        for at, token in enumerate(tokens):
            part = "n" if tags is None else _PARTS.get(tags[at][:1], "n")
            lemma = known.get((token, part))
            if lemma is None:
                if len(known) > _KEPT:
                    known.clear()
                lemma = known[token, part] = self._lemma(token, part)
            lemmas.append(lemma)
        return lemmas

    def _lemma(self, token: str, part: str) -> str:
        """In lower case where the token is not known as it is written."""
        for form in (token, token.lower()):
            found = self._morphy(form, part)
            if found:
                return min(found, key=len)
        return token


def _installed() -> Morphy:
    """WordNet of NLTK's search path."""
    from nltk.corpus import wordnet

    try:
        wordnet.ensure_loaded()
    except LookupError:
        raise ResourceError(
            "WordNet is not installed; python -m nltk.downloader wordnet, or name a folder with its files: wordnet_path"
        ) from None
    morphy: Morphy = wordnet._morphy
    return morphy


def _of_folder(path: str) -> Morphy:
    """WordNet's morphology over a folder: the exceptions of a part of speech, else its endings (morphy(7WN))."""
    folder = Path(path)
    if not folder.is_dir():
        raise ResourceMissingError(f"WordNet's folder {path!r} does not exist")
    words, exceptions = load_once(("wordnet", str(folder.resolve())), lambda: _read(folder))
    from nltk.corpus.reader.wordnet import WordNetCorpusReader

    endings: dict[str, list[tuple[str, str]]] = WordNetCorpusReader.MORPHOLOGICAL_SUBSTITUTIONS

    def morphy(form: str, part: str) -> list[str]:
        forms = exceptions[part].get(form)
        if forms is None:
            forms = [form[: -len(old)] + new for old, new in endings[part] if form.endswith(old)]
        return [word for word in dict.fromkeys([form, *forms]) if word in words[part]]

    return morphy


def _read(folder: Path) -> tuple[dict[str, frozenset[str]], dict[str, dict[str, list[str]]]]:
    """By part of speech the words of the index, and the exceptions."""
    words, exceptions = {}, {}
    for part, name in _FILES.items():
        index = read_text(folder / f"index.{name}", "WordNet's file").splitlines()
        # The licence stands before the entries, indented.
        words[part] = frozenset(line.split(" ", 1)[0] for line in index if line and not line.startswith(" "))
        rows = [line.split() for line in read_text(folder / f"{name}.exc", "WordNet's file").splitlines()]
        exceptions[part] = {row[0]: row[1:] for row in rows if row}
    return words, exceptions


def source(path: str | None) -> str:
    """What tells one WordNet from another."""
    if path is None:
        return f"nltk {package_version('nltk')}"
    names = [name for part in _FILES.values() for name in (f"index.{part}", f"{part}.exc")]
    return digest(b"".join(read_bytes(Path(path) / name, "WordNet's file") for name in names))
