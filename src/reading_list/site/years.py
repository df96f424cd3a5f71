"""Sources by year as a strip of bars, a line of ten for each decade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.entry import Entry
from reading_list.site.language import Interface

LABELLED: Final = 5
"""Every so many years the axis names one."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the strip: its sources, ``official`` of them United Nations documents.

    ``length``, ``official_length``, ``other_length``: of its bar and the bar's two parts, in
    percent of the longest bar; ``name``: what its number says alone; none: no address.
    """

    year: int
    count: int
    official: int
    official_length: int
    other_length: int
    address: str
    name: str

    @property
    def length(self) -> int:
        return self.official_length + self.other_length

    @property
    def labelled(self) -> bool:
        return self.year % LABELLED == 0


@dataclass(frozen=True, slots=True)
class Decade:
    """A line of the strip."""

    label: str
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """Sources older than the strip: how many, before which year, and where they stand."""

    year: int
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Every year from the start of a decade to the newest source's, and what it leaves out."""

    decades: tuple[Decade, ...]
    undated: int
    earlier: Earlier | None = None


def percent(count: int, whole: int) -> int:
    """Rounded down, so that nothing short of all is 100."""
    return 100 * count // whole if whole else 0


def bar_length(count: int, longest: int) -> int:
    """Of a bar, in percent of the longest; whatever is there can be seen."""
    return max(percent(count, longest), 1) if count else 0


def strip(
    bibliography: Bibliography,
    interface: Interface,
    entries: Sequence[Entry],
    address: Callable[[int | None, int], str],
    decades: int | None = None,
) -> Strip:
    """Entries by year. ``address(first, last)``: where those of some years stand, of None on
    from the oldest; ``decades``: how many of the last to draw, others being counted in words.
    """
    kinds = bibliography.vocabularies.kinds
    counts = Counter(e.year for e in entries if e.year)
    official = Counter(e.year for e in entries if e.year and kinds[e.kind].of_united_nations)
    undated = sum(e.year is None for e in entries)
    if not counts:
        return Strip((), undated)
    longest, last = max(counts.values()), max(counts)
    first = min(counts) // 10 * 10
    if decades:
        first = max(first, (last // 10 - decades + 1) * 10)
    years = [
        Year(
            year=year,
            count=counts[year],
            official=official[year],
            official_length=bar_length(official[year], longest),
            other_length=bar_length(counts[year] - official[year], longest),
            address=address(year, year) if counts[year] else "",
            name=_name(interface, year, counts[year], official[year]),
        )
        for year in range(first, last + 1)
    ]
    older = sum(count for year, count in counts.items() if year < first)
    return Strip(
        tuple(
            Decade(f"{start}–{start + 9}", tuple(of_it))
            for start, of_it in groupby(years, key=lambda one: one.year // 10 * 10)
        ),
        undated,
        Earlier(first, older, address(None, first - 1)) if older else None,
    )


def _name(ui: Interface, year: int, count: int, official: int) -> str:
    """``2015: 12 sources, 7 United Nations documents``."""
    named = ui.ngettext(
        "%(year)s: %(number)s source", "%(year)s: %(number)s sources", count, year=year
    )
    if not official:
        return named
    documents = ui.ngettext(
        "%(number)s United Nations document", "%(number)s United Nations documents", official
    )
    return ui.listed([named, documents])
