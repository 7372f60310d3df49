"""Mutations of an input that know nothing of its format."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.conftest import PIECES

#: Longest input.
MOST_BYTES = 1000

#: What texts and files are made of.
TOKENS = [piece.encode("utf-8", "surrogatepass") for piece in PIECES] + [
    b"\n", b"\t", b" ", b"\r\n", b"|", b"!", b" 0", b" 3 n", b"0", b"-1", b"99999999999999999999", b"1e999", b"nan",
    b"{", b"}", b"[", b"]", b'"', b"\\", b":", b",", b"=", b"#", b"//", b"/*", b"\x00", b"\xff", b"\xef\xbb\xbf",
    b"\xff\xfe", b"[[stage]]\n", b"null", b"true", b'{"type": "text", "file": "a.txt"}',
    "研究".encode("gbk"), "軟體".encode("big5"),
]  # fmt: skip


def mutate(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """Return an input after one to four random changes, some with parts of other inputs."""
    made = bytearray(data)
    for _ in range(random.randint(1, 4)):
        at = random.randint(0, len(made))
        end = min(len(made), at + random.choice((1, 1, 2, 3, 4, 8, 40)))
        match random.randrange(8):
            case 0:
                made[at:end] = random.randbytes(end - at)
            case 1:
                del made[at:end]
            case 2 | 3:
                made[at:at] = random.choice(TOKENS)
            case 4:
                made[at:at] = made[at:end] * random.choice((1, 2, 9, 40))
            case 5:
                other = random.choice(others)
                begin = random.randint(0, len(other))
                made[at:end] = other[begin : begin + random.randint(0, 60)]
            case 6:
                made[at:end] = bytes(byte ^ 1 << random.randrange(8) for byte in made[at:end])
            case _:
                code = random.choice((0x4E00, 0x3000, 0x80, 0x1F600, 0xD800)) + random.randrange(128)
                made[at:at] = chr(code).encode("utf-8", "surrogatepass")
    return bytes(made[:MOST_BYTES])
