"""The data that stages read, from this package, other packages and the user's files, and the caches for it."""
