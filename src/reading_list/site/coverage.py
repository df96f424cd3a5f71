"""What the list covers and what it lacks, counted from the records at every build.

What people wrote about it stands in ``docs/about/coverage.md``; no number stands there, so that
none can differ from the records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reading_list.bibliography.bibliography import Bibliography, oldest_first
from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.symbols import UNSymbol
from reading_list.bibliography.vocabulary import Kind
from reading_list.site import addresses
from reading_list.site.language import N_
from reading_list.site.listing import Item, Lister
from reading_list.site.page import Crumb, Page, Section
from reading_list.site.series import SeriesDrawer
from reading_list.site.source import LANGUAGE_LABELS
from reading_list.site.terms import REGIONS, THEMES, Facet, TermLink, Terms, home_crumb
from reading_list.site.years import Strip, bar_length, percent, strip

FULL_ANNOTATION: Final = 40
"""An annotation of as many words says what a source argues, not only what it is (DESIGN part 3)."""

FEW: Final[Mapping[str, int]] = {REGIONS.id: 15, THEMES.id: 20}
"""A region or theme of fewer sources is not covered yet."""

_OFFICIAL: Final = frozenset(
    {"treaty", "intergovernmental-document", "official-report", "law", "judgment"}
)
_RESEARCH: Final = frozenset(
    {"article", "book", "edited-book", "chapter", "thesis", "institute-report", "working-paper"}
)
SHELVES: Final[tuple[tuple[str, Callable[[Kind], bool]], ...]] = (
    (N_("United Nations"), lambda kind: kind.of_united_nations),
    (N_("Other official documents"), lambda kind: kind.id in _OFFICIAL),
    (N_("Research"), lambda kind: kind.id in _RESEARCH),
    (N_("Press and web pages"), lambda _: True),
)
"""Kinds of documents in four groups: each kind belongs to the first that takes it."""

ACCESS: Final[Mapping[str, str]] = {
    "open": N_("Open access"),
    "subscription": N_("Subscription or purchase"),
    "unknown": N_("Not known"),
}

TITLE_SOURCES: Final[Mapping[str, str]] = {
    "letter": N_("Wording of the covering letter"),
    "catalogue": N_("Wording of a catalogue"),
    "press": N_("Wording of the press"),
    "descriptive": N_("No source showed the title; ours describes the document"),
}
"""Where a title was seen if not on the document."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A number with its bar: ``share`` of all sources, ``length`` in percent of the longest."""

    label: str
    count: int
    share: str
    length: int


@dataclass(frozen=True, slots=True)
class Bars:
    """Several numbers that are compared; ``label``: what they have in common, or ``""``."""

    label: str
    bars: tuple[Bar, ...]

    @property
    def count(self) -> int:
        return sum(bar.count for bar in self.bars)


@dataclass(frozen=True, slots=True)
class TermRow:
    """A region or theme: how many of its sources are on each shelf, of each level, open."""

    term: TermLink
    depth: int
    counts: tuple[int, ...]
    newest: str


@dataclass(frozen=True, slots=True)
class TermTable:
    """All regions, or all themes."""

    id: str
    title: str
    label: str
    columns: tuple[str, ...]
    rows: tuple[TermRow, ...]


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series: how many of its documents are on the list, and the numbers of those that are not.

    ``gaps``: how many; ``missing``: their ordinals, runs of them joined (``7–9, 12``).
    """

    label: str
    address: str
    count: int
    gaps: int
    missing: str


@dataclass(frozen=True, slots=True)
class Unseen:
    """Sources of which something was not seen as a librarian would wish."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is not on the list, by its symbol."""

    symbol: str
    address: str


@dataclass(frozen=True, slots=True)
class ThinTerm:
    """A region or theme with few sources, or none of a level; ``lacks``: which levels."""

    term: TermLink
    few: bool
    lacks: str


@dataclass(frozen=True, slots=True)
class CoverageView:
    """The page."""

    count: int
    sections: tuple[Section, ...]
    shares: Bars
    tables: tuple[TermTable, ...]
    kinds: tuple[Bars, ...]
    years: Strip
    languages: Bars
    access: Bars
    verified: Bars
    series: tuple[SeriesRow, ...]
    gaps: int
    titles: tuple[Unseen, ...]
    titles_count: int
    reprints: Unseen
    without_symbol: Unseen
    mandates: tuple[Document, ...]
    thin: tuple[ThinTerm, ...]
    few_regions: int
    few_themes: int
    untranslated: int


