"""The words of a stage's lists as the stages before it rewrite them.

A user writes the words of a lexicon or a stop list as they stand in texts. A stage compares them with what the stages
before it, its upstream, have made of a text, so the words pass through the same stages.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from textprep.doc import Chain, Doc
from textprep.stage import CutProgram, Segmenter, Stage


def apply_text_stages(upstream: tuple[Stage, ...], words: Iterable[str]) -> list[str]:
    """Return each word as the text stages among ``upstream`` rewrite it."""
    words = list(words)
    stages = [stage for stage in upstream if stage.takes == "text" and stage.gives == "text"]
    # Binding loads resources, so it is left out where there is nothing to rewrite.
    if not stages or not words:
        return words
    program = Chain([stage.bind(tuple(stages[:number])) for number, stage in enumerate(stages)])
    return [program(Doc.of(word)).text for word in words]


def apply_stages(upstream: tuple[Stage, ...], words: Iterable[str]) -> list[list[str]]:
    """Return the tokens that the stages of ``upstream`` leave of each word.

    Each word is a document of its own. The text stages rewrite it; the segmenter cuts it if it cuts words by rule
    (`Segmenter.word_breaker`) and the word's script has upper and lower case, and keeps it whole otherwise; the token
    stages rewrite the tokens, without tags. A word of which the text stages leave nothing has no tokens.
    """
    spellings = apply_text_stages(upstream, words)
    breakers = [stage.word_breaker() for stage in upstream if isinstance(stage, Segmenter)]
    breaker = breakers[0] if breakers else None
    programs = [
        stage.bind(upstream[:number])
        for number, stage in enumerate(upstream)
        if stage.takes == "tokens" and stage.changes_tokens
    ]
    if breaker is None and not programs:
        return [[spelling] if spelling else [] for spelling in spellings]
    program = Chain(programs)
    cut = _cut_by_rule(breaker, spellings) if breaker is not None else {}
    left: list[list[str]] = []
    for spelling in spellings:
        tokens = cut.get(spelling, [spelling] if spelling else [])
        if programs and tokens:
            ends = list(accumulate(map(len, tokens)))
            doc = Doc("".join(tokens)).segmented(tokens, [0, *ends[:-1]], ends)
            tokens = list(program(doc).tokens or ())
        left.append(tokens)
    return left


def _cut_by_rule(breaker: CutProgram, words: Iterable[str]) -> dict[str, list[str]]:
    """Return the tokens of each word whose script has upper and lower case; rules leave Chinese words to a lexicon."""
    cut: dict[str, list[str]] = {word: [] for word in words if word.lower() != word.upper()}
    # One text with a space between words, because the slowest rule takes 0.1 ms for a call.
    bounds = list(accumulate(len(word) + 1 for word in cut))
    targets = list(cut.values())
    for token, start in zip(*breaker.spans(" ".join(cut))[:2], strict=True):
        if not token.isspace():
            targets[bisect_right(bounds, start)].append(token)
    return cut
