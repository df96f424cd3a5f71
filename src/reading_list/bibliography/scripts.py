"""Words of one script among words of the other: where they begin and end.

A text is parted as a reader parts it, not as the Unicode Bidirectional Algorithm does letter by
letter: "كتاب Title (2016) عنه" holds the piece "Title (2016)" with both its parentheses. Pages
mark such pieces as being in another language, and Word, which goes by what is said of a run and
not by the letters in it, is told which way each piece runs.
``assets/my-list-docx.js`` parts texts in the same way.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from unicodedata import bidirectional, combining

# Unicode Standard Annex 9, table 4; the Arabic comma, which is "common" there, ends Latin words.
_RIGHT: Final = frozenset({"R", "AL"})
_ARABIC_COMMA: Final = "،"
_PAIRS: Final = {"(": ")", "[": "]", "«": "»", "“": "”", "‹": "›"}
_CLOSING: Final = {closing: opening for opening, closing in _PAIRS.items()}


def pieces(text: str, *, rtl: bool) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it runs from right to left.

    ``rtl``: the direction of the whole, which spaces, marks and figures between the two scripts
    take; the pieces joined are the text.
    """
    found: list[tuple[str, bool]] = []
    position = 0
    for start, end in _other(text, rtl):
        if position < start:
            found.append((text[position:start], rtl))
        found.append((text[start:end], not rtl))
        position = end
    if position < len(text):
        found.append((text[position:], rtl))
    return found


def is_latin(text: str) -> bool:
    """Whether all its letters are written from left to right, and there are some."""
    sides = {side for side in map(_side, text) if side}
    return sides == {"left"}


def _other(text: str, rtl: bool) -> list[tuple[int, int]]:
    """Where pieces of the other direction than the whole's begin and end."""
    ours, theirs = ("right", "left") if rtl else ("left", "right")
    spans: list[tuple[int, int]] = []
    start = end = -1
    for place, character in enumerate(text):
        side = _side(character)
        if side == theirs:
            start = place if start < 0 else start
            end = place + 1
        elif side == ours:
            if start >= 0:
                spans.append((start, end))
            start = -1
        elif start >= 0 and (character.isdigit() or (end == place and combining(character))):
            end = place + 1
    if start >= 0:
        spans.append((start, end))
    return [_whole(text, *span) for span in spans]


@lru_cache(512)
def _side(character: str) -> str:
    """``left``, ``right``, or ``""`` for what has no direction of its own."""
    if character == _ARABIC_COMMA or bidirectional(character) in _RIGHT:
        return "right"
    return "left" if bidirectional(character) == "L" else ""


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The piece with the marks beside it whose partners are within it."""
    while True:
        opened, stray = _unmatched(text[start:end])
        after, before = text[end : end + 1], text[start - 1 : start]
        if opened and after == _PAIRS.get(opened[-1]):
            end += 1
        elif stray and before == _CLOSING.get(stray[-1]):
            start -= 1
        elif text[start:end].count('"') % 2 and after == '"':
            end += 1
        elif text[start:end].count('"') % 2 and before == '"':
            start -= 1
        elif '"' in text[start:end] and before == after == '"':
            start, end = start - 1, end + 1
        else:
            return start, end


def _unmatched(text: str) -> tuple[str, str]:
    """The opening marks that nothing closes, and the closing ones that nothing opened."""
    opened = stray = ""
    for character in text:
        if character in _PAIRS:
            opened += character
        elif opened and character == _PAIRS[opened[-1]]:
            opened = opened[:-1]
        elif character in _CLOSING:
            stray += character
    return opened, stray
