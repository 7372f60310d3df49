"""Stages from token lists to numbers: scikit-learn estimators."""
