from array import array
from typing import BinaryIO

from textprep.kernels.trie.compiled import Trie

def parse_word_list(stream: BinaryIO) -> tuple[Trie, array[int], array[int], list[str], int, int]: ...
