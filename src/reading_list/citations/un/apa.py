"""APA, 7th edition.

Sources. Uppsala University Library, "Report", https://libguides-en.ub.uu.se/apa7/report: the
body responsible is the author ("you name the specific department"), the organisation above it
the publisher unless the author's name contains it, the symbol in parentheses after the title.
Treaties by name and date: QUT, https://www.citewrite.qut.edu.au/cite/examples/apa/apa_repts_treaty.html,
and APA manual 11.10, example 29, as encoded in https://github.com/plk/biblatex-apa. Titles are
printed in their own capitals: a symbol's document is found by its title as it stands.

The manual has no rule for resolutions. The guides either follow the Bluebook, to which APA
sends legal references, or treat them as reports of the organ; we do the latter, so that a
reader finds the organ, the year and the symbol (see "How to cite United Nations documents").
"""

from __future__ import annotations

from typing import Final

from pybtex.richtext import Text

from reading_list.bibliography.names import Name, Person
from reading_list.citations.model import LocatorKind, Wording
from reading_list.citations.un.document import Kind, UNDocument
from reading_list.citations.un.pieces import (
    Part,
    comma,
    families,
    initials,
    italic,
    link,
    month_day,
    month_day_year,
    ordinal,
    pinpoints,
    sentences,
    series,
    spaced,
)

PINPOINTS: Final = pinpoints({LocatorKind.ANNEX: Wording("Annex {}", "Annexes {}")})

# Dated to the day in APA: what appears like news. Reports and resolutions carry the year.
_DATED_TO_THE_DAY: Final = {
    Kind.PRESS_RELEASE,
    Kind.STATEMENT,
    Kind.MEETING_RECORD,
    Kind.PRESIDENTIAL_STATEMENT,
    Kind.LETTER,
}


def entry(document: UNDocument) -> Part:
    """``United Nations Security Council. (2030). Title (S/2030/1). Address``"""
    if document.kind is Kind.TREATY:
        # No full stop at the end: legal references end with the address (QUT).
        return comma(document.title, month_day_year(document.date), link(document.url))
    author = _author(document)
    publisher = document.body if document.body not in author else ""
    title = _title(document)
    # Where nobody is named the title takes the author's place, before the date.
    head = [author, _date(document), title] if author else [title, _date(document)]
    return spaced(sentences(*head, publisher), link(document.url))


def in_text(document: UNDocument, pinpoint: str = "") -> Part:
    """``(United Nations Security Council, 2030, para. 84)``"""
    who = _short_author(document)
    if document.kind is Kind.TREATY or not who:
        who = document.shorttitle or document.title or document.symbol
    year = str(document.year) if document.year else "n.d."
    return Text("(", comma(who, year), pinpoint, ")")


def _names(document: UNDocument) -> tuple[Name, ...]:
    """The most specific authors: the persons or the body that wrote it, else the organ."""
    return tuple(name for name in document.authors if name.direct != document.body)


def _printed(name: Name) -> str:
    if isinstance(name, Person):
        return initials(name)
    # The office alone would not say of which organization.
    return f"United Nations {name.name}" if name.name == "Secretary-General" else name.name


def _nobody(document: UNDocument) -> str:
    """Who stands as author where no author is named."""
    return document.speaker_or_body if document.kind is Kind.STATEMENT else document.body


def _author(document: UNDocument) -> str:
    names = [_printed(name) for name in _names(document)]
    if len(names) == 2:
        return ", & ".join(names)
    return series(names, "&") or _nobody(document)


def _short_author(document: UNDocument) -> str:
    names = _names(document)
    if len(names) > 2:
        return f"{families(names[:1])} et al."
    if len(names) == 1 and not isinstance(names[0], Person):
        return _printed(names[0])
    return families(names, "&") or _nobody(document)


def _date(document: UNDocument) -> str:
    if document.date is None:
        return "(n.d.)"
    day = month_day(document.date) if document.kind in _DATED_TO_THE_DAY else ""
    return f"({comma(str(document.year), day)})"


def _title(document: UNDocument) -> Part:
    """The title in italics with the symbol behind it, and what it is if that is not plain."""
    symbol = f"({document.bare_symbol})" if document.symbol else ""
    match document.kind:
        case Kind.RESOLUTION if not document.name:
            year = f" ({document.symbol_year})" if "(" in document.symbol else ""
            words = f"Resolution {document.resolution}{year}" if document.resolution else ""
            return spaced(italic(words or document.title), symbol)
        case Kind.MEETING_RECORD:
            meeting = f"{ordinal(document.meeting)} meeting" if document.meeting else ""
            words = ": ".join(part for part in (meeting, document.agenda_item) if part)
            return spaced(italic(words), symbol)
        case Kind.PRESS_RELEASE:
            return spaced(italic(document.title), symbol, "[Press release]")
        case Kind.STATEMENT:
            return spaced(italic(document.title), symbol, "[Speech]" if document.title else "")
    return spaced(italic(document.title), symbol)
