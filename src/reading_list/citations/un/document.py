"""A United Nations document as the manuals see it, read from a biblatex entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from pybtex.richtext import Text

from reading_list.bibliography.dates import DateError, PartialDate
from reading_list.bibliography.entry import titled
from reading_list.bibliography.names import Body, Name, NameFormError, Person, parse_name
from reading_list.bibliography.symbols import UN_LANGUAGES, SymbolError, UNSymbol
from reading_list.bibliography.text import decode, latex_commands
from reading_list.citations.model import LocatorKind
from reading_list.citations.un.pieces import day_month_year


class Kind(Enum):
    """What the manuals tell apart; finer kinds of report are cited alike."""

    REPORT = auto()
    RESOLUTION = auto()
    PRESIDENTIAL_STATEMENT = auto()
    MEETING_RECORD = auto()
    LETTER = auto()
    PRESS_RELEASE = auto()
    STATEMENT = auto()
    TREATY = auto()


KINDS: Final[Mapping[str, Kind]] = {
    "monitoring-team-report": Kind.REPORT,
    "monitoring-group-report": Kind.REPORT,
    "expert-panel-report": Kind.REPORT,
    "secretary-general-report": Kind.REPORT,
    "ombudsperson-report": Kind.REPORT,
    "special-rapporteur-report": Kind.REPORT,
    "human-rights-report": Kind.REPORT,
    "investigative-team-report": Kind.REPORT,
    "committee-document": Kind.REPORT,
    "security-council-resolution": Kind.RESOLUTION,
    "general-assembly-resolution": Kind.RESOLUTION,
    "human-rights-council-resolution": Kind.RESOLUTION,
    "presidential-statement": Kind.PRESIDENTIAL_STATEMENT,
    "meeting-record": Kind.MEETING_RECORD,
    "letter": Kind.LETTER,
    "un-press-release": Kind.PRESS_RELEASE,
    "statement": Kind.STATEMENT,
    "treaty": Kind.TREATY,
}
"""The terms of ``entrysubtype`` that are United Nations documents."""


class Organ(Enum):
    """An organ that the manuals abbreviate; ``value`` is its name without "United Nations"."""

    SECURITY_COUNCIL = "Security Council"
    GENERAL_ASSEMBLY = "General Assembly"
    HUMAN_RIGHTS_COUNCIL = "Human Rights Council"
    ECONOMIC_AND_SOCIAL_COUNCIL = "Economic and Social Council"


# The beginning of a symbol names the organ (Dag Hammarskjöld Library, "UN Document Symbols").
_ORGAN_OF_SYMBOL: Final = (
    ("A/HRC/", Organ.HUMAN_RIGHTS_COUNCIL),
    ("A/", Organ.GENERAL_ASSEMBLY),
    ("S/", Organ.SECURITY_COUNCIL),
    ("E/", Organ.ECONOMIC_AND_SOCIAL_COUNCIL),
)
_SYMBOL_LIKE: Final = re.compile(
    r"(?:A|S|E|T|ST|CCPR|CEDAW|CERD|CAT|CRC|DP|TD|UNEP)/[A-Z0-9].*\d.*"
)
_RESOLUTION: Final = re.compile(r"(?:A|S|E|A/HRC)/RES/(.+)")
_SESSION_IN_ROMAN: Final = re.compile(r"(\d+)\s*([A-Z])?\s*\(([A-Z-]+)\)")
# S/PV.9844, A/79/PV.21, A/C.2/41/SR.34
_MEETING: Final = re.compile(r"(?:[A-Z0-9.-]+/)+(?:PV|SR)\.(\d+)")
_DESIGNATION: Final = re.compile(r"(?:[A-Z]\w+ ){0,4}Resolution [\d/S-]+\b(?!.*:)", re.IGNORECASE)
_MEETING_WORDS: Final = re.compile(r"\b(?:meeting|meeting record|verbatim record)\b", re.IGNORECASE)

_SG: Final = "Secretary-General"
_LANGUAGES: Final = {
    "arabic": "ar", "chinese": "zh", "english": "en", "french": "fr", "russian": "ru",
    "spanish": "es",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class UNDocument:
    """A document of the United Nations. What the entry does not say is ``""``, ``()`` or ``None``.

    ``body``: the issuing body in full (``United Nations Security Council``); ``symbol``: as on
    the masthead; ``speaker``: whose words in a meeting record; ``letter``: the letter that
    covers a report, as a phrase (``letter dated …``); ``url``: where a reader finds it, at
    docs.un.org if it has a symbol; ``series``, ``volume``, ``number``, ``pages``: of a treaty,
    its place in the Treaty Series; ``subtype``: the term of ``entrysubtype``; ``ordinal``: the
    place in a series; ``titlearabic``: the title of the Arabic document.
    """

    kind: Kind
    title: str = ""
    titleaddon: str = ""
    shorttitle: str = ""
    authors: tuple[Name, ...] = ()
    body: str = ""
    organ: Organ | None = None
    symbol: str = ""
    date: PartialDate | None = None
    speaker: str = ""
    letter: str = ""
    url: str = ""
    urldate: PartialDate | None = None
    series: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    subtype: str = ""
    ordinal: int | None = None
    titlearabic: str = ""

    @classmethod
    def from_entry(cls, entry: Any) -> UNDocument:
        """Read a pybtex ``Entry`` (``pybtex.database.Entry``) with biblatex fields.

        Raise ``ValueError`` where the entry is no United Nations document.
        """
        fields = {name.lower(): str(value) for name, value in entry.fields.items()}
        names = tuple(
            name
            for role in ("author", "editor")
            for person in entry.persons.get(role, ())
            if (name := name_of(str(person))) is not None
        )
        text = {name: words(value) for name, value in fields.items()}
        kind = _kind(text)
        if kind is None:
            raise ValueError("not a United Nations document; cite it by the manual's other rules")
        number = text.get("number", "")
        symbol = "" if kind is Kind.TREATY and not _SYMBOL_LIKE.fullmatch(number) else number
        organ = _organ(text.get("institution", ""), symbol)
        body = text.get("institution", "") or (f"United Nations {organ.value}" if organ else "")
        title, subtitle = text.get("title", ""), text.get("subtitle", "")
        return cls(
            kind=kind,
            title=titled(title, subtitle),
            titleaddon=text.get("titleaddon", ""),
            shorttitle=text.get("shorttitle", ""),
            authors=names,
            body=body,
            organ=organ,
            symbol=symbol,
            date=_date(text.get("date", text.get("year", ""))),
            speaker=text.get("speaker", ""),
            letter=_letter(text),
            url=_url(fields, symbol),
            urldate=_date(text.get("urldate", "")),
            series=text.get("series", ""),
            volume=text.get("volume", ""),
            number="" if symbol else number,
            pages=text.get("pages", "").replace("--", "–"),
            subtype=text.get("entrysubtype", ""),
            ordinal=int(text["ordinal"]) if text.get("ordinal", "").isdigit() else None,
            titlearabic=text.get("titlearabic", ""),
        )

    @property
    def known(self) -> bool:
        """Whether there is anything to cite it by: a date or a name alone says nothing."""
        if self.kind is Kind.TREATY:
            return bool(self.title)
        return bool(self.title or self.symbol or self.body)

    @property
    def is_organ(self) -> bool:
        """Whether the issuing body is one of the organs itself, not an office or committee."""
        return self.organ is not None and self.body == f"United Nations {self.organ.value}"

    @property
    def resolution(self) -> str:
        """The number a resolution is known by: ``1373``, ``60/288``, ``1514 (XV)``, or ``""``."""
        match = _RESOLUTION.fullmatch(self.symbol)
        if self.kind is not Kind.RESOLUTION or match is None:
            return ""
        number = match[1]
        if roman := _SESSION_IN_ROMAN.fullmatch(number):
            letter = f" {roman[2]}" if roman[2] else ""
            return f"{roman[1]}{letter} ({roman[3]})"
        return re.sub(r"\s*\(\d{4}\)", "", number)

    @property
    def session_in_roman(self) -> bool:
        """Whether it is a resolution of before 1976, numbered ``1514 (XV)``."""
        return self.resolution.endswith(")")

    @property
    def symbol_year(self) -> int | None:
        """The year a Council resolution's symbol carries, else the year of its date."""
        match = re.search(r"\((\d{4})\)", self.symbol)
        return int(match[1]) if match else self.year

    @property
    def bare_symbol(self) -> str:
        """The symbol without the year in parentheses: ``S/RES/1373``."""
        return re.sub(r"\s*\(\d{4}\)", "", self.symbol)

    @property
    def meeting(self) -> int | None:
        """The number of the meeting a record is of."""
        match = _MEETING.match(self.symbol)
        return int(match[1]) if match else None

    @property
    def session(self) -> int | None:
        """The session of the Assembly, or the year of the Council, that a record belongs to.

        The Council counts its years from 1946 (``S/PV.9844`` of 2025: eightieth year).
        """
        match = re.match(r"A/(?:(?:RES|HRC|C\.\d+)/)?(\d+)/", self.symbol)
        if match:
            return int(match[1])
        if self.organ is Organ.SECURITY_COUNCIL and self.year:
            return self.year - 1945
        return None

    @property
    def year(self) -> int | None:
        return self.date.year if self.date else None

    @property
    def name(self) -> str:
        """The title a document bears, or ``""`` where its "title" only says its number.

        Council resolutions bear none (Editorial Manual, Resolutions, part II.B).
        """
        designation = self.kind is Kind.RESOLUTION and _DESIGNATION.match(self.title)
        return "" if designation else self.title

    @property
    def agenda_item(self) -> str:
        """What a meeting was about, where the title is only its number or kind."""
        told = self.meeting is not None and _MEETING_WORDS.search(self.title)
        return self.titleaddon if told else self.title

    @property
    def speaker_or_body(self) -> str:
        return self.speaker or self.body

    @property
    def unnamed_authors(self) -> tuple[Name, ...]:
        """The authors that neither the issuing body nor the title names."""
        return tuple(
            author
            for author in self.authors
            if author.direct not in self.title and author.direct not in {self.body, _SG}
        )

    @property
    def submitted(self) -> str:
        """``Report of the Secretary-General``, as below a title that does not say so."""
        told = _SG in self.title or _SG in self.body
        written = any(author.direct.endswith(_SG) for author in self.authors)
        return f"Report of the {_SG}" if written and not told else ""

    @property
    def counts_by(self) -> LocatorKind:
        """What a number without a word counts: pages of a record, articles of a treaty."""
        match self.kind:
            case Kind.MEETING_RECORD:
                return LocatorKind.PAGE
            case Kind.TREATY:
                return LocatorKind.ARTICLE
            case _:
                return LocatorKind.PARAGRAPH


