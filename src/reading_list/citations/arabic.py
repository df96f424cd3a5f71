"""The values of pinpoints in Arabic: ``84 and 86``, ``I``, ``3 (a) (iv)``.

As Arabic pages and documents of the United Nations write them: pairs and lists joined by
``و`` ("الفقرتين 1 و 16", A/65/L.78), ranges with a hyphen ("الفقرات 98-105") and annexes by
ordinal words ("المرفق الأول"), both at
https://un.org/securitycouncil/ar/sanctions/1267/monitoring-team/work-and-mandate; letters of
sub-paragraphs by Arabic ones ("الفقرات 84 (أ) و (ب)",
http://un.org/securitycouncil/ar/sanctions/1267), small Roman numerals by figures in quotation
marks ("الفقرة 3 (أ) ’4‘", S/2020/250). ``assets/citation.js`` does the same in a browser.
"""

from __future__ import annotations

import re
from typing import Final

from reading_list.bibliography.ordinals import arabic_ordinal

_ROMAN: Final = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
    "XVI", "XVII", "XVIII", "XIX", "XX",
)  # fmt: skip

NUMERALS: Final = {roman: arabic_ordinal(number) for number, roman in enumerate(_ROMAN, 1)}
"""Roman numerals as the ordinal words that stand for them: ``IV``, ``الرابع``."""

LETTERS: Final = dict(
    zip("abcdefghijklmn", ("أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن"),
        strict=True)
)  # fmt: skip
"""The letters of sub-paragraphs, in the order of the old Arabic alphabet."""

NAMES: Final = dict(
    zip("ABCDEFGH", ("ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء"), strict=True)
)
"""Capital letters by name: "الفرع جيم" (S/1994/750), "القرار 36/87 ألف"."""

_SEPARATOR: Final = re.compile(r"–|, | and ")
_PARENTHESES: Final = re.compile(r"\s?\(([a-z]+|\d+)\)")


def arabic_value(value: str) -> str:
    """A value of `LocatorPart` in Arabic: ``84 و 86``, ``98-105``, ``الأول``, ``3 (أ) ’4‘``."""
    items = [_item(item) for item in _SEPARATOR.split(value)]
    marks = _SEPARATOR.findall(value)
    words = items[0]
    for mark, item in zip(marks, items[1:], strict=True):
        if mark == "–":
            words = f"{words}-{item}" if item[:1].isdigit() else f"من {words} إلى {item}"
        else:
            # The conjunction is part of a word, but stands apart from figures.
            words += f" و {item}" if item[:1].isdigit() else f" و{item}"
    return words


def _item(item: str) -> str:
    head, *rest = re.split(r"(?=\s?\()", item, maxsplit=1)
    word = NUMERALS.get(head) or NAMES.get(head) or head
    numbered = False

    def parenthesis(match: re.Match[str]) -> str:
        nonlocal numbered
        inner = match[1]
        if numbered and inner.upper() in _ROMAN:
            return f" ’{_ROMAN.index(inner.upper()) + 1}‘"
        numbered = True
        return f" ({LETTERS.get(inner, inner)})"

    return word + "".join(_PARENTHESES.sub(parenthesis, part) for part in rest)
