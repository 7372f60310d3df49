"""Read and write pipelines as TOML.

```toml
textprep = 1
version = 3

[[stage]]
type = "FullToHalf"

[[stage]]
type = "Unigram"
hmm = "none"
```

``textprep`` is the version of the format, and ``version``, which may be left out, that of the pipeline. A file holds
only the parameters that differ from their defaults; ``"none"`` stands for None. A nested pipeline has the type
``"Pipeline"`` and its stages in ``[[stage.stage]]``. A file never names a module, so loading one cannot run code.
"""

from __future__ import annotations

import os
import re
import tomllib
from typing import Any

from textprep import registry
from textprep.apply import Apply
from textprep.errors import ConfigError, MissingPackageError, ParameterError, TextprepError, checked_imports, nearest
from textprep.params import canonical, is_path, path_string
from textprep.pipeline import Pipeline
from textprep.resources.atomic import atomic_write_bytes
from textprep.resources.files import read_data, read_text
from textprep.resources.inside import check_path_inside
from textprep.stage import Stage

#: The version of the format; it changes only when the meaning of a file changes.
VERSION = 1

#: The greatest length of a pipeline file. Ours have a thousand characters; one with a list of 100,000 own words has two
#: million.
MOST_CHARACTERS = 1 << 24
#: A line that begins with a key, or a header, of more than a hundred parts.
_LONG_KEY = re.compile(r"""^[ \t]*+\[{0,2}[ \t]*+(?:[\w\-"' \t]++\.){100}""", re.MULTILINE)


def load(name_or_path: str | os.PathLike[str], *, trusted: bool = True) -> Pipeline:
    """Load a built-in pipeline (``"zh"``, ``"en"``, ``"mixed"``) or a pipeline file.

    A bare name of ``[a-z0-9_:-]`` is a built-in; any other string is a path. Relative paths in a file are relative to
    that file.

    Loading and running a pipeline file runs no code from it, but reads the files that it names.

    Parameters:
        name_or_path: a name or a path.
        trusted: False refuses paths in the file that lead outside of its folder.

    Raises:
        ConfigError: the file is invalid; the message names the stage and the nearest valid choice.
        ResourceError: no built-in has this name, or the file cannot be read.
        ParameterError: the argument is neither a string nor a path.
    """
    name = path_string(name_or_path, "the name of a pipeline")
    if isinstance(name_or_path, str) and not is_path(name):
        return loads(read_data("pipelines", name, ".toml"), source=name)
    text, folder = read_text(name, "pipeline file"), os.path.dirname(name) or "."
    return loads(text, source=name, folder=folder, trusted=trusted)


def loads(text: str, *, source: str = "<string>", folder: str = ".", trusted: bool = True) -> Pipeline:
    """Return the pipeline that a TOML text describes.

    Parameters:
        text: the content of a pipeline file.
        source: its name, for messages.
        folder: relative paths in it are relative to this folder.
        trusted: as for `load`.
    """
    if len(text) > MOST_CHARACTERS:
        raise ConfigError(f"{source}: a pipeline file has at most {MOST_CHARACTERS} characters, found {len(text)}")
    # The parser takes quadratic memory for a key of many parts.
    if _LONG_KEY.search(text) is not None:
        raise ConfigError(f"{source}: a dotted key has too many parts; stages are written as [[stage]]")
    try:
        content = tomllib.loads(text)
    except ValueError as error:
        # Either what the parser found, or a whole number of more digits than Python reads.
        raise ConfigError(f"{source}: not TOML: {error}") from None
    except RecursionError:
        raise ConfigError(f"{source}: nested too deeply") from None
    version = content.pop("textprep", None)
    if version is None:
        raise ConfigError(f"{source}: expected 'textprep = {VERSION}' at the top")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ConfigError(f"{source}: textprep must be a whole number from 1, found {version!r}")
    if version > VERSION:
        raise ConfigError(
            f"{source}: written for format {version}, and this version of textprep reads up to {VERSION}; upgrade it"
        )
    own_version = content.pop("version", None)
    if own_version is not None and (not isinstance(own_version, int) or own_version is True or own_version < 1):
        raise ConfigError(f"{source}: version must be a whole number from 1, found {own_version!r}")
    try:
        pipeline = _pipeline(content, folder, where="")
        if not trusted:
            _check_paths(content, folder, pipeline)
        pipeline.version = own_version
        return pipeline
    except TextprepError as error:
        # A package that is missing is no fault of the file, and the message has the pip command.
        if isinstance(error, MissingPackageError) or str(error).startswith(source):
            raise
        raise ConfigError(f"{source}: {error}") from None


