"""The inverse document frequency of scikit-learn's TfidfTransformer."""

from __future__ import annotations

from typing import Any

import numpy as np


def inverse_document_frequency(document_frequency: Any, n_documents: int, *, smooth: bool = True) -> Any:
    """Return ln((1 + N) / (1 + df)) + 1, or without smoothing ln(N / df) + 1.

    The operations have the order that they have in scikit-learn, so that the results agree to the last bit.

    Parameters:
        document_frequency: df, an array of floats, which give the result's type.
        n_documents: N.
        smooth: count one additional document that contains every term.
    """
    document_frequency = document_frequency + float(smooth)
    idf = np.full_like(document_frequency, fill_value=n_documents + int(smooth))
    idf /= document_frequency
    np.log(idf, out=idf)
    idf += 1.0
    return idf
