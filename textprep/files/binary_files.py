"""Files that hold no plain text, which are refused with the way to get text out of them."""

from __future__ import annotations

from pathlib import PurePath

from textprep.errors import ParameterError, ResourceError
from textprep.files.compression import compression_suffix

_TAR = "a tar archive; unpack it and name its folder, or pack its files into a zip archive"
_OTHER_ARCHIVE = "an archive; unpack it and name its folder, or pack its files into a zip archive"
_IMAGE = "an image; recognise its text first, for example with tesseract"

#: Formats that hold no plain text, by the suffix of a file, with the way to get text out of it.
BINARY_SUFFIXES = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".ods"), "a workbook; save the sheet as CSV or Parquet"),
    **dict.fromkeys((".docx", ".doc", ".odt", ".rtf"), "a word processor's document; save it as plain text"),
    **dict.fromkeys((".pptx", ".ppt"), "a presentation; save it as plain text"),
    ".pdf": "a PDF; extract its text first, for example with pdftotext",
    ".epub": "an e-book; save it as plain text",
    **dict.fromkeys((".tar", ".tgz", ".tbz2", ".txz"), _TAR),
    **dict.fromkeys((".7z", ".rar"), _OTHER_ARCHIVE),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp"), _IMAGE),
    **dict.fromkeys((".mp3", ".wav", ".m4a", ".mp4", ".mov"), "a recording; transcribe it first"),
}
#: The same by the first bytes, for files of other names.
_BINARY_MAGIC = (
    (b"%PDF-", BINARY_SUFFIXES[".pdf"]),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a workbook or document of Microsoft Office; save it as CSV or plain text"),
    (b"7z\xbc\xaf\x27\x1c", _OTHER_ARCHIVE),
    (b"Rar!\x1a\x07", _OTHER_ARCHIVE),
    (b"\x89PNG\r\n\x1a\n", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
)


def refuse_binary_file(name: str, head: bytes) -> None:
    """Raise `ResourceError` for an input whose name or first bytes are those of a format without plain text."""
    reason = BINARY_SUFFIXES.get(_suffix(name)) or next(
        (reason for magic, reason in _BINARY_MAGIC if head.startswith(magic)), None
    )
    if reason is not None:
        raise ResourceError(f"input file {name!r} is {reason}")


def refuse_binary_output(name: str) -> None:
    """Raise `ParameterError` for an output with the suffix of a format that this package cannot write."""
    suffix = _suffix(name)
    if suffix == ".zip" or suffix in BINARY_SUFFIXES:
        kind = "a zip archive" if suffix == ".zip" else BINARY_SUFFIXES[suffix].partition(";")[0]
        raise ParameterError(
            f"the output {name!r} has the suffix of {kind}, which cannot be written; name a file of text "
            "(.txt, .jsonl, .csv) or Parquet, or a folder"
        )


def _suffix(name: str) -> str:
    """Return the suffix in lower case, before that of compression."""
    return PurePath(name.lower().removesuffix(compression_suffix(name))).suffix
