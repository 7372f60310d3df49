from typing import Any, final

LANES: int
MOST_NEGATIVE: int

def instruction_set() -> str: ...

@final
class Trainer:
    instructions: str
    def __init__(
        self,
        inward: Any,
        outward: Any,
        keep: Any,
        share: Any,
        other: Any,
        *,
        window: int,
        negative: int,
        cbow: bool,
        mean: bool,
        shrink: bool,
    ) -> None: ...
    def train(self, words: Any, begins: Any, alphas: Any, seed: int, first: int, share: Any = None) -> tuple[float, int]: ...
