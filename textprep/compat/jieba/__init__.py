"""A drop-in for jieba 0.42.1: ``import textprep.compat.jieba as jieba``.

The same names, signatures, types and results, on our kernels.  What differs: nothing is written to
the temporary folder, ``use_paddle`` raises, and `enable_parallel` makes no processes, since one is
faster here than a pool of jieba's is.
"""

from __future__ import annotations

import logging
from typing import Any

from textprep.compat.jieba.tokenizer import Tokenizer, default_logger

__version__ = "0.42.1"
__license__ = "MIT"

DEFAULT_DICT = None
DEFAULT_DICT_NAME = "dict.txt"

#: The tokenizer behind the functions of this module.
dt = Tokenizer()

pool = None

add_word = dt.add_word
calc = dt.calc
cut = dt.cut
lcut = dt.lcut
cut_for_search = dt.cut_for_search
lcut_for_search = dt.lcut_for_search
del_word = dt.del_word
get_DAG = dt.get_DAG  # noqa: N816  jieba's name
get_dict_file = dt.get_dict_file
initialize = dt.initialize
load_userdict = dt.load_userdict
set_dictionary = dt.set_dictionary
suggest_freq = dt.suggest_freq
tokenize = dt.tokenize
user_word_tag_tab = dt.user_word_tag_tab


def get_FREQ(k: str, d: Any = None) -> Any:  # noqa: N802  jieba's name
    """The count of a word or prefix in the default tokenizer."""
    return dt.FREQ.get(k, d)


def setLogLevel(log_level: int) -> None:  # noqa: N802  jieba's name
    """The level of the module's logger."""
    default_logger.setLevel(log_level)


def enable_parallel(processnum: int | None = None) -> None:
    """Accepted and without effect: results are the same, and one process is faster than jieba's pool."""
    dt.check_initialized()
    logging.getLogger(__name__).debug("enable_parallel(%r) has no effect", processnum)


def disable_parallel() -> None:
    """Accepted and without effect."""


def enable_paddle() -> None:
    """Refused: there is no paddle mode here."""
    raise NotImplementedError("textprep.compat.jieba has no paddle mode; use jieba itself for it")


def __getattr__(name: str) -> Any:
    # Both change when the tokenizer is initialised anew.
    if name in ("FREQ", "total"):
        return getattr(dt, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
