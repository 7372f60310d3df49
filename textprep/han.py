"""Ranges of Han characters, to be put into a character class of a regular expression.

Which characters count as Han depends on the purpose, so there are several ranges. Take `IDEOGRAPHS` for new code; where
code takes a narrower range, it says why.
"""

from __future__ import annotations

#: Script=Han (Unicode's Scripts.txt), as the ``regex`` package has it; Python's ``re`` knows no properties.
SCRIPT = r"\p{Script=Han}"

#: Script=Han for ``re``: the blocks of unified and of compatibility ideographs in plane 0, planes 2 and 3 whole, the
#: iteration mark U+3005 and the number zero U+3007. It lacks the radicals U+2E80-2FD5, the Suzhou numerals U+3021-3029
#: and U+3038-303B, and the marks U+16FE2-16FF6, none of which forms words.
IDEOGRAPHS = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

#: From the block "CJK Unified Ideographs Extension A" through "CJK Unified Ideographs" (Unicode's Blocks.txt), with the
#: hexagrams U+4DC0-4DFF between them.
EXTENSION_A_TO_UNIFIED = "\u3400-\u9fff"

#: The block "CJK Unified Ideographs" alone.
UNIFIED = "\u4e00-\u9fff"

#: The characters of that block that Unicode 8 had assigned. jieba 0.42.1 counts only these as Han.
JIEBA = "\u4e00-\u9fd5"
