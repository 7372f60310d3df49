"""The lexicon of a segmenter: a base lexicon with user dictionaries, as the stages before and the folds spell it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textprep.cutters.folding import fold_sources, make_fold
from textprep.errors import ParameterError, ResourceError
from textprep.lexicon import Lexicon
from textprep.lexicon.lines import BadLine, WordLine, parse_user_line
from textprep.lexicon.named import load_folded_lexicon, load_lexicon, source_of, user_lines

#: The name or path of a base lexicon, or a tuple of that and the names and paths of user dictionaries.
LexiconNames = str | tuple[str, ...]

#: Spells each word as the text stages before the segmenter do.
NormalizeWords = Callable[[Iterable[str]], list[str]]


def base_and_user(names: LexiconNames) -> tuple[str, tuple[str, ...]]:
    """Return the name of the base lexicon and the names and paths of the user dictionaries."""
    if isinstance(names, str):
        return names, ()
    if not names:
        raise ResourceError("a list of lexicons must begin with a base lexicon, found an empty list")
    return names[0], tuple(names[1:])


def parse_words(words: Iterable[str]) -> list[WordLine]:
    """Read own words, each in the grammar of a line of a user file.

    Raises:
        ParameterError: a word is empty or does not follow the grammar; the message has its number, from 0.
    """
    lines = []
    for number, word in enumerate(words):
        line = parse_user_line(str.__str__(word))
        if line is None:
            raise ParameterError(f"words[{number}] must be 'word [count] [tag] [!]', found {word!r}")
        if isinstance(line, BadLine):
            raise ParameterError(f"words[{number}]: {line.problem}")
        lines.append(line)
    return lines


def _added_lines(names: LexiconNames, words: Iterable[str]) -> list[WordLine]:
    """Return the lines of the user dictionaries and then the own words, which take precedence."""
    _, user_names = base_and_user(names)
    return [line for name in user_names for line in user_lines(name)] + parse_words(words)


def open_lexicon(
    names: LexiconNames,
    normalize_words: NormalizeWords,
    folds: tuple[str, ...] = (),
    *,
    words: Iterable[str] = (),
    allow_word_list: bool = False,
) -> Lexicon:
    """Return the base lexicon with the words of the user dictionaries and the own words added.

    The words that the user added, in a dictionary, by ``words`` or by `Lexicon.add`, are spelled as the text stages
    before spell them.  A word of which nothing is left is skipped.  A forbidden word is removed in both spellings.

    Parameters:
        names: the base lexicon and the user dictionaries.
        normalize_words: spells words as the text stages before.
        folds: the folds of the look-up; they apply to all words.
        words: own words, each in the grammar of a line of a user file.
        allow_word_list: accept a base file that has words without counts.
    """
    base_name, _ = base_and_user(names)
    fold = make_fold(folds)
    lines = _added_lines(names, words)

    def normalize(words: list[str]) -> list[str]:
        normalized = normalize_words(words)
        return normalized if fold is None else list(map(fold, normalized))

    shared = load_lexicon(base_name, allow_word_list=allow_word_list)
    added = [(word, count, tag) for word, count, tag in shared.changes if count]
    spellings = [word for word, _, _ in added]
    normalized = normalize(spellings)
    if not lines and fold is None and spellings == normalized:
        return shared
    if fold is None:
        lexicon = shared.copy()
    else:
        lexicon = load_folded_lexicon(base_name, folds, fold, allow_word_list=allow_word_list).copy()
    for (word, count, tag), spelling in zip(added, normalized, strict=True):
        if spelling:
            lexicon.add(spelling, count, tag, force=word in shared.forced)
    for line, spelling in zip(lines, normalize([line.word for line in lines]), strict=True):
        if line.count == 0:
            lexicon.apply(line)
        if spelling:
            lexicon.apply(line, spelling)
    return lexicon


def unreachable_words(names: LexiconNames, normalize_words: NormalizeWords, words: Iterable[str] = ()) -> list[str]:
    """Return the user's words of which the text stages before leave nothing but white space."""
    added = [line.word for line in _added_lines(names, words) if line.count != 0]
    return [word for word, spelling in zip(added, normalize_words(added), strict=True) if not spelling.strip()]


def lexicon_sources(names: LexiconNames, folds: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the versions and hashes of the lexicons and of the data of the folds, for fingerprints."""
    base_name, user_names = base_and_user(names)
    found = {f"lexicon {number}": source_of(name) for number, name in enumerate((base_name, *user_names))}
    return found | fold_sources(folds)
