"""The home page: ways in."""

from __future__ import annotations

from dataclasses import dataclass

from reading_list.bibliography.bibliography import Bibliography
from reading_list.site import addresses
from reading_list.site.language import Interface
from reading_list.site.matrix import Crossing, Matrices
from reading_list.site.page import HeadMetadata, Page, Section
from reading_list.site.series import SeriesCard, SeriesDrawer
from reading_list.site.structured import website
from reading_list.site.terms import REGIONS, THEMES, TermLink

NEWS_SERIES = ("isil-al-qaida", "taliban", "secretary-general-isil")
"""The series behind most news of "a UN report": the first cards of the home page."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page."""

    count: int
    official: int
    news: tuple[SeriesCard, ...]
    headline: bool
    """Whether there is a guide from the claims of a news story to documents."""
    regions: tuple[TermLink, ...]
    themes: tuple[TermLink, ...]
    matrices: Matrices
    verified: str
    verified_iso: str


def home_page(
    bibliography: Bibliography, crossing: Crossing, series: SeriesDrawer, *, headline: bool
) -> Page:
    """Where to start, the newest reports, regions, themes, and the two crossed."""
    terms = crossing.terms
    ui = terms.interface
    vocabularies = bibliography.vocabularies
    entries = bibliography.entries.values()
    verified = max(entry.verified for entry in entries)
    description = ui.gettext(
        "Public UN Monitoring Team reports, official documents and scholarship on "
        "counter-terrorism policy, by region and theme, with citations ready to use."
    )
    return Page(
        address=addresses.HOME,
        title=title(ui),
        description=description,
        template="home.html.jinja",
        view=HomeView(
            count=len(bibliography.entries),
            official=sum(vocabularies.kinds[e.kind].of_united_nations for e in entries),
            news=tuple(
                series.card(vocabularies.series[name])
                for name in NEWS_SERIES
                if name in vocabularies.series
            ),
            headline=headline,
            regions=terms.top(REGIONS, deep=True),
            themes=terms.top(THEMES),
            matrices=crossing.matrices(),
            verified=ui.date(verified),
            verified_iso=str(verified),
        ),
        lang=ui.code,
        toc=(Section(addresses.MATRIX, ui.gettext("Themes and regions together")),),
        styles=("figures.css",),
        head=HeadMetadata(
            described=(website(title(ui), description, ui.code),),
            feed=addresses.feed(addresses.HOME),
        ),
    )


def title(interface: Interface) -> str:
    """The name of the list."""
    return interface.gettext("Counter-Terrorism Policy Reading List")