def is_un_document(entry: Any) -> bool:
    """Whether a pybtex ``Entry`` is a United Nations document, cited by symbol.

    By its ``entrysubtype`` if it has one, else by a number that looks like a symbol.
    """
    fields = {name.lower(): words(str(value)) for name, value in entry.fields.items()}
    return _kind(fields) is not None


def words(field: str) -> str:
    """The words of a .bib field; LaTeX accents, which our own files do not use, are read too."""
    if not latex_commands(field):
        return decode(field)
    return " ".join(str(Text.from_latex(field)).split())


def _kind(text: Mapping[str, str]) -> Kind | None:
    subtype, number = text.get("entrysubtype", ""), text.get("number", "")
    if subtype:
        return KINDS.get(subtype)
    if not _SYMBOL_LIKE.fullmatch(number):
        return None
    if "/RES/" in number:
        return Kind.RESOLUTION
    if "/PRST/" in number:
        return Kind.PRESIDENTIAL_STATEMENT
    if "/PV." in number or "/SR." in number:
        return Kind.MEETING_RECORD
    if text.get("title", "").startswith("Letter dated"):
        return Kind.LETTER
    return Kind.REPORT


def _organ(institution: str, symbol: str) -> Organ | None:
    for organ in Organ:
        if institution in {organ.value, f"United Nations {organ.value}"}:
            return organ
    return next((organ for start, organ in _ORGAN_OF_SYMBOL if symbol.startswith(start)), None)


