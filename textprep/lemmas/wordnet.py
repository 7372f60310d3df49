"""Base forms of English words by WordNet, with the results of NLTK's WordNetLemmatizer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from textprep.errors import ResourceError, ResourceMissingError, StageError, checked_imports
from textprep.resources.cache import BoundedCache, load_once
from textprep.resources.files import digest, read_bytes, read_text
from textprep.resources.packages import package_version

#: WordNet's part of speech by its own letters ("s" is a satellite adjective), and by the tags of Universal Dependencies
#: and of NLTK's universal tag set.
_PARTS = {
    "n": "n", "v": "v", "a": "a", "r": "r", "s": "a", "ADJ": "a", "ADV": "r", "AUX": "v", "VERB": "v",
    **dict.fromkeys("ADP CCONJ CONJ DET INTJ NOUN NUM PART PRON PROPN PRT PUNCT SCONJ SYM X .".split(), "n"),
}  # fmt: skip
#: WordNet's part of speech by the first letter of the other tags. Tags with another first letter count as nouns.
_PARTS_BY_LETTER = {"J": "a", "V": "v", "R": "r", "v": "v", "a": "a", "d": "r"}
#: The tags of the Penn Treebank, with those of its later guidelines.
_PENN_TAGS = frozenset(
    "CC CD DT EX FW IN JJ JJR JJS LS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP "
    "VBZ WDT WP WP$ WRB # $ '' `` ( ) , . : -LRB- -RRB- ADD AFX GW HYPH NFP XX".split()
)
#: The tags of jieba's dictionary and segmenter.
_JIEBA_TAGS = frozenset(
    "ad ag al an b c d df dg e eng f g h i j k l m mg mq ng nr nrfg nrt ns nt nz o p q qe qg rg rr rz t tg u ud ug uj "
    "ul uv uz vd vg vi vn vq x y z zg".split()
)
_LATIN = re.compile("[A-Za-z]")
#: The names of WordNet's files by part of speech.
_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}

#: Returns the base forms of a word as a part of speech, as WordNet's function of this name does (morphy(7WN)).
Morphy = Callable[[str, str], list[str]]


class WordNetLemmatizer:
    """Gives each token the shortest of the base forms that WordNet's morphology finds for its part of speech.

    Parameters:
        path: a folder with WordNet's files (``index.noun``, ``noun.exc``, …); None takes those on NLTK's search path.

    Raises:
        ResourceError: WordNet is not installed; the message has the command.
        ResourceMissingError: the folder or one of its files does not exist.
    """

    def __init__(self, path: str | None) -> None:
        self._morphy = _morphy_of_nltk() if path is None else _morphy_of_folder(path)
        self._lemmas: BoundedCache[tuple[str, str], str] = BoundedCache(self._lemma)

    def lemmatize(self, tokens: Sequence[str], tags: Sequence[str] | None) -> list[str]:
        """Return the base form of every token.

        Without tags all tokens count as nouns, as in NLTK; tokens without Latin letters stay, whatever their tag.

        Raises:
            StageError: the tag of a token is of no known set.
        """
        if tags is None:
            parts = ["n"] * len(tokens)
        else:
            parts = [
                _part_of_token(token, tag) if _LATIN.search(token) else "n"
                for token, tag in zip(tokens, tags, strict=True)
            ]
        return [self._lemmas[key] for key in zip(tokens, parts, strict=True)]

    def _lemma(self, key: tuple[str, str]) -> str:
        """Look a token up as it is written, then in lower case."""
        token, part = key
        for form in (token, token.lower()):
            found = self._morphy(form, part)
            if found:
                return min(found, key=len)
        return token


def part_of_speech(tag: str) -> str | None:
    """Return WordNet's part of speech for a tag, None for a tag that no known set has.

    The sets are those of WordNet, the Penn Treebank, Universal Dependencies and jieba. The empty tag and those of other
    parts of speech count as nouns.
    """
    if tag in _PARTS:
        return _PARTS[tag]
    if tag and tag not in _PENN_TAGS and tag not in _JIEBA_TAGS:
        return None
    return _PARTS_BY_LETTER.get(tag[:1], "n")


def _part_of_token(token: str, tag: str) -> str:
    part = part_of_speech(tag)
    if part is None:
        raise StageError(
            f"the token {token!r} has the tag {tag!r}, which no known tag set has; accepted: WordNet's n, v, a, r, s, "
            "the tags of the Penn Treebank (NN, VBD, JJ, …), of Universal Dependencies (NOUN, VERB, ADJ, …), "
            "and jieba's (n, vn, eng, …)"
        )
    return part


def _morphy_of_nltk() -> Morphy:
    """Return NLTK's function over the WordNet on its search path."""
    with checked_imports("nltk"):
        from nltk.corpus import wordnet

    try:
        wordnet.ensure_loaded()
    except LookupError:
        raise ResourceError(
            "WordNet is not installed; run python -m nltk.downloader wordnet, "
            "or name a folder with its files by wordnet_path"
        ) from None
    morphy: Morphy = wordnet._morphy
    return morphy


def _morphy_of_folder(path: str) -> Morphy:
    """Return a function over the files of a folder: the exceptions of a part of speech, else its endings."""
    folder = Path(path)
    if not folder.is_dir():
        raise ResourceMissingError(f"WordNet's folder {path!r} does not exist")
    words, exceptions = load_once(("wordnet", str(folder.resolve())), lambda: _read(folder))
    with checked_imports("nltk"):
        from nltk.corpus.reader.wordnet import WordNetCorpusReader

    endings: dict[str, list[tuple[str, str]]] = WordNetCorpusReader.MORPHOLOGICAL_SUBSTITUTIONS

    def morphy(form: str, part: str) -> list[str]:
        forms = exceptions[part].get(form)
        if forms is None:
            forms = [form[: -len(old)] + new for old, new in endings[part] if form.endswith(old)]
        return [word for word in dict.fromkeys([form, *forms]) if word in words[part]]

    return morphy


def _read(folder: Path) -> tuple[dict[str, frozenset[str]], dict[str, dict[str, list[str]]]]:
    """Return the words of the index and the exceptions, both by part of speech."""
    words, exceptions = {}, {}
    for part, name in _FILES.items():
        index = read_text(folder / f"index.{name}", "WordNet's file").splitlines()
        # The licence stands before the entries, indented.
        words[part] = frozenset(line.split(" ", 1)[0] for line in index if line and not line.startswith(" "))
        rows = [line.split() for line in read_text(folder / f"{name}.exc", "WordNet's file").splitlines()]
        exceptions[part] = {row[0]: row[1:] for row in rows if row}
    return words, exceptions


def wordnet_source(path: str | None) -> str:
    """Return NLTK's version, or the digest of the files in a folder, for the fingerprint of a stage."""
    if path is None:
        return f"nltk {package_version('nltk')}"
    names = [name for part in _FILES.values() for name in (f"index.{part}", f"{part}.exc")]
    return digest(b"".join(read_bytes(Path(path) / name, "WordNet's file") for name in names))
