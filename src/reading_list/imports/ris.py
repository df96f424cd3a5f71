"""RIS, as Zotero and library catalogues write it; tags as in `exports.ris`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

import rispy
from rispy.config import TAG_KEY_MAPPING

from reading_list.bibliography.names import Name
from reading_list.imports.reference import (
    Reference,
    UnreadableError,
    date_in,
    first,
    name_of,
    names_of,
)

_TYPES: Final[Mapping[str, str]] = {
    "BILL": "legislation", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case",
    "CHAP": "chapter", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal",
    "ELEC": "webpage", "GEN": "document", "GOVDOC": "report", "ICOMM": "webpage",
    "JOUR": "article-journal", "LEGAL": "legislation", "MANSCPT": "manuscript",
    "MGZN": "article-magazine", "NEWS": "article-newspaper", "RPRT": "report",
    "STAT": "legislation", "THES": "thesis", "UNPB": "manuscript", "UNPD": "manuscript",
    "WEB": "webpage",
}  # fmt: skip
"""RIS types as those of CSL; another is passed on as it is."""

_SERIES_IN_T2: Final = frozenset({"book", "report", "thesis"})
_EDITORS_IN_A3: Final = frozenset({"book"})
"""As Zotero has it (`exports.ris`); what other types keep there are editors of a series."""

_TAKEN: Final = frozenset(
    {"TY", "TI", "T1", "TT", "AU", "A1", "A2", "A3", "ED", "T2", "T3", "JF", "JO", "BT", "PB",
     "CY", "PP", "VL", "IS", "M1", "SP", "EP", "ET", "M3", "DA", "PY", "Y1", "LA", "DO", "SN",
     "SV", "UR"}
)  # fmt: skip
_OF_NO_USE: Final = frozenset(
    {"AB", "AD", "AN", "CN", "DB", "DP", "ER", "ID", "J1", "J2", "JA", "KW", "L1", "L2", "L3",
     "L4", "LB", "LK", "N1", "N2", "RN", "ST", "U1", "U2", "U3", "U4", "U5", "Y2"}
)  # fmt: skip
"""What a record of this list never takes from elsewhere."""

_MARK: Final = re.compile(r"(TY|ER)  -.*")
_TAGS: Final = {tag: tag for tag in (*TAG_KEY_MAPPING, "BT", "ED", "J1", "L3", "LK", "PP", "SV")}


class _Parser(rispy.RisParser):  # type: ignore[misc]
    """Every tag by its own name, with each of its texts."""

    DEFAULT_MAPPING = _TAGS
    DEFAULT_LIST_TAGS: ClassVar[list[str]] = list(_TAGS)
    DEFAULT_DELIMITER_MAPPING: ClassVar[dict[str, str]] = {}


def read_ris(text: str) -> list[Reference]:
    """Every reference of a file. Raise `UnreadableError` where one does not begin or end."""
    lines = text.splitlines()
    return [
        _reference(tags, f"line {start}")
        for start, end in _spans(lines)
        for tags in rispy.loads(
            "\n".join(lines[start - 1 : end]), implementation=_Parser, skip_unknown_tags=True
        )
    ]


def _spans(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The first and last line, from 1, of each reference.

    rispy itself would pass over a reference that is cut off, or join it to the next.
    """
    start = 0
    for number, line in enumerate(lines, 1):
        mark = _MARK.fullmatch(line)
        if mark is None:
            continue
        if mark[1] == "TY" and start:
            message = f"the reference of line {start} is not ended; put 'ER  -' before this line"
            raise UnreadableError(message, number)
        if mark[1] == "ER" and not start:
            raise UnreadableError("'ER' ends nothing; begin the reference with 'TY  -'", number)
        if mark[1] == "ER":
            yield start, number
        start = number if mark[1] == "TY" else 0
    if start:
        raise UnreadableError("the reference that begins here is not ended; add 'ER  -'", start)


def _reference(tags: Mapping[str, list[str]], place: str) -> Reference:
    # The type alone is no list.
    words = {tag: texts if isinstance(texts, str) else texts[0] for tag, texts in tags.items()}
    reference_type = words["TY"].upper()
    kind = _TYPES.get(reference_type, reference_type)
    authors = names_of(map(_name, tags.get("AU", []) + tags.get("A1", [])))
    editors = tags.get("ED", []) + tags.get("A3" if kind in _EDITORS_IN_A3 else "A2", [])
    edited = reference_type == "EDBOOK"
    isbn, issn, number = _numbers(kind, first(words, "SN"), first(words, "M1", "SV"))
    around = first(words, "T2", "BT", "JF", "JO")
    within_series = kind in _SERIES_IN_T2
    return Reference(
        place=place,
        type=kind,
        title=first(words, "TI", "T1"),
        titletranslation=first(words, "TT"),
        author=() if edited else authors,
        editor=authors if edited else names_of(map(_name, editors)),
        container="" if within_series else around,
        series=around if within_series else first(words, "T3"),
        publisher=first(words, "PB"),
        location=first(words, "CY", "PP"),
        volume=first(words, "VL"),
        issue=first(words, "IS"),
        number=number,
        pages="-".join(filter(None, (first(words, "SP"), first(words, "EP")))),
        edition=first(words, "ET"),
        genre=first(words, "M3"),
        date=date_in(words.get("DA", "")) or date_in(first(words, "PY", "Y1")),
        language=first(words, "LA"),
        doi=first(words, "DO"),
        isbn=isbn,
        issn=issn,
        url=first(words, "UR"),
        left_out=tuple(sorted({*words} - _TAKEN - _OF_NO_USE)),
    )


def _name(text: str) -> Name | None:
    """``Family, Given, Suffix``; without a comma a body, as Zotero writes it."""
    family, _, rest = text.partition(",")
    given, _, suffix = rest.partition(",")
    return name_of(family, given, suffix)


_ISSN: Final = re.compile(r"\d{4}-?\d{3}[\dXx]")
_ISBN: Final = re.compile(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]")


def _numbers(kind: str, serial: str, number: str) -> tuple[str, str, str]:
    """ISBN, ISSN and number: ``SN`` is one of the three; ``number`` is that of ``M1``."""
    one = serial.split()[0].strip(",;") if serial else ""
    if _ISSN.fullmatch(one):
        return "", one, number
    if _ISBN.match(serial):
        return serial, "", number
    if kind == "report":
        return "", "", serial or number
    return "", "", number
