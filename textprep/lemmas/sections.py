"""Reader of the data files of this folder, which consist of sections with a ``[name]`` each."""

from __future__ import annotations

from textprep.resources.cache import load_once
from textprep.resources.files import read_data


def read_sections(name: str) -> dict[str, list[str]]:
    """Return the lines of each section of a file in ``lemma/``, without comments and empty lines.

    The file is read once per process. Lines before the first heading belong to the section ``""``.
    """

    def read() -> dict[str, list[str]]:
        sections: dict[str, list[str]] = {}
        section = ""
        for line in read_data("lemma", name, ".txt").splitlines():
            if line.startswith("["):
                section = line.strip("[]")
            elif line and not line.startswith("#"):
                sections.setdefault(section, []).append(line)
        return sections

    return load_once(("lemma sections", name), read)
