"""The lexicon of a segmenter: a base lexicon with user dictionaries, as the stages before and the folds spell it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textprep.cutters.folding import fold_sources, make_fold
from textprep.cutters.spelling import UpstreamSpelling
from textprep.errors import ParameterError, ResourceError
from textprep.lexicon import Lexicon
from textprep.lexicon.lines import BadLine, WordLine, parse_user_line
from textprep.lexicon.named import load_folded_lexicon, load_lexicon, source_of, user_lines
from textprep.params import is_path
from textprep.stage import Stage

#: The name or path of a base lexicon, or a tuple of that and the names and paths of user dictionaries.
LexiconNames = str | tuple[str, ...]


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


def has_own_words(names: LexiconNames, words: Iterable[str]) -> bool:
    """Return whether the user added words to the base lexicon, without the cost of `open_lexicon`."""
    base_name, user_names = base_and_user(names)
    if user_names or tuple(words):
        return True
    # Nobody has changed the lexicon of a file, so it need not be read.
    return not is_path(base_name) and bool(load_lexicon(base_name).changes)


class SegmenterLexicon(NamedTuple):
    """The lexicon of a segmenter, and which words the user added or forbade.

    Parameters:
        lexicon: all words, as the stages before and the folds spell them.
        own_words: the words of the user dictionaries, of ``words``, and those added to a registered lexicon.
        forbidden: the words with the count 0, and those removed from a registered lexicon; no model may form them.
    """

    lexicon: Lexicon
    own_words: tuple[str, ...]
    forbidden: tuple[str, ...] = ()


def open_lexicon(
    names: LexiconNames,
    upstream: tuple[Stage, ...] = (),
    folds: tuple[str, ...] = (),
    *,
    words: Iterable[str] = (),
    allow_word_list: bool = False,
) -> SegmenterLexicon:
    """Return the base lexicon with the words of the user dictionaries and the own words added.

    All words are found in what the text stages before leave of them. An own word takes the place of its original. A
    word of the base that these stages change (FoldCase: T恤) gets the new spelling beside the old one, with its count
    and tag; if the new spelling is a word already, that word stays as it is.  A word of which nothing is left is
    skipped.  A forbidden word is removed in both spellings.

    Parameters:
        names: the base lexicon and the user dictionaries.
        upstream: the stages before the segmenter.
        folds: the folds of the look-up; they apply to all words.
        words: own words, each in the grammar of a line of a user file.
        allow_word_list: accept a base file that has words without counts.
    """
    base_name, _ = base_and_user(names)
    fold = make_fold(folds)
    spelling = UpstreamSpelling(upstream, fold)
    lines = _added_lines(names, words)
    shared = load_lexicon(base_name, allow_word_list=allow_word_list)
    added = [(word, count, tag) for word, count, tag in shared.changes if count]
    added_words = [word for word, _, _ in added]
    removed = [word for word, count, _ in shared.changes if not count]
    normalized = spelling(added_words)
    folded = shared
    if fold is not None:
        folded = load_folded_lexicon(base_name, folds, fold, allow_word_list=allow_word_list)
    respelled = spelling.changed_words(folded)
    if folded is shared and not lines and not respelled and added_words == normalized:
        return SegmenterLexicon(shared, tuple(added_words), tuple(removed))
    lexicon = folded.copy()
    for (word, count, tag), spelled in zip(added, normalized, strict=True):
        if spelled:
            lexicon.add(spelled, count, tag, force=word in shared.forced)
    forbidden = {*removed, *spelling(removed)}
    for line, spelled in zip(lines, spelling([line.word for line in lines]), strict=True):
        if line.count == 0:
            forbidden |= {line.word, spelled}
            lexicon.apply(line)
        if spelled:
            lexicon.apply(line, spelled)
    own_words = tuple(word for word, count, _ in lexicon.changes if count)
    lexicon.add_spellings((word, spelled) for word, spelled in respelled if spelled not in forbidden)
    never = tuple(word for word in sorted(forbidden) if word and word not in lexicon)
    return SegmenterLexicon(lexicon, own_words, never)


def unreachable_words(names: LexiconNames, upstream: tuple[Stage, ...], words: Iterable[str] = ()) -> list[str]:
    """Return the user's words of which the text stages before leave nothing but white space."""
    added = [line.word for line in _added_lines(names, words) if line.count != 0]
    spellings = UpstreamSpelling(upstream)(added)
    return [word for word, spelled in zip(added, spellings, strict=True) if not spelled.strip()]


def lexicon_sources(names: LexiconNames, folds: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the versions and hashes of the lexicons and of the data of the folds, for fingerprints."""
    base_name, user_names = base_and_user(names)
    found = {f"lexicon {number}": source_of(name) for number, name in enumerate((base_name, *user_names))}
    return found | fold_sources(folds)
