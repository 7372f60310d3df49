"""Finding the data that stages read, in our package and in others, and loading it once per process."""
