"""Hidden Markov models by name or path."""

from __future__ import annotations

from textprep.cutters.hmm import Hmm
from textprep.errors import ResourceError, nearest
from textprep.kernels.lattice import TagHmm
from textprep.params import is_path
from textprep.resources.cache import file_signature, load_once
from textprep.resources.files import digest, read_bytes
from textprep.resources.jieba import jieba_table
from textprep.resources.packages import package_version

#: The names of the built-in models.
BUILT_IN = ("jieba",)

#: The values of a segmenter's parameter ``hmm`` that turn the model off.
_NO_MODEL = (None, "none", "jieba-posseg-none")


def jieba_hmm() -> Hmm:
    """Return the model of jieba's finalseg."""
    return load_once(
        "hmm jieba",
        lambda: Hmm(*(jieba_table("finalseg", f"prob_{part}.p") for part in ("start", "trans", "emit"))),
    )


def jieba_tag_hmm() -> TagHmm:
    """Return the tagging model of jieba's posseg."""

    def read() -> TagHmm:
        parts = ("prob_start", "prob_trans", "prob_emit", "char_state_tab")
        start, transition, emission, states = (jieba_table("posseg", f"{part}.p") for part in parts)
        return TagHmm(start, transition, emission, states)

    return load_once("tag hmm jieba", read)


def load_hmm(name: str) -> Hmm:
    """Return the model of a name (``"jieba"``) or a path.

    Raises:
        ResourceError: the model does not exist; the message has the nearest name.
    """
    if name == "jieba":
        return jieba_hmm()
    if is_path(name):
        return load_once(("hmm", *file_signature(name)), lambda: Hmm.load(name))
    raise ResourceError(
        f"no model is called {name!r}{nearest(name, BUILT_IN)}; available: {', '.join(BUILT_IN)}, or a path"
    )


def open_hmm(name: str | None) -> Hmm | None:
    """Return the model that a segmenter's parameter ``hmm`` names, None if it turns the model off."""
    return None if name is None or name in _NO_MODEL else load_hmm(name)


def hmm_source(name: str) -> str:
    """Return what identifies the contents of a model, for fingerprints: a package version or a hash."""
    return digest(read_bytes(name, "model")) if is_path(name) else f"jieba {package_version('jieba')}"


def hmm_sources(name: str | None) -> dict[str, str]:
    """Return what identifies the model that a segmenter's parameter ``hmm`` names, for fingerprints."""
    return {} if name is None or name in _NO_MODEL else {"hmm": hmm_source(name)}
