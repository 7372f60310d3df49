"""Removal of stop words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass

from textprep.doc import Batch, Doc, DropTokens, Segment
from textprep.errors import ParameterError
from textprep.han import EXTENSION_A_TO_UNIFIED
from textprep.params import is_path, param
from textprep.resources.files import digest
from textprep.resources.stop_words import stop_words
from textprep.stage import Program, Stage
from textprep.upstream import apply_stages, apply_text_stages

#: The pieces that word rules cut from contractions and that are no words of their own.
_CLITICS = ("n't", "n’t", "'s", "’s", "'m", "’m", "'re", "’re", "'ve", "’ve", "'d", "’d", "'ll", "’ll")

#: Contractions whose verb is not spelled as it is alone. The Penn Treebank's rule cuts them into ca, wo, sha and n't.
_IRREGULAR_CONTRACTIONS = {"can't": "can", "won't": "will", "shan't": "shall"}

_APOSTROPHES = ("'", "’")
_LONG_DRAWN = re.compile(r"(.)\1\1")

# Latin-1 and the full-width letters. A Han character is a letter that is not a capital.
# The class is written twice because that is twice as fast as "{2}" on Chinese text.
_find_two_capitals = re.compile("[A-ZÀ-ÖØ-ÞＡ-Ｚ][A-ZÀ-ÖØ-ÞＡ-Ｚ]").search
_CAPITAL = re.compile("[A-ZÀ-ÖØ-ÞＡ-Ｚ]")
# Marks may join acronyms (AI/IT/IS); the limit on their number keeps the search linear.
_ACRONYMS = r"[A-ZÀ-ÖØ-ÞＡ-Ｚ]{2,5}(?:[^\w\s][A-ZÀ-ÖØ-ÞＡ-Ｚ]{2,5}){0,8}"
_LATIN = f"[^\\W{EXTENSION_A_TO_UNIFIED}]"
# At most two marks or spaces stand between acronyms and Han text: "US 公司", "（WHO）说".
_CAPITALS_BESIDE_HAN = re.compile(
    f"(?<=[{EXTENSION_A_TO_UNIFIED}])[^\\w\\n]{{0,2}}{_ACRONYMS}(?!{_LATIN})"
    f"|(?<!{_LATIN}){_ACRONYMS}(?=[^\\w\\n]{{0,2}}[{EXTENSION_A_TO_UNIFIED}])"
)
#: A letter that touches Han text: A站, 维生素A. Before a Latin word or an apostrophe it is an English word: 我有a book.
# The letter comes first in the pattern, because the search is then four times as fast on Chinese text.
_LETTER_BESIDE_HAN = re.compile(
    f"[A-Za-zＡ-Ｚａ-ｚ](?:(?<!{_LATIN}.)(?=[{EXTENSION_A_TO_UNIFIED}])"
    f"|(?<=[{EXTENSION_A_TO_UNIFIED}].)(?! ?{_LATIN}|['’]))"
)
_OTHER_LETTER = re.compile(f"[a-zß-öø-ÿａ-ｚ{EXTENSION_A_TO_UNIFIED}]")


@dataclass(repr=False, eq=False)
class DropStopWords(Stage):
    """Drop the tokens that are in a stop list.

    The lists are compared with the tokens that the stages before this one leave of their words: after `FoldCase` the
    lists are in lower case, after `ConvertChinese` in its target script, after `Stem` they hold stems, and after
    `Words(rule="treebank")` the pieces of their contractions.

    The lists of this package and of NLTK name every form of a function word. An English word that stands in the text
    in another form is no function word, whatever its lemma or stem: likes and evening stay, although like and even are
    stop words. A word of ``words`` or of a file of yours drops all its forms.

    An acronym is no stop word: a token stays if it stands in the original as two or more capitals (US, IT, WHO) and
    the document has at least as many other letters, lower-case Latin or Han, as capitals. Runs of two to five capitals
    beside Han text (IT和AI) do not count as capitals. A letter that touches Han text (A站, 维生素A) is a name, too. A
    word that a list has in capitals is dropped all the same.

    Parameters:
        stop_words: names of this package's lists, ``"nltk:LANGUAGE"`` for one of NLTK's lists if its data is installed,
            and paths of files with one word a line, in which lines that begin with "#" are comments. This package has
            ``"zh"`` and ``"en"``, ``"zh-negation"`` and ``"en-negation"``, ``"zh-degree"`` and ``"en-degree"``, the
            Chinese ones in both scripts, and ``"marks"`` of punctuation.
        words: words to drop besides those of the lists.
        keep: words that stay although a list has them.

    Raises:
        ParameterError: a word is in both ``words`` and ``keep``.

    >>> from textprep import Unigram
    >>> list(DropStopWords()(Unigram()("我们的问题不是时间")))
    ['问题', '不是', '时间']
    >>> list(DropStopWords(words=("问题",), keep=("我们",))(Unigram()("我们的问题不是时间")))
    ['我们', '不是', '时间']
    >>> from textprep import Lemmatize, Words
    >>> list(DropStopWords()(Lemmatize()(Words()("he likes cats like her"))))
    ['like', 'cat']
    """

    stop_words: tuple[str, ...] = param(("zh", "en"), "names and paths of stop lists", path=True)
    _: KW_ONLY
    words: tuple[str, ...] = param((), "words to drop besides those of the lists")
    keep: tuple[str, ...] = param((), "words that stay although a list has them")

    takes = "tokens"
    gives = "tokens"
    changes_tokens = False

    def check(self) -> None:
        """Check the parameters, and that no word is in both ``words`` and ``keep``."""
        super().check()
        both = [word for word in self.words if word and word in self.keep]
        if both:
            raise ParameterError(
                f"DropStopWords: words and keep both have {', '.join(map(repr, both))}; leave it in one of them"
            )

    def listed_words(self) -> list[str]:
        """Return the words of all lists and those of ``words`` as they are written, without those of ``keep``."""
        listed = [word for name in self.stop_words for word in stop_words(name)]
        kept = frozenset(self.keep)
        return [word for word in (*listed, *self.words) if word not in kept]

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Apply the stages before this one to the lists, then drop the tokens that are in them."""
        words = self.listed_words()
        dropped = _tokens_of(upstream, words) - _every_token_of(upstream, self.keep)
        capitals = [word for word in words if len(word) > 1 and word.isalpha() and word.isupper()]
        always = _every_token_of(upstream, capitals)
        if not any(len(word) > 1 and word.isalpha() and word.upper() != word for word in dropped - always):
            return DropTokens(dropped)
        except_acronyms = _DropExceptAcronyms(dropped, always)
        if upstream and not any(stage.takes == "tokens" and stage.changes_tokens for stage in upstream):
            return except_acronyms
        lemmas = dropped - _tokens_of(upstream, self._own_words())
        # People write theres and lets for there's and let's.
        words += [word.replace(mark, "") for word in words for mark in _APOSTROPHES if mark in word]
        return _DropListedForms(except_acronyms, dropped, lemmas, frozenset(apply_text_stages(upstream, words)))

    def _own_words(self) -> list[str]:
        """Return the words of ``words`` and of the files, which drop all their forms."""
        return [*self.words, *(word for name in self.stop_words if is_path(name) for word in stop_words(name))]

    def unreachable(self, upstream: tuple[Stage, ...]) -> list[str]:
        """Return the words that can never be dropped, because they never arrive as one token.

        Either a text stage leaves nothing of such a word, or the segmenter does not keep it whole when it
        segments the word by itself. A contraction whose pieces are all dropped is not among these words.
        """
        words = self.listed_words()
        segmenters = [stage for stage in upstream if stage.takes == "text" and stage.gives == "tokens"]
        normalized = apply_text_stages(upstream, words)
        before = upstream[: upstream.index(segmenters[0])] if segmenters else ()
        program = segmenters[0].bind(before) if segmenters else None
        dropped = _tokens_of((*before, *segmenters[:1]), words)
        unreachable = []
        for word, form in zip(words, normalized, strict=True):
            tokens = program(Doc.of(form)).tokens if program is not None else [form]
            pieces = tokens is not None and "".join(tokens) == form and form.isascii() and dropped.issuperset(tokens)
            if not form.strip() or (tokens != [form] and not pieces):
                unreachable.append(word)
        return unreachable

    def sources(self) -> dict[str, str]:
        """Return a digest of each list."""
        return {
            f"stop words {number}": digest("\n".join(stop_words(name)).encode())
            for number, name in enumerate(self.stop_words)
        }


