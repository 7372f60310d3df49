"""``textprep lexicon``: compile, check and compare lexicons."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from textprep.errors import ParameterError, ResourceError
from textprep.lexicon import Lexicon
from textprep.lexicon.lines import check_words
from textprep.lexicon.named import lexicon_base
from textprep.resources.files import read_bytes

app = typer.Typer(no_args_is_help=True, help="Compile, check and compare lexicons.")


@app.command()
def build(
    source: Annotated[str, typer.Argument(help="A base lexicon: jieba, or a file of 'word count [tag]' lines.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The compiled file.")],
    user: Annotated[list[Path] | None, typer.Option("--user", help="User dictionaries to put on top.")] = None,
) -> None:
    """Compile a lexicon into a file that processes map into memory and share."""
    if Path(source).exists() and output.exists() and output.samefile(source):
        raise ParameterError(f"the output {str(output)!r} is also the input; name another file")
    lexicon = lexicon_base(source, bare=True).copy()
    for path in user or []:
        lexicon.update(path)
    lexicon.save(output)
    typer.echo(f"{output}: {len(lexicon)} words, {output.stat().st_size} bytes")


@app.command()
def check(
    source: Annotated[str, typer.Argument(help="A file of 'word count [tag]' lines.")],
    user: Annotated[bool, typer.Option("--user", help="It is a user dictionary: counts may be missing.")] = False,
) -> None:
    """List lines that are wrong, words that stand twice, and words that can never be found; exit 1 if there are any."""
    if not Path(source).is_file():
        raise ResourceError(f"lexicon {source!r} is no file")
    problems = list(check_words(read_bytes(source, "lexicon"), user=user))
    for line, problem in problems:
        typer.echo(f"{source}:{line}: {problem}")
    if problems:
        raise typer.Exit(1)
    typer.echo(f"{source}: no problems")


@app.command()
def diff(
    old: Annotated[str, typer.Argument(help="A lexicon: a name or a file.")],
    new: Annotated[str, typer.Argument(help="Another one.")],
) -> None:
    """List the words that differ: '-' gone, '+' new, '~' of another count or tag; exit 1 if there are any."""
    before, after = (lexicon_base(name, bare=True) for name in (old, new))
    different = False
    for mark, word, text in _differences(before, after):
        different = True
        typer.echo(f"{mark} {word} {text}")
    if different:
        raise typer.Exit(1)


def _differences(before: Lexicon, after: Lexicon) -> list[tuple[str, str, str]]:
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
