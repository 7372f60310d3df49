"""The word boundary rules of UAX #29, one after another, as the annex writes them."""

from __future__ import annotations

LETTER = {"ALetter", "Hebrew_Letter"}
MID_LETTER = {"MidLetter", "MidNumLet", "Single_Quote"}
MID_NUMBER = {"MidNum", "MidNumLet", "Single_Quote"}
IGNORED = {"Extend", "Format", "ZWJ"}
NEWLINES = {"CR", "LF", "Newline"}


def boundaries(classes: list[str], pictographs: list[bool]) -> list[int]:
    """Return the places inside a text where a word ends."""
    return [at for at in range(1, len(classes)) if is_boundary(classes, pictographs, at)]


def is_boundary(classes: list[str], pictographs: list[bool], at: int) -> bool:
    previous, now = classes[at - 1], classes[at]
    if previous == "CR" and now == "LF":  # WB3
        return False
    if previous in NEWLINES or now in NEWLINES:  # WB3a, WB3b
        return True
    if previous == "ZWJ" and pictographs[at]:  # WB3c
        return False
    if previous == now == "WSegSpace":  # WB3d
        return False
    if now in IGNORED:  # WB4
        return False
    before = context(classes[:at])
    after = [name for name in classes[at + 1 :] if name not in IGNORED]
    left = before[-1]
    left2 = before[-2] if len(before) > 1 else ""
    right = after[0] if after else ""
    joined = (
        (left in LETTER and now in LETTER)  # WB5
        or (left in LETTER and now in MID_LETTER and right in LETTER)  # WB6
        or (left2 in LETTER and left in MID_LETTER and now in LETTER)  # WB7
        or (left == "Hebrew_Letter" and now == "Single_Quote")  # WB7a
        or (left == "Hebrew_Letter" and now == "Double_Quote" and right == "Hebrew_Letter")  # WB7b
        or (left2 == "Hebrew_Letter" and left == "Double_Quote" and now == "Hebrew_Letter")  # WB7c
        or (left == now == "Numeric")  # WB8
        or (left in LETTER and now == "Numeric")  # WB9
        or (left == "Numeric" and now in LETTER)  # WB10
        or (left2 == "Numeric" and left in MID_NUMBER and now == "Numeric")  # WB11
        or (left == "Numeric" and now in MID_NUMBER and right == "Numeric")  # WB12
        or (left == now == "Katakana")  # WB13
        or (left in {*LETTER, "Numeric", "Katakana", "ExtendNumLet"} and now == "ExtendNumLet")  # WB13a
        or (left == "ExtendNumLet" and now in {*LETTER, "Numeric", "Katakana"})  # WB13b
    )
    if joined:
        return False
    flags = 0
    while flags < len(before) and before[-1 - flags] == "Regional_Indicator":
        flags += 1
    return not (now == "Regional_Indicator" and flags % 2 == 1)  # WB15, WB16, WB999


def context(classes: list[str]) -> list[str]:
    """Return the classes of the last line without the characters that attach to the one before (WB4)."""
    kept: list[str] = []
    for name in classes:
        if name in NEWLINES:
            kept = [name]
        elif name not in IGNORED or not kept or kept[-1] in NEWLINES:
            kept.append(name)
    return kept
