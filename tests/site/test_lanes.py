"""Series beside each other in time: every document once, gaps hollow, one order of years."""

from dataclasses import replace

import pytest
from lxml import html
from lxml.etree import _Element

from reading_list.bibliography.bibliography import Bibliography, SeriesPlace
from reading_list.bibliography.dates import PartialDate
from reading_list.site.drawing import draw
from reading_list.site.lanes import LABELS, Lanes, lanes, years_of
from reading_list.site.language import Interface
from reading_list.site.listing import Lister
from reading_list.site.monitoring_team import TeamView
from reading_list.site.page import Page, Pages
from reading_list.site.series import SeriesDrawer


def made(bibliography: Bibliography, *beside: str) -> Lanes:
    return lanes(SeriesDrawer(bibliography, Lister(bibliography, Interface("en"))), beside)


def team_page(pages: Pages) -> Page:
    return next(page for page in pages if page.address == "monitoring-team/")


def table(pages: Pages) -> _Element:
    tree = html.fragment_fromstring(draw(team_page(pages), pages))
    (found,) = tree.xpath(".//table[contains(@class, 'rl-lanes')]")
    assert isinstance(found, _Element)
    return found


def found(tree: _Element, path: str) -> list[_Element]:
    elements = tree.xpath(path)
    assert isinstance(elements, list)
    return [one for one in elements if isinstance(one, _Element)]


