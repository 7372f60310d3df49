from collections.abc import Callable
from typing import final

KEEP: int
DROP: int
DROP_SILENTLY: int
CLUSTER: int

def full_to_half(text: str, space: bool) -> str: ...

@final
class Filter:
    def __init__(self, page: Callable[[int], bytes]) -> None: ...
    def actions(self, text: str) -> list[int]: ...
    def apply(self, text: str, replacement: str) -> tuple[str, list[tuple[int, int, int]]] | None: ...
