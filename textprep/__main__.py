"""Run the command: ``textprep``, or ``python -m textprep``."""

from __future__ import annotations

import sys

from textprep.errors import MissingPackageError, checked_imports


def main() -> None:
    """Run the command and exit with its code.

    The command's own packages, such as typer, are imported here, so that one which is missing is a message, too.
    """
    try:
        with checked_imports():
            from textprep import cli
    except MissingPackageError as error:
        sys.stderr.write(f"textprep: {error}\n")
        sys.exit(2)
    cli.main()


if __name__ == "__main__":
    main()
