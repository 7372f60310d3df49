"""Pipelines on Spark, Dask and Ray.

Each engine has two functions with the same parameters: ``run`` adds a pipeline's results to a data set, as
`textprep.arrow.apply` adds them to a batch, and ``fit`` fits `BagOfWords` or `Tfidf` to a column. The module
`textprep.engines.portable` has the objects that travel to the workers.
"""
