from array import array
from collections.abc import Iterable, Mapping
from typing import final

from textprep.kernels.batch.compiled import RowCutter
from textprep.kernels.patterns.compiled import PatternMatcher
from textprep.kernels.trie.compiled import Trie

RULES: tuple[str, ...]
LIMIT: int

@final
class Overlay:
    @property
    def trie(self) -> Trie: ...
    @property
    def removals(self) -> int: ...
    def set(self, word: str, count: int, version: int) -> int: ...
    def get(self, word: str, version: int) -> int | None: ...

@final
class Hmm:
    def __init__(
        self,
        start: Mapping[str, float],
        trans: Mapping[str, Mapping[str, float]],
        emit: Mapping[str, Mapping[str, float]],
    ) -> None: ...

@final
class Lattice:
    def __init__(self, base: Trie, log_total: float, overlay: Overlay | None = None, version: int = 0) -> None: ...
    @property
    def base(self) -> Trie: ...
    @property
    def overlay(self) -> Overlay | None: ...
    def id(self, text: str) -> int: ...
    def words_at(self, text: str, start: int, end: int) -> list[tuple[int, float]]: ...

@final
class TagHmm:
    def __init__(
        self,
        start: Mapping[tuple[str, str], float],
        trans: Mapping[tuple[str, str], Mapping[tuple[str, str], float]],
        emit: Mapping[tuple[str, str], Mapping[str, float]],
        own: Mapping[str, Iterable[tuple[str, str]]],
    ) -> None: ...

@final
class Tagger:
    def __init__(
        self,
        lattice: Lattice,
        tag_ids: array[int],
        tags: list[str],
        hmm: TagHmm | None = None,
        extra: dict[str, str] | None = None,
        keep_space: bool = False,
    ) -> None: ...
    def tagged(self, text: str) -> tuple[list[str], array[int], array[int], list[str]]: ...

@final
class Cutter:
    def __init__(
        self,
        lattice: Lattice,
        rule: str,
        hmm: Hmm | None = None,
        keep_space: bool = False,
        force_split: Trie | None = None,
        stop_words: Trie | None = None,
    ) -> None: ...
    def row_cutter(self, matcher: PatternMatcher | None = None) -> RowCutter: ...
    def without(self, words: Iterable[str]) -> Cutter | None: ...
    def bounds(self, text: str, protected: Iterable[tuple[int, int]] | None = None, matches: Iterable[tuple[int, int]] | None = None) -> tuple[array[int], array[int]]: ...
    def tokens(self, text: str, protected: Iterable[tuple[int, int]] | None = None, matches: Iterable[tuple[int, int]] | None = None) -> list[str]: ...
    def spans(
        self, text: str, protected: Iterable[tuple[int, int]] | None = None, matches: Iterable[tuple[int, int]] | None = None
    ) -> tuple[list[str], array[int], array[int]]: ...
    def search(
        self, text: str, protected: Iterable[tuple[int, int]] | None = None, matches: Iterable[tuple[int, int]] | None = None
    ) -> tuple[list[str], array[int], array[int]]: ...
    def all(
        self, text: str, protected: Iterable[tuple[int, int]] | None = None, matches: Iterable[tuple[int, int]] | None = None
    ) -> tuple[list[str], array[int], array[int]]: ...
    def many(self, texts: Iterable[str]) -> list[list[str]]: ...
