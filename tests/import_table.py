"""The table of imports: for each part of the package, the parts that it may import, and why.

A part is a module or folder directly under ``textprep``. `tests/test_imports.py` compares the table with the source in
both directions: an import that no row allows fails, and so does an entry that no import uses.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """The parts that one part may import, and the reason."""

    reason: str
    imports: frozenset[str]


def _row(reason: str, imports: str = "") -> Row:
    return Row(reason, frozenset(imports.split()))


#: Every part of the package, the lowest layers first.
TABLE = {
    "errors": _row("Every part raises these exceptions, so they depend on nothing."),
    "han": _row("Ranges of characters, shared by stages and by what stages are made of."),
    "registry": _row("Names modules as strings, and imports one when somebody asks for its stage.", "errors"),
    "locks": _row("Guards what threads share, in every part that shares something."),
    "kernels": _row("Work on strings and arrays; they know no files and no stages.", "errors han locks"),
    "doc": _row("The carrier and its programs are kernels.", "kernels"),
    "missing": _row("Missing documents count alike for stages and estimators.", "errors"),
    "diff": _row("Compares two strings."),
    "params": _row("Declares and checks parameters of any class.", "errors"),
    "evaluation": _row("Scores lines of words, whatever cut them.", "errors"),
    "resources": _row(
        "Reads data files, by name or by path as parameters give them, in the encodings that documents have.",
        "errors files kernels locks params",
    ),
    "lexicon": _row("Reads words from files into tries.", "errors han kernels locks params resources"),
    "cutters": _row(
        "Combines lexicons, models and patterns; the base of segmenters over a lexicon is a stage.",
        "errors han kernels lexicon params resources stage upstream",
    ),
    "conversion": _row("Reads OpenCC's files into the conversion kernel.", "errors kernels params resources"),
    "lemmas": _row("Rules over words, which consult a lexicon.", "errors han lexicon resources"),
    "transformer": _row("The protocol of scikit-learn, apart from the contract of a stage.", "doc errors missing"),
    "stage": _row(
        "The contract of a stage: parameters, documents, programs.", "doc errors locks missing params transformer"
    ),
    "upstream": _row("The words of a stage's lists, as the stages before it rewrite them.", "doc stage"),
    "text": _row(
        "Stages know the contract and their material.", "conversion cutters diff doc errors han kernels params stage"
    ),
    "segment": _row("Stages know the contract and their material.", "cutters doc errors kernels params stage"),
    "tokens": _row(
        "Stages know the contract and their material.", "doc errors han lemmas lexicon params resources stage upstream"
    ),
    "quick": _row("Offers the most used stages as functions.", "errors segment text"),
    "apply": _row("A stage that calls a function of the user.", "diff doc errors params stage"),
    "pipeline": _row("Runs stages through their contract alone.", "apply doc errors missing stage transformer"),
    "config": _row("Finds stages by the registry alone.", "apply errors params pipeline registry resources stage"),
    "arrow": _row("Runs columns through stages.", "doc errors pipeline stage"),
    "vectors": _row(
        "Estimators take a pipeline, or the name of one.",
        "config doc errors kernels missing params pipeline resources stage",
    ),
    "testing": _row("Checks any estimator through scikit-learn's interface.", "errors"),
    "files": _row("Reads and writes documents in all formats, tables through Arrow.", "arrow doc errors kernels"),
    "jobs": _row(
        "Runs files through a pipeline, or through a conversion, on all cores.",
        "arrow doc errors files kernels pipeline resources text",
    ),
    "engines": _row(
        "Runs pipelines and estimators on clusters, by columns.", "arrow config errors locks stage vectors"
    ),
    "compat": _row("Offers jieba's interface over the cutters, without stages.", "cutters kernels locks resources"),
    "cli": _row(
        "Offers all of the package; nothing imports it but the entry points.",
        "__init__ config doc errors evaluation files jobs kernels lexicon params pipeline registry resources stage "
        "text vectors",
    ),
    "__init__": _row("Imports a public name at its first use.", "errors registry"),
    "__main__": _row("Runs the command, or says which package it lacks.", "cli errors"),
}
