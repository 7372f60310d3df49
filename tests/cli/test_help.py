"""Help and shell completion."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.command import textprep
from tests.cli.test_cli import messages

COMMANDS = [
    "run", "convert", "explain", "stages", "evaluate", "fit", "transform", "similar", "search", "info",
    "lexicon build", "lexicon check", "lexicon diff",
]  # fmt: skip


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_flags_have_no_value_in_the_help(command: str) -> None:
    done = textprep(*command.split(), "--help")
    assert done.returncode == 0
    assert "bool" not in done.stdout.decode().lower()


def test_the_help_shows_brackets() -> None:
    shown = textprep("lexicon", "check", "--help").stdout.decode()
    assert "'word [count] [tag] [!]'" in shown
    assert "'word count [tag]'" in shown


def test_each_command_has_a_line_that_ends_with_a_full_stop() -> None:
    lines = textprep("--help").stdout.decode().partition("Commands:\n")[2].splitlines()
    assert {line.split()[0] for line in lines if line[2] != " "} == {command.split()[0] for command in COMMANDS}
    assert all(line.endswith(".") for line, after in zip(lines, [*lines[1:], "  x"], strict=True) if after[2] != " ")


def completed(line: str, home: Path, shell: str = "bash") -> list[str]:
    """Return what a shell offers for the last word of a line."""
    words = line.split(" ")
    variables = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_TYPER_COMPLETE_ARGS": line}
    environment = {**os.environ, "HOME": str(home), "_TEXTPREP_COMPLETE": f"complete_{shell}", **variables}
    return textprep(env=environment).stdout.decode().split()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("textprep r", ["run"]),
        ("textprep run z", ["zh"]),
        ("textprep run zh --re", ["--resume"]),
        ("textprep fit tfidf zh --del", ["--delimiter"]),
        ("textprep lexicon c", ["check"]),
    ],
)
def test_bash_completes_commands_pipelines_and_options(line: str, words: list[str], tmp_path: Path) -> None:
    assert completed(line, tmp_path) == words


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_shown_and_installed(shell: str, tmp_path: Path) -> None:
    # With this variable typer takes the name of the shell, which it would else look for among the parent processes.
    environment = {**os.environ, "HOME": str(tmp_path), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    assert (
        f"_TEXTPREP_COMPLETE=complete_{shell}" in textprep("--show-completion", shell, env=environment).stdout.decode()
    )
    done = textprep("--install-completion", shell, env=environment)
    assert (done.returncode, messages(done)) == (0, "")
    assert any("_TEXTPREP_COMPLETE" in path.read_text() for path in tmp_path.rglob("*") if path.is_file())
