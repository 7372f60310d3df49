"""Stages from token lists to numbers: scikit-learn estimators.

They need the extra ``sklearn``. Without it an import of any module of this package raises `MissingPackageError`, which
has the pip command.
"""

from textprep.resources.packages import require_modules

require_modules("joblib", "numpy", "scipy", "sklearn")
