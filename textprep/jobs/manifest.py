"""The record of finished files in an output folder, by which a job continues after it was stopped."""

from __future__ import annotations

import json
import os
from glob import escape
from pathlib import Path
from typing import Any

from textprep.errors import OutputError
from textprep.resources.cache import FileSignature, file_signature

#: The manifest's name in the output folder.
NAME = ".textprep-manifest.jsonl"


class Manifest:
    """One JSON line for each finished file: the input's signature, the job's fingerprint, the output's size.

    A line is appended after the output file is complete. A line that was cut off when the job was killed is ignored,
    and so is one whose input, output or job has changed since.

    Parameters:
        folder: the output folder.
        fingerprint: a hash of everything that decides the results.
        resume: whether to use the lines of an earlier job; otherwise they are removed.
    """

    def __init__(self, folder: str, fingerprint: str, *, resume: bool) -> None:
        self._path = Path(folder, NAME)
        self._folder = folder
        self._fingerprint = fingerprint
        self._finished: dict[str, dict[str, Any]] = {}
        try:
            if resume and self._path.exists():
                for line in self._path.read_text(encoding="utf-8", errors="replace").splitlines():
                    self._load(line)
            # Rewritten, since a line that was cut off has no line end, and the next would continue it.
            with open(self._path, "w", encoding="utf-8", newline="\n") as file:
                file.writelines(json.dumps(entry) + "\n" for entry in self._finished.values())
        except OSError as error:
            raise self._not_written(error) from None

    def _load(self, line: str) -> None:
        try:
            entry = json.loads(line)
            if entry["fingerprint"] == self._fingerprint:
                self._finished[entry["output"]] = entry
        except (ValueError, KeyError, TypeError):
            pass

    def is_finished(self, path: str, output: str) -> bool:
        """Return whether an output file is complete and was made of the input as it is now."""
        entry = self._finished.get(self._key(output))
        try:
            return entry is not None and entry == self._entry(file_signature(path), output, entry.get("failed", 0))
        except OSError:
            return False

    def failed(self, output: str) -> int:
        """Return the number of failed documents of a finished file."""
        return int(self._finished[self._key(output)].get("failed", 0))

    def add(self, signature: FileSignature, output: str, failed: int) -> None:
        """Append the line of a finished file.

        Parameters:
            signature: that of the input before it was read, so that a change while it was read is detected.
            output: the output, complete.
            failed: the number of failed documents.
        """
        try:
            with open(self._path, "a", encoding="utf-8", newline="\n") as file:
                file.write(json.dumps(self._entry(signature, output, failed)) + "\n")
        except OSError as error:
            raise self._not_written(error) from None

    def _not_written(self, error: OSError) -> OutputError:
        return OutputError(f"manifest {str(self._path)!r} cannot be written: {error.strerror}")

    def _key(self, output: str) -> str:
        return os.path.relpath(output, self._folder)

    def _entry(self, signature: FileSignature, output: str, failed: int) -> dict[str, Any]:
        return {
            "input": signature.path,
            "size": signature.size,
            "modified": signature.modified,
            "fingerprint": self._fingerprint,
            "output": self._key(output),
            "output_size": os.stat(output).st_size,
            "failed": failed,
        }


def remove_partial_files(output: str) -> None:
    """Remove the temporary files of an output that a killed job left behind."""
    path = Path(output)
    for partial in path.parent.glob(f".{escape(path.name)}.*.part"):
        partial.unlink(missing_ok=True)
