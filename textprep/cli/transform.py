"""``textprep transform``: documents to rows of a matrix."""

from __future__ import annotations

from typing import Annotated

import typer

from textprep.cli.console import report_pure_kernels
from textprep.cli.options import Delimiter, Encoding, Errors, Field, Files, InputFormat, Model, read_options
from textprep.errors import ParameterError
from textprep.files.documents import FileDocuments
from textprep.files.inputs import expand_inputs
from textprep.kernels.rendering import json_line
from textprep.resources.atomic import atomic_write, atomic_write_bytes

#: The number of documents that are transformed at a time.
_BATCH_SIZE = 10_000


def transform(
    model: Model,
    files: Files = None,
    output: Annotated[
        str, typer.Option("-o", "--output", help="The file of the matrix: .npz (SciPy), or .npy (NumPy) for word2vec.")
    ] = "",
    input_format: InputFormat = "auto",
    field: Field = "text",
    delimiter: Delimiter = "auto",
    encoding: Encoding = "auto",
    errors: Errors = "strict",
) -> None:
    """Transform documents to a matrix: a sparse .npz file with the terms beside it, or for word2vec a .npy file."""
    import numpy as np
    from scipy import sparse

    from textprep.vectors.documents import batched
    from textprep.vectors.models import load_model

    options = read_options(input_format, field, encoding, errors, delimiter)
    inputs = expand_inputs(files or ["-"])
    estimator = load_model(model)
    is_dense = type(estimator).__name__ == "Word2Vec"
    suffix = ".npy" if is_dense else ".npz"
    if not output.endswith(suffix):
        raise ParameterError(
            f"the output of a {type(estimator).__name__} must be a {suffix} file, found {output!r}; name one with -o"
        )
    report_pure_kernels()
    batches = batched(FileDocuments(inputs, options), _BATCH_SIZE)
    rows = [estimator.transform(batch) for batch in batches] or [estimator.transform([])]
    with atomic_write(output, "output file") as file:
        if is_dense:
            np.save(file, np.concatenate(rows))
        else:
            sparse.save_npz(file, sparse.vstack(rows, format="csr"))
    if not is_dense and hasattr(estimator, "vocabulary_"):
        terms = "".join(json_line(term) + "\n" for term in estimator.get_feature_names_out())
        atomic_write_bytes(output.removesuffix(suffix) + ".terms.jsonl", terms.encode(), "output file")
