"""The lexicon of a segmenter: a base lexicon with user dictionaries, as the stages before and the folds spell it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textprep.cutters.folding import fold_sources, make_fold
from textprep.errors import ResourceError
from textprep.lexicon import Lexicon
from textprep.lexicon.named import load_folded_lexicon, load_lexicon, source_of, user_words

#: The name or path of a base lexicon, or a tuple of that and the paths of user dictionaries.
LexiconNames = str | tuple[str, ...]

#: Spells each word as the text stages before the segmenter do.
NormalizeWords = Callable[[Iterable[str]], list[str]]


def base_and_user(names: LexiconNames) -> tuple[str, tuple[str, ...]]:
    """Return the name of the base lexicon and the paths of the user dictionaries."""
    if isinstance(names, str):
        return names, ()
    if not names:
        raise ResourceError("a list of lexicons must begin with a base lexicon, found an empty list")
    return names[0], tuple(names[1:])


def open_lexicon(
    names: LexiconNames, normalize_words: NormalizeWords, folds: tuple[str, ...] = (), *, allow_word_list: bool = False
) -> Lexicon:
    """Return the base lexicon with the words of the user dictionaries added.

    The words that the user added, in a dictionary or by `Lexicon.add`, are spelled as the text stages before spell
    them.  A word of which nothing is left is skipped.

    Parameters:
        names: the base lexicon and the user dictionaries.
        normalize_words: spells words as the text stages before.
        folds: the folds of the look-up; they apply to all words.
        allow_word_list: accept a base file that has words without counts.
    """
    base_name, user_paths = base_and_user(names)
    fold = make_fold(folds)

    def normalize(words: list[str]) -> list[str]:
        normalized = normalize_words(words)
        return normalized if fold is None else list(map(fold, normalized))

    shared = load_lexicon(base_name, allow_word_list=allow_word_list)
    added = [(word, count, tag) for word, count, tag in shared.changes if count]
    words = [word for word, _, _ in added]
    normalized = normalize(words)
    if not user_paths and fold is None and words == normalized:
        return shared
    if fold is None:
        lexicon = shared.copy()
    else:
        lexicon = load_folded_lexicon(base_name, folds, fold, allow_word_list=allow_word_list).copy()
    for (word, count, tag), spelling in zip(added, normalized, strict=True):
        if spelling:
            lexicon.add(spelling, count, tag, force=word in shared.forced)
    for path in user_paths:
        lines = user_words(path)
        for line, spelling in zip(lines, normalize([line.word for line in lines]), strict=True):
            if spelling:
                lexicon.add(spelling, line.count, line.tag)
    return lexicon


def unreachable_words(names: LexiconNames, normalize_words: NormalizeWords) -> list[str]:
    """Return the words of the user dictionaries of which the text stages before leave nothing but white space."""
    _, user_paths = base_and_user(names)
    words = [line.word for path in user_paths for line in user_words(path)]
    return [word for word, spelling in zip(words, normalize_words(words), strict=True) if not spelling.strip()]


def lexicon_sources(names: LexiconNames, folds: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the versions and hashes of the lexicons and of the data of the folds, for fingerprints."""
    base_name, user_paths = base_and_user(names)
    found = {f"lexicon {number}": source_of(name) for number, name in enumerate((base_name, *user_paths))}
    return found | fold_sources(folds)
