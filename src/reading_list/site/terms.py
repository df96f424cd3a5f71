"""Regions and themes: a page for each term."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from reading_list.bibliography.bibliography import Bibliography, narrower
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.vocabulary import Term, ancestors
from reading_list.site import addresses
from reading_list.site.files import Download, term_downloads
from reading_list.site.language import N_, Interface
from reading_list.site.listing import Group, Item, Lister, coins
from reading_list.site.page import Crumb, HeadMetadata, Page, Section
from reading_list.site.structured import collection
from reading_list.site.text import described
from reading_list.site.years import Strip, strip

START_LEVELS = ("introductory", "core")
"""The levels to begin with, in that order."""

START_EACH = 3
"""How many sources of each level a term's page offers to begin with, at most."""

WORLD = "global"
"""The region of what is about no place."""

STRIP_DECADES = 4
"""How many decades a term's strip of years shows; older sources are few."""

FEW_TERMS = 3
"""A source with more regions (or themes) than this treats each among many."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One of the two vocabularies that sources are grouped by."""

    id: str
    name: str
    about: str
    address: str


REGIONS = Facet(
    "regions",
    N_("Regions"),
    N_("Every source by the region it is about, from continents to single conflicts."),
    addresses.REGIONS,
)
THEMES = Facet(
    "themes",
    N_("Themes"),
    N_("Every source by the question it answers, from sanctions to rehabilitation."),
    addresses.THEMES,
)


@dataclass(frozen=True, slots=True)
class TermLink:
    """A term with the number of its sources, narrower terms' included."""

    id: str
    label: str
    address: str
    count: int
    scope: str = ""
    narrower: tuple[TermLink, ...] = ()


@dataclass(frozen=True, slots=True)
class TermView:
    """The page of a region or theme."""

    label: str
    scope: str
    count: int
    official: int
    broader: tuple[TermLink, ...]
    narrower: tuple[TermLink, ...]
    related: tuple[TermLink, ...]
    start: tuple[Item, ...]
    years: Strip
    groups: tuple[Group, ...]
    grouped_by: str
    downloads: tuple[Download, ...]
    coins: tuple[str, ...]


@dataclass(frozen=True)
class Terms:
    """The entries of every region and theme, counted once for all pages that show them."""

    bibliography: Bibliography
    interface: Interface

    def of(self, facet: Facet) -> Mapping[str, Term]:
        vocabularies = self.bibliography.vocabularies
        return vocabularies.regions if facet is REGIONS else vocabularies.themes

    @cached_property
    def _entries(self) -> Mapping[tuple[str, str], list[Entry]]:
        regions, themes = self.of(REGIONS), self.of(THEMES)
        found = {(REGIONS.id, t): self.bibliography.in_region(t) for t in regions}
        return found | {(THEMES.id, t): self.bibliography.in_theme(t) for t in themes}

    def entries(self, facet: Facet, identifier: str) -> list[Entry]:
        """Entries of a term and its narrower terms, newest first."""
        return self._entries[facet.id, identifier]

    def depth(self, facet: Facet, identifier: str) -> int:
        """How many broader terms stand above a term."""
        return len(ancestors(self.of(facet), identifier))

    def link(self, facet: Facet, identifier: str, *, deep: bool = False) -> TermLink:
        """A term as a link; ``deep``: with its scope and the terms directly below it."""
        term = self.of(facet)[identifier]
        below = [t.id for t in self.of(facet).values() if t.broader == identifier] if deep else []
        return TermLink(
            id=term.id,
            label=self.interface.label(term.label),
            address=address(facet, term.id),
            count=len(self.entries(facet, term.id)),
            scope=self.interface.label(term.scope) if deep else "",
            narrower=tuple(self.link(facet, t, deep=True) for t in below),
        )

    def top(self, facet: Facet, *, deep: bool = False) -> tuple[TermLink, ...]:
        return tuple(
            self.link(facet, t.id, deep=deep) for t in self.of(facet).values() if not t.broader
        )


def address(facet: Facet, identifier: str) -> str:
    """Where the page of a term stands."""
    return f"{facet.address}{identifier}/"


def home_crumb(interface: Interface) -> Crumb:
    return Crumb(interface.gettext("Reading list"), addresses.HOME)


def term_pages(facet: Facet, terms: Terms, lister: Lister) -> list[Page]:
    return [_term_page(facet, terms, lister, term) for term in terms.of(facet).values()]