class _DropExceptAcronyms:
    """Drop the tokens that are in ``words``, except acronyms, and letters that touch Han text, in the original.

    Parameters:
        words: the tokens to drop.
        always: those of them that are dropped as acronyms, too.
        segment: the segmenter that runs before, if the two programs are fused.
        fused: the segmenter that omits ``words``, for documents without acronyms.
    """

    def __init__(
        self,
        words: frozenset[str],
        always: frozenset[str],
        segment: Program | None = None,
        fused: Program | None = None,
    ) -> None:
        self._words = words
        self._always = always
        self._segment = segment
        self._has_letters = any(len(word) == 1 and word.isascii() and word.isalpha() for word in words - always)
        self._without_acronyms: Program = DropTokens(words) if fused is None else fused

    def fused_with(self, segment: Segment) -> Program | None:
        """Return the program that segments and drops in one step, or None if the segmenter does not support it."""
        fused = segment.without(self._words)
        return None if fused is None else _DropExceptAcronyms(self._words, self._always, segment, fused)

    def __call__(self, doc: Doc) -> Doc:
        """Run the program on a document."""
        if not self._may_have_acronyms(doc.original):
            return self._without_acronyms(doc)
        if self._segment is not None:
            doc = self._segment(doc)
        tokens = doc.tokens
        if tokens is None:
            return self._without_acronyms(doc)
        acronyms = self.acronyms(doc)
        kept = [index for index, token in enumerate(tokens) if token not in self._words or index in acronyms]
        return doc if len(kept) == len(tokens) else doc.select(kept)

    def on_batch(self, batch: Batch) -> None:
        """Run the program on the documents of a batch."""
        batch.run_either(self._may_have_acronyms, self, self._without_acronyms)

    def acronyms(self, doc: Doc) -> set[int]:
        """Return the indices of the tokens that are listed, and stay because of their form in the original."""
        original, tokens = doc.original, doc.tokens
        if tokens is None or not self._may_have_acronyms(original):
            return set()
        capitals_count = _find_two_capitals(original) is not None and _has_small_letters(original)
        letters = {match.start() for match in _LETTER_BESIDE_HAN.finditer(original)} if self._has_letters else set()
        return {
            index
            for index, (token, start, end) in enumerate(zip(tokens, *doc.bounds(), strict=True))
            if token in self._words
            and token not in self._always
            and ((capitals_count and _is_acronym(original[start:end])) or (start in letters and end == start + 1))
        }

    def _may_have_acronyms(self, text: str) -> bool:
        if _find_two_capitals(text) and _has_small_letters(text):
            return True
        return self._has_letters and _LETTER_BESIDE_HAN.search(text) is not None


