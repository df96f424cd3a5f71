"""MLA, 9th edition.

Sources. MLA Style Center, "Documenting Legal Works in MLA Style",
https://style.mla.org/tag/in-text-citations/: writers outside law "should follow the MLA
template of core elements" (author, title, number, publisher, date, location) for laws and
public documents, with the Handbook's rules for government authors (the organization first, then
the organ). Report with its symbol as number: https://www.bibguru.com/g/mla-un-report-citation/.
Officials as authors, from the larger body to the smaller: Grace College,
https://libguides.grace.edu/c.php?g=962899&p=8635481 ("from macro to micro"), and HIU on Handbook
5.20, https://libguides.hiu.edu/mla/gov. Both Grace and bibguru would leave out an author that is
also the publisher; we keep it first, where a reader looks for the organ. In the text: author and
place; paragraphs are marked ``par.``, chapters ``ch.`` (CSL style modern-language-association),
pages stand bare.
"""

from __future__ import annotations

from typing import Final

from pybtex.richtext import Text

from reading_list.bibliography.names import Name
from reading_list.citations.model import LocatorKind, Wording
from reading_list.citations.un.document import Kind, UNDocument, persons
from reading_list.citations.un.pieces import (
    SHORT_MONTHS,
    Part,
    bare_link,
    comma,
    day_month_year,
    direct_names,
    families,
    inverted_names,
    italic,
    ordinal,
    pinpoints,
    quoted,
    sentences,
)

PINPOINTS: Final = pinpoints(
    {
        LocatorKind.PAGE: Wording("{}", "{}", lead=" "),
        LocatorKind.PARAGRAPH: Wording("par. {}", "pars. {}"),
        LocatorKind.OPERATIVE_PARAGRAPH: Wording("par. {}", "pars. {}"),
        LocatorKind.PREAMBULAR_PARAGRAPH: Wording("preambular par. {}", "preambular pars. {}"),
        LocatorKind.CHAPTER: Wording("ch. {}", "chs. {}"),
    }
)


def entry(document: UNDocument) -> Part:
    """``United Nations, Security Council. Title. S/2030/1, 7 Jan. 2030, docs.un.org/…``"""
    publisher = _body(document) if _author(document) != _body(document) else ""
    date = day_month_year(document.date, SHORT_MONTHS)
    kind = "Press release" if document.kind is Kind.PRESS_RELEASE else ""
    if document.kind is Kind.TREATY:
        place = comma(
            italic(document.series) or document.symbol,
            f"vol. {document.volume}" if document.volume else "",
            f"no. {document.number}" if document.number else "",
            date,
            f"pp. {document.pages}" if document.pages else "",
            bare_link(document.url),
        )
        return sentences(italic(document.title), place)
    where = comma(document.symbol, publisher, date, bare_link(document.url))
    return sentences(_author(document), _title(document), where, kind)


def in_text(document: UNDocument, pinpoint: str = "") -> Part:
    """``(United Nations, Security Council, par. 84)``"""
    if document.kind is Kind.TREATY:
        who: Part = italic(document.shorttitle or document.title)
    else:
        who = families(_people(document)) or _body(document) or document.title or document.symbol
    return Text("(", who, pinpoint, ")")


def _body(document: UNDocument) -> str:
    """The organization, then its organ: ``United Nations, Security Council``.

    Offices are named as they name themselves (``United Nations Development Programme``).
    """
    if not document.is_organ:
        return document.body
    return document.body.replace("United Nations ", "United Nations, ", 1)


def _people(document: UNDocument) -> tuple[Name, ...]:
    """The persons that wrote it; the organ stands as author only of what none has signed."""
    if document.kind is Kind.STATEMENT or not document.body:
        return document.authors
    return persons(document.authors)


def _author(document: UNDocument) -> str:
    speaker = document.speaker if document.kind is Kind.STATEMENT else ""
    return inverted_names(_people(document)) or speaker or _body(document)


def _title(document: UNDocument) -> Part:
    match document.kind:
        case Kind.RESOLUTION if document.resolution and not document.name:
            return f"Resolution {document.resolution}"
        case Kind.MEETING_RECORD:
            meeting = f"{ordinal(document.meeting)} meeting" if document.meeting else ""
            return comma(meeting, italic(document.agenda_item))
        case Kind.STATEMENT | Kind.PRESS_RELEASE:
            return quoted(document.title)
        case Kind.LETTER | Kind.PRESIDENTIAL_STATEMENT:
            return document.title
    below = () if _people(document) else document.unnamed_authors
    written = direct_names(below)
    by = f"By {written}" if written else document.submitted
    return sentences(italic(document.title), by)