def _term_page(facet: Facet, terms: Terms, lister: Lister, term: Term) -> Page:
    ui = terms.interface
    vocabulary = terms.of(facet)
    entries = terms.entries(facet, term.id)
    other = THEMES if facet is REGIONS else REGIONS
    groups = _groups(other, terms, lister, entries)
    label = ui.label(term.label)
    kinds = terms.bibliography.vocabularies.kinds
    scope = ui.label(term.scope)
    above = tuple(terms.link(facet, t) for t in reversed(ancestors(vocabulary, term.id)))
    here, description = address(facet, term.id), described(f"{label}: {scope}")
    return Page(
        address=here,
        title=label,
        description=description,
        template="term.html.jinja",
        view=TermView(
            label=label,
            scope=scope,
            count=len(entries),
            official=sum(kinds[e.kind].of_united_nations for e in entries),
            broader=above,
            narrower=tuple(
                terms.link(facet, t) for t in vocabulary if vocabulary[t].broader == term.id
            ),
            related=tuple(terms.link(facet, t) for t in term.related),
            start=lister.items(_start(facet, terms, term, entries)),
            years=_years(facet, terms, term, entries),
            groups=groups,
            grouped_by=ui.gettext(other.name),
            downloads=term_downloads(facet.id, term.id, ui.code),
            coins=coins(entries),
        ),
        lang=ui.code,
        breadcrumbs=(
            home_crumb(ui),
            Crumb(ui.gettext(facet.name), facet.address),
            *(Crumb(t.label, t.address) for t in above),
        ),
        toc=tuple(Section(group.id, group.title) for group in groups),
        head=HeadMetadata(
            described=(collection(here, label, description, ui.code, [e.key for e in entries]),),
            feed=addresses.feed(here),
        ),
        styles=("figures.css",),
    )


def _start(facet: Facet, terms: Terms, term: Term, entries: list[Entry]) -> list[Entry]:
    """What to read first: what the vocabulary names, else some introductory, then core sources.

    Without such names, those chiefly about this term (named first among few) before those that
    treat it among others; under a theme, those about the world before those about a place; then
    the Monitoring Team's; each newest first, and one of a series. No press releases and news,
    which are read for their day.
    """
    if term.start:
        return [terms.bibliography.entries[key] for key in term.start]
    kinds, series = terms.bibliography.vocabularies.kinds, terms.bibliography.vocabularies.series
    below = set(narrower(terms.of(facet), term.id))

    def distance(entry: Entry) -> tuple[bool, bool, bool, bool]:
        carried = _carried(facet, entry)
        elsewhere = facet is THEMES and WORLD not in entry.regions
        team = entry.inseries in series and series[entry.inseries].team
        scattered = len(carried) > FEW_TERMS and term.id != WORLD
        return carried[0] not in below, scattered, elsewhere, not team

    lasting = [e for e in entries if not kinds[e.kind].press and e.kind != "news-item"]
    lasting.sort(key=distance)
    chosen: list[Entry] = []
    for level in START_LEVELS:
        firsts: dict[str, Entry] = {}
        for entry in lasting:
            if entry.level == level:
                firsts.setdefault(entry.inseries or entry.key, entry)
        chosen += list(firsts.values())[:START_EACH]
    return chosen


def _years(facet: Facet, terms: Terms, term: Term, entries: list[Entry]) -> Strip:
    """The term's sources by year, each year leading to its sources in the faceted search."""

    def address(first: int | None, last: int) -> str:
        if facet is REGIONS:
            return addresses.explore(region=term.id, from_=first, to=last)
        return addresses.explore(theme=term.id, from_=first, to=last)

    return strip(terms.bibliography, terms.interface, entries, address, STRIP_DECADES)


def _groups(other: Facet, terms: Terms, lister: Lister, entries: list[Entry]) -> tuple[Group, ...]:
    """The entries by the terms of the other facet that they carry, in the vocabulary's order."""
    members: dict[str, list[Entry]] = {}
    for entry in entries:
        for identifier in _carried(other, entry):
            members.setdefault(identifier, []).append(entry)
    return tuple(
        Group(
            term.id,
            terms.interface.label(term.label),
            lister.items(members[term.id]),
            address(other, term.id),
        )
        for term in terms.of(other).values()
        if term.id in members
    )


def _carried(facet: Facet, entry: Entry) -> tuple[str, ...]:
    return entry.regions if facet is REGIONS else entry.themes
