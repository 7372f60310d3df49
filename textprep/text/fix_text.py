"""Repair of mojibake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from textprep.diff import Block, blocks_between
from textprep.doc import Doc, Edits
from textprep.errors import MissingPackageError
from textprep.params import param
from textprep.stage import Program, Stage

#: A line, as ftfy repairs it on its own.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_RUN = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")


@dataclass(kw_only=True, repr=False, eq=False)
class FixText(Stage):
    """Repair mojibake, text that was decoded in a wrong encoding, by ftfy.

    ftfy (R. Speer, ftfy, 2019) undoes a decoding if the text is more plausible afterwards. It repairs each line on its
    own, and a line without mojibake stays as it is. A repaired character maps to the characters that stood for it.

    The stage has the name and the parameters of ftfy. The first four belong to the repair and are on, as in ftfy. The
    others are off, because they change sound text, too. ftfy's remaining options are stages of their own: `StripHtml`
    (``unescape_html``), `FullToHalf` (``fix_character_width``), `NormalizeUnicode` (``normalization``,
    ``fix_latin_ligatures``) and `CleanText` (``remove_control_chars``).

    Parameters:
        restore_byte_a0: take a space inside of mojibake for the byte 0xA0, which many programs turn into a space.
        replace_lossy_sequences: repair characters that have lost a byte to U+FFFD or "?"; they become U+FFFD.
        decode_inconsistent_utf8: repair mojibake in a line whose other characters are sound.
        fix_c1_controls: replace the controls U+0080 to U+009F by the characters of code page 1252.
        uncurl_quotes: replace curly quotation marks by straight ones.
        fix_line_breaks: replace CR LF, CR, U+0085, U+2028 and U+2029 by line feeds.
        fix_surrogates: join pairs of surrogates, and replace lone ones by U+FFFD.
        remove_terminal_escapes: remove the control sequences of terminals, such as colours.

    Raises:
        MissingPackageError: ftfy is not installed.

    >>> FixText()("æˆ‘ä»¬ vs. schÃ¶n").text
    '我们 vs. schön'
    """

    restore_byte_a0: bool = param(True, "take a space inside of mojibake for the byte 0xA0")
    replace_lossy_sequences: bool = param(True, "repair characters that have lost a byte to U+FFFD")
    decode_inconsistent_utf8: bool = param(True, "repair mojibake beside sound characters")
    fix_c1_controls: bool = param(True, "replace U+0080 to U+009F by the characters of code page 1252")
    uncurl_quotes: bool = param(False, "replace curly quotation marks by straight ones")
    fix_line_breaks: bool = param(False, "replace all line ends by line feeds")
    fix_surrogates: bool = param(False, "join pairs of surrogates, and replace lone ones by U+FFFD")
    remove_terminal_escapes: bool = param(False, "remove the control sequences of terminals")

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Return the program that repairs each line.

        Raises:
            MissingPackageError: ftfy is not installed; the message has the pip command.
        """
        ftfy = _import_ftfy()
        # Without explanations (explain=False) ftfy ignores the options of the repair.
        config = ftfy.TextFixerConfig(
            unescape_html=False,
            fix_latin_ligatures=False,
            fix_character_width=False,
            remove_control_chars=False,
            normalization=None,
            **self.get_params(deep=False),
        )
        # These are the only options that change ASCII.
        leaves_ascii = not (self.fix_line_breaks or self.remove_terminal_escapes)

        def run(doc: Doc) -> Doc:
            before = doc.text
            if leaves_ascii and before.isascii():
                return doc
            lines = _LINE.findall(before)
            repaired = [
                line if leaves_ascii and line.isascii() else ftfy.fix_text(line, config=config) for line in lines
            ]
            after = "".join(repaired)
            if after == before:
                return doc
            # The edits are computed only if somebody asks for spans.
            return doc.rewritten(after, partial(_edits, lines, repaired))

        return run

    def sources(self) -> dict[str, str]:
        """Return the version of ftfy, whose heuristics differ between versions."""
        from importlib.metadata import version

        _import_ftfy()
        return {"ftfy": version("ftfy")}


def _import_ftfy() -> Any:
    try:
        import ftfy
    except ImportError:
        raise MissingPackageError.for_extra("ftfy", "ftfy") from None
    return ftfy


def _edits(before: list[str], after: list[str]) -> Edits:
    """Return the edits of a text by those of its lines."""
    blocks: list[Block] = []
    place, new_place = 0, 0
    for line, repaired in zip(before, after, strict=True):
        if line != repaired:
            found = _blocks_of_line(line, repaired)
            blocks += [(a + place, b + place, c + new_place, d + new_place) for a, b, c, d in found]
        place, new_place = place + len(line), new_place + len(repaired)
    return Edits(blocks)


def _blocks_of_line(line: str, repaired: str) -> list[Block]:
    """Return the blocks of a line: those of its runs outside ASCII, if the ASCII of the line has stayed the same."""
    runs, new_runs = _RUN.findall(line), _RUN.findall(repaired)
    if len(runs) != len(new_runs) or any(a != b and (a + b[:1]).isascii() for a, b in zip(runs, new_runs, strict=True)):
        return blocks_between(line, repaired)
    blocks: list[Block] = []
    place, new_place = 0, 0
    for run, new_run in zip(runs, new_runs, strict=True):
        blocks += ((a + place, b + place, c + new_place, d + new_place) for a, b, c, d in _blocks_of_run(run, new_run))
        place, new_place = place + len(run), new_place + len(new_run)
    return blocks


def _blocks_of_run(run: str, repaired: str) -> list[Block]:
    """Return the blocks of a run outside ASCII: a repaired character stood as one character for each byte of UTF-8."""
    blocks = list(_blocks_of_characters(run, repaired))
    covered = blocks[-1][1] + len(repaired) - blocks[-1][3] if blocks else len(repaired)
    return blocks if covered == len(run) else blocks_between(run, repaired)


def _blocks_of_characters(run: str, repaired: str) -> Iterator[Block]:
    at = 0
    for number, character in enumerate(repaired):
        size = 1 if run[at : at + 1] == character else len(character.encode("utf-8", "surrogatepass"))
        if size > 1:
            yield at, at + size, number, number + 1
        at += size
