"""RIS, as reference managers read it.

Which tag holds what differs by type and program; this follows Zotero's own importer
(github.com/zotero/translators, RIS.js, ``fieldMap``), which in turn follows EndNote's export:
the number of a report stands in ``SN``, the editors of a book in ``A3``, of a chapter in ``A2``.
What the type has no tag for goes into a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.entry import Entry
from reading_list.citations import values

_LINE_END: Final = "\r\n"

_TYPES: Final[Mapping[str, str]] = {
    "article": "JOUR",
    "book": "BOOK",
    "collection": "BOOK",
    "incollection": "CHAP",
    "jurisdiction": "CASE",
    "legal": "STAT",
    "legislation": "STAT",
    "online": "ELEC",
    "report": "RPRT",
    "thesis": "THES",
}
_TYPE_OF_KIND: Final[Mapping[str, str]] = {"news-item": "NEWS"}

_TAGS: Final[Mapping[str, Mapping[str, str]]] = {
    "JOUR": {"editor": "A2", "container": "T2", "series": "T3", "volume": "VL", "issue": "IS",
             "issn": "SN", "first page": "SP", "last page": "EP"},
    "BOOK": {"editor": "A3", "series": "T2", "number": "M1", "publisher": "PB", "place": "CY",
             "edition": "ET", "volume": "VL", "isbn": "SN"},
    "CHAP": {"editor": "A2", "container": "T2", "series": "T3", "number": "SV",
             "publisher": "PB", "place": "CY", "edition": "ET", "volume": "VL", "isbn": "SN",
             "first page": "SP", "last page": "EP"},
    "CASE": {"container": "A2", "publisher": "PB", "number": "SV", "volume": "VL",
             "first page": "SP"},
    "STAT": {"container": "T2", "volume": "VL", "number": "M1", "first page": "SP",
             "last page": "EP"},
    "ELEC": {"container": "T2", "type": "M3"},
    "NEWS": {"editor": "A2", "container": "T2", "place": "CY", "edition": "ET", "issn": "SN",
             "first page": "SP", "last page": "EP"},
    "RPRT": {"series": "T2", "type": "M3", "number": "SN", "publisher": "PB", "place": "CY",
             "first page": "SP", "last page": "EP"},
    "THES": {"type": "M3", "publisher": "PB", "place": "CY"},
}  # fmt: skip
"""Which tag of a type holds a field; the order is that of the lines."""

_NOTE: Final[Mapping[str, str]] = {
    "editor": "Editor: {}",
    "container": "In: {}",
    "series": "Series: {}",
    "volume": "Volume: {}",
    "issue": "Issue: {}",
    "number": "Number: {}",
    "publisher": "Issued by: {}",
    "place": "Place: {}",
    "edition": "Edition: {}",
    "isbn": "ISBN: {}",
    "issn": "ISSN: {}",
    "first page": "Pages: {}",
}
"""How a note names a field that the type has no tag for."""


def ris_file(items: Iterable[str]) -> str:
    """References written by `ris_entry` as one file; lines end as the format asks (CR LF)."""
    return _LINE_END.join(items)


def ris_entry(entry: Entry) -> str:
    """One reference, from ``TY`` to ``ER``."""
    lines = [f"{tag}  - {text}" for tag, text in _lines(entry) if text]
    return _LINE_END.join([*lines, "ER  - ", ""])


def _lines(entry: Entry) -> Iterator[tuple[str, str]]:
    """Tags and their texts in order, empty ones included."""
    reference_type = _TYPE_OF_KIND.get(entry.kind) or _TYPES[entry.entry_type]
    if entry.entry_type == "legislation" and entry.symbol is not None:
        # As in CSL-JSON: a UN resolution is no act with a public law number.
        reference_type = "RPRT"
    tags = _TAGS[reference_type]
    yield "TY", reference_type
    yield "ID", entry.key
    for name in values.authors(entry):
        yield "AU", values.name_with_comma(name)
    yield "TI", entry.full_title
    yield "TT", entry.titletranslation
    yield "ST", entry.shorttitle
    fields = _fields(entry, reference_type)
    for field, tag in tags.items():
        for text in fields[field]:
            yield tag, text
    yield "PY", str(entry.year) if entry.year else ""
    yield "DA", _date(entry.date)
    yield "LA", entry.language
    yield "DO", entry.doi
    yield "UR", values.address(entry)
    yield "Y2", _date(entry.urldate)
    for subject in entry.subjects:
        yield "KW", subject
    yield "AB", entry.annotation
    for field, words in _NOTE.items():
        for text in fields[field] if field not in tags else ():
            yield "N1", words.format(text)


def _fields(entry: Entry, reference_type: str) -> dict[str, tuple[str, ...]]:
    """Fields that differ by type, each with its texts; an absent one has none."""
    container, issuer = entry.journaltitle or entry.booktitle, values.issuer(entry)
    if reference_type in {"ELEC", "NEWS"}:
        container, issuer = container or issuer, issuer if container else ""
    elif reference_type in {"CASE", "STAT"}:
        container = entry.series
    issue = values.issue(entry) if reference_type == "JOUR" else entry.issue
    first, last = values.page_range(entry)
    single = {
        "container": container,
        "series": "" if container == entry.series else values.series(entry),
        "volume": entry.volume,
        "issue": issue,
        "number": "" if issue == entry.number else entry.number,
        "type": values.genre(entry),
        "publisher": issuer,
        "place": entry.location,
        "edition": entry.edition,
        "isbn": entry.isbn,
        "issn": entry.issn,
        "first page": first,
        "last page": last,
    }
    if reference_type in {"CASE", "THES", "BOOK", "ELEC"} and last:
        single["first page"] = f"{first}-{last}"
    editors = tuple(map(values.name_with_comma, entry.editor))
    return (
        {"editor": editors}
        | {name: (text,) for name, text in single.items() if text}
        | {name: () for name, text in single.items() if not text}
    )


def _date(date: PartialDate | None) -> str:
    """``2025/02/06``, as far as known."""
    return "/".join(str(date).split("-")) if date else ""
