"""An entry as CSL-JSON (schema csl-data.json 1.0.2), which citation processors and Zotero read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.names import Body, Name, Person
from reading_list.citations import values

Item = dict[str, Any]
"""An item of CSL-JSON."""

_TYPES: Final[Mapping[str, str]] = {
    "article": "article-journal",
    "book": "book",
    "collection": "book",
    "incollection": "chapter",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "online": "webpage",
    "report": "report",
    "thesis": "thesis",
}
_TYPE_OF_KIND: Final[Mapping[str, str]] = {"news-item": "article-newspaper"}

_SAYS_WHAT: Final = re.compile(r"(?!n(?:[°º]|[or]\b))[^\W\d_]", re.IGNORECASE)
"""A number that begins with letters, other than those of "number": its document is called by
them ("Policy Brief 4/2020", "COM(2020) 795 final"), not "Report"."""


def item_type(entry: Entry) -> str:
    """The CSL type.

    A resolution of a UN organ is a ``report``: styles print ``legislation`` as an act of the
    United States Congress (APA: "Pub. L. No. S/RES/…").
    """
    if entry.entry_type == "legislation" and entry.symbol is not None:
        return "report"
    return _TYPE_OF_KIND.get(entry.kind, _TYPES[entry.entry_type])


def csl_item(entry: Entry) -> Item:
    """The entry as one CSL-JSON item; empty fields are left out."""
    item: Item = {
        "id": entry.key,
        "type": item_type(entry),
        "title": values.glossed_title(entry),
        "title-short": values.short_title(entry),
        "author": [_name(name) for name in values.authors(entry)],
        "editor": [_name(name) for name in entry.editor],
        "issued": _date(entry.date),
        "accessed": _date(values.accessed(entry)),
        "language": entry.language,
        "DOI": entry.doi,
        "ISBN": entry.isbn,
        "ISSN": entry.issn,
        "URL": values.address(entry),
        "abstract": entry.annotation,
        "keyword": ", ".join(entry.subjects),
        **_place(entry),
    }
    return {name: value for name, value in item.items() if value}


def _place(entry: Entry) -> Item:
    """Where it came out: the fields that differ by type."""
    match item_type(entry):
        case "article-journal":
            return {
                "container-title": entry.journaltitle,
                "collection-title": entry.series,
                "volume": entry.volume,
                "issue": values.issue(entry),
                "page": _pages(entry),
            }
        case "chapter":
            return {
                "container-title": entry.booktitle,
                "page": _pages(entry),
                **_published(entry),
            }
        case "webpage":
            return {
                "container-title": _unless_author(entry, entry.journaltitle or entry.institution),
                "genre": values.document_type(entry),
                "number": _number(entry),
                "publisher": _unless_author(entry, entry.publisher),
            }
        case "article-newspaper":
            return {
                "container-title": entry.journaltitle or values.issuer(entry),
                "publisher-place": entry.location,
                "volume": entry.volume,
                "issue": values.issue(entry),
                "page": _pages(entry),
            }
        case "legal_case" | "legislation":
            return {
                "authority": values.issuer(entry),
                "container-title": entry.series,
                "volume": entry.volume,
                "number": _number(entry),
                "page": _pages(entry),
                "publisher-place": entry.location,
            }
        case "treaty":
            return {
                "container-title": entry.series,
                "volume": entry.volume,
                "number": _number(entry),
                "page": _pages(entry),
            }
        case "report":
            return {
                **_published(entry),
                "collection-title": values.series(entry),
                "collection-number": "",
                "number": _number(entry),
                "genre": _genre(entry),
            }
        case "thesis":
            return {**_published(entry), "genre": values.document_type(entry)}
        case _:
            return _published(entry)


def _published(entry: Entry) -> Item:
    return {
        "publisher": _unless_author(entry, values.issuer(entry)),
        "publisher-place": entry.location,
        "collection-title": entry.series,
        "collection-number": _number(entry),
        "volume": entry.volume,
        "edition": entry.edition,
    }


def _genre(entry: Entry) -> str:
    """The genre, but where the number says itself what it counts: styles print one before the
    other ("Report Policy Brief 4/2020"). A UN document has styles of its own."""
    genre = values.genre(entry)
    if entry.symbol is not None:
        return genre
    twice = entry.number.casefold().startswith(genre.casefold())
    return "" if twice or (genre == "Report" and _SAYS_WHAT.match(entry.number)) else genre


def _unless_author(entry: Entry, body: str) -> str:
    """A body that is the only author is not named again as publisher (as APA has it)."""
    return "" if values.authors(entry) == (Body(body),) else body


def _number(entry: Entry) -> str:
    """A double issue is a range to biblatex, as pages are; a single hyphen belongs to a number."""
    return entry.number.replace("--", "–")


def _pages(entry: Entry) -> str:
    return entry.pages.replace("--", "-")


def _name(name: Name) -> dict[str, str]:
    match name:
        case Person(family, given, suffix):
            parts = {"family": family, "given": given, "suffix": suffix}
            return {part: text for part, text in parts.items() if text}
        case Body(body):
            return {"literal": body}


def _date(date: PartialDate | None) -> Item:
    return {"date-parts": [list(date.parts)]} if date else {}
