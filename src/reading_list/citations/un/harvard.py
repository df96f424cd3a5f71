"""Harvard, *Cite Them Right*.

Sources. Treaties: University of Worcester, https://libraryfaqs.worc.ac.uk/faq/240836, quoting
Cite Them Right. Resolutions in the text by organ and year: University of Leeds,
https://library.leeds.ac.uk/referencing-examples/9/leeds-harvard/553/united-nations-treaty
(Leeds Harvard). Reports: organization, year in parentheses, title in italics, then what
identifies and locates it. The date of access is printed where the entry has one; a document
with a symbol does not change, and its reader adds the date of reading if the course wants it.
"""

from __future__ import annotations

from typing import Final

from pybtex.richtext import Text

from reading_list.citations.model import LocatorKind, Wording
from reading_list.citations.un.document import Kind, UNDocument
from reading_list.citations.un.pieces import (
    Part,
    comma,
    day_month,
    day_month_year,
    families,
    initials_list,
    italic,
    link,
    ordinal,
    pinpoints,
    sentences,
    spaced,
)

PINPOINTS: Final = pinpoints({LocatorKind.CHAPTER: Wording("ch. {}", "chs. {}")})


def entry(document: UNDocument) -> Part:
    """``United Nations Security Council (2030) Title. S/2030/1. Available at: address.``"""
    year = f"({document.year})" if document.year else "(no date)"
    if document.kind is Kind.TREATY:
        number = f"Treaty no. {document.number}" if document.number else document.symbol
        pages = f"pp. {document.pages}" if "–" in document.pages else document.pages
        series = italic(document.series)
        return sentences(
            spaced(italic(document.title), year, number),
            comma(series, document.volume, pages),
            _available(document),
        )
    head = spaced(_author(document), year, _title(document))
    dated = day_month(document.date) if document.kind is Kind.MEETING_RECORD else ""
    return sentences(head, _below(document), document.bare_symbol, dated, _available(document))


def in_text(document: UNDocument, pinpoint: str = "") -> Part:
    """``(United Nations Security Council, 2030, para. 84)``"""
    who: Part = document.body or families(document.authors) or document.title
    if document.kind is Kind.TREATY:
        who = italic(document.shorttitle or document.title)
    elif document.kind is Kind.STATEMENT and document.authors:
        who = families(document.authors)
    year = str(document.year) if document.year else "no date"
    return Text("(", comma(who, year), pinpoint, ")")


def _author(document: UNDocument) -> str:
    if document.kind is Kind.STATEMENT:
        return initials_list(document.authors) or document.speaker_or_body
    return document.body or initials_list(document.authors)


def _below(document: UNDocument) -> str:
    """Who wrote it below the organ, where the title does not say."""
    if not document.body or document.kind is Kind.STATEMENT:
        return document.body if document.kind is Kind.STATEMENT and document.authors else ""
    written = initials_list(document.unnamed_authors)
    return f"Prepared by {written}" if written else document.submitted


def _title(document: UNDocument) -> Part:
    match document.kind:
        case Kind.RESOLUTION if document.resolution and not document.name:
            year = f" ({document.symbol_year})" if "(" in document.symbol else ""
            return italic(f"Resolution {document.resolution}{year}")
        case Kind.MEETING_RECORD:
            meeting = f"{ordinal(document.meeting)} meeting" if document.meeting else ""
            words = ": ".join(part for part in (meeting, document.agenda_item) if part)
            return italic(words)
        case Kind.PRESS_RELEASE:
            return spaced(italic(document.title), "[Press release]") if document.title else ""
    return italic(document.title)


def _available(document: UNDocument) -> Part:
    if not document.url:
        return ""
    read = day_month_year(document.urldate)
    return spaced("Available at:", link(document.url), f"(Accessed: {read})" if read else "")