class _DropListedForms:
    """Drop the tokens that are in ``words``, except acronyms and the English words that are not listed in their form.

    Inflected and derived forms are longer than their lemma or stem. Other spellings of function words, such as u for
    you and sooo for so, are shorter or long-drawn, and are dropped.

    Parameters:
        except_acronyms: the program that drops all of ``words`` but acronyms.
        words: the tokens to drop.
        lemmas: those of them that are dropped only if one of ``forms`` stands in the text.
        forms: the words of the lists as the text stages rewrite them.
    """

    def __init__(
        self,
        except_acronyms: _DropExceptAcronyms,
        words: frozenset[str],
        lemmas: frozenset[str],
        forms: frozenset[str],
    ) -> None:
        self._except_acronyms = except_acronyms
        self._words = words
        self._lemmas = lemmas
        self._forms = forms

    def __call__(self, doc: Doc) -> Doc:
        """Run the program on a document."""
        unlisted = self._unlisted(doc)
        if not unlisted:
            return self._except_acronyms(doc)
        stay = unlisted | self._except_acronyms.acronyms(doc)
        return doc.select(
            [index for index, token in enumerate(doc.tokens or ()) if token not in self._words or index in stay]
        )

    def _unlisted(self, doc: Doc) -> set[int]:
        """Return the indices of the tokens that stay because no list has the form that stands in the text."""
        tokens = doc.tokens
        if tokens is None or self._lemmas.isdisjoint(tokens):
            return set()
        text = doc.text
        return {
            index
            for index, (token, start, end) in enumerate(zip(tokens, doc.starts, doc.ends, strict=True))
            if end - start > len(token)
            and token in self._lemmas
            # A lemmatiser and a stemmer give lower case, also of a word that begins a sentence.
            and (form := text[start:end]) not in self._forms
            and form.lower() not in self._forms
            and not _LONG_DRAWN.search(form)
            and _is_whole_word(text, start, end)
        }


