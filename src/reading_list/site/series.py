"""Series of documents in order, with their gaps, their mandates and a timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from reading_list.bibliography.bibliography import Bibliography, SeriesPlace, newest_first
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.ordinals import english_ordinal_words
from reading_list.bibliography.vocabulary import Series
from reading_list.site import addresses
from reading_list.site.language import N_, Interface
from reading_list.site.listing import Item, Lister, coins
from reading_list.site.page import Crumb, HeadMetadata, Page, Section
from reading_list.site.structured import collection
from reading_list.site.terms import home_crumb
from reading_list.site.text import described

TIMELINE_FROM = 4
"""Fewer documents than this need no timeline."""

NEWEST = 3
"""How many of a series' newest documents its card shows."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A document named by its symbol, with its page here or else the document itself."""

    symbol: str
    address: str
    outside: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class OtherIssue:
    """Another issue of a document: what it is to it ("revises"), and the item."""

    relation: str
    item: Item


@dataclass(frozen=True, slots=True)
class Row:
    """A place in a series: a document, or a gap with what is known and where to search.

    ``seen``: the address of what is known of a gap; ``seen_at``: its host.
    """

    ordinal: str
    item: Item | None
    mandate: Reference | None
    issues: tuple[OtherIssue, ...]
    gap_note: str = ""
    seen: str = ""
    seen_at: str = ""
    search: str = ""
    id: str = ""
    """Names the row in an address: the ordinal in figures, of a numbered series."""


@dataclass(frozen=True, slots=True)
class Point:
    """A document on the timeline. ``month``: 1 to 12, or 0 where only the year is known."""

    label: str
    name: str
    month: int
    address: str


@dataclass(frozen=True, slots=True)
class Year:
    """A line of the timeline."""

    year: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class SeriesCard:
    """A series in an overview."""

    label: str
    address: str
    scope: str
    count: int
    years: str
    newest: tuple[Item, ...]
    unverified: str
    """The ordinals of documents as new as these that are not yet verified here."""


