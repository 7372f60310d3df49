"""Files of office programs, which are refused with the way to get text out of them."""

from __future__ import annotations

from pathlib import PurePath

from textprep.errors import ResourceError

#: Formats that hold no plain text, by the suffix of a file, with the way to get text out of it.
OFFICE_SUFFIXES = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".ods"), "a workbook; save the sheet as CSV or Parquet"),
    **dict.fromkeys((".docx", ".doc", ".odt", ".rtf"), "a word processor's document; save it as plain text"),
    **dict.fromkeys((".pptx", ".ppt"), "a presentation; save it as plain text"),
    ".pdf": "a PDF; extract its text first, for example with pdftotext",
    ".epub": "an e-book; save it as plain text",
}
#: The same by the first bytes, for files of other names.
_OFFICE_MAGIC = (
    (b"%PDF-", OFFICE_SUFFIXES[".pdf"]),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a workbook or document of Microsoft Office; save it as CSV or plain text"),
)


def refuse_office_file(name: str, head: bytes) -> None:
    """Raise `ResourceError` for a file whose name or first bytes are those of a workbook, a document or a PDF."""
    reason = OFFICE_SUFFIXES.get(PurePath(name).suffix.lower()) or next(
        (reason for magic, reason in _OFFICE_MAGIC if head.startswith(magic)), None
    )
    if reason is not None:
        raise ResourceError(f"input file {name!r} is {reason}")