def name_of(text: str) -> Name | None:
    """A name as pybtex gives it. A person that is not ``Family, Given`` stays as written."""
    try:
        return parse_name(text)
    except NameFormError:
        whole = words(text)
        return Body(whole) if whole else None


def _letter(text: Mapping[str, str]) -> str:
    """The covering letter; its title on the masthead begins with a capital, the phrase does not."""
    title = text.get("mastheadtitle", "")
    if title.startswith("Letter "):
        return title[0].lower() + title[1:]
    date = _date(text.get("letterdate", ""))
    return f"letter dated {day_month_year(date)}" if date and date.day else ""


def _date(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except DateError:
        return None


def _url(fields: Mapping[str, str], symbol: str) -> str:
    """Where a reader finds the document: docs.un.org if it has a symbol, else ``url``."""
    language = _LANGUAGES.get(fields.get("langid", "english"), UN_LANGUAGES[2])
    if "url" in fields:
        return fields["url"].strip()
    if not _SYMBOL_LIKE.fullmatch(symbol):
        return ""
    try:
        return UNSymbol.parse(symbol).url(language)
    except SymbolError:
        return f"https://docs.un.org/{language}/{symbol.replace(' ', '')}"


def persons(names: tuple[Name, ...]) -> tuple[Person, ...]:
    """Those of the names that are people."""
    return tuple(name for name in names if isinstance(name, Person))
