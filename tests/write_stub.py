"""Write ``textprep/__init__.pyi``, from which type checkers know the public names: ``python tests/write_stub.py``.

The names come from the two lists that the package itself reads, in ``registry.py`` and ``__init__.py``. A test fails if
the file differs from them.
"""

from __future__ import annotations

from pathlib import Path

import textprep

STUB = Path(__file__).parent.parent / "textprep" / "__init__.pyi"


def stub() -> str:
    """Return the text of the stub."""
    modules: dict[str, list[str]] = {}
    for name in textprep.__all__:
        modules.setdefault(textprep._MODULES[name], []).append(name)
    lines = ["# Written by tests/write_stub.py from the lists in registry.py and __init__.py."]
    lines += [f"from {module} import {', '.join(names)}" for module, names in sorted(modules.items())]
    lines += ["", "__version__: str", "__all__ = ["]
    lines += [f'    "{name}",' for name in textprep.__all__]
    return "\n".join([*lines, "]", ""])


if __name__ == "__main__":
    STUB.write_text(stub(), encoding="utf-8")
