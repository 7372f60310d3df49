from collections.abc import Callable
from typing import final

_Filtered = tuple[str, list[tuple[int, int, int]]]

KEEP: int
DROP: int
DROP_SILENTLY: int
CLUSTER: int

def full_to_half(text: str, space: bool) -> str: ...
def may_have_case(text: str, upper: bool) -> bool: ...

@final
class Filter:
    def __init__(self, page: Callable[[int], bytes], clusters: Callable[[str, str], _Filtered] | None = None) -> None: ...
    def actions(self, text: str) -> list[int]: ...
    def apply(self, text: str, replacement: str) -> _Filtered | None: ...
