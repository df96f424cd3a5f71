"""Whether a source is on the list already, by what identifies it and by its title.

Records are compared as they are written, not as checked: what was added a moment ago and is
not yet complete counts too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from reading_list.bibliography.names import NameFormError, parse_names
from reading_list.bibliography.symbols import SymbolError, UNSymbol
from reading_list.bibliography.text import decode

_IN_BOOKS: Final = frozenset({"incollection"})
"""Types whose ISBN is that of the book they are in, with others."""


@dataclass(frozen=True, slots=True)
class Written:
    """A record as it stands: ``place`` is a file and line, or where it was read."""

    key: str
    place: str
    entry_type: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """A record that is, or (not ``sure``) may be, the same source; ``reason``: by what."""

    key: str
    place: str
    reason: str
    sure: bool


@dataclass
class Known:
    """The records there are, and those added since."""

    _by_identity: dict[tuple[str, str], Written] = field(default_factory=dict)
    _by_title: dict[str, list[Written]] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, records: Iterable[Written]) -> Known:
        known = cls()
        for record in records:
            known.add(record)
        return known

    def add(self, record: Written) -> None:
        self.keys.add(record.key)
        for identity in _identities(record):
            self._by_identity.setdefault(identity, record)
        for title in _titles(record):
            self._by_title.setdefault(title, []).append(record)

    def match(self, record: Written) -> Match | None:
        """The record that is the same source, or else one that may be."""
        for name, value in _identities(record):
            if found := self._by_identity.get((name, value)):
                return Match(found.key, found.place, f"the {name} {value}", sure=True)
        named = (r for title in _titles(record) for r in self._by_title.get(title, ()))
        matches = [match for other in named if (match := _same(record, other))]
        return min(matches, key=lambda match: not match.sure, default=None)


def _identities(record: Written) -> Iterator[tuple[str, str]]:
    """What only one source has."""
    fields = record.fields
    if doi := fields.get("doi"):
        yield "DOI", doi.casefold()
    if (symbol := _symbol(record)) is not None:
        # A Council resolution is the same with its year mistyped: the key has none.
        yield "symbol", str(symbol)
        yield "key", symbol.key
    elif re.fullmatch(r"[A-Z]+/\S+", number := decode(fields.get("number", ""))):
        yield "number", number
    if eprint := fields.get("eprint"):
        yield "UN Digital Library record", eprint
    if record.entry_type not in _IN_BOOKS and (isbn := fields.get("isbn")):
        yield "ISBN", _isbn13(isbn)


def _same(one: Written, other: Written) -> Match | None:
    """Of two records with one title: whether they are one source, may be, or are not."""
    if _symbol(one) is not None and _symbol(other) is not None:
        return None  # several documents are called "Letter dated …": their symbols differ
    dated = [date[:4] for record in (one, other) if (date := record.fields.get("date"))]
    if len(set(dated)) == 2:
        return None
    authors = {who for record in (one, other) if (who := _first_author(record))}
    whole = _titles(one)[:1] == _titles(other)[:1]
    # Of a title and its author the one dated record may be another issue than the undated one.
    sure = whole and len(dated) != 1 and len(authors) < 2
    reason = "the title" + (f" and the year {dated[0]}" if len(dated) == 2 else "")
    return Match(other.key, other.place, reason, sure)


def _titles(record: Written) -> list[str]:
    """The whole title, then the title alone, without case, marks and punctuation."""
    title, subtitle = (decode(record.fields.get(name, "")) for name in ("title", "subtitle"))
    return [bare for bare in dict.fromkeys((_bare(f"{title} {subtitle}"), _bare(title))) if bare]


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in apart if not unicodedata.combining(c))))


def _first_author(record: Written) -> str:
    try:
        names = parse_names(record.fields.get("author", ""))
    except NameFormError:
        return ""
    return _bare(names[0].inverted.partition(",")[0]) if names else ""


def _symbol(record: Written) -> UNSymbol | None:
    try:
        return UNSymbol.parse(decode(record.fields.get("number", "")))
    except SymbolError:
        return None


def _isbn13(text: str) -> str:
    """ISBN-10 as ISBN-13 (ISO 2108): the same book under both."""
    digits = re.sub(r"[\s-]", "", text).upper()
    if not re.fullmatch(r"\d{9}[\dX]", digits):
        return digits
    body = f"978{digits[:9]}"
    total = sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(body))
    return f"{body}{-total % 10}"
