"""``textprep lexicon``: compile, check and compare lexicons."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from textprep.errors import ParameterError, ResourceError
from textprep.lexicon import Lexicon
from textprep.lexicon.lines import find_problems, parse_base_line, parse_user_line
from textprep.lexicon.named import load_lexicon
from textprep.resources.files import as_utf8, read_bytes

app = typer.Typer(no_args_is_help=True, help="Compile, check and compare lexicons.")


@app.command()
def build(
    lexicon: Annotated[
        str, typer.Argument(help="The lexicon to compile: jieba, or a file with lines 'word count [tag]'.")
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="The compiled file.")],
    user: Annotated[
        list[Path] | None, typer.Option("--user", help="A user dictionary to add; may be repeated.")
    ] = None,
) -> None:
    """Compile a lexicon to a file that processes map into memory and share."""
    if Path(lexicon).exists() and output.exists() and output.samefile(lexicon):
        raise ParameterError(f"the output {str(output)!r} is also the input; choose another file")
    combined = load_lexicon(lexicon, allow_word_list=True).copy()
    for path in user or []:
        combined.update(path)
    combined.save(output)
    typer.echo(f"{output}: {len(combined)} words, {output.stat().st_size} bytes")


@app.command()
def check(
    path: Annotated[str, typer.Argument(help="A file with lines 'word count [tag]'.")],
    user: Annotated[
        bool, typer.Option("--user", help="Check a user dictionary, with lines 'word [count] [tag] [!]'.")
    ] = False,
) -> None:
    """List malformed, doubtful and repeated lines and words with outer white space; exit 1 if there are any.

    In a base lexicon, counts of 0 are listed, too; in a user dictionary they forbid a word.
    """
    if not Path(path).is_file():
        raise ResourceError(f"lexicon {path!r} is not a file")
    data = read_bytes(path, "lexicon")
    problems = list(
        find_problems(as_utf8(data, path), parse_user_line) if user else find_problems(data, parse_base_line)
    )
    for line, problem in problems:
        typer.echo(f"{path}:{line}: {problem}")
    if problems:
        raise typer.Exit(1)
    typer.echo(f"{path}: no problems")


@app.command()
def diff(
    old: Annotated[str, typer.Argument(help="The lexicon to compare with: a name or a file.")],
    new: Annotated[str, typer.Argument(help="The changed lexicon: a name or a file.")],
) -> None:
    """List the words that differ, '-' removed, '+' added, '~' with another count or tag; exit 1 if there are any."""
    before, after = (load_lexicon(name, allow_word_list=True) for name in (old, new))
    different = False
    for mark, word, text in _differences(before, after):
        different = True
        typer.echo(f"{mark} {word} {text}")
    if different:
        raise typer.Exit(1)


def _differences(before: Lexicon, after: Lexicon) -> list[tuple[str, str, str]]:
    """Return (mark, word, counts and tags) for each word that differs."""
    found = []
    for word in before:
        old, new = before.get(word), after.get(word)
        if old is not None and new is None:
            found.append(("-", word, f"{old.count} {old.tag}".rstrip()))
        elif old is not None and new is not None and old != new:
            found.append(("~", word, f"{old.count} {old.tag} -> {new.count} {new.tag}".rstrip()))
    for word in after:
        new = after.get(word)
        if new is not None and word not in before:
            found.append(("+", word, f"{new.count} {new.tag}".rstrip()))
    return found
