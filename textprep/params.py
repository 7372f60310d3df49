"""Parameters: dataclass fields of plain values.

One declaration serves the constructor, ``repr``, equality, ``get_params`` and ``set_params``, pipeline files, the
command line's ``--set``, and pickles.
"""

from __future__ import annotations

import dataclasses
import functools
import inspect
import os
import re
import types
import typing
from typing import Any, Self, Union

from textprep.errors import ParameterError, UnknownParameterError, nearest

#: The names of resources; any other string is a path.
_NAME = re.compile(r"[a-z0-9_:-]+")


def param(default: Any, help: str, *, choices: tuple[str, ...] | None = None, path: bool = False) -> Any:
    """Declare a parameter.

    Parameters:
        default: its default value.
        help: its meaning, in a few words, for the command line.
        choices: the values that it may have, or that the items of its list may have.
        path: whether a string that is not a bare name (`is_path`) is the path of a file.
    """
    return dataclasses.field(default=default, metadata={"help": help, "choices": choices, "path": path})


def is_path(value: str) -> bool:
    """Return whether a value is a path, like ``"./zh"`` and ``"zh.toml"``, and not a bare name like ``"zh"``."""
    return _NAME.fullmatch(value) is None


def path_string(path: Any, what: str) -> str:
    """Return a path as a string.

    Parameters:
        path: a string or an ``os.PathLike`` of one.
        what: what the path names, for the message of an error.

    Raises:
        ParameterError: it is neither.
    """
    name = os.fspath(path) if isinstance(path, (str, os.PathLike)) else path
    if not isinstance(name, str):
        raise ParameterError(f"{what} must be a string or a path, found {type(path).__name__}: {path!r:.60}")
    return name


def canonical(value: Any) -> Any:
    """Return the value with tuples for lists, so that values from files and from Python compare equal."""
    if isinstance(value, (list, tuple)):
        return tuple(canonical(item) for item in value)
    return value


class CheckedConstructor:
    """A class whose constructor refuses an unknown parameter with an error that names the nearest one."""

    def __new__(cls, *args: Any, **params: Any) -> Self:
        """Make an object, after checking the names of the parameters.

        Raises:
            UnknownParameterError: the constructor has no parameter of a name.
        """
        known = _constructor_parameters(cls)  # type: ignore[arg-type]  # mypy: a class is no Hashable
        if known is not None:
            for name in params:
                if name not in known:
                    raise UnknownParameterError.of(cls.__name__, name, known)
        return super().__new__(cls)


@functools.cache
def _constructor_parameters(cls: type) -> tuple[str, ...] | None:
    """Return the names of the parameters that a class's constructor takes by name; None if it takes any name."""
    parameters = list(inspect.signature(cls.__init__).parameters.values())[1:]  # type: ignore[misc]
    if any(parameter.kind is parameter.VAR_KEYWORD for parameter in parameters):
        return None
    return tuple(parameter.name for parameter in parameters if parameter.kind is not parameter.VAR_POSITIONAL)


class Params(CheckedConstructor):
    """Base of objects whose only state is their declared parameters; subclasses are dataclasses."""

    @classmethod
    def param_fields(cls) -> dict[str, dataclasses.Field[Any]]:
        """Return the declared parameters by name."""
        return {field.name: field for field in dataclasses.fields(cls) if field.init}  # type: ignore[arg-type]

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Return the values of the parameters by name (scikit-learn's protocol)."""
        return {name: getattr(self, name) for name in self.param_fields()}

    def set_params(self, **params: Any) -> Self:
        """Change parameters.

        Raises:
            UnknownParameterError: a name is unknown; then nothing is changed.
        """
        known = self.param_fields()
        for name in params:
            if name not in known:
                raise UnknownParameterError.of(type(self).__name__, name, known)
        for name, value in params.items():
            setattr(self, name, value)
        return self

    def changed_params(self) -> dict[str, Any]:
        """Return the parameters that differ from their defaults."""
        return {
            name: getattr(self, name)
            for name, field in self.param_fields().items()
            if canonical(getattr(self, name)) != canonical(_default(field))
        }

    def check(self) -> None:
        """Raise `ParameterError` if a parameter has an invalid type or value. Read no file."""
        hints = typing.get_type_hints(type(self))
        for name, field in self.param_fields().items():
            value = getattr(self, name)
            where = f"{type(self).__name__}: {name}"
            if not _fits(value, hints[name]):
                raise ParameterError(f"{where} must be {_describe(hints[name])}, found {value!r}")
            choices = field.metadata.get("choices")
            if choices is not None:
                for item in value if isinstance(value, (list, tuple)) else (value,):
                    if item is not None and item not in choices:
                        raise ParameterError(
                            f"{where} must be one of {', '.join(map(repr, choices))}, found {item!r}"
                            + nearest(str(item), choices)
                        )

    def described(self, portable: bool = False) -> dict[str, Any]:
        """Return the parameters in the form that is compared: tuples for lists, absolute paths, ``"none"`` for None.

        A pipeline file has ``"none"`` for None, and stages take both for the same.

        ``portable`` omits paths, because on another machine only the content of the file matters.
        """
        found = {}
        for name, field in self.param_fields().items():
            value = canonical(getattr(self, name))
            if field.metadata.get("path"):
                values = [
                    ("" if portable else os.path.abspath(item)) if isinstance(item, str) and is_path(item) else item
                    for item in (value if isinstance(value, tuple) else (value,))
                ]
                value = tuple(values) if isinstance(value, tuple) else values[0]
            found[name] = "none" if value is None else value
        return found

    def __repr__(self) -> str:
        inner = ", ".join(f"{name}={value!r}" for name, value in self.changed_params().items())
        return f"{type(self).__name__}({inner})"

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        assert isinstance(other, Params)
        return self.described() == other.described()

    __hash__ = None  # type: ignore[assignment]  # parameters can be changed

    def __getstate__(self) -> dict[str, Any]:
        return self.get_params(deep=False)

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def _fits(value: Any, hint: Any) -> bool:
    origin = typing.get_origin(hint)
    if hint is Any:
        return True
    if origin in (Union, types.UnionType):
        return any(_fits(value, option) for option in typing.get_args(hint))
    if origin is tuple:
        return isinstance(value, (list, tuple)) and all(_fits(item, typing.get_args(hint)[0]) for item in value)
    if origin is list:
        return isinstance(value, (list, tuple))
    if hint is None or hint is type(None):
        return value is None
    if hint is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, hint) if isinstance(hint, type) else True


def _describe(hint: Any) -> str:
    names = {bool: "true or false", int: "a whole number", float: "a number", str: "a string", type(None): "none"}
    origin = typing.get_origin(hint)
    if origin in (Union, types.UnionType):
        return " or ".join(_describe(option) for option in typing.get_args(hint))
    if origin is tuple:
        return "a list of strings"
    return names.get(hint, getattr(hint, "__name__", str(hint)))
