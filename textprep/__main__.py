"""Run the command: ``python -m textprep``."""

from textprep.cli import main

main()
