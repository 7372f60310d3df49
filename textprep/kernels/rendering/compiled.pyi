from collections.abc import Iterable, Sequence
from typing import Any

from textprep.kernels.batch.compiled import Batch
from textprep.kernels.doc.compiled import Doc

COLUMNS: tuple[str, ...]

def json_line(value: Any) -> str: ...
def word_line(doc: Doc) -> str: ...
def word_lines(batch: Batch, rows: Iterable[int], replace_surrogates: bool = False) -> bytes: ...
def json_lines(
    heads: Sequence[bytes], batch: Batch, rows: Sequence[int], columns: Sequence[tuple[str, str]]
) -> bytes: ...
