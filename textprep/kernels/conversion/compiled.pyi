from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, final

_Edit = tuple[int, int, int]
_Ambiguity = tuple[int, int, int, str, list[str]]

POLICIES: tuple[str, ...]
KEY_LENGTH: int

@final
class Dictionary:
    @staticmethod
    def parse(data: bytes) -> tuple[Dictionary, int, str]: ...
    @staticmethod
    def from_entries(entries: Iterable[tuple[str, str]]) -> Dictionary: ...
    def __len__(self) -> int: ...
    def candidates(self, key: str) -> list[str]: ...
    def longest_match(self, text: str, start: int, end: int) -> int: ...

@final
class Table:
    def __init__(
        self, dictionaries: Sequence[Dictionary], rule: Any, character_dictionaries: Sequence[Dictionary] = ()
    ) -> None: ...

@final
class Converter:
    stage_count: int
    def __init__(
        self,
        normalization: Sequence[Table],
        segmentation: Table | Callable[[str], array[int]] | None,
        chain: Sequence[Sequence[Table]],
        keep_ambiguous: bool = False,
    ) -> None: ...
    def convert(self, text: str) -> str: ...
    def rewrite(self, text: str) -> tuple[str, int]: ...
    def edits(self, text: str) -> list[list[_Edit]]: ...
    def ambiguities(self, text: str) -> list[_Ambiguity]: ...
