"""The line that ends a run on a terminal."""

from __future__ import annotations

from textprep.cli.file_job import closing_line
from textprep.jobs.job import JobSummary


def test_the_closing_line_has_counts_and_speed() -> None:
    line = closing_line(JobSummary(documents=1200, tokens=34567, n_bytes=5_000_000), 2.0)
    assert line == "1,200 documents, 34,567 tokens, 5.00 MB in 2.0 s (2.50 MB/s)"


def test_what_is_unknown_is_left_out() -> None:
    assert closing_line(JobSummary(documents=3), 0.5) == "3 documents in 0.5 s"


def test_small_files_have_their_bytes() -> None:
    assert closing_line(JobSummary(documents=2, n_bytes=25), 0.5) == "2 documents, 25 bytes in 0.5 s (0.00 MB/s)"
    assert ", 1.5 kB in " in closing_line(JobSummary(documents=2, n_bytes=1500), 0.5)
