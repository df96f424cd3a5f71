"""The list as one JSON document: every record with every field, and what the fields refer to.

What each part holds is said in ``schemas/reading-list.v1.schema.json``, which is published
beside the data. Names are those of the record format (docs/about/record-format.md). A field that
was not seen is left out, never empty. Within version 1 parts may be added; none is taken away or
changes its meaning.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.changes import Change
from reading_list.bibliography.claims import Claim, Claims
from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.evidence import Sighting
from reading_list.bibliography.names import Body, Name, Person
from reading_list.bibliography.symbols import UN_LANGUAGES, UNSymbol
from reading_list.bibliography.vocabulary import Series, Term
from reading_list.citations.model import Citation, Style

DATASET_SCHEMA: Final = "reading-list.v1.schema.json"
"""The file of the schema, here in the package and beside the published data."""

VERSION: Final = "1.0"
"""Of the form of the data: the second number counts the times that parts were added."""

LICENCES: Final[Mapping[str, str]] = {
    "facts": "CC0-1.0",
    "annotations": "CC-BY-4.0",
}
"""SPDX ids: of bibliographic facts, and of what we wrote and chose (bib/LICENSE.md)."""

_PLAIN: Final = (
    "title", "subtitle", "titleaddon", "titlesource", "titletranslation", "shorttitle",
    "institution", "publisher", "location", "journaltitle", "booktitle", "series", "volume",
    "issue", "pages", "edition", "type", "number", "mastheadtitle", "speaker", "eprint",
    "eprinttype", "doi", "isbn", "issn", "url", "access", "level",
)  # fmt: skip
"""Fields that are texts here as they are in the record."""

_DATES: Final = ("date", "letterdate", "teamletterdate", "urldate", "verified", "added")


def dataset(
    bibliography: Bibliography, claims: Claims | None, page: Callable[[str], str], site: str
) -> str:
    """The whole list as JSON.

    ``page``: where the page of a key stands, from the root of the site; ``site``: that root, or
    ``""`` where it is not known.
    """
    entries, vocabularies = bibliography.entries, bibliography.vocabularies
    return written(
        {
            "$schema": DATASET_SCHEMA,
            "version": VERSION,
            "site": site,
            "licences": LICENCES,
            "vocabularies": {
                "regions": [_term(term) for term in vocabularies.regions.values()],
                "themes": [_term(term) for term in vocabularies.themes.values()],
                "levels": [_term(term) for term in vocabularies.levels.values()],
                "kinds": [
                    {
                        "id": kind.id,
                        "label": kind.label,
                        "type": kind.entry_type,
                        "un": kind.un,
                        "press": kind.press,
                    }
                    for kind in vocabularies.kinds.values()
                ],
            },
            "series": [_series(one, bibliography) for one in vocabularies.series.values()],
            "records": (_record(entry, bibliography, page) for entry in entries.values()),
            "changes": [change_row(change) for change in bibliography.changes],
            "merged": bibliography.merged,
            **({"claims": _claims(claims)} if claims else {}),
        }
    )


def schema() -> str:
    """The JSON Schema of `dataset`."""
    return files("reading_list.exports").joinpath("schemas", DATASET_SCHEMA).read_text("utf-8")


def all_citations(citations: Mapping[str, Mapping[str, Citation]], styles: Iterable[Style]) -> str:
    """Every citation as plain text, by key and style, as JSON."""
    offered = list(styles)
    return written(
        {
            "version": VERSION,
            "styles": [{"id": s.id, "label": s.label, "notes": s.note} for s in offered],
            "citations": _Rows(
                (key, {style.id: _citation(forms[style.id]) for style in offered})
                for key, forms in sorted(citations.items())
            ),
        }
    )


def change_log(bibliography: Bibliography) -> str:
    """What happened to every record, newest first, as JSON."""
    rows: list[dict[str, Any]] = [change_row(change) for change in bibliography.changes]
    for entry in bibliography.entries.values():
        rows += [
            {"date": str(date), "key": entry.key, "change": what}
            for what, date in (("added", entry.added), ("verified", entry.verified))
        ]
    rows.sort(key=lambda row: (row["change"], row["key"]))
    rows.sort(key=lambda row: row["date"], reverse=True)
    return written({"version": VERSION, "changes": rows})


def merged_map(bibliography: Bibliography) -> str:
    """For each merged key the key to use now, as JSON."""
    return written(bibliography.merged)


def written(value: object) -> str:
    """JSON with a line for each part and for each of its items, in UTF-8.

    Every record is a line, so that two versions can be compared; and `json` writes a line in
    compiled code, which it does not do where every value has one of its own. Items may be made
    while they are written: an iterator is written as an array, `_Rows` as an object.
    """
    return _in_lines(value, 2) + "\n"


@dataclass(frozen=True, slots=True)
class _Rows:
    """The names and values of a JSON object that is never whole in memory."""

    rows: Iterator[tuple[str, object]]


def _in_lines(value: object, depth: int) -> str:
    match value:
        case _Rows(rows):
            return _between("{}", (_named(*row, depth - 1) for row in rows))
        case Mapping() if depth:
            return _between("{}", (_named(*row, depth - 1) for row in value.items()))
        case Iterator() | list() | tuple() if depth:
            return _between("[]", (_in_lines(one, 0) for one in value))
    return json.dumps(value, ensure_ascii=False)


def _named(name: str, value: object, depth: int) -> str:
    return f"{json.dumps(name)}: {_in_lines(value, depth)}"


def _between(brackets: str, items: Iterable[str]) -> str:
    opened, closed = tuple(brackets)
    lines = ",\n".join(items)
    return f"{opened}\n{lines}\n{closed}" if lines else brackets


def change_row(change: Change) -> dict[str, Any]:
    """A change as a JSON object."""
    row = {
        "date": str(change.date),
        "key": change.key,
        "change": str(change.kind),
        "fields": list(change.fields),
        "into": change.into,
        "note": change.note,
    }
    return {name: value for name, value in row.items() if value}


def _citation(citation: Citation) -> dict[str, str]:
    forms = {
        "bibliography": citation.entry.text,
        "first": citation.note.text,
        "later": citation.short.text,
    }
    return {name: text for name, text in forms.items() if text}


def _term(term: Term) -> dict[str, Any]:
    row = {
        "id": term.id,
        "label": term.label,
        "scope": term.scope,
        "broader": term.broader,
        "related": list(term.related),
    }
    return {name: value for name, value in row.items() if value}


def _series(series: Series, bibliography: Bibliography) -> dict[str, Any]:
    """A series with its documents in order; those of a number in one place."""
    places = [
        {
            **({"ordinal": place.ordinal} if place.ordinal else {}),
            **({"key": place.entry.key} if place.entry else {"gap": True}),
            **({"note": place.gap.note} if place.gap else {}),
            **({"seen": place.gap.seen} if place.gap and place.gap.seen else {}),
            **({"issues": [e.key for e in place.other_issues]} if place.other_issues else {}),
        }
        for place in bibliography.places(series)
    ]
    return {
        "id": series.id,
        "label": series.label,
        **({"scope": series.scope} if series.scope else {}),
        "numbered": series.numbered,
        "team": series.team,
        "places": places,
    }


def _record(entry: Entry, bibliography: Bibliography, page: Callable[[str], str]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "key": entry.key,
        "page": page(entry.key),
        "entrytype": entry.entry_type,
        "kind": entry.kind,
        **{name: getattr(entry, name) for name in _PLAIN},
        "author": [_name(name) for name in entry.author],
        "editor": [_name(name) for name in entry.editor],
        **{name: _date(getattr(entry, name)) for name in _DATES},
        "language": entry.language,
        "symbol": _symbol(entry.symbol),
        "documents": _documents(entry.symbol),
        "mandate": _mandate(entry, bibliography),
        "meeting": _reference(entry.meeting, bibliography),
        "inseries": entry.inseries,
        "ordinal": entry.ordinal,
        "relations": list(_relations(entry, bibliography)),
        "regions": list(entry.regions),
        "themes": list(entry.themes),
        "annotation": _annotation(entry, bibliography),
        "evidence": [_sighting(sighting) for sighting in entry.evidence],
    }
    return {name: value for name, value in row.items() if value not in ("", [], {}, None)}


def _name(name: Name) -> dict[str, str]:
    match name:
        case Body(body):
            return {"body": body}
        case Person(family, given, suffix):
            parts = {"family": family, "given": given, "suffix": suffix}
            return {part: text for part, text in parts.items() if text}


def _date(date: PartialDate | None) -> str:
    return str(date) if date else ""


def _symbol(symbol: UNSymbol | None) -> dict[str, Any]:
    """A symbol taken apart, and as it is written."""
    if symbol is None:
        return {}
    row = {
        "text": str(symbol),
        "organ": symbol.organ,
        "kind": symbol.kind,
        "session": symbol.session,
        "year": symbol.year,
        "number": symbol.number,
        "suffixes": [{"kind": kind, "number": number} for kind, number in symbol.suffixes],
        "resumption": symbol.resumption,
        "parallel": str(symbol.parallel) if symbol.parallel else "",
    }
    return {name: value for name, value in row.items() if value not in ("", [], None)}


def _documents(symbol: UNSymbol | None) -> dict[str, str]:
    """Where a United Nations document stands in each official language."""
    return {code: symbol.url(code) for code in sorted(UN_LANGUAGES)} if symbol else {}


def _reference(symbol: UNSymbol | None, bibliography: Bibliography) -> dict[str, str]:
    """Another document by its symbol, and by its key where the list has it."""
    if symbol is None:
        return {}
    known = bibliography.by_symbol.get(str(symbol))
    return {"symbol": str(symbol), **({"key": known.key} if known else {})}


def _mandate(entry: Entry, bibliography: Bibliography) -> dict[str, str]:
    if entry.mandate is None:
        return {}
    place = {"place": entry.mandate.locator} if entry.mandate.locator else {}
    return {**_reference(entry.mandate.symbol, bibliography), **place}


def _relations(entry: Entry, bibliography: Bibliography) -> Iterator[dict[str, str]]:
    """How the record stands to others, and they to it."""
    for key in entry.related:
        yield {"relation": entry.relatedtype, "to": key}
    for relation, other in bibliography.incoming.get(entry.key, ()):
        yield {"relation": relation, "from": other.key}
    for report in bibliography.mandated_by.get(entry.key, ()):
        yield {"relation": "mandate", "from": report.key}


def _annotation(entry: Entry, bibliography: Bibliography) -> dict[str, str]:
    found = {"en": entry.annotation}
    for language, texts in sorted(bibliography.translations.items()):
        found[language] = texts.get(entry.key, "")
    return {language: text for language, text in found.items() if text}


def _sighting(sighting: Sighting) -> dict[str, Any]:
    return {
        "address": sighting.address,
        "fields": list(sighting.fields),
        "reprint": sighting.reprint,
        **({"note": sighting.note} if sighting.note else {}),
    }


def _claims(claims: Claims) -> dict[str, Any]:
    """The claims of a news article, each set against sources (bib/claims.yml)."""
    return {
        "original": claims.original,
        "verified": str(claims.verified),
        "subjects": [{"id": one.id, "label": one.label} for one in claims.subjects],
        "claims": [_claim(one) for one in claims.claims],
        "lessons": [
            {"id": one.id, "label": one.label, "text": one.text, "claims": list(one.claims)}
            for one in claims.lessons
        ],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "number": claim.number,
        "subject": claim.subject,
        "text": claim.text,
        "stated": claim.stated,
        "found": claim.found,
        "verdict": str(claim.verdict),
        **({"difference": claim.difference} if claim.difference else {}),
        "contrary": claim.contrary,
        "sources": [
            {
                "key": one.key,
                "seen": str(one.sight),
                **({"locator": one.locator} if one.locator else {}),
            }
            for one in claim.sources
        ],
        "evidence": [_sighting(one) for one in claim.evidence],
    }