def coverage_page(bibliography: Bibliography, terms: Terms, series: SeriesDrawer) -> Page:
    """The page, all of it counted."""
    ui, lister = terms.interface, series.lister
    entries = tuple(bibliography.entries.values())
    kinds = bibliography.vocabularies.kinds
    rows = _series(bibliography, series)
    titles = tuple(_titles(entries, lister))
    translated = bibliography.translations.get("ar", {})
    sections = tuple(Section(identifier, ui.gettext(title)) for identifier, title in SECTIONS)
    reprints = [e for e in entries if e.evidence and all(s.reprint for s in e.evidence)]
    without_symbol = [
        e for e in entries if kinds[e.kind].un and not e.symbol and not kinds[e.kind].press
        and e.kind != "treaty"
    ]  # fmt: skip
    return Page(
        address=addresses.COVERAGE,
        title=ui.gettext("What the list covers, and what it lacks"),
        description=ui.gettext(
            "Sources by region, theme, kind, year, language and access; gaps in series; when "
            "records were last checked; what is known to be missing."
        ),
        template="coverage.html.jinja",
        view=CoverageView(
            count=len(entries),
            sections=sections,
            shares=_shares(bibliography, lister, translated, reprints),
            tables=tuple(_table(facet, terms) for facet in (REGIONS, THEMES)),
            kinds=tuple(_kinds(bibliography, lister)),
            years=strip(bibliography, ui, entries, _in_sources),
            languages=_counted(lister, (LANGUAGE_LABELS[e.langid] for e in entries), len(entries)),
            access=_counted(lister, (ACCESS[e.access] for e in entries), len(entries)),
            verified=_verified(entries, lister),
            series=rows,
            gaps=sum(row.gaps for row in rows),
            titles=titles,
            titles_count=sum(len(one.items) for one in titles),
            reprints=Unseen("", lister.items(oldest_first(reprints))),
            without_symbol=Unseen("", lister.items(oldest_first(without_symbol))),
            mandates=_mandates(bibliography, ui.code),
            thin=tuple(_thin(terms)),
            few_regions=FEW[REGIONS.id],
            few_themes=FEW[THEMES.id],
            untranslated=sum(e.key not in translated for e in entries),
        ),
        lang=ui.code,
        breadcrumbs=(home_crumb(ui), Crumb(ui.gettext("About"), addresses.ABOUT)),
        toc=sections,
        styles=("figures.css",),
    )


SECTIONS: Final = (
    ("regions", N_("By region")),
    ("themes", N_("By theme")),
    ("kinds", N_("By kind of document")),
    ("years", N_("By year")),
    ("languages", N_("By language and access")),
    ("series", N_("Series and their gaps")),
    ("verified", N_("When records were last checked")),
    ("unseen", N_("What was not seen on the document")),
    ("missing", N_("What we know is missing")),
)
"""The parts of the page in order, by the id that an address can name."""


def _share(count: int, whole: int) -> str:
    shown = percent(count, whole)
    return "<1%" if count and not shown else f"{shown}%"


def _bars(label: str, counts: Iterable[tuple[str, int]], whole: int, longest: int) -> Bars:
    return Bars(
        label,
        tuple(
            Bar(name, count, _share(count, whole), bar_length(count, longest))
            for name, count in counts
        ),
    )


def _counted(lister: Lister, labels: Iterable[str], whole: int) -> Bars:
    """The labels, most frequent first."""
    counts = sorted(Counter(labels).items(), key=lambda pair: (-pair[1], pair[0]))
    named = [(lister.interface.gettext(label), count) for label, count in counts]
    return _bars("", named, whole, max((count for _, count in counts), default=0))


def _shares(
    bibliography: Bibliography,
    lister: Lister,
    translated: Mapping[str, str],
    reprints: Sequence[Entry],
) -> Bars:
    """What can be said of how many of all sources."""
    entries = bibliography.entries.values()
    whole = len(entries)
    counts = (
        (N_("Annotation of %(words)s words or more"),
         sum(len(e.annotation.split()) >= FULL_ANNOTATION for e in entries)),
        (N_("Annotation in Arabic too"), sum(e.key in translated for e in entries)),
        (N_("Title seen on the document"), sum(not e.titlesource for e in entries)),
        (N_("Seen elsewhere than in reprints"), whole - len(reprints)),
        (N_("Open access"), sum(e.access == "open" for e in entries)),
    )  # fmt: skip
    named = [
        (lister.interface.gettext(label, words=FULL_ANNOTATION), count) for label, count in counts
    ]
    return _bars("", named, whole, whole)


def shelf(kind: Kind) -> int:
    """Which of `SHELVES` a kind of document belongs to."""
    return next(index for index, (_, takes) in enumerate(SHELVES) if takes(kind))