def _is_whole_word(text: str, start: int, end: int) -> bool:
    """Return whether a range is a word of letters with two cases, and no piece of a contraction (can't, it's)."""
    if not all(map(_has_case, text[start:end])) or _has_case(text[start - 1 : start]) or _has_case(text[end : end + 1]):
        return False
    return text[end : end + 1] not in _APOSTROPHES or not _has_case(text[end + 1 : end + 2])


def _has_case(character: str) -> bool:
    return character.lower() != character.upper()


def _has_small_letters(text: str) -> bool:
    """Return whether at least half of the letters are no capitals, without the acronyms beside Han text."""
    others = len(_OTHER_LETTER.findall(text))
    if others >= len(_CAPITAL.findall(text)):
        return True
    return others >= len(_CAPITAL.findall(_CAPITALS_BESIDE_HAN.sub("", text)))


def _is_acronym(written: str) -> bool:
    return len(written) > 1 and written.isalpha() and written.isupper()


def _every_token_of(upstream: tuple[Stage, ...], words: Iterable[str]) -> frozenset[str]:
    """Return the spelling of each word after the text stages, and all tokens that the stages leave of it."""
    words = list(words)
    if not words:
        return frozenset()
    tokens = [token for left in apply_stages(upstream, words) for token in left]
    return frozenset((*apply_text_stages(upstream, words), *tokens)) - {""}


def _tokens_of(upstream: tuple[Stage, ...], words: list[str]) -> frozenset[str]:
    """Return the tokens to drop for a list: the spelling of each word, and what the stages leave of it.

    A contraction leaves several tokens. They are dropped if each of them is a clitic or is dropped for another word:
    don't on a list must not drop every do.
    """
    left = apply_stages(upstream, [*words, *_IRREGULAR_CONTRACTIONS])
    contractions = left[len(words) :]
    dropped = {tokens[0] for tokens in left[: len(words)] if len(tokens) == 1}
    if any(len(tokens) > 1 for tokens in left):
        after_segmenter = tuple(stage for stage in upstream if stage.takes == stage.gives)
        clitics = {token for tokens in apply_stages(after_segmenter, _CLITICS) for token in tokens}
        verbs = {
            tokens[0]: apply_stages(after_segmenter, [verb])[0]
            for verb, tokens in zip(_IRREGULAR_CONTRACTIONS.values(), contractions, strict=True)
            if len(tokens) > 1
        }
        pieces = dropped | clitics | verbs.keys()
        for tokens in left[: len(words)]:
            if pieces.issuperset(tokens):
                dropped.update(tokens)
        dropped.update(piece for piece, verb in verbs.items() if dropped.issuperset(verb))
    return frozenset((*apply_text_stages(upstream, words), *dropped)) - {""}
