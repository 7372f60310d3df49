"""Files of documents: formats, encodings, compression, and what results look like."""
