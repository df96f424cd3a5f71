"""A reference as another program keeps it, whatever the format, and what every reader needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from reading_list.bibliography.dates import DateError, PartialDate
from reading_list.bibliography.names import Body, Name, Person


class UnreadableError(ValueError):
    """A file cannot be read. ``line``: where, from 1, or 0; ``str()`` says why and the mend."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference in plain words; ``""``, ``()`` or ``None`` for what it does not say.

    ``place``: where it stands in its file ("line 12"); ``type``: one of CSL's item types
    (CSL 1.0.2, appendix III), since every program maps its own to these; ``container``: the
    journal, book or site it is in; ``genre``: what it calls itself ("PhD thesis"); ``left_out``:
    what the file says beyond this and a record could want, by the names of its format.
    """

    place: str
    type: str
    title: str = ""
    subtitle: str = ""
    titletranslation: str = ""
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    container: str = ""
    series: str = ""
    publisher: str = ""
    location: str = ""
    volume: str = ""
    issue: str = ""
    number: str = ""
    pages: str = ""
    edition: str = ""
    genre: str = ""
    date: PartialDate | None = None
    language: str = ""
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    url: str = ""
    left_out: tuple[str, ...] = ()


_MARKUP: Final = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span)(?: [^<>]*)?>", re.IGNORECASE)


def plain(text: str) -> str:
    """The words alone: white space folded, the mark-up that Zotero keeps in titles left out."""
    return " ".join(_MARKUP.sub("", text).split())


def first(given: Mapping[str, str], *names: str) -> str:
    """The first of several fields that is filled."""
    return next((text for name in names if (text := plain(given.get(name, "")))), "")


def name_of(family: str, given: str = "", suffix: str = "") -> Name | None:
    """A person, or a body where there is only one name, as programs keep bodies; or nothing."""
    family, given, suffix = plain(family), plain(given), plain(suffix)
    if family and given:
        return Person(family, given, suffix)
    whole = family or given
    return Body(whole) if whole else None


def names_of(names: Iterable[Name | None]) -> tuple[Name, ...]:
    return tuple(name for name in names if name is not None)


def date_of(*parts: str | int | None) -> PartialDate | None:
    """A date of year, month, day as far as given; None if they are no date of the calendar."""
    numbers: list[int] = []
    for part in parts:
        text = str(part or "").strip()
        if not text.isdecimal() or not int(text):
            break
        numbers.append(int(text))
    if not numbers:
        return None
    try:
        return PartialDate.parse(
            "-".join(f"{n:0{4 if i == 0 else 2}}" for i, n in enumerate(numbers))
        )
    except DateError:
        return None


_DATE: Final = re.compile(r"\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![\d-])")


def date_in(text: str) -> PartialDate | None:
    """A date written in figures, year first: ``2018-06``, ``2018/06/15/``, ``2018///``."""
    match = _DATE.match(text)
    return date_of(*match.groups()) if match else None
