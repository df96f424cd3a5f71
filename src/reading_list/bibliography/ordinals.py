"""Ordinal numbers as reports are counted, in English figures and words and in Arabic words."""

from __future__ import annotations

from typing import Final

_ENGLISH_UNITS: Final = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_ENGLISH_TENS: Final = (
    "", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet",
)  # fmt: skip

# Masculine and definite, as of a report: التقرير الخامس والثلاثون
_ARABIC_UNITS: Final = (
    "", "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن",
    "التاسع", "العاشر",
)  # fmt: skip
_ARABIC_TENS: Final = (
    "", "", "العشرون", "الثلاثون", "الأربعون", "الخمسون", "الستون", "السبعون", "الثمانون",
    "التسعون",
)  # fmt: skip


def english_ordinal(number: int) -> str:
    """``35th``."""
    teens = 10 < number % 100 < 20
    suffix = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def english_ordinal_words(number: int) -> str:
    """``thirty-fifth``, as titles of reports write it; figures from 100."""
    if not 0 < number < 100:
        return english_ordinal(number)
    if number < 20:
        return _ENGLISH_UNITS[number]
    tens, units = divmod(number, 10)
    stem = _ENGLISH_TENS[tens]
    return f"{stem}y-{_ENGLISH_UNITS[units]}" if units else f"{stem}ieth"


def arabic_ordinal(number: int) -> str:
    """``الخامس والثلاثون``; figures from 100."""
    if not 0 < number < 100:
        return str(number)
    if number <= 10:
        return _ARABIC_UNITS[number]
    tens, units = divmod(number, 10)
    if tens == 1:
        return ("الحادي" if units == 1 else _ARABIC_UNITS[units]) + " عشر"
    if not units:
        return _ARABIC_TENS[tens]
    first = "الحادي" if units == 1 else _ARABIC_UNITS[units]
    return f"{first} و{_ARABIC_TENS[tens]}"