def words(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def test_lanes(bibliography: Bibliography) -> None:
    """The Team's numbered series, then those named; a lane's shape comes from its documents."""
    view = made(bibliography, "specimen-resolutions", "no-such-series")
    assert [(lane.label, lane.address, lane.shape) for lane in view.lanes] == [
        ("Reports of the Specimen Team", "monitoring-team/specimen-team/", "team"),
        ("Resolutions on specimens", "series/specimen-resolutions/", "resolution"),
    ]
    assert (view.has("team"), view.has("report")) == (True, False)


def test_every_document_stands_once_in_its_year(bibliography: Bibliography) -> None:
    view = made(bibliography, "specimen-resolutions")
    seen = {
        mark.address: (row.year, mark.label)
        for row in view.years
        for marks in row.cells
        for mark in marks
        if not mark.gap
    }
    assert seen == {
        "sources/un-s-res-9001/": (2090, "9001"),
        "sources/un-s-2091-17/": (2091, "1"),
        "sources/un-s-2092-71-rev-1/": (2092, "3"),
    }
    assert [row.year for row in view.years] == [2090, 2091, 2092]


def test_years_without_documents_are_drawn(bibliography: Bibliography) -> None:
    entries = dict(bibliography.entries)
    entries["un-s-res-9001"] = replace(entries["un-s-res-9001"], date=PartialDate(2086))
    view = made(replace(bibliography, entries=entries), "specimen-resolutions")
    assert [row.year for row in view.years] == list(range(2086, 2093))
    assert view.years[1].cells == ((), ())


def test_other_resolutions_follow_the_rule_that_the_page_tells(bibliography: Bibliography) -> None:
    """Of the Council, about the whole world, introductory or core, in no lane of their own."""
    entries = dict(bibliography.entries)
    one = replace(entries["un-s-res-9001"], inseries="", level="core", regions=("global",))
    outside = {
        "local": replace(one, key="local", regions=("africa",)),
        "advanced": replace(one, key="advanced", level="advanced"),
        "assembly": replace(
            entries["un-a-res-145-291"], key="assembly", level="core", regions=("global",)
        ),
        "in-a-lane": replace(one, key="in-a-lane", inseries="specimen-resolutions"),
    }
    kept = {k: e for k, e in entries.items() if e.inseries == "specimen-team"}
    view = made(
        replace(bibliography, entries=kept | outside | {one.key: one}), "specimen-resolutions"
    )
    assert [lane.label for lane in view.lanes][2:] == ["Other main resolutions"]
    others = [mark.address for row in view.years for mark in row.cells[2]]
    assert others == ["sources/un-s-res-9001/"]


def test_gaps_lead_to_their_row(bibliography: Bibliography, sites: dict[str, Pages]) -> None:
    view = made(bibliography)
    (gap,) = (m for row in view.years for marks in row.cells for m in marks if m.gap)
    assert (view.gaps, gap.label, gap.name.text) == (1, "2", "2nd report")
    assert gap.address == "monitoring-team/specimen-team/#2"
    series = next(p for p in sites["en"] if p.address == "monitoring-team/specimen-team/")
    tree = html.fragment_fromstring(draw(series, sites["en"]))
    (row,) = tree.xpath(".//tr[@id='2']")
    assert "Not on this list yet." in words(row)


def places(bibliography: Bibliography, *dates: str) -> list[SeriesPlace]:
    """Numbered places with these dates; ``""`` is a gap."""
    entry = bibliography.entries["un-s-2091-17"]
    return [
        SeriesPlace(n, replace(entry, date=PartialDate.parse(date)) if date else None)
        for n, date in enumerate(dates, start=1)
    ]


@pytest.mark.parametrize(
    ("dates", "years"),
    [
        pytest.param(["2001-02-03", "2002-02-03"], [2001, 2002], id="no gap"),
        pytest.param(["2001", "", "2003"], [2001, 2002, 2003], id="between"),
        pytest.param(["2001-01", "", "", "", "2003-01"], [2001, 2001, 2002, 2002, 2003], id="even"),
        pytest.param(["", "2003"], [2003, 2003], id="before the first"),
        pytest.param(["2003-01", "2003-07", ""], [2003, 2003, 2004], id="at the pace of the last"),
        pytest.param(["2003", ""], [2003, 2003], id="no pace to go by"),
        pytest.param(["", ""], [None, None], id="nothing known"),
    ],
)
def test_the_year_of_a_gap(
    bibliography: Bibliography, dates: list[str], years: list[int | None]
) -> None:
    assert years_of(places(bibliography, *dates)) == years


def test_no_gap_stands_in_years_to_come(bibliography: Bibliography) -> None:
    """After the newest document of all nothing is drawn, whatever the pace."""
    vocabularies = bibliography.vocabularies
    team = vocabularies.series["specimen-team"]
    gaps = (*team.gaps, replace(team.gaps[0], ordinal=9))
    longer = replace(
        vocabularies, series={**vocabularies.series, team.id: replace(team, gaps=gaps)}
    )
    view = made(replace(bibliography, vocabularies=longer))
    assert view.years[-1].year == 2092
    assert [mark.label for mark in view.years[-1].cells[0]][-1] == "9"


def test_marks_are_named_whole(sites: dict[str, Pages]) -> None:
    """What is seen, then what it is, its symbol and date."""
    links = found(table(sites["en"]), ".//td/a")
    assert [(words(link), link.get("class")) for link in links] == [
        (
            "9001 Resolution 9001 (2090), S/RES/9001 (2090), 10 June 2090",
            "rl-mark--resolution",
        ),
        ("1 1st report, S/2091/17, 4 February 2091", "rl-mark--team"),
        ("2 2nd report, not on this list yet", "rl-mark--gap"),
        ("3 3rd report, S/2092/71/Rev.1, 21 February 2092", "rl-mark--team"),
    ]


def test_the_table_reads_without_its_style(pages: Pages) -> None:
    """Named, headers scoped, and each element with the role that a new layout could take away."""
    tree = table(pages)
    assert tree.findtext("caption")
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    for tag, role in roles.items():
        assert {one.get("role") for one in found(tree, f"descendant-or-self::{tag}")} == {role}
    headers = {(one.get("scope"), one.get("role")) for one in found(tree, ".//th")}
    assert headers == {("col", "columnheader"), ("row", "rowheader")}
    view = team_page(pages).view
    assert isinstance(view, TeamView)
    assert f"n{len(view.lanes.lanes)}" in str(tree.get("class")).split()


def test_time_runs_as_the_page_does(sites: dict[str, Pages]) -> None:
    """Both scripts have the years in one order; the direction of the page does the rest."""
    years = {
        code: [words(one) for one in found(table(site), "tbody//th")]
        for code, site in sites.items()
    }
    assert years["en"] == years["ar"] == sorted(years["en"])


def test_home_leads_to_the_timeline(sites: dict[str, Pages]) -> None:
    home = next(page for page in sites["en"] if page.address == "")
    assert 'href="./monitoring-team/#timeline"' in draw(home, sites["en"])


@pytest.mark.parametrize("series", sorted(LABELS))
def test_short_names_are_translated(series: str) -> None:
    assert Interface("ar").gettext(LABELS[series]) != LABELS[series]
