"""File formats, encodings and compression: bytes to documents, and results to bytes."""
