"""All sources by year, and the data page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reading_list.bibliography.bibliography import Bibliography, newest_first
from reading_list.site import addresses
from reading_list.site.files import Download, guide_handout, term_downloads, whole_downloads
from reading_list.site.language import Words
from reading_list.site.listing import Group, Lister, coins
from reading_list.site.page import Page, Section
from reading_list.site.prose import ProsePage
from reading_list.site.terms import REGIONS, THEMES, Facet, Terms, home_crumb

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class SourcesView:
    """All sources, in parts by year."""

    title: str
    count: int
    groups: tuple[Group, ...]
    coins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataRow:
    """A term or guide with how many sources it has, and its files."""

    label: Words
    address: str
    count: int
    downloads: tuple[Download, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class DataView:
    """Everything to take away."""

    title: str
    count: int
    whole: tuple[Download, ...]
    regions: tuple[DataRow, ...]
    themes: tuple[DataRow, ...]
    guides: tuple[DataRow, ...]


def sources_page(bibliography: Bibliography, lister: Lister) -> Page:
    """Every source, newest first, with a section for each year."""
    ui = lister.interface
    years: dict[str, list[str]] = {}
    for entry in newest_first(bibliography.entries.values()):
        years.setdefault(str(entry.year or UNDATED), []).append(entry.key)
    groups = tuple(
        Group(
            id=year,
            title=year if year != UNDATED else ui.gettext("Undated"),
            items=lister.items(bibliography.entries[key] for key in keys),
        )
        for year, keys in years.items()
    )
    return Page(
        address=addresses.SOURCES,
        title=ui.gettext("All sources"),
        description=ui.ngettext(
            "%(number)s source on counter-terrorism policy, newest first, by year.",
            "All %(number)s sources on counter-terrorism policy, newest first, by year.",
            len(bibliography.entries),
        ),
        template="sources.html.jinja",
        view=SourcesView(
            ui.gettext("All sources"),
            len(bibliography.entries),
            groups,
            coins(bibliography.entries.values()),
        ),
        lang=ui.code,
        breadcrumbs=(home_crumb(ui),),
        toc=tuple(Section(group.id, group.title) for group in groups),
    )


def data_page(bibliography: Bibliography, terms: Terms, guides: Iterable[ProsePage]) -> Page:
    """The whole list, each region and each theme in every format; each guide for Word."""
    ui = terms.interface
    return Page(
        address=addresses.DATA,
        title=ui.gettext("Data"),
        description=ui.gettext(
            "The whole list, each region and each theme: BibLaTeX, RIS and CSL-JSON for Zotero "
            "and LaTeX, Word to print and hand out."
        ),
        template="data.html.jinja",
        view=DataView(
            ui.gettext("Data"),
            len(bibliography.entries),
            whole_downloads(ui.code),
            _rows(REGIONS, terms),
            _rows(THEMES, terms),
            tuple(map(_guide_row, guides)),
        ),
        lang=ui.code,
        breadcrumbs=(home_crumb(ui),),
    )


def _rows(facet: Facet, terms: Terms) -> tuple[DataRow, ...]:
    language = terms.interface.code
    return tuple(
        DataRow(
            Words(link.label, language),
            link.address,
            link.count,
            term_downloads(facet.id, link.id, language),
            terms.depth(facet, link.id),
        )
        for link in (terms.link(facet, term) for term in terms.of(facet))
    )


def _guide_row(guide: ProsePage) -> DataRow:
    handout = guide_handout(guide.address, guide.language)
    return DataRow(Words(guide.title, guide.language), guide.address, len(guide.keys), (handout,))
