"""What several formats need of an entry and its fields do not say outright."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.names import Body, Name, Person

_BIBLATEX_TYPES: Final[Mapping[str, str]] = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
}
"""Localisation keys a ``type`` may hold (biblatex manual, part 4.9.2.13), as words."""

_TYPE_OF_KIND: Final[Mapping[str, str]] = {
    "security-council-resolution": "Resolution",
    "general-assembly-resolution": "Resolution",
    "human-rights-council-resolution": "Resolution",
    "presidential-statement": "Statement by the President",
    "meeting-record": "Meeting record",
    "letter": "Letter",
    "committee-document": "Committee document",
    "un-press-release": "Press release",
    "statement": "Statement",
    "treaty": "Convention",
    "working-paper": "Working paper",
    "law": "Law",
    "judgment": "Judgment",
    "thesis": "Thesis",
}

NOT_AUTHORED: Final = frozenset({"judgment", "law", "news-item", "treaty"})
BOOK_TYPES: Final = frozenset({"book", "collection", "incollection"})


def document_type(entry: Entry) -> str:
    """What the document calls itself, as words: its ``type``, else what its kind says.

    ``""`` where there is nothing to say beyond the type of entry (articles, books, web pages).
    """
    if entry.type:
        return _BIBLATEX_TYPES.get(entry.type, entry.type)
    return _TYPE_OF_KIND.get(entry.kind, "Report" if entry.entry_type == "report" else "")


def genre(entry: Entry) -> str:
    """The type as citations print it before the number.

    A mere "Report" gives way to the series that the number counts ("Africa Report No. 26"),
    and says nothing where there is no number.
    """
    named = document_type(entry)
    if named != "Report":
        return named
    return (entry.series or named) if entry.number else ""


def series(entry: Entry) -> str:
    """The series, where `genre` has not said it."""
    return entry.series if entry.series != genre(entry) else ""


def address(entry: Entry) -> str:
    """Where a reader finds the source: its ``url``, or what follows from a UN symbol; or ``""``."""
    if entry.url or entry.symbol is None:
        return entry.url
    return entry.symbol.url(entry.language)


def authors(entry: Entry) -> tuple[Name, ...]:
    """Who is cited first: the authors, else (where nobody edited it) the body that issued it.

    A newspaper, a court and a lawgiver are not authors: formats have their own place for them.
    """
    if entry.author or entry.editor or not entry.institution or entry.kind in NOT_AUTHORED:
        return entry.author
    return (Body(entry.institution),)


def name_with_comma(name: Name) -> str:
    """A name for formats that know a person by the comma and have no other mark for a body.

    ``Family, Given``, the suffix behind the given name as reference managers keep it. A body's
    own commas, Arabic ones too, become dashes, or it would be taken for a person.
    """
    match name:
        case Person(family, given, suffix):
            return ", ".join(part for part in (family, " ".join((given, suffix)).strip()) if part)
        case Body(body):
            return re.sub("[,،] ", " – ", body)


def issuer(entry: Entry) -> str:
    """Who brings the document out: of a book its publisher, of anything else the institution."""
    if entry.entry_type in BOOK_TYPES:
        return entry.publisher or entry.institution
    return entry.institution or entry.publisher


def issue(entry: Entry) -> str:
    """The number of a journal's issue, in whichever of the two fields it stands."""
    return entry.issue or entry.number


def glossed_title(entry: Entry) -> str:
    """The full title, with its English gloss in brackets as the manuals ask."""
    if not entry.titletranslation:
        return entry.full_title
    return f"{entry.full_title} [{entry.titletranslation}]"


def accessed(entry: Entry) -> PartialDate | None:
    """When the address was opened, for citations: the ``urldate``, and of an undated source at an
    address the day it was last checked, since styles ask for one of the two (APA prints
    "Retrieved https://…" where it finds neither)."""
    if entry.urldate or entry.date or not address(entry):
        return entry.urldate
    return entry.verified


def short_title(entry: Entry) -> str:
    """The title as later notes have it: the short one, else without its subtitle and its gloss
    (Chicago's short form for titles of works); ``""`` where that is the whole title."""
    if entry.shorttitle or not (entry.subtitle or entry.titletranslation):
        return entry.shorttitle
    return entry.title


def page_range(entry: Entry) -> tuple[str, str]:
    """First and last page; the last is ``""`` where one page, or a list of pages, is given."""
    match = re.fullmatch(r"([^-,]+)--([^-,]+)", entry.pages)
    return (match[1], match[2]) if match else (entry.pages.replace("--", "-"), "")
