"""The home page: ways in."""

from __future__ import annotations

from dataclasses import dataclass

from reading_list.bibliography.bibliography import Bibliography, newest_first
from reading_list.bibliography.entry import Entry
from reading_list.site import addresses
from reading_list.site.language import Interface
from reading_list.site.listing import Item, Lister
from reading_list.site.page import Page
from reading_list.site.series import SeriesCard, SeriesDrawer
from reading_list.site.terms import REGIONS, THEMES, Matrix, TermLink, Terms

NEWS_SERIES = ("isil-al-qaida", "taliban", "secretary-general-isil")
"""The series behind most news of "a UN report": the first cards of the home page."""

NEWEST = 6
"""How many of the Monitoring Team's newest reports the home page lists."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page."""

    title: str
    count: int
    official: int
    news: tuple[SeriesCard, ...]
    newest: tuple[Item, ...]
    regions: tuple[TermLink, ...]
    themes: tuple[TermLink, ...]
    matrix: Matrix
    verified: str
    verified_iso: str


def home_page(
    bibliography: Bibliography, terms: Terms, lister: Lister, series: SeriesDrawer
) -> Page:
    """Where to start, the newest reports, regions, themes, and the two crossed."""
    ui = lister.interface
    vocabularies = bibliography.vocabularies
    entries = bibliography.entries.values()
    verified = max(entry.verified for entry in entries)
    count = len(bibliography.entries)
    return Page(
        address=addresses.HOME,
        title=title(ui),
        description=ui.gettext(
            "Public UN Monitoring Team reports, official documents and scholarship on "
            "counter-terrorism policy, by region and theme, with citations ready to use."
        ),
        template="home.html.jinja",
        view=HomeView(
            title=title(ui),
            count=count,
            official=sum(vocabularies.kinds[e.kind].un for e in entries),
            news=tuple(
                series.card(vocabularies.series[name])
                for name in NEWS_SERIES
                if name in vocabularies.series
            ),
            newest=lister.items(_newest_of_team(bibliography)[:NEWEST]),
            regions=terms.top(REGIONS, deep=True),
            themes=terms.top(THEMES),
            matrix=terms.matrix(),
            verified=ui.date(verified),
            verified_iso=str(verified),
        ),
        lang=ui.code,
    )


def title(interface: Interface) -> str:
    """The name of the list."""
    return interface.gettext("Counter-Terrorism Policy Reading List")


def _newest_of_team(bibliography: Bibliography) -> list[Entry]:
    team = {s.id for s in bibliography.vocabularies.series.values() if s.team}
    return newest_first(e for e in bibliography.entries.values() if e.inseries in team)
