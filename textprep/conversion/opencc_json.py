"""Reading JSON as OpenCC writes it: with comments, and with commas before closing brackets."""

from __future__ import annotations

import json
import re
from typing import Any

from textprep.errors import ConfigError

# Each pattern matches strings, too, so that nothing inside of a string is taken for a comment or a comma.
# A string without an end matches up to where it breaks off, so that the search does not begin again inside of it; the
# parser reports it.
_STRING = r'"(?:[^"\\\n]|\\.)*+(?:"|(?=\n)|\Z|\\\Z)'
_COMMENT = re.compile(_STRING + r"|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)", re.DOTALL)
_TRAILING_COMMA = re.compile(_STRING + r"|,(?=\s*+[\]}])|\s++")


def read_json(text: str, name: str) -> Any:
    """Return the value of a JSON text.

    Parameters:
        text: JSON; ``//`` and ``/* */`` comments and trailing commas are allowed.
        name: the file's name, for messages.

    Raises:
        ConfigError: the text is not JSON; the message has file, line and column.
    """
    # Comments become spaces, so that lines and columns in messages are those of the file.
    plain = _COMMENT.sub(lambda match: _blank(match[0]) if _is_comment(match[0]) else match[0], text)
    plain = _TRAILING_COMMA.sub(lambda match: " " if match[0] == "," else match[0], plain)
    try:
        return json.loads(plain)
    except json.JSONDecodeError as error:
        raise ConfigError(f"{name}:{error.lineno}: not JSON: {error.msg} (column {error.colno})") from None
    except ValueError as error:
        # A whole number of more digits than Python reads.
        raise ConfigError(f"{name}: not JSON: {error}") from None
    except RecursionError:
        raise ConfigError(f"{name}: nested too deeply") from None


def _is_comment(text: str) -> bool:
    """Return whether a match of `_COMMENT` is a comment. The JSON parser refuses a comment that is not closed."""
    return text.startswith("//") or (text.startswith("/*") and text.endswith("*/") and len(text) > 3)


def _blank(text: str) -> str:
    """Return spaces in place of all characters but line ends."""
    return re.sub(r"[^\n]", " ", text)
