"""Putting a citation together from parts of which any may be missing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final
from urllib.parse import quote

from pybtex.richtext import HRef, Tag, Text

from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.names import Name, Person
from reading_list.citations.model import LocatorKind, Pinpoints, Wording

Part = Any
"""Text, a tag, a link (pybtex rich text, which is untyped) or a string; empty ones are left out."""

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SHORT_MONTHS: Final = (
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip


def comma(*parts: Part) -> Part:
    """The parts joined by commas, which go inside closing double quotation marks."""
    return _join(parts, ",")


def sentences(*parts: Part) -> Part:
    """Each part as a sentence: with its full stop, inside closing double quotation marks."""
    ended = [stopped(part) for part in parts if str(part)]
    return Text(" ").join(ended)


def spaced(*parts: Part) -> Part:
    """The parts joined by spaces."""
    return Text(" ").join([part for part in parts if str(part)])


def stopped(part: Part) -> Part:
    """The part with a full stop, unless its words end with one already."""
    words = str(part)
    if not words or words.rstrip('”’"').endswith((".", "?", "!", "؟")):
        return Text(part)
    return _punctuated(part, ".")


def _join(parts: tuple[Part, ...], mark: str) -> Part:
    present = [part for part in parts if str(part)]
    marked = [_punctuated(part, mark) for part in present[:-1]] + present[-1:]
    return Text(" ").join(marked)


def _punctuated(part: Part, mark: str) -> Part:
    if str(part).endswith("”"):
        return Text(Text(part)[:-1], mark, "”")
    return Text(part, mark)


def italic(words: Part) -> Part:
    return Tag("em", words) if str(words) else ""


def quoted(words: str) -> Part:
    """In double quotation marks, American style; marks inside become single."""
    return f"“{words.replace('“', '‘').replace('”', '’')}”" if words else ""


def single_quoted(words: str) -> Part:
    """In single quotation marks, British style; single marks inside become double."""
    inner = re.sub(r"‘([^‘]*?)’(?!\w)", r"“\1”", words)
    return f"‘{inner}’" if words else ""


def link(url: str) -> Part:
    """The address, as a link to itself. Only what may stand in an address is left in it."""
    safe = quote(url, safe=":/?#[]@!$&'()*+,;=%~")
    return HRef(safe, url) if url else ""


def bare_link(url: str) -> Part:
    """The address printed without its scheme, as MLA prints it."""
    shown = url.removeprefix("https://").removeprefix("http://")
    return HRef(quote(url, safe=":/?#[]@!$&'()*+,;=%~"), shown) if url else ""


def month_day_year(date: PartialDate | None) -> str:
    """``February 6, 2030`` as far as known."""
    if date is None or date.month is None:
        return str(date.year) if date else ""
    day = f" {date.day}," if date.day else ""
    return f"{MONTHS[date.month - 1]}{day} {date.year}"


def day_month_year(date: PartialDate | None, months: tuple[str, ...] = MONTHS) -> str:
    """``6 February 2030`` as far as known."""
    if date is None:
        return ""
    day = f"{date.day} " if date.day else ""
    month = f"{months[date.month - 1]} " if date.month else ""
    return f"{day}{month}{date.year}"


def month_day(date: PartialDate | None) -> str:
    """``February 6``: the part of a date that follows a year already given."""
    if date is None or date.month is None:
        return ""
    return f"{MONTHS[date.month - 1]} {date.day}" if date.day else MONTHS[date.month - 1]


def day_month(date: PartialDate | None) -> str:
    """``6 February``."""
    if date is None or date.month is None:
        return ""
    return f"{date.day} {MONTHS[date.month - 1]}" if date.day else MONTHS[date.month - 1]


def direct_names(names: tuple[Name, ...], last: str = "and") -> str:
    """``A, B, and C``, given names first."""
    return series([name.direct for name in names], last)


def series(words: list[str], last: str = "and") -> str:
    """``A``; ``A and B``; ``A, B, and C``."""
    if len(words) < 3:
        return f" {last} ".join(words)
    return f"{', '.join(words[:-1])}, {last} {words[-1]}"


def inverted_names(names: tuple[Name, ...]) -> str:
    """The first name inverted, as Chicago and MLA begin an entry: ``Doe, Jane, and Max Roe``."""
    if not names:
        return ""
    words = [names[0].inverted, *(name.direct for name in names[1:])]
    if len(words) == 2 and isinstance(names[0], Person):
        return ", and ".join(words)
    return series(words)


def family(name: Name) -> str:
    """What stands for a name in later citations."""
    return name.family if isinstance(name, Person) else name.name


def families(names: tuple[Name, ...], last: str = "and") -> str:
    """The names of an author-date citation; four or more are shortened."""
    if len(names) > 3:
        return f"{family(names[0])} et al."
    return series([family(name) for name in names], last)


def initials(person: Person) -> str:
    """``Doe, J. M.``"""
    given = " ".join(
        "-".join(f"{half[0]}." for half in word.split("-") if half) for word in person.given.split()
    )
    return ", ".join(part for part in (person.family, given, person.suffix) if part)


def initials_list(names: tuple[Name, ...]) -> str:
    """``Doe, J. and Roe, M.``; bodies as they are."""
    words = [initials(name) if isinstance(name, Person) else name.name for name in names]
    return series(words).replace(", and ", " and ")


def ordinal(number: int, *, legal: bool = False) -> str:
    """``21st``, ``22nd``; with ``legal`` as lawyers in the United States write it: ``22d``."""
    if 10 < number % 100 < 14:
        return f"{number}th"
    endings = {1: "st", 2: "d" if legal else "nd", 3: "d" if legal else "rd"}
    return f"{number}{endings.get(number % 10, 'th')}"


def pinpoints(changed: dict[LocatorKind, Wording]) -> Pinpoints:
    """The common English wordings, but for what a manual writes otherwise."""
    return Pinpoints({**_ENGLISH, **changed})


def led(table: Pinpoints, lead: str) -> Pinpoints:
    """The same wordings, all joined on by ``lead``."""
    return Pinpoints({kind: replace(w, lead=lead) for kind, w in table.wordings.items()})


_ENGLISH: Final = {
    LocatorKind.PARAGRAPH: Wording("para. {}", "paras. {}"),
    LocatorKind.PAGE: Wording("p. {}", "pp. {}"),
    LocatorKind.ANNEX: Wording("annex {}", "annexes {}"),
    LocatorKind.APPENDIX: Wording("appendix {}", "appendices {}"),
    # The operative paragraphs are the numbered ones, so the number says enough.
    LocatorKind.OPERATIVE_PARAGRAPH: Wording("para. {}", "paras. {}"),
    LocatorKind.PREAMBULAR_PARAGRAPH: Wording("preambular para. {}", "preambular paras. {}"),
    LocatorKind.SECTION: Wording("sec. {}", "secs. {}"),
    LocatorKind.CHAPTER: Wording("chap. {}", "chaps. {}"),
    LocatorKind.ARTICLE: Wording("art. {}", "arts. {}"),
    LocatorKind.PART: Wording("part {}", "parts {}"),
    LocatorKind.FOOTNOTE: Wording("n. {}", "nn. {}"),
    LocatorKind.TABLE: Wording("table {}", "tables {}"),
    LocatorKind.FIGURE: Wording("fig. {}", "figs. {}"),
    LocatorKind.BOX: Wording("box {}", "boxes {}"),
}
