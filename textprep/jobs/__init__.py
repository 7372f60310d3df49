"""A pipeline or a conversion over files, in one process or several, with resume."""
