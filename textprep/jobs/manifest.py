"""What a job over a folder has done, so that it can go on after it was stopped."""

from __future__ import annotations

import json
import os
from glob import escape
from pathlib import Path
from typing import Any

from textprep.errors import OutputError

#: In the folder of the results.
NAME = ".textprep-manifest.jsonl"

#: Size in bytes and time in nanoseconds.
Stamp = tuple[int, int]


class Manifest:
    """A line for each file that is done: its size and time, the hash of how it was done, the result's size.

    A line is written after the result took its place; one that was cut short when the job was killed is not
    believed, nor is one whose input or result has changed since.

    Parameters:
        folder: where the results are.
        how: a hash of all that decides them.
        resume: whether to go on; else all is done anew.
    """

    def __init__(self, folder: str, how: str, *, resume: bool) -> None:
        self._path = Path(folder, NAME)
        self._folder = folder
        self._how = how
        self._done: dict[str, dict[str, Any]] = {}
        try:
            if resume and self._path.exists():
                for line in self._path.read_text(encoding="utf-8", errors="replace").splitlines():
                    self._believe(line)
            # Written anew, so that no line is appended to one cut short.
            with open(self._path, "w", encoding="utf-8", newline="\n") as file:
                file.writelines(json.dumps(entry) + "\n" for entry in self._done.values())
        except OSError as error:
            raise OutputError(f"manifest {str(self._path)!r} cannot be written: {error.strerror}") from None

    def _believe(self, line: str) -> None:
        try:
            entry = json.loads(line)
            if entry["how"] == self._how:
                self._done[entry["output"]] = entry
        except (ValueError, KeyError, TypeError):
            pass

    def is_done(self, path: str, output: str) -> bool:
        """Whether a file's result is there, made of the file as it is now."""
        entry = self._done.get(self._key(output))
        try:
            return entry is not None and entry == self._entry(path, stamp(path), output, entry.get("failed", 0))
        except OSError:
            return False

    def failed(self, output: str) -> int:
        """How many documents of a finished file failed."""
        return int(self._done[self._key(output)].get("failed", 0))

    def finish(self, path: str, stamped: Stamp, output: str, failed: int) -> None:
        """Note that a file's result has taken its place; the stamp is of before it was read."""
        try:
            with open(self._path, "a", encoding="utf-8", newline="\n") as file:
                file.write(json.dumps(self._entry(path, stamped, output, failed)) + "\n")
        except OSError as error:
            raise OutputError(f"manifest {str(self._path)!r} cannot be written: {error.strerror}") from None

    def _key(self, output: str) -> str:
        return os.path.relpath(output, self._folder)

    def _entry(self, path: str, stamped: Stamp, output: str, failed: int) -> dict[str, Any]:
        return {
            "input": os.path.abspath(path),
            "size": stamped[0],
            "time": stamped[1],
            "how": self._how,
            "output": self._key(output),
            "output_size": os.stat(output).st_size,
            "failed": failed,
        }

    @staticmethod
    def clear_parts(output: str) -> None:
        """Remove what a killed job left half-written of a file."""
        path = Path(output)
        for part in path.parent.glob(f".{escape(path.name)}.*.part"):
            part.unlink(missing_ok=True)


def stamp(path: str) -> Stamp:
    """By what it is told whether a file has changed; of one that cannot be looked at (0, 0)."""
    try:
        found = os.stat(path)
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns
