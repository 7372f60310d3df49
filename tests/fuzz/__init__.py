"""Fuzzing: `python -m tests.fuzz TARGET` mutates small inputs and runs one target on each.

A target is a function of bytes in `texts`, `arrays` or `readers`. It fails on a difference between the compiled and the
plain twin, on an exception that is no `TextprepError`, on spans outside of the text, and on an input that takes more
than `SECONDS`. ``corpus/TARGET`` has the inputs that the mutations start from, and every input that once broke
something. ``tests/test_fuzz.py`` replays them all.
"""
