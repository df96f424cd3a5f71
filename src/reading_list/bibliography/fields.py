"""The fields a record may have, declared once: how each is read and whether it is ours.

Names without ``ours`` are those of the biblatex manual, part 2.2. Adding a field is one
row here and one attribute of `Entry`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.entry import LANGUAGES, Mandate
from reading_list.bibliography.evidence import parse_evidence
from reading_list.bibliography.names import parse_names
from reading_list.bibliography.symbols import UNSymbol
from reading_list.bibliography.text import decode

ENTRY_TYPES = (
    "article", "book", "collection", "incollection", "jurisdiction", "legal", "legislation",
    "online", "report", "thesis",
)  # fmt: skip
ACCESS = ("open", "subscription", "unknown")
TITLE_SOURCES = ("letter", "catalogue", "press", "descriptive")
RELATED_TYPES = (
    "revises", "corrects", "addendum", "presents", "continues", "summarises", "translates",
)  # fmt: skip
"""How an entry stands to those in ``related``; read both ways by the pages."""


@dataclass(frozen=True, slots=True)
class Field:
    """``read`` turns the text in the file into a value and raises ValueError with the mend."""

    name: str
    read: Callable[[str], Any] = decode
    ours: bool = False
    verbatim: bool = False
    """No LaTeX escapes are resolved (addresses, identifiers)."""


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in choices:
            raise ValueError(f"{text!r} is not known; write one of {', '.join(choices)}")
        return text

    return read


def _matching(pattern: str, example: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)

    def read(text: str) -> str:
        if not compiled.fullmatch(text):
            raise ValueError(f"{text!r} is malformed; write it like {example}")
        return text

    return read


def _isbn(text: str) -> str:
    """ISBN-10 or ISBN-13 with its check digit (ISO 2108), returned without hyphens."""
    digits = re.sub(r"[\s-]", "", text).upper()
    if re.fullmatch(r"\d{13}", digits):
        total = sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(digits))
        valid = total % 10 == 0
    elif re.fullmatch(r"\d{9}[\dX]", digits):
        total = sum((10 if d == "X" else int(d)) * (10 - i) for i, d in enumerate(digits))
        valid = total % 11 == 0
    else:
        valid = False
    if not valid:
        raise ValueError(
            f"{text!r} is not an ISBN (its check digit or length is wrong); compare it"
        )
    return digits


def _mandate(text: str) -> Mandate:
    symbol, _, locator = decode(text).partition(",")
    return Mandate(UNSymbol.parse(symbol), locator.strip())


def _ordinal(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise ValueError(f"{text!r} is not a whole number from 1; write the number alone")
    return int(text)


def _keys(text: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in text.split(",") if key.strip())


_FIELDS = (
    Field("entrysubtype"),
    Field("title"), Field("subtitle"), Field("titleaddon"),
    Field("titlesource", _one_of(TITLE_SOURCES), ours=True),
    Field("titletranslation", ours=True), Field("titlearabic", ours=True), Field("shorttitle"),
    Field("author", parse_names), Field("editor", parse_names),
    Field("institution"), Field("publisher"), Field("location"),
    Field("journaltitle"), Field("booktitle"), Field("series"),
    Field("volume"), Field("issue"),
    Field("pages", _matching(r"[A-Za-z]?\d+(--[A-Za-z]?\d+)?(, ?\d+(--\d+)?)*", "12--34")),
    Field("edition"), Field("type"), Field("number"),
    Field("date", PartialDate.parse),
    Field("letterdate", PartialDate.parse, ours=True),
    Field("teamletterdate", PartialDate.parse, ours=True),
    Field("mastheadtitle", ours=True),
    Field("mandate", _mandate, ours=True),
    Field("meeting", lambda text: UNSymbol.parse(decode(text)), ours=True),
    Field("speaker", ours=True),
    Field("inseries", ours=True),
    Field("ordinal", _ordinal, ours=True),
    Field("related", _keys), Field("relatedtype", _one_of(RELATED_TYPES)),
    Field("eprint", _matching(r"\d+", "287334"), verbatim=True),
    Field("eprinttype", _one_of(("undl",))),
    Field("langid", _one_of(tuple(LANGUAGES))),
    Field("doi", _matching(r"10\.\d{4,9}/\S+", "10.1080/09546553.2020.1234567"), verbatim=True),
    Field("isbn", _isbn, verbatim=True),
    Field("issn", _matching(r"\d{4}-\d{3}[\dX]", "1234-567X"), verbatim=True),
    Field("url", _matching(r"https?://[^\s<>\"\\]+", "https://example.org/page"), verbatim=True),
    Field("urldate", PartialDate.parse),
    Field("access", _one_of(ACCESS), ours=True),
    Field("keywords", _keys), Field("annotation"),
    Field("evidence", parse_evidence, ours=True, verbatim=True),
    Field("verified", PartialDate.parse, ours=True),
    Field("added", PartialDate.parse, ours=True),
)  # fmt: skip

FIELDS = {field.name: field for field in _FIELDS}
"""Every field by name, in the order in which a record has them (`writing.write_entry`)."""
OURS = frozenset(field.name for field in _FIELDS if field.ours)
"""Fields that biblatex does not know; exports leave them out."""
