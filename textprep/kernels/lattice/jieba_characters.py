"""The character classes of jieba 0.42.1, which decide where it looks for words.

They are ranges of its regular expressions and no Unicode properties: U+9FD5 was the last Han character of the basic
plane in Unicode 8.0, and jieba has not moved it since.
"""

from __future__ import annotations

import re

#: ``re_han_default`` (jieba/__init__.py) and ``re_han`` (jieba/finalseg/__init__.py) have this range.
JIEBA_HAN_FIRST, JIEBA_HAN_LAST = "\u4e00", "\u9fd5"
_HAN = f"{JIEBA_HAN_FIRST}-{JIEBA_HAN_LAST}"

ASCII_ALNUM = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")

#: Where ``lcut`` looks for words (``re_han_default``).
CUT_BLOCK = re.compile(rf"[{_HAN}a-zA-Z0-9+#&._%\-]+")

#: Where ``posseg`` looks for words (``re_han_internal``, jieba/posseg/__init__.py).
TAG_BLOCK = re.compile(rf"[{_HAN}a-zA-Z0-9+#&._]+")

#: Outside of these blocks every character is a token (``re_skip_default``).
OUTSIDE_BLOCK = re.compile(r"\r\n|.", re.DOTALL)

#: What ``finalseg`` makes of a run that is no word (its ``re_han`` and ``re_skip``).
CUT_RUN = re.compile(rf"(?P<han>[{_HAN}]+)|[a-zA-Z0-9]+(?:\.[0-9]+)?%?|[^{_HAN}a-zA-Z0-9]+")

#: What ``posseg`` makes of it (``re_han_detail``, ``re_skip_detail``, ``re_num`` and ``re_eng``).
TAG_RUN = re.compile(rf"(?P<han>[{_HAN}]+)|(?P<number>[.0-9]+)|(?P<latin>[a-zA-Z0-9]+)|[^{_HAN}.a-zA-Z0-9]+")
