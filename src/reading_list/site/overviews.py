"""All sources by year, and the data page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reading_list.bibliography.bibliography import Bibliography, newest_first
from reading_list.site import addresses
from reading_list.site.files import (
    DATASET,
    Download,
    guide_handout,
    term_downloads,
    whole_downloads,
)
from reading_list.site.home import title
from reading_list.site.language import N_, Words
from reading_list.site.listing import Group, Lister
from reading_list.site.page import HeadMetadata, Page, Section
from reading_list.site.prose import ProsePage
from reading_list.site.structured import collection, dataset
from reading_list.site.terms import REGIONS, THEMES, Facet, Terms, home_crumb

UNDATED = "undated"

TOLD = (
    N_("The dataset: every record with all its fields, the vocabularies, the series, the changes."),
    N_("Its JSON Schema (draft 2020-12), which says what each field holds."),
    N_("Every citation in every style as plain text, by key and style."),
    N_("What happened to records, newest first: added, verified, corrected, merged, withdrawn."),
    N_("Keys that were merged into others, each with the key to use now."),
)
"""What each of `DATASET` holds."""


@dataclass(frozen=True, slots=True)
class SourcesView:
    """All sources, in parts by year."""

    title: str
    count: int
    groups: tuple[Group, ...]
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class DataRow:
    """A term or guide with how many sources it has, and its files."""

    label: Words
    address: str
    count: int
    downloads: tuple[Download, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file for programs, and what it holds."""

    download: Download
    told: str


@dataclass(frozen=True, slots=True)
class DataView:
    """Everything to take away."""

    title: str
    count: int
    whole: tuple[Download, ...]
    regions: tuple[DataRow, ...]
    themes: tuple[DataRow, ...]
    guides: tuple[DataRow, ...]
    dataset: tuple[DataFile, ...]


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
    title = ui.gettext("All sources")
    description = ui.ngettext(
        "%(number)s source on counter-terrorism policy, newest first, by year.",
        "All %(number)s sources on counter-terrorism policy, newest first, by year.",
        len(bibliography.entries),
    )
    keys = [key for group in years.values() for key in group]
    return Page(
        address=addresses.SOURCES,
        title=title,
        description=description,
        template="sources.html.jinja",
        view=SourcesView(
            title,
            len(bibliography.entries),
            groups,
            whole_downloads(ui.code),
        ),
        lang=ui.code,
        breadcrumbs=(home_crumb(ui),),
        toc=tuple(Section(group.id, group.title) for group in groups),
        head=HeadMetadata(
            described=(collection(addresses.SOURCES, title, description, ui.code, keys),)
        ),
    )


def data_page(bibliography: Bibliography, terms: Terms, guides: Iterable[ProsePage]) -> Page:
    """The whole list, each region and each theme in every format; each guide for Word; the
    dataset, what is in it, and what may be done with it."""
    ui = terms.interface
    whole = whole_downloads(ui.code)
    description = ui.gettext(
        "The whole list, each region and each theme: BibLaTeX, RIS and CSL-JSON for Zotero "
        "and LaTeX, Word to print and hand out."
    )
    updated = str(max(bibliography.touched.values()))
    return Page(
        address=addresses.DATA,
        title=ui.gettext("Data"),
        description=description,
        template="data.html.jinja",
        view=DataView(
            ui.gettext("Data"),
            len(bibliography.entries),
            whole,
            _rows(REGIONS, terms),
            _rows(THEMES, terms),
            tuple(map(_guide_row, guides)),
            tuple(
                DataFile(file, ui.gettext(told)) for file, told in zip(DATASET, TOLD, strict=True)
            ),
        ),
        lang=ui.code,
        breadcrumbs=(home_crumb(ui),),
        toc=(
            Section("dataset", ui.gettext("The dataset")),
            Section("licence", ui.gettext("Licence")),
        ),
        head=HeadMetadata(
            described=(dataset(title(ui), description, ui.code, (*DATASET[:2], *whole), updated),),
        ),
        updated=updated,
        styles=("data.css",),
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
