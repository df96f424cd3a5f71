"""Page metadata that reference managers read from a source page: Highwire's ``citation_*`` tags.

What a tag does is what Zotero does with it (github.com/zotero/translators, "Embedded
Metadata.js"): the presence of ``citation_technical_report_institution`` makes a report,
``citation_journal_title`` an article, ``citation_inbook_title`` a chapter,
``citation_dissertation_institution`` a thesis. For the other types ``z:itemType`` says it,
and ``z:`` fields go into the item as they are (RDF.js).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.names import Body, Name, Person
from reading_list.citations import values
from reading_list.citations.csl_item import item_type

Tag = tuple[str, str]

ZOTERO_TYPES: Final[Mapping[str, str]] = {
    "article-newspaper": "newspaperArticle",
    "book": "book",
    "legal_case": "case",
    "legislation": "statute",
    "treaty": "statute",
    "webpage": "webpage",
}
"""Zotero's names for the CSL types that page metadata must name outright."""


def highwire(entry: Entry) -> list[Tag]:
    """The ``<meta>`` tags of the entry's page as (name, content), none of them empty."""
    return [(name, content) for name, content in _tags(entry) if content]


def _tags(entry: Entry) -> Iterator[Tag]:
    csl_type = item_type(entry)
    yield "z:itemType", ZOTERO_TYPES.get(csl_type, "")
    yield "citation_title", values.glossed_title(entry)
    for text in _names(values.authors(entry)):
        yield "citation_author", text
    for text in _names(entry.editor):
        yield "citation_editor", text
    yield "citation_publication_date", _date(entry.date)
    yield from _place(entry, csl_type)
    yield "z:place", entry.location
    yield "z:shortTitle", entry.shorttitle
    yield "citation_isbn", entry.isbn
    yield "citation_issn", entry.issn
    yield "citation_doi", entry.doi
    yield "citation_language", entry.language
    yield "citation_abstract", entry.annotation
    # Without it Zotero takes the address of our page for the source's.
    by_doi = f"https://doi.org/{entry.doi}" if entry.doi else ""
    yield "citation_public_url", values.address(entry) or by_doi


def _place(entry: Entry, csl_type: str) -> Iterator[Tag]:
    """The tags that differ by type."""
    issuer = values.issuer(entry)
    first, last = values.page_range(entry)
    match csl_type:
        case "article-journal":
            yield "citation_journal_title", entry.journaltitle
            yield "citation_series_title", entry.series
            yield "citation_volume", entry.volume
            yield "citation_issue", values.issue(entry)
            yield "citation_firstpage", first
            yield "citation_lastpage", last
        case "chapter":
            yield "citation_inbook_title", entry.booktitle
            yield "citation_series_title", entry.series
            yield "citation_volume", entry.volume
            yield "citation_publisher", issuer
            yield "citation_firstpage", first
            yield "citation_lastpage", last
        case "book":
            yield "citation_series_title", entry.series
            yield "citation_volume", entry.volume
            yield "citation_publisher", issuer
            yield "z:edition", entry.edition
            yield "z:seriesNumber", entry.number
        case "thesis":
            yield "citation_dissertation_institution", issuer
            yield "z:thesisType", values.document_type(entry)
        case "report":
            # Without an institution nothing says "report"; the author then is the best known.
            known = issuer or next((name.direct for name in entry.author), "")
            yield "citation_technical_report_institution", known
            yield "citation_technical_report_number", entry.number
            yield "z:reportType", values.genre(entry)
            yield "z:seriesTitle", values.series(entry)
        case "article-newspaper" | "webpage":
            yield "z:publicationTitle", entry.journaltitle or issuer
            yield "z:websiteType", values.document_type(entry)
        case "legal_case":
            yield "z:court", issuer
            yield "z:docketNumber", entry.number
        case "legislation" | "treaty":
            yield "z:publicLawNumber", entry.number
            yield "z:code", entry.series


def _names(names: Sequence[Name]) -> list[str]:
    """Each name; of a lone person whose two parts have several words, a semicolon behind it.

    Zotero takes "Abu Fulan, Jane Mary" for two people where no other name and no semicolon stands
    by it.
    """
    written = [_name(name) for name in names]
    match names:
        case [Person() as lone] if " " in lone.family and " " in written[0].partition(", ")[2]:
            return [f"{written[0]};"]
    return written


def _name(name: Name) -> str:
    """The name as "Family, Given".

    Of a body: its name and one comma. Zotero splits a value without a comma at its last space
    ("United Nations Security" / "Council"); with the comma it stays whole.
    """
    written = values.name_with_comma(name)
    return f"{written}," if isinstance(name, Body) else written


def _date(date: PartialDate | None) -> str:
    """``2025/02/06``, as far as known."""
    return "/".join(str(date).split("-")) if date else ""
