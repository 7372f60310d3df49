from typing import Any, final

LANES: int
MAX_NEGATIVE: int
MAX_WINDOW: int

def instruction_set() -> str: ...

@final
class Trainer:
    instructions: str
    def __init__(
        self,
        input_vectors: Any,
        output_vectors: Any,
        keep_prob: Any,
        alias_prob: Any,
        alias_index: Any,
        *,
        window: int,
        negative: int,
        cbow: bool,
        cbow_mean: bool,
        shrink_windows: bool,
    ) -> None: ...
    def train(
        self,
        words: Any,
        offsets: Any,
        learning_rates: Any,
        seed: int,
        first_sentence: int,
        update_scale: Any = None,
    ) -> tuple[float, int]: ...
    def stop(self) -> None: ...
