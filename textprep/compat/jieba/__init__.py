"""A drop-in for jieba 0.42.1: ``import textprep.compat.jieba as jieba``.

It has jieba's names, signatures, types and results, and runs on the kernels of this package. Three things differ:
nothing is written to the temporary folder, ``use_paddle=True`` raises NotImplementedError, and `enable_parallel` starts
no processes, because one process is faster here than jieba's pool.
"""

from __future__ import annotations

import logging
from typing import Any

from textprep.compat.jieba.tokenizer import Tokenizer, default_logger

__version__ = "0.42.1"
__license__ = "MIT"

DEFAULT_DICT = None
DEFAULT_DICT_NAME = "dict.txt"

#: The tokenizer that the functions of this module use.
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
    """Return the count of a word in the default tokenizer, 0 for a prefix of words, ``d`` for any other string."""
    return dt.FREQ.get(k, d)


def setLogLevel(log_level: int) -> None:  # noqa: N802  jieba's name
    """Set the level of jieba's logger."""
    default_logger.setLevel(log_level)


def enable_parallel(processnum: int | None = None) -> None:
    """Do nothing: one process is faster than jieba's pool, and the results are the same."""
    dt.check_initialized()
    logging.getLogger(__name__).debug("enable_parallel(%r) has no effect", processnum)


def disable_parallel() -> None:
    """Do nothing, like `enable_parallel`."""


def enable_paddle() -> None:
    """Raise NotImplementedError: there is no paddle mode here."""
    raise NotImplementedError("textprep.compat.jieba has no paddle mode; use jieba itself for it")


def __getattr__(name: str) -> Any:
    # Looked up at each access: both change when the tokenizer is initialised again.
    if name in ("FREQ", "total"):
        return getattr(dt, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
