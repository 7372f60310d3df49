"""Exceptions and error messages.

Every exception derives from `TextprepError` and from the built-in that fits, so that both
``except TextprepError`` and ``except ValueError`` do what one expects.
"""

from __future__ import annotations

from collections.abc import Iterable

#: The name that pip installs. The package index has another project called textprep.
DISTRIBUTION = "textprep-zh"


class TextprepError(Exception):
    """The root of all exceptions of this package."""


class TextprepWarning(UserWarning):
    """The category of all warnings of this package."""


class InputTypeError(TextprepError, TypeError):
    """A document is neither ``str`` nor `Doc`."""


class DocumentsError(InputTypeError, ValueError):
    """What should be many documents is something else, or one of them is; scikit-learn raises ValueError there."""

    @classmethod
    def no_column(cls, column: str, names: Iterable[str]) -> DocumentsError:
        """The error for a column that is not there, with the nearest that is."""
        known = list(names)
        return cls(f"no column {column!r}{nearest(column, known)}; available: {', '.join(known) or 'none'}")


class VocabularyError(TextprepError, ValueError):
    """A vocabulary that is empty, contradicts itself, or does not have a term."""

    @classmethod
    def of(cls, term: str, known: Iterable[str]) -> VocabularyError:
        """The error for a term that is not there, with the nearest that is."""
        return cls(f"no term {term!r} in the vocabulary{nearest(term, known)}")


class ParameterError(TextprepError, ValueError):
    """A stage does not know a parameter, or a parameter has a value it cannot have."""


class StageError(TextprepError, ValueError):
    """A stage was given a document it cannot work on."""


class PipelineError(TextprepError, ValueError):
    """Stages that do not fit together."""


class UnknownStageError(TextprepError, KeyError):
    """No stage has this name."""

    def __str__(self) -> str:
        # KeyError shows the repr of its argument, quotes included.
        return str(self.args[0])


class ConfigError(TextprepError, ValueError):
    """A pipeline file that does not say what a pipeline is."""


class ResourceError(TextprepError, ValueError):
    """A named resource that does not exist or cannot be read."""


class ResourceMissingError(ResourceError, FileNotFoundError):
    """A file or a resource that is not there."""

    def __str__(self) -> str:
        return str(self.args[0])


class MissingPackageError(TextprepError, ImportError):
    """A package that a function needs is not installed."""

    @classmethod
    def for_extra(cls, packages: str, extra: str) -> MissingPackageError:
        """The error for packages that an extra of this distribution brings."""
        return cls(f"{packages} is not installed; pip install '{DISTRIBUTION}[{extra}]'")


class LexiconFormatError(ResourceError):
    """A lexicon file with a line or a byte that is wrong."""


class PatternError(TextprepError, ValueError):
    """A pattern that is no regular expression."""


class PatternTimeoutError(TextprepError, TimeoutError):
    """A user's pattern took longer than it was allowed to."""


class KernelError(TextprepError, ImportError):
    """A compiled kernel was asked for and cannot be had."""


class EncodingError(TextprepError, ValueError):
    """Bytes that are not what the encoding says."""


class FingerprintError(TextprepError, RuntimeError):
    """A pipeline that would give other results on a worker than where it was made."""


class ModelFormatError(ResourceError):
    """A model's folder with a file, a line or a number that is wrong."""


class RecordError(TextprepError, ValueError):
    """A record of a file that is not what its format says, or has no such field."""


class WorkerError(TextprepError, RuntimeError):
    """A process that worked for this one has ended before its work was done."""


class EvaluationError(TextprepError, ValueError):
    """Two segmentations that are not of the same text."""


class OutputError(TextprepError, OSError):
    """A result that could not be written."""


def nearest(name: str, known: Iterable[str]) -> str:
    """``" (did you mean 'x'?)"`` for the known name nearest to an unknown one, else an empty string.

    >>> nearest("confg", ["config", "segment"])
    " (did you mean 'config'?)"
    >>> nearest("zzz", ["config"])
    ''
    """
    # Imported here: most processes make no mistake.
    import difflib

    choices = {choice.lower(): choice for choice in known}
    found = difflib.get_close_matches(name.lower(), choices, n=1, cutoff=0.6)
    return f" (did you mean {choices[found[0]]!r}?)" if found else ""