def _pipeline(content: dict[str, Any], folder: str, where: str) -> Pipeline:
    for key in content:
        if key != "stage":
            known = ["stage", "textprep", "version"]
            raise ConfigError(f"{where}no key {key!r}{nearest(key, known)}; available: stage")
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
        except MissingPackageError:
            raise
        except TextprepError as error:
            raise ConfigError(f"{outer}: {error}") from None
        fields = cls.param_fields()
        for key in table:
            if key not in fields:
                raise ConfigError(
                    f"{where}: no parameter {key!r}{nearest(key, fields)}; available: {', '.join(fields) or 'none'}"
                )
        values = {
            key: _from_toml(value, folder if fields[key].metadata.get("path") else None) for key, value in table.items()
        }
        stage = cls(**values)
        try:
            stage.check()
        except MissingPackageError:
            raise
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


def _check_paths(content: dict[str, Any], folder: str, pipeline: Pipeline) -> None:
    """Raise an error if a path in a pipeline file, or in a file that it names, leads outside of the folder."""
    for table, (name, stage) in zip(content.get("stage", []), pipeline.named_stages(), strict=True):
        if isinstance(stage, Pipeline):
            _check_paths(table, folder, stage)
            continue
        for key, field in stage.param_fields().items():
            if not field.metadata.get("path"):
                continue
            given = table.get(key, [])
            for value in given if isinstance(given, list) else [given]:
                if isinstance(value, str) and is_path(value):
                    check_path_inside(value, folder, f"stage {name!r}, {key}")
        for path in stage.paths_in_files():
            check_path_inside(os.path.relpath(path, folder), folder, f"a file of stage {name!r}")


def dumps(pipeline: Pipeline, *, folder: str = ".") -> str:
    """Return the pipeline as TOML, with paths relative to ``folder``.

    Raises:
        ConfigError: a stage is not registered, a parameter is not a plain value, or a string has a lone surrogate.
    """
    with checked_imports("tomli_w"):
        import tomli_w

    if not isinstance(pipeline, Pipeline):
        raise ParameterError(f"expected a Pipeline, found {type(pipeline).__name__}: {pipeline!r:.60}")
    lines = [f"textprep = {VERSION}\n" + (f"version = {pipeline.version}\n" if pipeline.version is not None else "")]
    for path, table in _tables(pipeline, folder, "stage"):
        try:
            lines.append(f"[[{path}]]\n{tomli_w.dumps(table)}")
        except TypeError as error:
            raise ConfigError(f"TOML cannot hold a parameter: {error}") from None
        try:
            lines[-1].encode()
        except UnicodeEncodeError as error:
            raise ConfigError(
                f"TOML cannot hold a parameter of the stage {table['type']!r}: it has the lone surrogate "
                f"{error.object[error.start]!r}"
            ) from None
    return "\n".join(lines)


def _tables(pipeline: Pipeline, folder: str, path: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the header and the table of each stage; the stages of an inner pipeline follow its own table."""
    tables: list[tuple[str, dict[str, Any]]] = []
    for item, (name, stage) in zip(pipeline.stages, pipeline.named_stages(), strict=True):
        kind = type(stage).__name__
        if isinstance(stage, Apply):
            raise ConfigError(
                f"stage {name!r} is the function {stage.function_name}, and a pipeline file holds no code; write a "
                "class of Stage and register it under the entry points 'textprep.stages'"
            )
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
    """Write the pipeline to a TOML file; a failure leaves the old file as it was."""
    name = path_string(path, "the path of a pipeline file")
    text = dumps(pipeline, folder=os.path.dirname(name) or ".")
    atomic_write_bytes(name, text.encode(), "pipeline file")
