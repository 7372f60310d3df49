"""Lexicons by name or path: built-in ones, registered ones and files, and how lexicons travel in pickles."""

from __future__ import annotations

import copyreg
import io
import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from textprep.errors import ParameterError, ResourceError, nearest
from textprep.lexicon.lexicon import Lexicon
from textprep.lexicon.lines import WordLine, parse_lines, parse_user_line
from textprep.params import is_path, path_string
from textprep.resources.cache import file_signature, load_once
from textprep.resources.files import as_utf8, digest, read_bytes
from textprep.resources.jieba import jieba_dictionary
from textprep.resources.packages import package_version

Fold = Callable[[str], str]


@dataclass(frozen=True)
class _BuiltIn:
    """A built-in lexicon.

    Parameters:
        distribution: the package that contains it; its version identifies the contents.
        load: reads the lexicon.
        load_folded: reads the lexicon with every word folded.
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
    # The last line of a word holds, so the words that folding leaves alone come last: they take precedence.
    changed = [after for before, after in pairs if before != after]
    unchanged = [after for before, after in pairs if before == after]
    return Lexicon.from_stream(io.BytesIO("\n".join([*changed, *unchanged]).encode()), "jieba/dict.txt, folded")


#: The built-in lexicons. To add one, add a line here.
BUILT_IN = {"jieba": _BuiltIn("jieba", _load_jieba, _load_jieba_folded)}


class _Registered(NamedTuple):
    """A registered lexicon and the process that called `register_lexicon`, None if the lexicon came in a pickle."""

    lexicon: Lexicon
    process: int | None


_registered: dict[str, _Registered] = {}

#: The pickle of a lexicon at one of its versions: making it takes a second for 500,000 words.
_pickles: WeakKeyDictionary[Lexicon, tuple[int, bytes]] = WeakKeyDictionary()


def register_lexicon(name: str, lexicon: Lexicon) -> None:
    """Give a lexicon a name, for parameters such as ``Unigram(lexicon=name)``.

    The name is known in this process, in processes forked from it, and wherever a pickle of a stage goes that has the
    name as its parameter: the pickle contains the lexicon. Another process that registered the name itself keeps its
    own lexicon. A pipeline file contains the name only.

    Raises:
        ParameterError: the name has characters other than a-z, 0-9, "_" and "-", or is that of a built-in lexicon.
    """
    if is_path(name) or name in BUILT_IN:
        raise ParameterError(
            f"the name of a lexicon has the characters a-z, 0-9, '_' and '-' only and differs from the built-in "
            f"{', '.join(BUILT_IN)}, found {name!r}"
        )
    _registered[name] = _Registered(lexicon, os.getpid())


def pickled_lexicons(names: object) -> dict[str, bytes]:
    """Return the pickles of the registered lexicons among some names, for `receive_lexicons` in another process.

    Parameters:
        names: a name or a list of names, as a segmenter's parameter ``lexicon`` has them; anything else has none.
    """
    found = [names] if isinstance(names, str) else names if isinstance(names, (list, tuple)) else []
    return {
        name: _pickled(_registered[name].lexicon) for name in found if isinstance(name, str) and name in _registered
    }


def receive_lexicons(pickles: dict[str, bytes]) -> None:
    """Register lexicons that came in the pickle of a stage, except for names that this process registered itself."""
    for name, data in pickles.items():
        known = _registered.get(name)
        if known is not None and (known.process == os.getpid() or _pickled(known.lexicon) == data):
            continue
        lexicon = pickle.loads(data)  # noqa: S301  # a part of a pickle that is being loaded
        _pickles[lexicon] = lexicon.version, data
        _registered[name] = _Registered(lexicon, None)


def _pickled(lexicon: Lexicon) -> bytes:
    known = _pickles.get(lexicon)
    if known is None or known[0] != lexicon.version:
        known = lexicon.version, pickle.dumps(lexicon)
        _pickles[lexicon] = known
    return known[1]


def load_lexicon(name: str, *, allow_word_list: bool = False) -> Lexicon:
    """Return the lexicon of a name or a path; it is shared, so callers must copy it before they change it.

    Parameters:
        name: a built-in or registered name, or a path.
        allow_word_list: read a file of words without counts as well; each word counts 1.

    Raises:
        ResourceError: the lexicon does not exist; the message has the nearest name.
        ParameterError: the name is no string.
    """
    name = path_string(name, "the name of a lexicon")
    if name in _registered:
        return _registered[name].lexicon
    if name in BUILT_IN:
        return load_once(("lexicon", name), BUILT_IN[name].load)
    if not is_path(name):
        known = sorted({*BUILT_IN, *_registered})
        raise ResourceError(
            f"no lexicon is called {name!r}{nearest(name, known)}; available: {', '.join(known)}; "
            f"write a file as a path, such as './{name}', and register a lexicon with textprep.register_lexicon in the "
            "process that uses it"
        )
    return load_once(
        ("lexicon", *file_signature(name), allow_word_list),
        lambda: Lexicon.from_file(name, allow_word_list=allow_word_list),
    )


def load_folded_lexicon(name: str, key: tuple[str, ...], fold: Fold, *, allow_word_list: bool = False) -> Lexicon:
    """Return a lexicon with every word folded.

    If two words become the same, the one that folding leaves alone takes precedence.

    Parameters:
        name: as for `load_lexicon`.
        key: identifies the fold among loaded lexicons.
        fold: maps a text to one of the same length.
        allow_word_list: as for `load_lexicon`.
    """

    def read() -> Lexicon:
        if name in BUILT_IN:
            return BUILT_IN[name].load_folded(fold)
        lexicon = load_lexicon(name, allow_word_list=allow_word_list)
        entries = [(word, fold(word), lexicon.get(word)) for word in lexicon]
        entries.sort(key=lambda item: item[0] == item[1])
        return Lexicon.from_words((after, entry.count, entry.tag) for _, after, entry in entries if entry)

    if name in _registered:
        return read()
    return load_once(("folded", *(file_signature(name) if is_path(name) else (name,)), key, allow_word_list), read)


def user_lines(name: str) -> list[WordLine]:
    """Return the lines of a user dictionary: a registered or built-in lexicon, or the path of a user file.

    A word that somebody removed from a registered lexicon is a line with count 0.
    """
    if is_path(name):
        return parse_lines(as_utf8(read_bytes(name, "user dictionary"), name), name, parse_user_line)
    lexicon = load_lexicon(name)
    forced = frozenset(lexicon.forced)
    removed = [WordLine(word, 0) for word, count, _ in lexicon.changes if not count]
    words = [WordLine(word, entry.count, entry.tag, word in forced) for word in lexicon if (entry := lexicon.get(word))]
    return removed + words


def source_of(name: str) -> str:
    """Return what identifies the contents of a lexicon, for fingerprints: a package version or a hash."""
    if name in BUILT_IN:
        distribution = BUILT_IN[name].distribution
        return f"{distribution} {package_version(distribution)}"
    if name in _registered:
        lexicon = _registered[name].lexicon
        words = [] if lexicon.name is not None else [(word, lexicon.get(word)) for word in sorted(lexicon)]
        described = [lexicon.name, lexicon.changes, sorted(lexicon.forced), len(lexicon), lexicon.total, words]
        return digest(repr(described).encode())
    return digest(read_bytes(name, "lexicon")) if is_path(name) else name


def restore_lexicon(
    base: str | tuple[list[tuple[str, int, str]], int],
    changes: list[tuple[str, int, str]],
    forced: tuple[str, ...],
    total: int,
) -> Lexicon:
    """Rebuild a pickled lexicon.

    Parameters:
        base: its name, or all its words with counts and tags, and the sum of the counts.
        changes: `Lexicon.changes`.
        forced: `Lexicon.forced`.
        total: `Lexicon.total`.
    """
    lexicon = load_lexicon(base).copy() if isinstance(base, str) else Lexicon.from_base_words(*base)
    lexicon.restore_changes(changes, forced, total)
    return lexicon


def _reduce_lexicon(lexicon: Lexicon) -> tuple[Callable[..., Lexicon], tuple[Any, ...]]:
    """Pickle the base of a lexicon as its name if it has one, otherwise as all its words, and then the changes."""
    base = lexicon.base_words() if lexicon.name is None else lexicon.name
    return restore_lexicon, (base, lexicon.changes, lexicon.forced, lexicon.total)


copyreg.pickle(Lexicon, _reduce_lexicon)
Lexicon._load_named = staticmethod(load_lexicon)
