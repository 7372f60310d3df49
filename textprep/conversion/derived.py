"""The dictionaries that OpenCC's build derives from others, for folders that lack them, such as OpenCC's own tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

#: Return the text of a dictionary file, None if there is no such file.
ReadText = Callable[[str], "str | None"]
#: Return the function that converts by the configuration t2s.
MakeSimplify = Callable[[], Callable[[str], str]]


def derive(file: str, read_text: ReadText, make_simplify: MakeSimplify) -> str | None:
    """Return the text of a dictionary that OpenCC's build derives.

    Parameters:
        file: the dictionary's file name, such as ``TWVariantsRev.txt``.
        read_text: reads the dictionaries that it derives from.
        make_simplify: called only if the derivation converts words.

    Returns:
        None if the build derives no dictionary of this name, or if one that it derives from is missing.
    """
    stem = file.removesuffix(".txt")
    if stem in _DERIVATIONS:
        needed, make = _DERIVATIONS[stem]
    elif stem.endswith("Rev"):
        needed, make = (f"{stem.removesuffix('Rev')}.txt",), _reverse
    else:
        return None
    texts = []
    for name in needed:
        text = read_text(name)
        if text is None:
            return None
        texts.append(text)
    return make(texts, make_simplify)


def _reverse(texts: Sequence[str], _: MakeSimplify) -> str:
    """Map each candidate to its keys in the order of the file.

    A comment ``# @reverse-prefer: X [Y]`` moves Y (default X) to the front of the keys of X.
    """
    reversed_entries: dict[str, list[str]] = {}
    for key, candidates in _entries(texts[0]):
        for candidate in candidates:
            reversed_entries.setdefault(candidate, []).append(key)
    for match in re.finditer(r"^# @reverse-prefer: *(\S+)(?: +(\S+))?", texts[0], re.MULTILINE):
        keys = reversed_entries.get(match[1], [])
        preferred = match[2] or match[1]
        if preferred in keys:
            keys.remove(preferred)
            keys.insert(0, preferred)
    return _to_text(reversed_entries.items())


def _tofu_risk(texts: Sequence[str], _: MakeSimplify) -> str:
    """Take the entries that follow a comment ``# @tofu-risk:``, whose candidates many fonts lack."""
    lines = texts[0].splitlines()
    return "".join(f"{line}\n" for before, line in pairwise(lines) if before.startswith("# @tofu-risk:"))


def _regional_phrases(texts: Sequence[str], make_simplify: MakeSimplify) -> str:
    """Map the simplified form of each regional word to the word. Forms of fewer than three characters are dropped."""
    simplify = make_simplify()
    entries: dict[str, list[str]] = {}
    for text in texts[:-1]:
        for key, _ in _entries(text):
            simplified = simplify(key)
            if len(simplified) >= 3:
                entries.setdefault(simplified, [key])
    return _to_text(entries.items())


_Derivation = Callable[[Sequence[str], MakeSimplify], str]

#: By name: the files that a dictionary derives from, and how. The last file of the phrases serves t2s only.
_DERIVATIONS: dict[str, tuple[tuple[str, ...], _Derivation]] = {
    "TSCharactersExt": (("TSCharacters.txt",), _tofu_risk),
    "STPhrases_GeneratedFromRegionalPhrases": (
        ("HKPhrases.txt", "TWPhrases.txt", "TSCharacters.txt"),
        _regional_phrases,
    ),
}


def _entries(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the keys of a dictionary file with their candidates."""
    for line in text.splitlines():
        key, tab, candidates = line.partition("\t")
        if tab and not line.startswith("#"):
            yield key, candidates.split(" ")


def _to_text(entries: Iterable[tuple[str, Sequence[str]]]) -> str:
    return "".join(f"{key}\t{' '.join(candidates)}\n" for key, candidates in entries)
