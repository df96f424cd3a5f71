"""Putting an Arabic citation together: marks, dates, and words that stay in Latin letters."""

from __future__ import annotations

import re
from typing import Final

from pybtex.richtext import Tag, Text

from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.scripts import pieces
from reading_list.citations.model import LocatorKind, Wording
from reading_list.citations.un.arabic_names import MONTHS
from reading_list.citations.un.pieces import Part, link, stopped

LEAD: Final = "، "
_RTL_MARK: Final = "\u200f"


def wording(noun: str, two: str, many: str, behind: str = "") -> Wording:
    """A kind of place by its noun: singular, dual, plural; ``behind``: words after the number."""
    return Wording(f"{noun} {{}}{behind}", f"{many} {{}}{behind}", LEAD, f"{two} {{}}{behind}")


_PARAGRAPH: Final = ("الفقرة", "الفقرتان", "الفقرات")
WORDINGS: Final = {
    LocatorKind.PARAGRAPH: wording(*_PARAGRAPH),
    LocatorKind.PAGE: wording("الصفحة", "الصفحتان", "الصفحات"),
    LocatorKind.ANNEX: wording("المرفق", "المرفقان", "المرفقات"),
    LocatorKind.APPENDIX: wording("التذييل", "التذييلان", "التذييلات"),
    # The operative paragraphs are the numbered ones, so the number says enough.
    LocatorKind.OPERATIVE_PARAGRAPH: wording(*_PARAGRAPH),
    LocatorKind.PREAMBULAR_PARAGRAPH: wording(*_PARAGRAPH, behind=" من الديباجة"),
    LocatorKind.SECTION: wording("الفرع", "الفرعان", "الفروع"),
    LocatorKind.CHAPTER: wording("الفصل", "الفصلان", "الفصول"),
    LocatorKind.ARTICLE: wording("المادة", "المادتان", "المواد"),
    LocatorKind.PART: wording("الجزء", "الجزآن", "الأجزاء"),
    LocatorKind.FOOTNOTE: wording("الحاشية", "الحاشيتان", "الحواشي"),
    LocatorKind.TABLE: wording("الجدول", "الجدولان", "الجداول"),
    LocatorKind.FIGURE: wording("الشكل", "الشكلان", "الأشكال"),
    LocatorKind.BOX: wording("الإطار", "الإطاران", "الأطر"),
}
"""The words for places, as documents of the United Nations have them (`un_arabic`)."""


def joined(*parts: Part) -> Part:
    """The parts with Arabic commas between them."""
    return in_order([part for part in parts if str(part)], LEAD)


def sentences(*parts: Part) -> Part:
    """Each part as a sentence, with its full stop."""
    return in_order([stopped(part) for part in parts if str(part)], " ")


def in_order(parts: list[Part], mark: str) -> Part:
    """The parts joined by the mark, each to the left of the one before.

    A figure or a Latin word behind Latin letters would go on from left to right with them
    (Unicode Standard Annex 9, rules W7 and N1); a right-to-left mark keeps it apart.
    """
    whole = Text()
    for part in parts:
        if not str(whole):
            whole = Text(part)
            continue
        latin_before = re.search(r"[A-Za-z][^\u0600-\u06ff]*$", str(whole))
        apart = _RTL_MARK if latin_before and re.match(r"\W*[A-Za-z\d]", str(part)) else ""
        whole = Text(whole, mark, apart, part)
    return whole


def begun(part: Part) -> Part:
    """The part so that it runs from right to left even where it begins in Latin letters.

    A program that takes the direction of a paragraph from its first letter goes by the mark.
    """
    return Text(_RTL_MARK, part) if re.match(r"\W*[A-Za-z]", str(part)) else Text(part)


def marked(words: str) -> Part:
    """Words of a record, those in Latin letters marked as being in another language."""
    return Text(*(text if rtl else Tag("bdi", text) for text, rtl in pieces(words, rtl=True)))


def address(url: str) -> Part:
    """The address as a link, kept in one piece where signs in it or behind it would move about."""
    return Tag("bdi", link(url)) if re.search(r"%|[^\w)]$", url) else link(url)


def arabic_date(date: PartialDate | None) -> str:
    """``6 شباط/فبراير 2030`` as far as known."""
    if date is None:
        return ""
    day = f"{date.day} " if date.day else ""
    month = f"{MONTHS[date.month - 1]} " if date.month else ""
    return f"{day}{month}{date.year}"
