"""The strip of years: every source counted once, gaps seen, each number leads to its sources."""

from collections import Counter
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.entry import Entry
from reading_list.site import addresses
from reading_list.site.drawing import draw
from reading_list.site.language import Interface
from reading_list.site.page import Pages
from reading_list.site.terms import TermView
from reading_list.site.years import Strip, strip


def place(first: int | None, last: int) -> str:
    return f"{first or ''}-{last}"


def dated(bibliography: Bibliography, *years: int | None) -> list[Entry]:
    """Copies of a source, one for each year."""
    entry = bibliography.entries["doe-2090-causes"]
    return [replace(entry, date=PartialDate(year) if year else None) for year in years]


def numbers(made: Strip) -> dict[int, int]:
    return {y.year: y.count for decade in made.decades for y in decade.years if y.count}


def test_every_source_is_counted_once(sites: dict[str, Pages], bibliography: Bibliography) -> None:
    """On every term's page: by year, before the strip, or undated."""
    kinds = bibliography.vocabularies.kinds
    views = [page.view for page in sites["en"] if isinstance(page.view, TermView)]
    assert views
    for view in views:
        older = view.years.earlier.count if view.years.earlier else 0
        drawn = sum(numbers(view.years).values())
        assert drawn + older + view.years.undated == view.count
    africa = next(page.view for page in sites["en"] if page.address == "regions/africa/")
    assert isinstance(africa, TermView)
    entries = bibliography.in_region("africa")
    assert numbers(africa.years) == Counter(e.year for e in entries if e.year)
    official = {y.year: y.official for d in africa.years.decades for y in d.years if y.official}
    assert official == Counter(e.year for e in entries if e.year and kinds[e.kind].un)


def test_years_without_sources_are_gaps(bibliography: Bibliography) -> None:
    made = strip(bibliography, Interface("en"), dated(bibliography, 2091, 2093), place)
    (decade,) = made.decades
    assert decade.label == "2090–2099"
    assert [(y.year, y.count, y.address) for y in decade.years] == [
        (2090, 0, ""),
        (2091, 1, "2091-2091"),
        (2092, 0, ""),
        (2093, 1, "2093-2093"),
    ]
    assert [y.labelled for y in decade.years] == [True, False, False, False]


@pytest.mark.parametrize(
    ("years", "decades", "first", "older"),
    [
        pytest.param((2025, 2071), None, 2020, None, id="all of them"),
        pytest.param((2025, 2071), 6, 2020, None, id="as many as there are"),
        pytest.param((2025, 2049, 2071), 3, 2050, (2050, 2, "-2049"), id="older ones in words"),
        pytest.param((2062, 2071), 4, 2060, None, id="no empty decade before the first"),
    ],
)
def test_older_than_the_strip(
    bibliography: Bibliography,
    years: tuple[int, ...],
    decades: int | None,
    first: int,
    older: tuple[int, int, str] | None,
) -> None:
    made = strip(bibliography, Interface("en"), dated(bibliography, *years), place, decades)
    assert made.decades[0].years[0].year == first
    earlier = made.earlier
    assert (earlier and (earlier.year, earlier.count, earlier.address)) == older


def test_nothing_dated(bibliography: Bibliography) -> None:
    made = strip(bibliography, Interface("en"), dated(bibliography, None, None), place)
    assert made == Strip((), 2)


def test_bars_are_to_scale(bibliography: Bibliography) -> None:
    """The longest is whole; of 300 one can still be seen, and the parts fit into the whole."""
    document = replace(bibliography.entries["un-s-2091-17"], date=PartialDate(2091))
    entries = [document, *dated(bibliography, *[2091] * 299, 2092)]
    first, second = strip(bibliography, Interface("en"), entries, place).decades[0].years[1:]
    assert (first.official_length, first.other_length, first.length) == (1, 99, 100)
    assert second.length == 1
    assert first.name == "2091: 300 sources, 1 United Nations document"
    assert second.name == "2092: 1 source"


@pytest.mark.parametrize("facet", ["region", "theme"])
def test_each_number_leads_to_explore(sites: dict[str, Pages], facet: str) -> None:
    term = {"region": "africa", "theme": "sanctions"}[facet]
    page = next(p for p in sites["en"] if p.address == f"{facet}s/{term}/")
    assert isinstance(page.view, TermView)
    tree = html.fragment_fromstring(draw(page, sites["en"]))
    links = tree.xpath(".//ol[@class='rl-strip']//a")
    found = {}
    for link in links:
        parts = urlsplit(str(link.get("href")))
        assert parts.path == "../../explore/"
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        assert query.pop(facet) == term
        assert query["from"] == query["to"]
        assert set(query) == {"from", "to"}
        number = "".join(map(str, link.itertext())).strip()
        assert str(link.get("aria-label")).startswith(f"{query['from']}: {number} source")
        found[int(query["from"])] = int(number)
    assert found == numbers(page.view.years)


def test_parts_of_a_bar_differ_in_more_than_colour(sites: dict[str, Pages]) -> None:
    """The other sources' part has a class of its own, which the sheet draws as an outline."""
    page = next(p for p in sites["en"] if p.address == "themes/sanctions/")
    assert isinstance(page.view, TermView)
    tree = html.fragment_fromstring(draw(page, sites["en"]))
    years = [y for decade in page.view.years.decades for y in decade.years]
    outlined = tree.xpath(".//ol[@class='rl-strip']//rect[@class='rl-other']")
    whole = tree.xpath(".//ol[@class='rl-strip']//rect[not(@class)]")
    assert len(outlined) == sum(y.count > y.official for y in years)
    assert len(whole) == sum(y.official > 0 for y in years)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param({}, "explore/", id="everything"),
        pytest.param({"region": "iran"}, "explore/?region=iran", id="a region"),
        pytest.param(
            {"theme": "gender", "from_": 2001, "to": 2002},
            "explore/?theme=gender&from=2001&to=2002",
            id="a theme and years",
        ),
        pytest.param({"to": 1989}, "explore/?to=1989", id="until a year"),
    ],
)
def test_explore(wanted: dict[str, str], expected: str) -> None:
    assert addresses.explore(**wanted) == expected  # type: ignore[arg-type]
