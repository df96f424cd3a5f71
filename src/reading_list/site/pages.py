"""Every page of the site in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.claims import Claims
from reading_list.citations.model import Citation
from reading_list.site.changes import changes_page, gone_pages, new_page
from reading_list.site.citing import Citer
from reading_list.site.citing_guide import citing_guide_page
from reading_list.site.claims import claims_page, with_claims
from reading_list.site.coverage import coverage_page
from reading_list.site.exploring import explore_page
from reading_list.site.files import DATASET, file_names, guide_handout
from reading_list.site.home import home_page
from reading_list.site.language import Interface
from reading_list.site.listing import Lister
from reading_list.site.matrix import Crossing, index_page
from reading_list.site.monitoring_team import monitoring_team_page
from reading_list.site.my_list import my_list_page
from reading_list.site.overviews import data_page, sources_page
from reading_list.site.page import Page, Pages
from reading_list.site.prose import ProsePage, cited_in, guide_pages
from reading_list.site.searching import Finder
from reading_list.site.series import SeriesDrawer
from reading_list.site.source import SourceDrawer
from reading_list.site.terms import REGIONS, THEMES, Terms, term_pages


def site_pages(
    bibliography: Bibliography,
    citations: Mapping[str, Mapping[str, Citation]],
    language: str,
    prose: Sequence[ProsePage] = (),
    claims: Claims | None = None,
) -> Pages:
    """Every page of one language, sorted by address.

    ``citations``: for each key, the citation in each style by the style's id; ``prose``: the
    pages people wrote, which sources name where they are cited and of which the guides are
    there to take away; ``claims``: those of the guide that sets them against sources, if the
    list has it.
    """
    interface = Interface(language)
    lister = Lister(bibliography, interface)
    terms = Terms(bibliography, interface)
    crossing = Crossing(terms)
    series = SeriesDrawer(bibliography, lister)
    sources = _source_drawer(citations, lister, series, prose, claims)
    pages = [
        home_page(bibliography, crossing, series, headline=claims is not None),
        index_page(REGIONS, terms, crossing),
        index_page(THEMES, terms, crossing),
        *term_pages(REGIONS, terms, lister),
        *term_pages(THEMES, terms, lister),
        monitoring_team_page(series),
        series.index_page(),
        *(series.page(one) for one in bibliography.vocabularies.series.values()),
        explore_page(bibliography, interface),
        sources_page(bibliography, lister),
        *(sources.page(entry) for entry in bibliography.entries.values()),
        citing_guide_page(bibliography, citations, lister),
        coverage_page(bibliography, terms, series),
        new_page(bibliography, lister),
        changes_page(bibliography, lister),
        *gone_pages(bibliography, lister),
        my_list_page(interface, citations),
    ]
    if claims:
        pages.append(claims_page(claims, bibliography, citations, lister))
    guides = guide_pages(prose, {page.address for page in pages})
    pages.append(data_page(bibliography, terms, guides))
    files = file_names(bibliography).union(
        (guide_handout(guide.address, guide.language).file for guide in guides),
        (download.file for download in DATASET),
    )
    return Pages(pages, files, frozenset(page.address for page in prose))


def source_pages(
    bibliography: Bibliography,
    citations: Mapping[str, Mapping[str, Citation]],
    language: str,
    prose: Sequence[ProsePage],
    claims: Claims | None,
    keys: Iterable[str],
) -> list[Page]:
    """The pages of some sources, the same as `site_pages` has, without making the others."""
    lister = Lister(bibliography, Interface(language))
    series = SeriesDrawer(bibliography, lister)
    sources = _source_drawer(citations, lister, series, prose, claims)
    return [sources.page(bibliography.entries[key]) for key in keys]


def _source_drawer(
    citations: Mapping[str, Mapping[str, Citation]],
    lister: Lister,
    series: SeriesDrawer,
    prose: Sequence[ProsePage],
    claims: Claims | None,
) -> SourceDrawer:
    bibliography = lister.bibliography
    citing = with_claims(prose, claims) if claims else prose
    return SourceDrawer(
        bibliography,
        citations,
        lister,
        series,
        Citer(lister.interface),
        cited_in(citing),
        Finder(bibliography, citations, lister),
    )
