"""The sequence in which a document hands out its tokens and its tags."""

from __future__ import annotations

from typing import Any


class Tokens(tuple[str, ...]):
    """A tuple of strings that equals the list of the same strings and prints like it.

    A document never changes, so nobody may append to its tokens; but people compare tokens with lists.

    >>> Tokens(["北京", "大学"])
    ['北京', '大学']
    >>> Tokens(["北京", "大学"]) == ["北京", "大学"]
    True
    """

    __slots__ = ()

    def __eq__(self, other: Any) -> bool:
        return tuple.__eq__(self, tuple(other) if isinstance(other, list) else other)

    def __ne__(self, other: Any) -> bool:
        return tuple.__ne__(self, tuple(other) if isinstance(other, list) else other)

    __hash__ = tuple.__hash__

    def __repr__(self) -> str:
        return repr(list(self))
