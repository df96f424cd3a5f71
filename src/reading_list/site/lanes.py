"""Several series beside each other in time: years one way, a lane for each series the other.

The view is a table of years (rows) by lanes (columns), oldest year first. A style sheet turns it
where there is room, so that years run along the line; which way they run is the page's direction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reading_list.bibliography.bibliography import SeriesPlace, oldest_first
from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.vocabulary import Series
from reading_list.site import addresses
from reading_list.site.language import N_, Words
from reading_list.site.series import SeriesDrawer
from reading_list.site.terms import START_LEVELS, WORLD

Shape = Literal["team", "report", "resolution"]

BESIDE: Final = ("secretary-general-isil", "resolutions-1267", "resolutions-1988")
"""The series that stand beside the Monitoring Team's numbered ones, in this order."""

LABELS: Final[Mapping[str, str]] = {
    "isil-al-qaida": N_("Team on ISIL and Al-Qaida"),
    "taliban": N_("Team on the Taliban"),
    "secretary-general-isil": N_("Secretary-General on ISIL"),
    "resolutions-1267": N_("Resolutions of the 1267 line"),
    "resolutions-1988": N_("Resolutions of the 1988 line"),
}
"""Names short enough for a lane; any other series goes by its label."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A document, or a gap of a numbered series, which leads to its row on the series' page.

    ``label``: its number, all that is seen of it; ``name``, ``symbol`` and ``date`` say the rest.
    """

    label: str
    name: Words
    symbol: str
    date: str
    address: str
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A series; ``address``: of its page, or ``""``; ``shape``: how its marks look."""

    label: str
    address: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year with the marks of each lane, in order."""

    year: int
    cells: tuple[tuple[Mark, ...], ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """Every year from the first document to the last, also those of no document."""

    lanes: tuple[Lane, ...]
    years: tuple[YearRow, ...]
    gaps: int

    def has(self, shape: Shape) -> bool:
        return any(lane.shape == shape for lane in self.lanes)


def lanes(drawer: SeriesDrawer, beside: Iterable[str] = BESIDE) -> Lanes:
    """The Monitoring Team's numbered series, those named in ``beside``, other resolutions."""
    every = drawer.bibliography.vocabularies.series
    chosen = [series for series in every.values() if series.team and series.numbered]
    chosen += [every[name] for name in beside if name in every]
    columns = [_series_lane(drawer, series) for series in chosen]
    others = _other_resolutions(drawer, {series.id for series in chosen})
    if others:
        lane = Lane(drawer.interface.gettext("Other main resolutions"), "", "resolution")
        columns.append((lane, [(e.date.year, _mark(drawer, e)) for e in others if e.date]))
    found = [year for _, marks in columns for year, mark in marks if not mark.gap]
    first, last = min(found, default=0), max(found, default=-1)
    # A gap is at most as new as the newest document: nothing is drawn in years to come.
    cells: dict[tuple[int, int], list[Mark]] = {}
    for index, (_, marks) in enumerate(columns):
        for year, mark in marks:
            cells.setdefault((min(year, last), index), []).append(mark)
    return Lanes(
        tuple(lane for lane, _ in columns),
        tuple(
            YearRow(year, tuple(tuple(cells.get((year, i), ())) for i in range(len(columns))))
            for year in range(first, last + 1)
        ),
        sum(mark.gap for _, marks in columns for _, mark in marks),
    )


def _series_lane(drawer: SeriesDrawer, series: Series) -> tuple[Lane, list[tuple[int, Mark]]]:
    ui, places = drawer.interface, drawer.places[series.id]
    label = ui.gettext(LABELS[series.id]) if series.id in LABELS else ui.label(series.label)
    lane = Lane(label, addresses.series(series), _shape(series, places))
    marks = []
    for place, year in zip(places, years_of(places), strict=True):
        if year is None:
            continue
        if place.entry:
            marks.append((year, _mark(drawer, place.entry)))
        else:
            marks.append((year, _gap(drawer, series, place.ordinal or 0)))
    return lane, marks


def _shape(series: Series, places: Sequence[SeriesPlace]) -> Shape:
    if series.team:
        return "team"
    symbols = [place.entry.symbol for place in places if place.entry]
    return "resolution" if any(s and s.is_resolution for s in symbols) else "report"


def _mark(drawer: SeriesDrawer, entry: Entry) -> Mark:
    item = drawer.lister.item(entry)
    label = str(entry.ordinal or (entry.symbol.number if entry.symbol else "•"))
    return Mark(label, item.short, item.symbol, item.date, item.address)


def _gap(drawer: SeriesDrawer, series: Series, ordinal: int) -> Mark:
    ui = drawer.interface
    name = ui.gettext("%(ordinal)s report", ordinal=ui.ordinal(ordinal))
    return Mark(
        label=str(ordinal),
        name=Words(name, ui.code),
        symbol="",
        date=ui.gettext("not on this list yet"),
        address=f"{addresses.series(series)}#{ordinal}",
        gap=True,
    )


def _other_resolutions(drawer: SeriesDrawer, chosen: set[str]) -> list[Entry]:
    """Resolutions of the Council about the whole world that the list says to begin with.

    Those of the lanes' own series are left out. The page tells its readers this rule.
    """
    return oldest_first(
        e
        for e in drawer.bibliography.entries.values()
        if e.symbol
        and e.symbol.organ == "S"
        and e.symbol.is_resolution
        and e.level in START_LEVELS
        and WORLD in e.regions
        and e.inseries not in chosen
    )


def years_of(places: Sequence[SeriesPlace]) -> list[int | None]:
    """The year of each place of a series; of a gap the one that its number points to.

    A gap between two dated documents stands as if all between them had come at an even pace;
    before the first dated one, with it; after the last, at the pace of the last two.
    """
    known = [
        (place.ordinal or 0, _moment(place.entry.date))
        for place in places
        if place.entry and place.entry.date
    ]
    years: list[int | None] = []
    for place in places:
        if place.entry and place.entry.date:
            years.append(place.entry.date.year)
        elif place.ordinal and known:
            years.append(int(_interpolated(place.ordinal, known)))
        else:
            years.append(None)
    return years


def _moment(date: PartialDate) -> float:
    """A date as years and a fraction; the middle of the year where only that is known."""
    return date.year + ((date.month - 1) / 12 if date.month else 0.5)


def _interpolated(ordinal: int, known: Sequence[tuple[int, float]]) -> float:
    before = [pair for pair in known if pair[0] < ordinal]
    after = [pair for pair in known if pair[0] > ordinal]
    if not before:
        return known[0][1]
    if after:
        (low, start), (high, end) = before[-1], after[0]
    elif len(before) > 1:
        (low, start), (high, end) = before[-2:]
    else:
        return before[-1][1]
    return start + (end - start) * (ordinal - low) / (high - low)
