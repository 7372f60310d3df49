"""Lexicons by name: the built-in one, those that the user registers, and files; and how a lexicon is pickled."""

from __future__ import annotations

import copyreg
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from textprep.errors import ParameterError, ResourceError, nearest
from textprep.lexicon.lexicon import Lexicon
from textprep.lexicon.lines import parse_user_words
from textprep.params import is_path
from textprep.resources.cache import file_signature, load_once
from textprep.resources.files import digest, read_bytes
from textprep.resources.jieba import jieba_dictionary
from textprep.resources.packages import package_version

Fold = Callable[[str], str]


@dataclass(frozen=True)
class _BuiltIn:
    """How a built-in lexicon is read.

    Parameters:
        distribution: the package that brings it; its version identifies the contents.
        load: reads it.
        load_folded: reads it with every word folded.
    """

    distribution: str
    load: Callable[[], Lexicon]
    load_folded: Callable[[Fold], Lexicon]


def _load_jieba() -> Lexicon:
    with jieba_dictionary() as file:
        lexicon = Lexicon.from_stream(file, "jieba/dict.txt")
    lexicon.name = "jieba"
    return lexicon


def _load_jieba_folded(fold: Fold) -> Lexicon:
    """Fold the file as one string, which is faster than word by word."""
    with jieba_dictionary() as file:
        lines = file.read().decode().split("\n")
    pairs = list(zip(lines, fold("\n".join(lines)).split("\n"), strict=True))
    # Of lines with the same word the last one counts, and words that folding leaves alone are to win.
    changed = [after for before, after in pairs if before != after]
    unchanged = [after for before, after in pairs if before == after]
    return Lexicon.from_stream(io.BytesIO("\n".join([*changed, *unchanged]).encode()), "jieba/dict.txt, folded")


#: The lexicons that need no file of the user. Add a line here to add one.
BUILT_IN = {"jieba": _BuiltIn("jieba", _load_jieba, _load_jieba_folded)}

_registered: dict[str, Lexicon] = {}


def register_lexicon(name: str, lexicon: Lexicon) -> None:
    """Name a lexicon for this process, so that stages can ask for it: ``Unigram(lexicon=name)``.

    Raises:
        ParameterError: the name is not made of a-z, 0-9, "_" and "-", or belongs to a built-in lexicon.
    """
    if is_path(name) or name in BUILT_IN:
        raise ParameterError(
            f"a lexicon's name is made of a-z, 0-9, '_' and '-' and is not {', '.join(BUILT_IN)}, found {name!r}"
        )
    _registered[name] = lexicon


def lexicon_base(name: str, *, bare: bool = False) -> Lexicon:
    """Return the lexicon of a name or a path. It is shared, so callers must not change it.

    Parameters:
        name: a built-in or registered name, or a path.
        bare: whether a file may be a list of words without counts.

    Raises:
        ResourceError: there is no such lexicon; the message has the nearest name.
    """
    if name in _registered:
        return _registered[name]
    if name in BUILT_IN:
        return load_once(("lexicon", name), BUILT_IN[name].load)
    if not is_path(name):
        known = sorted({*BUILT_IN, *_registered})
        raise ResourceError(
            f"no lexicon is called {name!r}{nearest(name, known)}; available: {', '.join(known)}; "
            f"a file is named by a path, such as './{name}'"
        )
    return load_once(("lexicon", *file_signature(name), bare), lambda: Lexicon.from_file(name, bare=bare))


def folded_base(name: str, key: tuple[str, ...], fold: Fold, *, bare: bool = False) -> Lexicon:
    """Return the base lexicon with every word folded; where two words become one, the one that needed no folding wins.

    Parameters:
        name: as for `lexicon_base`.
        key: identifies the folding.
        fold: maps a text to one of the same length.
        bare: as for `lexicon_base`.
    """

    def read() -> Lexicon:
        if name in BUILT_IN:
            return BUILT_IN[name].load_folded(fold)
        lexicon = lexicon_base(name, bare=bare)
        entries = [(word, fold(word), lexicon.get(word)) for word in lexicon]
        entries.sort(key=lambda item: item[0] == item[1])
        return Lexicon.from_words((after, entry.count, entry.tag) for _, after, entry in entries if entry)

    if name in _registered:
        return read()
    return load_once(("folded", *(file_signature(name) if is_path(name) else (name,)), key, bare), read)


def user_words(path: str) -> list[tuple[str, int | None, str | None]]:
    """Read a user dictionary; see `parse_user_words`."""
    return parse_user_words(read_bytes(path, "user dictionary"), path)


def source_of(name: str) -> str:
    """Return a version or a hash of the contents behind a lexicon's name or path."""
    if name in BUILT_IN:
        distribution = BUILT_IN[name].distribution
        return f"{distribution} {package_version(distribution)}"
    if name in _registered:
        lexicon = _registered[name]
        return digest(repr([lexicon.name, lexicon.additions, len(lexicon), lexicon.total]).encode())
    return digest(read_bytes(name, "lexicon")) if is_path(name) else name


def restore_lexicon(
    name: str | None,
    words: Iterable[tuple[str, int, str]] | None,
    additions: list[tuple[str, int, str]],
    forced: tuple[str, ...],
) -> Lexicon:
    """Rebuild a pickled lexicon: its base by name or from all its words, then its additions."""
    if words is not None:
        lexicon = Lexicon.from_words(words)
    else:
        assert name is not None
        lexicon = lexicon_base(name).copy()
        for word, count, tag in additions:
            if count:
                lexicon.add(word, count, tag)
            elif word in lexicon:
                lexicon.remove(word)
    for word in forced:
        entry = lexicon.get(word)
        if entry is not None:
            lexicon.add(word, entry.count, entry.tag, force=True)
    return lexicon


def _reduce_lexicon(lexicon: Lexicon) -> tuple[Callable[..., Lexicon], tuple[Any, ...]]:
    """Pickle a lexicon with a name as the name and the additions, any other one as all its words."""
    words = None
    if lexicon.name is None:
        words = [(word, entry.count, entry.tag) for word in lexicon if (entry := lexicon.get(word))]
    return restore_lexicon, (lexicon.name, words, lexicon.additions, lexicon.forced)


copyreg.pickle(Lexicon, _reduce_lexicon)