def _kinds(bibliography: Bibliography, lister: Lister) -> Iterable[Bars]:
    """The kinds of each shelf, most frequent first; those of no source are left out."""
    kinds, ui = bibliography.vocabularies.kinds, lister.interface
    counts = Counter(e.kind for e in bibliography.entries.values())
    longest = max(counts.values(), default=0)
    ranked = sorted(counts, key=lambda identifier: (-counts[identifier], identifier))
    for index, (label, _) in enumerate(SHELVES):
        on_it = [identifier for identifier in ranked if shelf(kinds[identifier]) == index]
        named = [(ui.label(kinds[identifier].label), counts[identifier]) for identifier in on_it]
        if named:
            yield _bars(ui.gettext(label), named, len(bibliography.entries), longest)


def _table(facet: Facet, terms: Terms) -> TermTable:
    ui, vocabularies = terms.interface, terms.bibliography.vocabularies
    columns = (
        *(ui.gettext(label) for label, _ in SHELVES),
        *(ui.label(level.label) for level in vocabularies.levels.values()),
        ui.gettext("Open access"),
    )
    rows = []
    for identifier in terms.of(facet):
        entries = terms.entries(facet, identifier)
        shelves = Counter(shelf(vocabularies.kinds[e.kind]) for e in entries)
        levels = Counter(e.level for e in entries)
        counts = (
            *(shelves[index] for index in range(len(SHELVES))),
            *(levels[level] for level in vocabularies.levels),
            sum(e.access == "open" for e in entries),
        )
        newest = max((e.year for e in entries if e.year), default=None)
        rows.append(
            TermRow(
                terms.link(facet, identifier),
                terms.depth(facet, identifier),
                counts,
                str(newest) if newest else "",
            )
        )
    title = ui.gettext(dict(SECTIONS)[facet.id])
    return TermTable(facet.id, title, ui.gettext(facet.name), columns, tuple(rows))


def _in_sources(first: int | None, last: int) -> str:
    """The section of a year on the page of all sources; the strip leaves no year out."""
    assert first == last
    return f"{addresses.SOURCES}#{last}"


def _verified(entries: Sequence[Entry], lister: Lister) -> Bars:
    """Months of the last look at the evidence, newest first."""
    counts = Counter((e.verified.year, e.verified.month) for e in entries)
    months = sorted(counts, key=lambda month: (month[0], month[1] or 0), reverse=True)
    named = [(lister.interface.date(PartialDate(*month)), counts[month]) for month in months]
    return _bars("", named, len(entries), max(counts.values(), default=0))


def _series(bibliography: Bibliography, drawer: SeriesDrawer) -> tuple[SeriesRow, ...]:
    """Those with gaps first, in the order of the vocabulary."""
    rows = []
    for one in bibliography.vocabularies.series.values():
        places = drawer.places[one.id]
        missing = [place.ordinal for place in places if place.entry is None and place.ordinal]
        rows.append(
            SeriesRow(
                drawer.interface.label(one.label),
                addresses.series(one),
                len(places) - len(missing),
                len(missing),
                drawer.interface.listed(runs(missing)),
            )
        )
    return tuple(sorted(rows, key=lambda row: not row.gaps))


def runs(numbers: Iterable[int]) -> list[str]:
    """Rising numbers, those that follow each other joined: ``7–9``, ``12``."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in found]


def _titles(entries: Sequence[Entry], lister: Lister) -> Iterable[Unseen]:
    for source, label in TITLE_SOURCES.items():
        found = [e for e in entries if e.titlesource == source]
        if found:
            yield Unseen(lister.interface.gettext(label), lister.items(oldest_first(found)))


def _mandates(bibliography: Bibliography, language: str) -> tuple[Document, ...]:
    """Resolutions that reports on the list answer to, and which are not on it themselves."""
    named: set[UNSymbol] = {
        e.mandate.symbol for e in bibliography.entries.values() if e.mandate is not None
    }
    missing = sorted(symbol for symbol in named if str(symbol) not in bibliography.by_symbol)
    return tuple(Document(str(symbol), symbol.url(language)) for symbol in missing)


def _thin(terms: Terms) -> Iterable[ThinTerm]:
    """Regions and themes with too few sources, or with none of a level."""
    levels = terms.bibliography.vocabularies.levels
    for facet in (REGIONS, THEMES):
        for identifier in terms.of(facet):
            entries = terms.entries(facet, identifier)
            present = {e.level for e in entries}
            lacks = [terms.interface.label(levels[i].label) for i in levels if i not in present]
            few = len(entries) < FEW[facet.id]
            if few or lacks:
                link = terms.link(facet, identifier)
                yield ThinTerm(link, few, terms.interface.listed(lacks))