@dataclass(frozen=True, slots=True)
class SeriesView:
    """The page of a series, newest first."""

    label: str
    scope: str
    numbered: bool
    team: bool
    count: int
    gaps: int
    rows: tuple[Row, ...]
    mandates: bool
    dated: str
    """What the dates of these documents are."""
    timeline: tuple[Year, ...]
    vague: bool
    """Whether the timeline has documents whose month is not known."""
    coins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeriesIndexView:
    """All series."""

    title: str
    team: tuple[SeriesCard, ...]
    others: tuple[SeriesCard, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Places of a series without a document here: their ordinals, and where the first stands."""

    ordinals: str
    address: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands in its series, with its neighbours and what is missing between.

    Without a neighbour on one side, what is missing there lies at that end of the series.
    """

    label: str
    address: str
    ordinal: str
    previous: Item | None
    next: Item | None
    missing_before: Missing | None = None
    missing_after: Missing | None = None


RELATIONS = {
    "revises": (N_("Revises"), N_("Revised by")),
    "corrects": (N_("Corrects"), N_("Corrected by")),
    "addendum": (N_("Adds to"), N_("Addendum")),
    "presents": (N_("Presents"), N_("Presented in")),
    "continues": (N_("Continues"), N_("Continued by")),
    "summarises": (N_("Summarises"), N_("Summarised in")),
    "translates": (N_("Translates"), N_("Translated as")),
}
"""Each ``relatedtype``, read from the entry that has it and from the entry it names."""


@dataclass(frozen=True)
class SeriesDrawer:
    """What the pages of series, and of the documents in them, are made from."""

    bibliography: Bibliography
    lister: Lister

    @property
    def interface(self) -> Interface:
        return self.lister.interface

    @cached_property
    def places(self) -> Mapping[str, tuple[SeriesPlace, ...]]:
        """The rows of every series, by its id."""
        every = self.bibliography.vocabularies.series
        return {name: tuple(self.bibliography.places(series)) for name, series in every.items()}

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Entry | None, Entry | None]]:
        """For each entry of a series, by its key: the documents before and after it."""
        found: dict[str, tuple[Entry | None, Entry | None]] = {}
        for places in self.places.values():
            members = [(p.entry, p.other_issues) for p in places if p.entry]
            for index, (entry, issues) in enumerate(members):
                before = members[index - 1][0] if index else None
                after = members[index + 1][0] if index + 1 < len(members) else None
                for issue in (entry, *issues):
                    found[issue.key] = (before, after)
        return found

    def page(self, series: Series) -> Page:
        ui = self.interface
        places = self.places[series.id]
        entries = [p.entry for p in places if p.entry]
        label = ui.label(series.label)
        rows = tuple(self._row(series, place, entries) for place in reversed(places))
        timeline = self._timeline(entries) if len(entries) >= TIMELINE_FROM else ()
        count = ui.ngettext(
            "%(number)s document in order, with symbols, dates and mandates.",
            "%(number)s documents in order, with symbols, dates and mandates.",
            len(entries),
        )
        parent = (
            Crumb(ui.gettext("Monitoring Team"), addresses.MONITORING_TEAM)
            if series.team
            else Crumb(ui.gettext("Series"), addresses.SERIES)
        )
        here, description = addresses.series(series), described(f"{label}: {count}")
        keys = [entry.key for entry in reversed(entries)]
        return Page(
            address=here,
            title=label,
            description=description,
            template="series.html.jinja",
            view=SeriesView(
                label=label,
                scope=ui.label(series.scope) if series.scope else "",
                numbered=series.numbered,
                team=series.team,
                count=len(entries),
                gaps=len(places) - len(entries),
                rows=rows,
                mandates=any(row.mandate for row in rows),
                dated=ui.gettext(_one_of({self.lister.date_label(e) for e in entries})),
                timeline=timeline,
                vague=any(point.month == 0 for year in timeline for point in year.points),
                coins=coins(entries),
            ),
            lang=ui.code,
            breadcrumbs=(home_crumb(ui), parent),
            toc=tuple(Section(row.id, row.ordinal) for row in rows if row.id),
            head=HeadMetadata(described=(collection(here, label, description, ui.code, keys),)),
        )

    def _row(self, series: Series, place: SeriesPlace, entries: list[Entry]) -> Row:
        ui, entry = self.interface, place.entry
        ordinal = ui.ordinal(place.ordinal) if place.ordinal else ""
        if entry is None:
            note = ui.label(place.gap.note) if place.gap else ""
            seen = place.gap.seen if place.gap else ""
            search = addresses.library_search(_search_words(series, place, entries))
            return Row(
                ordinal=ordinal,
                item=None,
                mandate=None,
                issues=(),
                gap_note=note,
                seen=seen,
                seen_at=addresses.host(seen),
                search=search,
                id=str(place.ordinal or ""),
            )
        return Row(
            ordinal=ordinal,
            item=self.lister.item(entry),
            mandate=self.mandate(entry),
            issues=tuple(self._issue(entry, other) for other in place.other_issues),
            id=str(place.ordinal or ""),
        )

    def _issue(self, entry: Entry, other: Entry) -> OtherIssue:
        """How ``entry``, the issue to cite, stands to another issue of itself."""
        if other.key in entry.related:
            relation = RELATIONS[entry.relatedtype][0]
        else:
            relation = RELATIONS[other.relatedtype][1]
        return OtherIssue(self.interface.gettext(relation), self.lister.item(other))

    def mandate(self, entry: Entry) -> Reference | None:
        """The resolution a report answers to: its page here, or the document."""
        if entry.mandate is None:
            return None
        symbol = entry.mandate.symbol
        known = self.bibliography.by_symbol.get(str(symbol))
        return Reference(
            str(symbol),
            addresses.source(known) if known else "",
            symbol.url(self.interface.code),
            entry.mandate.locator,
        )

    def place(self, entry: Entry) -> Place | None:
        """Where an entry stands in its series; None if it is in none."""
        series = self.bibliography.vocabularies.series.get(entry.inseries)
        if series is None:
            return None
        before, after = self.neighbours.get(entry.key, (None, None))
        ui = self.interface
        numbered = series.numbered and entry.ordinal
        own = entry.ordinal or 0
        lower = (before.ordinal or 0) if before else 0
        upper = after.ordinal if after else None
        return Place(
            label=ui.label(series.label),
            address=addresses.series(series),
            ordinal=ui.ordinal(entry.ordinal) if numbered and entry.ordinal else "",
            previous=self.lister.item(before) if before else None,
            next=self.lister.item(after) if after else None,
            missing_before=self._missing(series, lower, own) if numbered else None,
            missing_after=self._missing(series, own, upper) if numbered else None,
        )

    def _missing(self, series: Series, above: int, below: int | None) -> Missing | None:
        """The gaps of a series between two ordinals, or above one."""
        gaps = [
            place.ordinal
            for place in self.places[series.id]
            if place.entry is None
            and place.ordinal
            and place.ordinal > above
            and (below is None or place.ordinal < below)
        ]
        if not gaps:
            return None
        # Between neighbours every place is a gap: the first and the last name them all.
        ends = [self.interface.ordinal(gaps[0]), self.interface.ordinal(gaps[-1])]
        named = " – ".join(ends[: len(gaps)])
        return Missing(named, f"{addresses.series(series)}#{gaps[0]}")

    def _timeline(self, entries: Iterable[Entry]) -> tuple[Year, ...]:
        points: dict[int, list[Point]] = {}
        for entry in entries:
            if entry.date is None:
                continue
            item = self.lister.item(entry)
            label = str(entry.ordinal or (entry.symbol.number if entry.symbol else "•"))
            # A title of a tooltip cannot say which language it is in: the kind stands for one
            # that is not the page's.
            local = item.short.lang == self.interface.code
            said = [item.short.text if local else item.kind, item.symbol, item.date]
            name = self.interface.listed([part for part in said if part])
            points.setdefault(entry.date.year, []).append(
                Point(label, name, entry.date.month or 0, item.address)
            )
        first, last = min(points, default=0), max(points, default=-1)
        return tuple(Year(year, tuple(points.get(year, ()))) for year in range(last, first - 1, -1))

    def card(self, series: Series) -> SeriesCard:
        """A series with its newest documents."""
        ui = self.interface
        entries = [p.entry for p in self.places[series.id] if p.entry]
        years = sorted({e.year for e in entries if e.year})
        newest = newest_first(entries)
        if series.numbered:  # its numbers tell more than a date of which only the year was seen
            newest.sort(key=lambda entry: -(entry.ordinal or 0))
        newest = newest[:NEWEST]
        return SeriesCard(
            label=ui.label(series.label),
            address=addresses.series(series),
            scope=ui.label(series.scope) if series.scope else "",
            count=len(entries),
            years=_span(years),
            newest=self.lister.items(newest),
            unverified=self._unverified(series, newest),
        )

    def _unverified(self, series: Series, newest: list[Entry]) -> str:
        """Gaps among the newest documents of a series, the latest first."""
        oldest = min((e.ordinal or 0 for e in newest), default=0)
        missing = [
            place.ordinal
            for place in reversed(self.places[series.id])
            if place.entry is None and place.ordinal and place.ordinal > oldest
        ]
        return self.interface.listed([self.interface.ordinal(number) for number in missing])

    def index_page(self) -> Page:
        """All series, those of the Monitoring Team first."""
        ui = self.interface
        every = self.bibliography.vocabularies.series.values()
        title = ui.gettext("Series")
        return Page(
            address=addresses.SERIES,
            title=title,
            description=ui.gettext(
                "Documents that belong together, in order: reports, resolutions, meetings, "
                "reviews, with what is missing."
            ),
            template="series-index.html.jinja",
            view=SeriesIndexView(
                title,
                tuple(self.card(s) for s in every if s.team),
                tuple(self.card(s) for s in every if not s.team),
            ),
            lang=ui.code,
            breadcrumbs=(home_crumb(ui),),
        )


def _one_of(labels: set[str]) -> str:
    """The label that all share, else the general one."""
    return labels.pop() if len(labels) == 1 else N_("Date")


def _span(years: list[int]) -> str:
    if not years:
        return ""
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _search_words(series: Series, place: SeriesPlace, entries: list[Entry]) -> str:
    """What to look for in the UN Digital Library: the ordinal and who writes the series.

    Its neighbours' titles begin with these words: "Eighth report of the Analytical Support …".
    """
    author = next((e.author[0].direct for e in entries if e.author), series.label["en"])
    return f"{english_ordinal_words(place.ordinal or 0)} report {author}"
