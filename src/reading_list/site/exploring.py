"""Explore: the search page, whose facets stand in the page and come alive in the browser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.entry import LANGUAGES
from reading_list.bibliography.vocabulary import Kind, Series, Term
from reading_list.citations.un.arabic_names import arabic_body
from reading_list.site import addresses
from reading_list.site.language import N_, Interface
from reading_list.site.listing import ACCESS
from reading_list.site.page import Page
from reading_list.site.searching import FACETS, UNDATED
from reading_list.site.source import LANGUAGE_LABELS
from reading_list.site.terms import home_crumb

LABELS = {
    "region": N_("Region"),
    "theme": N_("Theme"),
    "kind": N_("Kind of document"),
    "level": N_("Level"),
    "access": N_("Access"),
    "language": N_("Language"),
    "series": N_("Series"),
    "publisher": N_("Publisher or journal"),
    "year": N_("Year"),
}
"""What readers call the facets (`searching.FACETS`)."""

OPEN = ("region", "theme")
"""Facets whose values are in view at once on a wide screen."""

LONG = 25
"""A facet of more values than this gets a field to narrow them down."""

PUBLISHED = 2
"""A publisher of fewer sources is found by its name, but is no value of the facet in the page."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet with the number of its sources, and the values within it."""

    value: str
    label: str
    count: int
    narrower: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet as a group of check boxes."""

    name: str
    label: str
    options: tuple[Option, ...]
    open: bool
    long: bool


@dataclass(frozen=True, slots=True)
class ExploreView:
    """The search page. ``years``: every year a source is from, newest first.

    ``found``: how the script says how many it found, by plural form.
    """

    title: str
    count: int
    found: dict[str, str]
    facets: tuple[FacetView, ...]
    years: tuple[str, ...]


def explore_page(bibliography: Bibliography, interface: Interface) -> Page:
    """Search with facets; its state is in its address (``?q=…&region=…&from=…&to=…&sort=…``)."""
    title = interface.gettext("Explore")
    counts = _counts(bibliography)
    years = sorted((year for year in counts["year"] if year != UNDATED), reverse=True)
    facets = tuple(
        FacetView(
            name,
            interface.gettext(LABELS[name]),
            options,
            open=name in OPEN,
            long=_size(options) > LONG,
        )
        for name, options in _options(bibliography, interface, counts).items()
        if _size(options) > 1
    )
    return Page(
        address=addresses.EXPLORE,
        title=title,
        description=interface.gettext(
            "Search every source by words, symbol or author, and narrow the list by region, "
            "theme, kind of document, level, language, access, series, publisher and year."
        ),
        template="explore.html.jinja",
        view=ExploreView(
            title,
            len(bibliography.entries),
            interface.plurals(
                lambda n: interface.ngettext("%(number)s source", "%(number)s sources", n)
            ),
            facets,
            tuple(years),
        ),
        lang=interface.code,
        breadcrumbs=(home_crumb(interface),),
        scripts=("explore.js",),
        styles=("explore.css",),
    )


def _counts(bibliography: Bibliography) -> dict[str, Counter[str]]:
    """For each facet how many sources have each value."""
    counts: dict[str, Counter[str]] = {facet.name: Counter() for facet in FACETS}
    for entry in bibliography.entries.values():
        for facet in FACETS:
            counts[facet.name].update(v for v in facet.values(entry, bibliography) if v)
    return counts


def _options(
    bibliography: Bibliography, ui: Interface, counts: Mapping[str, Counter[str]]
) -> dict[str, tuple[Option, ...]]:
    """The values of each facet in the order of its vocabulary; where it has none, most first."""
    v = bibliography.vocabularies
    return {
        "region": _tree(v.regions, "", ui, counts["region"]),
        "theme": _tree(v.themes, "", ui, counts["theme"]),
        "kind": _listed(v.kinds, ui, counts["kind"]),
        "level": _tree(v.levels, "", ui, counts["level"]),
        "access": _named(
            {name: ui.gettext(label or N_("Not known")) for name, label in ACCESS.items()},
            counts["access"],
        ),
        "language": _named(
            {code: ui.gettext(LANGUAGE_LABELS[name]) for name, code in LANGUAGES.items()},
            counts["language"],
        ),
        "series": _listed(v.series, ui, counts["series"]),
        "publisher": _named(
            {
                name: (ui.code == "ar" and arabic_body(name)) or name
                for name, number in counts["publisher"].items()
                if number >= PUBLISHED
            },
            counts["publisher"],
        ),
    }


def _tree(
    terms: Mapping[str, Term], broader: str, ui: Interface, counts: Counter[str]
) -> tuple[Option, ...]:
    return tuple(
        Option(t.id, ui.label(t.label), counts[t.id], _tree(terms, t.id, ui, counts))
        for t in terms.values()
        if t.broader == broader and counts[t.id]
    )


def _listed(
    terms: Mapping[str, Kind] | Mapping[str, Series], ui: Interface, counts: Counter[str]
) -> tuple[Option, ...]:
    return tuple(
        Option(t.id, ui.label(t.label), counts[t.id]) for t in terms.values() if counts[t.id]
    )


def _named(labels: Mapping[str, str], counts: Counter[str]) -> tuple[Option, ...]:
    used = (value for value in labels if counts[value])
    ranked = sorted(used, key=lambda value: (-counts[value], labels[value].casefold()))
    return tuple(Option(value, labels[value], counts[value]) for value in ranked)


def _size(options: Iterable[Option]) -> int:
    return sum(1 + _size(option.narrower) for option in options)
