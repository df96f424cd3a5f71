"""Chicago: notes and bibliography, and author-date.

Sources. Turabian, *A Manual for Writers*, 7th ed. (the Chicago manual for students),
"Publications of international bodies", read at
https://philology.science/academic_writing/manual/210.html: name "the authorizing body (and the
author or editor where appropriate), the topic or title of the document, and the date", give
series and publication numbers and a page reference, and "UN" may stand for United Nations "in
both notes and bibliography entries". Emory University Library, "Citing IGO materials",
http://guides.main.library.emory.edu/c.php?g=50463&p=325126: the document number must be given,
an address is essential, and resolutions read ``UN General Assembly, Resolution 45/1, "Admission
of …," Sept. 18, 1990``. Reports as books, later notes with author and short title: University
of Newcastle, https://libguides.newcastle.edu.au/chicago-a/report. Presidential statements in
quotation marks with symbol and date, as in the notes of Arms Control Today, "“Statement by the
President of the Security Council,” S/PRST/1995/9, February 22, 1995".
"""

from __future__ import annotations

from typing import Final

from pybtex.richtext import Text

from reading_list.citations.model import LocatorKind, Wording
from reading_list.citations.un.document import Kind, UNDocument, persons
from reading_list.citations.un.pieces import (
    Part,
    comma,
    direct_names,
    families,
    inverted_names,
    italic,
    link,
    month_day,
    month_day_year,
    ordinal,
    pinpoints,
    quoted,
    sentences,
    spaced,
    stopped,
)

PINPOINTS: Final = pinpoints(
    {
        LocatorKind.PAGE: Wording("{}", "{}"),
        LocatorKind.FOOTNOTE: Wording("note {}", "notes {}"),
    }
)
"""Pages stand without a word, as in Newcastle's examples."""


def entry(document: UNDocument) -> Part:
    """``UN Security Council. Title. S/2030/1. January 7, 2030. Address.``"""
    date = month_day_year(document.date)
    if document.kind is Kind.TREATY:
        return sentences(document.title, date, _treaty_series(document), link(document.url))
    return sentences(_opening(document), *_middle(document), date, link(document.url))


def note(document: UNDocument, pinpoint: str = "") -> Part:
    """``UN Security Council, Title, S/2030/1, January 7, 2030, para. 84, address.``"""
    date = month_day_year(document.date)
    if document.kind is Kind.TREATY:
        parts = [document.title, date, _treaty_series(document)]
    elif document.kind is Kind.STATEMENT:
        parts = [_speakers(document) or _body(document), *_middle(document), date]
    else:
        parts = [_note_opening(document), *_middle(document, in_note=True), date]
    return stopped(comma(Text(comma(*parts), pinpoint), link(document.url)))


def short(document: UNDocument, pinpoint: str = "") -> Part:
    """``UN Security Council, S/2030/1, para. 84.``

    A symbol says more than a shortened title and is what the guides ask for; a document with
    an accepted short title is cited by that.
    """
    match document.kind:
        case Kind.TREATY:
            words = document.shorttitle or document.title
        case Kind.RESOLUTION if document.resolution:
            words = comma(_body(document), f"Resolution {document.resolution}")
        case Kind.STATEMENT:
            title = quoted(document.shorttitle or document.title)
            words = comma(_speaker_families(document), title, month_day_year(document.date))
        case Kind.PRESS_RELEASE if document.symbol:
            words = comma(_body(document), f"press release {document.symbol}")
        case _:
            title = document.shorttitle or ("" if document.symbol else document.title)
            words = comma(_body(document), italic(title) if title else document.symbol)
    return stopped(Text(words, pinpoint))


def author_date_entry(document: UNDocument) -> Part:
    """``UN Security Council. 2030. Title. S/2030/1. January 7. Address.``"""
    if document.kind is Kind.TREATY:
        return sentences(
            document.title, _year(document), month_day(document.date),
            _treaty_series(document), link(document.url),
        )  # fmt: skip
    parts = [part for part in (_opening(document), *_middle(document)) if str(part)]
    # Where no body is named the title takes its place, before the year.
    return sentences(
        *parts[:1], _year(document), *parts[1:], month_day(document.date), link(document.url)
    )


def author_date(document: UNDocument, pinpoint: str = "") -> Part:
    """``(UN Security Council 2030, para. 84)``"""
    if document.kind is Kind.TREATY:
        who = document.shorttitle or document.title
    elif document.kind is Kind.STATEMENT and document.authors:
        who = families(document.authors)
    else:
        who = _body(document) or families(document.authors) or document.title or document.symbol
    return f"({who} {_year(document)}{pinpoint})"


def _year(document: UNDocument) -> str:
    return str(document.year) if document.year else "n.d."


def _body(document: UNDocument) -> str:
    return document.body.replace("United Nations ", "UN ", 1)


def _speakers(document: UNDocument) -> str:
    return direct_names(document.authors) or document.speaker


def _speaker_families(document: UNDocument) -> str:
    return families(document.authors) or document.speaker or _body(document)


def _bodies(document: UNDocument) -> str:
    """Authoring bodies below the issuing one, where the title does not name them."""
    people = persons(document.unnamed_authors)
    return direct_names(tuple(name for name in document.unnamed_authors if name not in people))


def _opening(document: UNDocument) -> Part:
    """Who issued it, at the head of an entry."""
    if document.kind is Kind.STATEMENT:
        return inverted_names(document.authors) or document.speaker or _body(document)
    return _body(document)


def _note_opening(document: UNDocument) -> Part:
    """Who issued it, at the head of a note: of a meeting record, whose words are cited."""
    if document.kind is Kind.MEETING_RECORD and document.speaker:
        return comma(document.speaker, f"in {_body(document)}" if document.body else "")
    return _body(document)


def _middle(document: UNDocument, *, in_note: bool = False) -> list[Part]:
    """What it is and its symbol, between the body and the date."""
    match document.kind:
        case Kind.RESOLUTION if document.resolution:
            number = f"Resolution {document.resolution}"
            return [comma(number, quoted(document.name)), document.symbol]
        case Kind.RESOLUTION:
            return [quoted(document.title), document.symbol]
        case Kind.MEETING_RECORD:
            meeting = f"{ordinal(document.meeting)} meeting" if document.meeting else ""
            return [comma(meeting, quoted(document.agenda_item)), document.symbol]
        case Kind.PRESIDENTIAL_STATEMENT:
            return [quoted(document.title), document.symbol]
        case Kind.LETTER:
            return [document.title, document.symbol]
        case Kind.PRESS_RELEASE:
            label = "press release" if in_note else "Press release"
            release = f"{label} {document.symbol}" if document.symbol else label
            return [quoted(document.title), release]
        case Kind.STATEMENT:
            host = _body(document) if document.authors or document.speaker else ""
            return [quoted(document.title), host, document.symbol]
    people = direct_names(persons(document.unnamed_authors))
    prepared = f"{'prepared' if in_note else 'Prepared'} by {people}" if people else ""
    submitted = document.submitted
    if in_note and submitted:
        submitted = submitted[0].lower() + submitted[1:]
    return [_bodies(document), italic(document.title), submitted, prepared, document.symbol]


def _treaty_series(document: UNDocument) -> Part:
    """``United Nations Treaty Series 2178, no. 38349: 197``"""
    if not document.series:
        return document.symbol
    place = comma(document.volume, f"no. {document.number}" if document.number else "")
    pages = f": {document.pages}" if document.pages else ""
    return Text(spaced(italic(document.series), place), pages)
