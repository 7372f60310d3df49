"""Which files are read, and where the result of each goes."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import NamedTuple

from textprep.errors import ParameterError, ResourceMissingError, nearest
from textprep.files.compression import suffix_of
from textprep.files.records import FORMATS

#: The suffix of each format of output, before that of compression.
_ENDINGS = {"words": ".txt", "jsonl": ".jsonl", "csv": ".csv", "parquet": ".parquet"}


class Input(NamedTuple):
    """A file (``"-"`` is stdin) and its place below the folder that was named."""

    path: str
    relative: str


def expand(names: list[str]) -> list[Input]:
    """The files of names, patterns and folders, in this order; those of a pattern or a folder sorted.

    Hidden files of folders are left out.

    Raises:
        ResourceMissingError: a name that no file has, a pattern that no file fits, or a folder without files.
    """
    found: list[Input] = []
    for name in names:
        path = Path(name)
        if name == "-":
            found.append(Input("-", "-"))
        elif path.is_dir():
            inside = sorted(_walk(path))
            if not inside:
                raise ResourceMissingError(f"folder {name!r} holds no files")
            found += [Input(str(each), str(each.relative_to(path))) for each in inside]
        elif path.exists():
            found.append(Input(name, path.name))
        elif glob.has_magic(name):
            fitting = sorted(each for each in glob.glob(name, recursive=True) if Path(each).is_file())
            if not fitting:
                raise ResourceMissingError(f"no file fits {name!r}")
            fixed = Path(*_fixed(path.parts))
            found += [Input(each, os.path.relpath(each, fixed)) for each in fitting]
        else:
            near = [each.name for each in path.parent.iterdir()] if path.parent.is_dir() else []
            raise ResourceMissingError(f"input file {name!r} does not exist{nearest(path.name, near)}")
    return list(dict.fromkeys(found))


def _fixed(parts: tuple[str, ...]) -> list[str]:
    """The parts of a pattern before the first that is one."""
    fixed: list[str] = []
    for part in parts:
        if glob.has_magic(part):
            break
        fixed.append(part)
    return fixed or ["."]


def _walk(folder: Path) -> list[Path]:
    found: list[Path] = []
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(where, name) for name in names if not name.startswith(".")]
    return found


def is_folder(output: str, names: list[str]) -> bool:
    """Whether results go into a folder: one that exists, one named with a slash, one that is to mirror a folder."""
    if output == "-":
        return False
    if Path(output).is_dir() or output.endswith(("/", os.sep)):
        return True
    return not Path(output).exists() and not Path(output).suffix and any(Path(name).is_dir() for name in names)


def check_output(names: list[str], inputs: list[Input], output: str, folder: bool) -> None:
    """Raise before anything is read where the output cannot be used."""
    if output == "-":
        return
    path = Path(output)
    for name in names:
        if name != "-" and Path(name).is_dir() and path.resolve().is_relative_to(Path(name).resolve()):
            raise ParameterError(
                f"the output {output!r} lies inside of the input {name!r}, and would be read next time"
            )
    for each in inputs:
        given = Path(each.path)
        if each.path != "-" and not folder and path.exists() and given.exists() and given.samefile(path):
            raise ParameterError(f"the output {output!r} is also an input; name another file")
    if not path.resolve().parent.is_dir():
        raise ParameterError(f"the output {output!r} lies in a folder that does not exist")
    if folder and path.exists() and not path.is_dir():
        raise ParameterError(f"the output {output!r} is a file; name a folder")


def mirrored(inputs: list[Input], folder: str, format: str, compression: str = "") -> list[str]:
    """For each input the file in a folder that its result goes into.

    Raises:
        ParameterError: two inputs have the same output, or an output is an input.
    """
    sources = {os.path.realpath(each.path) for each in inputs}
    owners: dict[str, str] = {}
    outputs: list[str] = []
    for each in inputs:
        if each.path == "-":
            raise ParameterError("stdin has no name for a file in a folder; name a file with -o")
        relative = os.path.normpath(each.relative)
        if relative.startswith(".."):
            relative = Path(each.path).name
        target = str(Path(folder, _renamed(relative, format) + compression))
        if target in owners:
            raise ParameterError(f"{owners[target]!r} and {each.path!r} would both be written to {target!r}")
        if os.path.realpath(target) in sources:
            raise ParameterError(
                f"input {target!r} would be overwritten by the result of {each.path!r}; name another folder"
            )
        owners[target] = each.path
        outputs.append(target)
    return outputs


def _renamed(name: str, format: str) -> str:
    """The name with the suffix of what it will hold in place of that of what it held."""
    stem = name.removesuffix(suffix_of(name))
    base, ending = os.path.splitext(stem)
    known = {suffix for suffixes in FORMATS.values() for suffix in suffixes} | {".txt"}
    return (base if ending.lower() in known else stem) + _ENDINGS[format]


def size_of(path: str) -> int:
    """The size of a file, 0 where it has none or cannot be looked at."""
    try:
        return os.path.getsize(path)
    except OSError:
        return 0
