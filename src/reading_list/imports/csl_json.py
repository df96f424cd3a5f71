"""CSL-JSON, as Zotero, Mendeley and pandoc write it (schema csl-data.json 1.0.2)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.names import Body, Name
from reading_list.imports.reference import (
    Reference,
    UnreadableError,
    date_in,
    date_of,
    first,
    name_of,
    names_of,
    plain,
)

_TAKEN: Final = frozenset(
    {"type", "title", "author", "editor", "container-title", "collection-title", "publisher",
     "authority", "publisher-place", "volume", "issue", "number", "collection-number", "page",
     "edition", "genre", "issued", "language", "DOI", "ISBN", "ISSN", "URL"}
)  # fmt: skip
_OF_NO_USE: Final = frozenset(
    {"id", "citation-key", "citation-label", "abstract", "accessed", "annote", "archive", "keyword",
     "archive_location", "call-number", "container-title-short", "custom", "journalAbbreviation",
     "note", "number-of-pages", "shortTitle", "source", "title-short"}
)  # fmt: skip
"""What a record of this list never takes from elsewhere."""


def read_csl_json(text: str) -> list[Reference]:
    """Every item of a file. Raise `UnreadableError` where it is not CSL-JSON."""
    try:
        read = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"it is not JSON: {error.msg}; export it again as CSL JSON"
        raise UnreadableError(message, error.lineno) from error
    items = read if isinstance(read, list) else [read]
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict) or not isinstance(item.get("type"), str):
            mend = "export it again as CSL JSON"
            raise UnreadableError(f"item {number} is no reference with a type; {mend}")
    return [_reference(item, f"item {number}") for number, item in enumerate(items, 1)]


def _reference(item: Mapping[str, Any], place: str) -> Reference:
    words = {name: _words(value) for name, value in item.items()}
    date = _date(item.get("issued"))
    left_out = {name for name, value in item.items() if value} - _TAKEN - _OF_NO_USE
    if item.get("issued") and date is None:
        left_out.add("issued")
    return Reference(
        place=place,
        type=item["type"],
        title=first(words, "title"),
        author=names_of(_names(item.get("author"))),
        editor=names_of(_names(item.get("editor"))),
        container=first(words, "container-title"),
        series=first(words, "collection-title"),
        publisher=first(words, "publisher", "authority"),
        location=first(words, "publisher-place"),
        volume=first(words, "volume"),
        issue=first(words, "issue"),
        number=first(words, "number", "collection-number"),
        pages=first(words, "page"),
        edition=first(words, "edition"),
        genre=first(words, "genre"),
        date=date,
        language=first(words, "language"),
        doi=first(words, "DOI"),
        isbn=first(words, "ISBN"),
        issn=first(words, "ISSN"),
        url=first(words, "URL"),
        left_out=tuple(sorted(left_out)),
    )


def _words(value: object) -> str:
    return str(value) if isinstance(value, str | int) else ""


def _names(value: object) -> Iterator[Name | None]:
    for name in value if isinstance(value, list) else []:
        if not isinstance(name, dict):
            continue
        part = {key: _words(text) for key, text in name.items()}
        if literal := plain(part.get("literal", "")):
            yield Body(literal)
            continue
        particles = part.get("dropping-particle", ""), part.get("non-dropping-particle", "")
        family = " ".join((*particles, part.get("family", "")))
        yield name_of(family, part.get("given", ""), part.get("suffix", ""))


def _date(value: object) -> PartialDate | None:
    """A single day, month or year; no range, no circa: a record has neither."""
    if not isinstance(value, dict) or value.get("circa"):
        return None
    match value.get("date-parts"):
        case [[*parts]]:
            return date_of(*parts)
    return date_in(_words(value.get("raw") or value.get("literal")))
