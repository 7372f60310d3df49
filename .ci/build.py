"""Build the kernels in the source tree, only those whose sources changed, and fail if one does not compile.

When pip installs the package, a kernel that does not compile is left out, and its plain-Python twin runs. A developer
has to see the error, so here it ends the build.
"""

from __future__ import annotations

import importlib
import os
import sys
import time
import warnings
from pathlib import Path

from setuptools import setup
from setuptools.command.build_ext import build_ext

ROOT = Path(__file__).parent.parent


class StrictBuild(build_ext):
    """Compile every extension or raise; say which ones were compiled."""

    def finalize_options(self) -> None:
        """Make every extension obligatory."""
        super().finalize_options()
        for extension in self.extensions:
            extension.optional = False

    def build_extension(self, extension: object) -> None:
        """Compile one extension if its sources or headers are newer than its library."""
        library = Path(self.get_ext_fullpath(extension.name))
        before = library.stat().st_mtime_ns if library.exists() else 0
        start = time.monotonic()
        super().build_extension(extension)
        if library.stat().st_mtime_ns != before:
            print(f"built {extension.name} in {time.monotonic() - start:.0f} s")


def main() -> None:
    """Build, then import every kernel as compiled."""
    os.chdir(ROOT)
    # `tool.setuptools.ext-modules` is the only way to declare extensions without a setup.py.
    warnings.filterwarnings("ignore", message=".*experimental.*")
    # Not `--inplace`: that compares the sources with the libraries in build/, which an editable install does not leave.
    setup(script_args=["--quiet", "build_ext", "--build-lib", "."], cmdclass={"build_ext": StrictBuild})
    sys.path.insert(0, str(ROOT))
    os.environ["TEXTPREP_KERNELS"] = "compiled"
    kernels = importlib.import_module("textprep.kernels")
    print(f"{len(kernels.active())} kernels are compiled and can be imported")


if __name__ == "__main__":
    main()
