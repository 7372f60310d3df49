"""Pipelines on Spark, Dask and Ray."""
