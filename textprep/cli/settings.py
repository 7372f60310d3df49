"""Pipelines of the command line: loaded by name or path, and changed by ``--set STAGE.PARAM=VALUE``."""

from __future__ import annotations

import tomllib
from typing import Any

from textprep.config import load
from textprep.errors import ParameterError, nearest
from textprep.pipeline import Pipeline


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
    stage.set_params(**{rest[0]: parse_value(raw, getattr(stage, rest[0]))})
    pipeline.unbind()


def parse_value(raw: str, current: Any) -> Any:
    """Return the value of a parameter.

    Parameters:
        raw: a value of TOML, ``none``, or a string without quotes; a list may be written ``a,b``.
        current: the present value. A parameter that holds a string takes ``raw`` as a string, even if it is a number.
    """
    if raw == "none":
        return None
    try:
        value = tomllib.loads(f"value = {raw}")["value"]
    except tomllib.TOMLDecodeError:
        value = raw
    if isinstance(current, (tuple, list)) and isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if isinstance(current, str) and not isinstance(value, (str, list)):
        return raw
    return tuple(value) if isinstance(value, list) else value
