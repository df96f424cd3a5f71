"""COinS for pages that list sources: an OpenURL ContextObject per entry.

Stands in ``title`` of an empty ``<span class="Z3988">``, so that Zotero offers the whole list.
Not for the page of one source: there COinS would hide the richer tags of `highwire`. The keys
are those of ANSI/NISO Z39.88-2004 in the reading of Zotero (github.com/zotero/utilities,
openurl.js).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote

from reading_list.bibliography.entry import Entry
from reading_list.bibliography.names import Body, Person
from reading_list.citations import values
from reading_list.citations.csl_item import item_type
from reading_list.exports.highwire import ZOTERO_TYPES


def context_object(entry: Entry) -> str:
    """The ContextObject in key/encoded-value form; the page's template escapes ``&``."""
    return "&".join(f"{key}={_quoted(value)}" for key, value in _pairs(entry) if value)


@lru_cache(100_000)
def _quoted(value: str) -> str:
    """Kept, because a source stands on several lists and many values in several sources."""
    return quote(value, safe="")


def _pairs(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "url_ver", "Z39.88-2004"
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_id", f"info:doi/{entry.doi}" if entry.doi else ""
    yield "rft_id", f"urn:isbn:{entry.isbn}" if entry.isbn else ""
    yield "rft_id", values.address(entry)
    yield from _described(entry)
    yield from _authors(entry)
    yield "rft.date", str(entry.date) if entry.date else ""
    yield "rft.language", entry.language


def _authors(entry: Entry) -> Iterator[tuple[str, str]]:
    """The first author by the keys of the formats, the others as ``rft.au``."""
    for position, name in enumerate(values.authors(entry)):
        match name:
            case Body(body) if position == 0:
                yield "rft.aucorp", body
            case Person(family, given, suffix) if position == 0:
                yield "rft.aulast", family
                yield "rft.aufirst", " ".join((given, suffix)).strip()
            case Body():
                yield "rft.au", f"{values.name_with_comma(name)},"
            case Person():
                yield "rft.au", values.name_with_comma(name)


def _described(entry: Entry) -> Iterator[tuple[str, str]]:
    """The metadata format and the keys that go with it."""
    title, issuer = values.glossed_title(entry), values.issuer(entry)
    first, last = values.page_range(entry)
    book = "info:ofi/fmt:kev:mtx:book"
    match item_type(entry):
        case "article-journal":
            yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"
            yield "rft.genre", "article"
            yield "rft.atitle", title
            yield "rft.jtitle", entry.journaltitle
            yield "rft.volume", entry.volume
            yield "rft.issue", values.issue(entry)
            yield "rft.issn", entry.issn
            yield "rft.spage", first
            yield "rft.epage", last
        case "chapter":
            yield "rft_val_fmt", book
            yield "rft.genre", "bookitem"
            yield "rft.atitle", title
            yield "rft.btitle", entry.booktitle
            yield "rft.pub", issuer
            yield "rft.place", entry.location
            yield "rft.spage", first
            yield "rft.epage", last
        case "book" | "report" as genre:
            yield "rft_val_fmt", book
            yield "rft.genre", genre
            yield "rft.btitle", title
            yield "rft.series", entry.series
            yield "rft.edition", entry.edition
            yield "rft.pub", issuer
            yield "rft.place", entry.location
        case "thesis":
            yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dissertation"
            yield "rft.title", title
            yield "rft.inst", issuer
            yield "rft.degree", values.document_type(entry)
        case other:
            yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
            yield "rft.type", ZOTERO_TYPES[other]
            yield "rft.title", title
            yield "rft.source", entry.journaltitle or issuer
            yield "rft.description", entry.annotation
