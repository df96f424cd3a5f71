"""The United Nations editorial style.

Sources, all in the *United Nations Editorial Manual Online*. Documents are identified by title
("normally given in descriptive form in the text") and symbol, given in a text note or footnote:
Footnotes, part III.A, https://www.un.org/dgacm/en/content/editorial-manual/footnotes/chap-03.
Resolutions "are identified by the name of the issuing body, written in full, and a number";
their titles "are not used for purposes of identification": Resolutions, part I.A,
http://un.org/dgacm/en/content/editorial-manual/res-dec-sys-ident. Paragraph numbers, not pages,
are cited: Instructions for the preparation of documents,
http://dd.dgacm.org/editorialmanual/ed-guidelines/instr_prep_docs/instructions.htm. Reference
lists by the author-date system, year in parentheses: Footnotes, part X.A,
https://www.un.org/dgacm/en/content/editorial-manual/footnotes/chap-10; their examples that could
be read are books and articles, so the order of the parts of a document's entry is ours. Reports
sent with a letter are named with it, since the masthead bears the letter's title: Communications,
https://www.un.org/dgacm/en/content/editorial-manual/communications, and Mastheads,
http://un.org/dgacm/en/content/editorial-manual/mast-cover. Notes of symbols alone, as in reports of
the Secretary-General: S/2019/103, footnote 1.
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
    direct_names,
    inverted_names,
    italic,
    ordinal,
    pinpoints,
    quoted,
    sentences,
    spaced,
)

PINPOINTS: Final = pinpoints(
    {
        LocatorKind.SECTION: Wording("sect. {}", "sects. {}"),
        LocatorKind.FOOTNOTE: Wording("footnote {}", "footnotes {}"),
        LocatorKind.FIGURE: Wording("figure {}", "figures {}"),
    }
)


def entry(document: UNDocument) -> Part:
    """``United Nations, Security Council (2030). Title. 7 January. S/2030/1.``"""
    year = f"({document.year})" if document.year else ""
    if document.kind is Kind.TREATY:
        return sentences(spaced(document.title, year), _treaty_series(document))
    body = document.body
    if document.is_organ:
        body = body.replace("United Nations ", "United Nations, ", 1)
    if document.kind is Kind.STATEMENT:
        body = inverted_names(document.authors) or document.speaker or body
    head = spaced(body or inverted_names(document.authors), year)
    written = direct_names(document.unnamed_authors) if document.kind is Kind.REPORT else ""
    prepared = f"Prepared by {written}" if written and document.body else document.submitted
    # The masthead of a report that came with a letter bears the letter's title.
    annexed = f"Annex to {document.letter}" if document.letter else ""
    dated = day_month(document.date)
    return sentences(head, _title(document), prepared, annexed, dated, _number(document))


def note(document: UNDocument, pinpoint: str = "") -> Part:
    """``S/2030/1, para. 84.``; ``Security Council resolution 1373 (2001), para. 2.``"""
    return Text(_cited(document, pinpoint), ".")


def short(document: UNDocument, pinpoint: str = "") -> Part:
    """Later notes repeat the symbol; a resolution is named without its organ."""
    if document.kind is Kind.RESOLUTION and document.resolution:
        return Text(f"Resolution {_resolution_number(document)}", pinpoint, ".")
    return note(document, pinpoint)


def _cited(document: UNDocument, pinpoint: str) -> Part:
    match document.kind:
        case Kind.RESOLUTION if document.resolution:
            organ = document.organ.value if document.organ else ""
            number = f"{organ} resolution {_resolution_number(document)}".strip()
            return Text(number, pinpoint)
        case Kind.TREATY:
            return comma(Text(document.title, pinpoint), _treaty_series(document))
        case Kind.PRESS_RELEASE if document.symbol:
            release = f"Press release {document.symbol}"
            return Text(comma(release, day_month_year(document.date)), pinpoint)
        case Kind.MEETING_RECORD if document.speaker and document.symbol:
            return Text(document.symbol, pinpoint, f" ({document.speaker})")
        case _ if document.symbol:
            return Text(document.symbol, pinpoint)
    who = direct_names(document.authors) or document.speaker or document.body
    date = day_month_year(document.date)
    # Commas and full stops stand outside the marks in United Nations style.
    named = ", ".join(part for part in (who, quoted(document.title), date) if part)
    return Text(named, pinpoint)


def _resolution_number(document: UNDocument) -> str:
    """``1373 (2001)``, ``60/288``: as the organ numbers its resolutions (Resolutions, part I)."""
    if "(" in document.symbol and not document.session_in_roman:
        return f"{document.resolution} ({document.symbol_year})"
    return document.resolution


def _title(document: UNDocument) -> Part:
    match document.kind:
        case Kind.RESOLUTION if document.resolution and not document.name:
            return f"Resolution {_resolution_number(document)}"
        case Kind.MEETING_RECORD:
            meeting = f"{ordinal(document.meeting)} meeting" if document.meeting else ""
            return comma(meeting, document.agenda_item)
    return document.title


def _number(document: UNDocument) -> str:
    if document.kind is Kind.PRESS_RELEASE and document.symbol:
        return f"Press release {document.symbol}"
    return document.symbol


def _treaty_series(document: UNDocument) -> Part:
    """``United Nations, Treaty Series, vol. 2178, No. 38349`` (Footnotes, part III.G)."""
    if not document.series:
        return document.symbol
    series = document.series.removeprefix("United Nations ").removeprefix("United Nations, ")
    place = comma(
        italic(series),
        f"vol. {document.volume}" if document.volume else "",
        f"No. {document.number}" if document.number else "",
    )
    return comma("United Nations", place) if series == "Treaty Series" else place
