"""Regions and themes: what a page holds, where to start."""

import pytest

from reading_list.bibliography.bibliography import Bibliography
from reading_list.site.language import Interface
from reading_list.site.listing import FOLDED_FROM, SHOWN, Group, Item, Lister
from reading_list.site.page import Pages
from reading_list.site.terms import REGIONS, START_EACH, THEMES, Terms, TermView


@pytest.fixture
def terms(bibliography: Bibliography) -> Terms:
    return Terms(bibliography, Interface("en"))


def view(pages: Pages, address: str) -> TermView:
    made = next(page.view for page in pages if page.address == address)
    assert isinstance(made, TermView)
    return made


def test_a_region_includes_its_narrower_ones(
    bibliography: Bibliography, sites: dict[str, Pages]
) -> None:
    africa = view(sites["en"], "regions/africa/")
    keys = {item.key for group in africa.groups for item in group.items}
    assert keys == {
        key
        for key, entry in bibliography.entries.items()
        if {"africa", "north-africa"} & set(entry.regions)
    }
    assert africa.count == len(keys)
    assert [t.id for t in africa.narrower] == ["north-africa"]


def test_a_source_stands_under_each_of_its_themes(sites: dict[str, Pages]) -> None:
    groups = {g.id: [i.key for i in g.items] for g in view(sites["en"], "regions/africa/").groups}
    assert "un-s-2092-71-rev-1" in groups["threat-assessment"]
    assert "un-s-2092-71-rev-1" in groups["sanctions"]


def test_start_with_few_and_the_easiest(
    bibliography: Bibliography, sites: dict[str, Pages]
) -> None:
    start = view(sites["en"], "regions/global/").start
    levels = [bibliography.entries[item.key].level for item in start]
    assert levels == sorted(levels, key=["introductory", "core"].index)
    assert max(map(levels.count, levels)) <= START_EACH
    series = [bibliography.entries[item.key].inseries for item in start]
    assert len(set(filter(None, series))) == len(list(filter(None, series)))
    kinds = {bibliography.entries[item.key].kind for item in start}
    assert not kinds & {"un-press-release", "statement", "news-item"}


def test_counts_agree(terms: Terms) -> None:
    for facet in (REGIONS, THEMES):
        for identifier in terms.of(facet):
            assert terms.link(facet, identifier).count == len(terms.entries(facet, identifier))


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        pytest.param(FOLDED_FROM, FOLDED_FROM, id="short enough to stand whole"),
        pytest.param(FOLDED_FROM + 1, SHOWN, id="long: its beginning, then a fold"),
    ],
)
def test_long_parts_fold(bibliography: Bibliography, count: int, shown: int) -> None:
    item: Item = Lister(bibliography, Interface("en")).item(bibliography.entries["doe-2090-causes"])
    group = Group("x", "X", (item,) * count)
    assert len(group.shown) == shown
    assert len(group.shown) + len(group.folded) == count
