"""Pipelines as the command line names them: ``zh`` or a file, changed by ``--set stage.param=value``."""

from __future__ import annotations

import tomllib
from typing import Any

from textprep.config import load
from textprep.errors import ParameterError, nearest
from textprep.pipeline import Pipeline


def load_pipeline(name: str, settings: list[str]) -> Pipeline:
    """The pipeline of a name or path with parameters changed."""
    pipeline = load(name)
    for setting in settings:
        key, equals, raw = setting.partition("=")
        if not equals or "." not in key:
            raise ParameterError(f"--set takes stage.param=value, found {setting!r}")
        _apply(pipeline, key.strip().split("."), raw, setting)
    pipeline.check()
    return pipeline


def _apply(pipeline: Pipeline, path: list[str], raw: str, setting: str) -> None:
    name, rest = path[0], path[1:]
    stages = dict(pipeline.named_stages())
    if name not in stages:
        raise ParameterError(
            f"--set {setting}: no stage {name!r}{nearest(name, stages)}; the pipeline has {', '.join(stages)}"
        )
    stage = stages[name]
    if isinstance(stage, Pipeline) and len(rest) > 1:
        _apply(stage, rest, raw, setting)
        return
    fields = stage.param_fields()
    if rest[0] not in fields or len(rest) > 1:
        param = ".".join(rest)
        raise ParameterError(
            f"--set {setting}: stage {name!r} has no parameter {param!r}{nearest(param, fields)}; "
            f"it has {', '.join(fields) or 'none'}"
        )
    stage.set_params(**{rest[0]: parse_value(raw, getattr(stage, rest[0]))})
    pipeline.unbind()


def parse_value(raw: str, current: Any) -> Any:
    """A value as TOML would have it; what is no TOML is a string, and a list may be written ``a,b``."""
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
