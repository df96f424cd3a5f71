"""Series in order: gaps shown, other issues beside the one to cite, neighbours, the timeline."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from reading_list.bibliography.bibliography import Bibliography
from reading_list.site.drawing import draw
from reading_list.site.language import Interface
from reading_list.site.listing import Lister
from reading_list.site.page import Pages
from reading_list.site.series import Missing, SeriesDrawer, SeriesView


@pytest.fixture
def drawer(bibliography: Bibliography) -> SeriesDrawer:
    return SeriesDrawer(bibliography, Lister(bibliography, Interface("en")))


@pytest.fixture
def team(drawer: SeriesDrawer) -> SeriesView:
    view = drawer.page(drawer.bibliography.vocabularies.series["specimen-team"]).view
    assert isinstance(view, SeriesView)
    return view


def test_rows_newest_first(team: SeriesView) -> None:
    rows = [(row.ordinal, row.item.symbol if row.item else None) for row in team.rows]
    assert rows == [("3rd", "S/2092/71/Rev.1"), ("2nd", None), ("1st", "S/2091/17")]
    assert (team.count, team.gaps) == (2, 1)


def test_a_gap_says_what_is_known_and_where_to_search(team: SeriesView) -> None:
    gap = team.rows[1]
    assert gap.gap_note == "Its symbol was not seen."
    address = urlsplit(gap.search)
    assert address.netloc == "digitallibrary.un.org"
    assert parse_qs(address.query)["p"] == ["second report Specimen Monitoring Team"]


def test_the_issue_to_cite_names_the_one_it_revises(team: SeriesView) -> None:
    (issue,) = team.rows[0].issues
    assert (issue.relation, issue.item.symbol) == ("Revises", "S/2092/71")


def test_mandates(team: SeriesView) -> None:
    """A resolution of the list leads to its page, with the place in it."""
    mandate = team.rows[0].mandate
    assert mandate is not None
    assert mandate.symbol == "S/RES/9001 (2090)"
    assert mandate.address == "sources/un-s-res-9001/"
    assert mandate.outside.startswith("https://docs.un.org/en/S/RES/9001")
    assert mandate.place == "para. 4"


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        pytest.param("un-s-2091-17", None, "un-s-2092-71-rev-1", id="first; a gap is stepped over"),
        pytest.param("un-s-2092-71-rev-1", "un-s-2091-17", None, id="last"),
        pytest.param("un-s-2092-71", "un-s-2091-17", None, id="a revised issue stands as its heir"),
    ],
)
def test_neighbours(drawer: SeriesDrawer, key: str, before: str | None, after: str | None) -> None:
    place = drawer.place(drawer.bibliography.entries[key])
    assert place is not None
    assert (place.previous and place.previous.key, place.next and place.next.key) == (before, after)


def test_what_is_missing_between_neighbours_is_named(
    drawer: SeriesDrawer, sites: dict[str, Pages]
) -> None:
    """On both sides, and at an end of the series; in figures, leading to its row."""
    first = drawer.place(drawer.bibliography.entries["un-s-2091-17"])
    last = drawer.place(drawer.bibliography.entries["un-s-2092-71-rev-1"])
    assert first is not None
    assert last is not None
    series = "monitoring-team/specimen-team/#2"
    assert (first.missing_before, first.missing_after) == (None, Missing("2nd", series))
    assert (last.missing_before, last.missing_after) == (Missing("2nd", series), None)
    every = drawer.bibliography.vocabularies.series["specimen-team"]
    gaps = {n: replace(drawer.places[every.id][1], ordinal=n) for n in (2, 4, 5)}
    places = (*drawer.places[every.id], gaps[4], gaps[5])
    wider = SeriesDrawer(drawer.bibliography, drawer.lister)
    wider.__dict__["places"] = {**drawer.places, every.id: places}
    place = wider.place(drawer.bibliography.entries["un-s-2092-71-rev-1"])
    assert place is not None
    assert place.missing_after == Missing("4th – 5th", "monitoring-team/specimen-team/#4")
    for language, said in (("en", "Between, not on this list yet:"), ("ar", "بينهما،")):
        page = next(p for p in sites[language] if p.address == "sources/un-s-2091-17/")
        tree = html.fromstring(draw(page, sites[language]))
        (item,) = tree.findall(".//nav[@class='rl-place']//li")
        assert said in "".join(map(str, item.itertext()))
        assert [link.get("href") for link in item.iter("a")][1] == f"../../{series}"


def test_no_series_no_place(drawer: SeriesDrawer) -> None:
    assert drawer.place(drawer.bibliography.entries["doe-2090-causes"]) is None


def test_card_names_newer_gaps_only(drawer: SeriesDrawer) -> None:
    card = drawer.card(drawer.bibliography.vocabularies.series["specimen-team"])
    assert [item.symbol for item in card.newest] == ["S/2092/71/Rev.1", "S/2091/17"]
    assert card.unverified == "2nd"
    assert card.years == "2091–2092"


def test_timeline(drawer: SeriesDrawer) -> None:
    """Newest year first, every year to the oldest, each document in its month."""
    entries = [e for e in drawer.bibliography.entries.values() if e.symbol and e.date]
    timeline = drawer._timeline(entries)
    years = [year.year for year in timeline]
    assert years == list(range(max(years), min(years) - 1, -1))
    points = {p.address: (year.year, p.month, p.label) for year in timeline for p in year.points}
    assert points["sources/un-s-2092-71-rev-1/"] == (2092, 2, "3")
    assert points["sources/un-s-res-9001/"] == (2090, 6, "9001")


def test_dates_are_called_what_they_are(drawer: SeriesDrawer, team: SeriesView) -> None:
    assert team.dated == "Date on the masthead"
    every = drawer.bibliography.vocabularies.series
    resolutions = drawer.page(every["specimen-resolutions"]).view
    assert isinstance(resolutions, SeriesView)
    assert resolutions.dated == "Date of adoption"
