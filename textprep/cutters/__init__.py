"""The parts of segmenters: cutters over a lexicon, word breakers, named patterns, folds, hidden Markov models."""
