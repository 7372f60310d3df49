"""Files through a pipeline, on all cores."""
