"""Pipelines of the command line: loaded by name or path, and changed by ``--set STAGE.PARAM=VALUE``."""

from __future__ import annotations

import tomllib
import typing
from typing import Any

from textprep.config import load
from textprep.errors import ParameterError, nearest
from textprep.pipeline import Pipeline
from textprep.stage import Stage


def load_pipeline(name: str, settings: list[str]) -> Pipeline:
    """Return the pipeline of a name or path with parameters set.

    Raises:
        ParameterError: a setting names no stage or parameter, or has a wrong value.
    """
    pipeline = load(name)
    for setting in settings:
        key, equals, raw = setting.partition("=")
        if not equals or "." not in key:
            raise ParameterError(f"--set must have the form STAGE.PARAM=VALUE, found {setting!r}")
        _set(pipeline, key.strip().split("."), raw, setting)
    pipeline.check()
    return pipeline


def _set(pipeline: Pipeline, path: list[str], raw: str, setting: str) -> None:
    name, rest = path[0], path[1:]
    stages = dict(pipeline.named_stages())
    if name not in stages:
        raise ParameterError(
            f"--set {setting}: no stage {name!r}{nearest(name, stages)}; available: {', '.join(stages)}"
        )
    stage = stages[name]
    if isinstance(stage, Pipeline) and len(rest) > 1:
        _set(stage, rest, raw, setting)
        return
    fields = stage.param_fields()
    if rest[0] not in fields or len(rest) > 1:
        param = ".".join(rest)
        raise ParameterError(
            f"--set {setting}: stage {name!r} has no parameter {param!r}{nearest(param, fields)}; "
            f"available: {', '.join(fields) or 'none'}"
        )
    stage.set_params(**{rest[0]: parse_value(raw, getattr(stage, rest[0]), list_allowed=_takes_list(stage, rest[0]))})


def _takes_list(stage: Stage, name: str) -> bool:
    """Return whether a parameter may be a list."""
    hint = typing.get_type_hints(type(stage))[name]
    return any(typing.get_origin(option) in (tuple, list) for option in (hint, *typing.get_args(hint)))


def parse_value(raw: str, current: Any, *, list_allowed: bool = False) -> Any:
    """Return the value of a parameter.

    Parameters:
        raw: a value of TOML, ``none``, or a string without quotes; a list may be written ``a,b``.
        current: the present value. A parameter that holds a string takes ``raw`` as a string, even if it is a number;
            one that holds a list makes a list of one value.
        list_allowed: whether a string without quotes may be a list ``a,b`` although the present value is no list.
    """
    if raw == "none":
        return None
    is_list = isinstance(current, (tuple, list))
    try:
        value = tomllib.loads(f"value = {raw}")["value"]
    except ValueError:
        if is_list or (list_allowed and "," in raw):
            return tuple(part.strip() for part in raw.split(",") if part.strip())
        return raw
    if is_list and not isinstance(value, list):
        return (value if isinstance(value, str) else raw,)
    if isinstance(current, str) and not isinstance(value, (str, list)):
        return raw
    return tuple(value) if isinstance(value, list) else value
