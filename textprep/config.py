"""Pipelines as TOML, both ways.

```toml
textprep = 1

[[stage]]
type = "FullToHalf"

[[stage]]
type = "Unigram"
hmm = "none"
```

Only what differs from the default is written, and ``"none"`` stands for None.  A nested pipeline is
``type = "Pipeline"`` with ``[[stage.stage]]``.  A file never names a module, so loading one cannot
run code.
"""

from __future__ import annotations

import os
import tomllib
from typing import Any

from textprep import registry
from textprep.errors import ConfigError, TextprepError, nearest
from textprep.params import canonical, is_path
from textprep.pipeline import Pipeline
from textprep.resources.atomic import atomic_write_bytes
from textprep.resources.files import read_data, read_text
from textprep.stage import Stage

#: The version of the format: changes only when meaning changes.
VERSION = 1


def load(name_or_path: str | os.PathLike[str]) -> Pipeline:
    """A pipeline by the name of a built-in (``"zh"``, ``"en"``, ``"mixed"``) or from a file.

    A bare ``[a-z0-9_-]+`` is a built-in, anything else a path.  Relative paths in a file are
    relative to that file.

    Raises:
        ConfigError: the file is no pipeline; the message names the stage and the nearest valid choice.
    """
    name = os.fspath(name_or_path)
    if isinstance(name_or_path, str) and not is_path(name):
        return loads(read_data("pipelines", name, ".toml"), source=name)
    return loads(read_text(name, "pipeline file"), source=name, folder=os.path.dirname(name) or ".")


def loads(text: str, *, source: str = "<string>", folder: str = ".") -> Pipeline:
    """A pipeline from TOML; relative paths in it are relative to ``folder``."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{source}: not TOML: {error}") from None
    version = content.pop("textprep", None)
    if version is None:
        raise ConfigError(f"{source}: expected 'textprep = {VERSION}' at the top")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ConfigError(f"{source}: textprep must be a whole number from 1, found {version!r}")
    if version > VERSION:
        raise ConfigError(
            f"{source}: written for format {version}, and this version of textprep reads up to {VERSION}; upgrade it"
        )
    try:
        return _pipeline(content, folder, where="")
    except TextprepError as error:
        if str(error).startswith(source):
            raise
        raise ConfigError(f"{source}: {error}") from None


def _pipeline(content: dict[str, Any], folder: str, where: str) -> Pipeline:
    for key in content:
        if key != "stage":
            raise ConfigError(f"{where}no key {key!r}{nearest(key, ['stage', 'textprep'])}; there is [[stage]]")
    tables = content.get("stage", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ConfigError(f"{where}stages are written as [[stage]]")
    stages: list[Any] = []
    for number, table in enumerate(tables):
        stages.append(_stage(dict(table), folder, f"{where}stage {number}"))
    return Pipeline(stages)


def _stage(table: dict[str, Any], folder: str, where: str) -> Stage | tuple[str, Stage]:
    kind = table.pop("type", None)
    if not isinstance(kind, str):
        raise ConfigError(f"{where}: 'type' is missing; it names the stage, such as \"FullToHalf\"")
    name = table.pop("name", None)
    if name is not None and not isinstance(name, str):
        raise ConfigError(f"{where} ({kind}): name must be a string, found {name!r}")
    outer, where = where, f"{where} ({kind})"
    stage: Stage
    if kind == "Pipeline":
        stage = _pipeline(table, folder, f"{where}: ")
    else:
        try:
            cls = registry.stage_class(kind)
        except TextprepError as error:
            raise ConfigError(f"{outer}: {error}") from None
        fields = cls.param_fields()
        for key in table:
            if key not in fields:
                raise ConfigError(
                    f"{where}: no parameter {key!r}{nearest(key, fields)}; it has {', '.join(fields) or 'none'}"
                )
        values = {
            key: _from_toml(value, folder if fields[key].metadata.get("path") else None) for key, value in table.items()
        }
        stage = cls(**values)
        try:
            stage.check()
        except TextprepError as error:
            raise ConfigError(f"{where}: {str(error).removeprefix(f'{kind}: ')}") from None
    return stage if name is None else (name, stage)


def _from_toml(value: Any, folder: str | None) -> Any:
    if isinstance(value, list):
        return tuple(_from_toml(item, folder) for item in value)
    if value == "none":
        return None
    if folder is not None and isinstance(value, str) and is_path(value):
        return os.path.normpath(os.path.join(folder, value)) if not os.path.isabs(value) else value
    return value


def dumps(pipeline: Pipeline, *, folder: str = ".") -> str:
    """The pipeline as TOML; paths are written relative to ``folder``.

    Raises:
        ConfigError: a stage that no file can name, or a parameter that is no plain value.
    """
    import tomli_w

    lines = [f"textprep = {VERSION}\n"]
    for path, table in _tables(pipeline, folder, "stage"):
        try:
            lines.append(f"[[{path}]]\n{tomli_w.dumps(table)}")
        except TypeError as error:
            raise ConfigError(f"a parameter that TOML cannot write: {error}") from None
    return "\n".join(lines)


def _tables(pipeline: Pipeline, folder: str, path: str) -> list[tuple[str, dict[str, Any]]]:
    """The stages as tables with the paths of their headers, those of inner pipelines after their own."""
    tables: list[tuple[str, dict[str, Any]]] = []
    for item, (name, stage) in zip(pipeline.stages, pipeline.named_stages(), strict=True):
        kind = type(stage).__name__
        if registry.stage_class(kind) is not type(stage):
            raise ConfigError(f"stage {name!r}: {type(stage)!r} is not the registered stage {kind!r}")
        table: dict[str, Any] = {"type": kind}
        if isinstance(item, (tuple, list)):
            table["name"] = name
        tables.append((path, table))
        if isinstance(stage, Pipeline):
            tables += _tables(stage, folder, f"{path}.stage")
            continue
        fields = stage.param_fields()
        for key, value in stage.changed_params().items():
            table[key] = _to_toml(value, folder if fields[key].metadata.get("path") else None)
    return tables


def _to_toml(value: Any, folder: str | None) -> Any:
    value = canonical(value)
    if isinstance(value, tuple):
        return [_to_toml(item, folder) for item in value]
    if value is None:
        return "none"
    if folder is not None and isinstance(value, str) and is_path(value) and not os.path.isabs(value):
        relative = os.path.relpath(value, folder)
        return relative if is_path(relative) else os.path.join(".", relative)
    return value


def save(pipeline: Pipeline, path: str | os.PathLike[str]) -> None:
    """Write the pipeline to a TOML file, whole or not at all."""
    text = dumps(pipeline, folder=os.path.dirname(os.fspath(path)) or ".")
    atomic_write_bytes(path, text.encode(), "pipeline file")
