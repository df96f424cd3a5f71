"""schema.org JSON-LD for a source page, which search engines read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from reading_list.bibliography.entry import Entry
from reading_list.bibliography.names import Name, Person
from reading_list.citations import values
from reading_list.citations.csl_item import item_type

_TYPES: Final[Mapping[str, str]] = {
    "article-journal": "ScholarlyArticle",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "legal_case": "CreativeWork",
    "legislation": "Legislation",
    "report": "Report",
    "thesis": "Thesis",
    "treaty": "Legislation",
    "webpage": "WebPage",
}


def schema_org(entry: Entry) -> dict[str, Any]:
    """The entry as a schema.org object; empty properties are left out."""
    resolution = entry.entry_type == "legislation"
    described = {
        "@context": "https://schema.org",
        "@type": "Legislation" if resolution else _TYPES[item_type(entry)],
        "name": entry.full_title,
        "alternateName": entry.titletranslation or entry.shorttitle,
        "author": [_agent(name) for name in values.authors(entry)],
        "editor": [_agent(name) for name in entry.editor],
        "publisher": _organization(values.issuer(entry)),
        "datePublished": str(entry.date) if entry.date else "",
        "inLanguage": entry.language,
        "abstract": entry.annotation,
        "url": values.address(entry),
        "sameAs": f"https://doi.org/{entry.doi}" if entry.doi else "",
        "identifier": _identifiers(entry),
        "isbn": entry.isbn,
        "isAccessibleForFree": {"open": True, "subscription": False}.get(entry.access),
        **_place(entry),
    }
    return {name: value for name, value in described.items() if value not in ("", [], {}, None)}


def _place(entry: Entry) -> dict[str, Any]:
    first, last = values.page_range(entry)
    match item_type(entry):
        case "report" if entry.entry_type == "legislation":
            return {
                "legislationIdentifier": entry.number,
                "legislationDate": str(entry.date) if entry.date else "",
                "legislationPassedBy": _organization(entry.institution),
            }
        case "report":
            return {"reportNumber": entry.number}
        case "legislation":
            return {
                "legislationIdentifier": entry.number,
                "legislationPassedBy": _organization(entry.institution),
            }
        case "article-journal":
            return {"isPartOf": _issue(entry), "pageStart": first, "pageEnd": last}
        case "chapter":
            return {
                "isPartOf": {"@type": "Book", "name": entry.booktitle},
                "pageStart": first,
                "pageEnd": last,
            }
        case "book":
            return {"bookEdition": entry.edition}
        case "thesis":
            return {"inSupportOf": values.document_type(entry)}
    return {}


def _issue(entry: Entry) -> dict[str, Any]:
    """The periodical, wrapped in the volume and the issue where these are known."""
    part = _without_empty({"@type": "Periodical", "name": entry.journaltitle, "issn": entry.issn})
    if entry.volume:
        part = {"@type": "PublicationVolume", "volumeNumber": entry.volume, "isPartOf": part}
    if number := values.issue(entry):
        part = {"@type": "PublicationIssue", "issueNumber": number, "isPartOf": part}
    return part


def _agent(name: Name) -> dict[str, Any]:
    if isinstance(name, Person):
        return _without_empty(
            {
                "@type": "Person",
                "name": name.direct,
                "familyName": name.family,
                "givenName": name.given,
            }
        )
    return _organization(name.name)


def _organization(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": name} if name else {}


def _without_empty(described: Mapping[str, str]) -> dict[str, Any]:
    return {name: value for name, value in described.items() if value}


def _identifiers(entry: Entry) -> list[dict[str, Any]]:
    """The DOI and the UN symbol, each with what it is."""
    symbol = str(entry.symbol) if entry.symbol else ""
    named = (("DOI", entry.doi), ("UN document symbol", symbol))
    return [
        {"@type": "PropertyValue", "propertyID": name, "value": value}
        for name, value in named
        if value
    ]
