"""One pipeline on many cores or many machines."""
