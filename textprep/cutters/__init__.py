"""What segmenters are made of: cutting over a lexicon, folding, protected patterns, word rules, models."""
