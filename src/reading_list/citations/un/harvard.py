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

from reading_list.bibliography.names import Name
from reading_list.citations.model import LocatorKind, Wording
from reading_list.citations.un.document import Kind, UNDocument, persons
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
    author, title = _author(document), _title(document)
    head = spaced(author, year, title) if author else spaced(title, year)
    dated = day_month(document.date) if document.kind is Kind.MEETING_RECORD else ""
    return sentences(head, _below(document), document.bare_symbol, dated, _available(document))


def in_text(document: UNDocument, pinpoint: str = "") -> Part:
    """``(United Nations Security Council, 2030, para. 84)``"""
    who: Part = families(_people(document)) or document.body or document.title or document.symbol
    if document.kind is Kind.TREATY:
        who = italic(document.shorttitle or document.title)
    year = str(document.year) if document.year else "no date"
    return Text("(", comma(who, year), pinpoint, ")")


def _people(document: UNDocument) -> tuple[Name, ...]:
    """The persons or the body that stand as author where it is not the organ."""
    if document.kind is Kind.STATEMENT or not document.body:
        return document.authors
    return persons(document.authors)


def _author(document: UNDocument) -> str:
    speaker = document.speaker if document.kind is Kind.STATEMENT else ""
    return initials_list(_people(document)) or speaker or document.body


def _below(document: UNDocument) -> str:
    """The organ behind persons as authors; a body below the organ that the title leaves out."""
    if _people(document):
        return document.body
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
