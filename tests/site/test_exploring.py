"""The search page as it stands before any script runs."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from reading_list.bibliography.bibliography import Bibliography, load
from reading_list.bibliography.bodies import publisher
from reading_list.site.drawing import draw
from reading_list.site.exploring import ExploreView, explore_page
from reading_list.site.language import Interface
from reading_list.site.page import Pages


@pytest.fixture
def drawn(pages: Pages) -> html.HtmlElement:
    page = next(p for p in pages if p.address == "explore/")
    return html.fromstring(draw(page, pages))


def test_every_value_of_a_facet_has_a_box_with_its_count(
    drawn: html.HtmlElement, bibliography: Bibliography
) -> None:
    counted = Counter(e.kind for e in bibliography.entries.values())
    boxes = drawn.xpath("//input[@type='checkbox'][@name='kind']")
    assert {
        b.get("value"): int(b.getparent().find_class("rl-count")[0].text) for b in boxes
    } == counted
    for region in bibliography.vocabularies.regions:
        number = len(bibliography.in_region(region))
        found = drawn.xpath(f"//input[@name='region'][@value='{region}']/..")
        assert [int(one.find_class("rl-count")[0].text) for one in found] == [number] * bool(number)


def test_narrower_regions_stand_within_their_broader_one(
    drawn: html.HtmlElement, bibliography: Bibliography
) -> None:
    regions = bibliography.vocabularies.regions
    inner = next(t for t in regions.values() if t.broader and bibliography.in_region(t.id))
    above = drawn.xpath(f"//input[@value='{inner.id}']/ancestor::li[2]//input/@value")
    assert above[0] == inner.broader


def test_every_control_has_a_label_and_names_are_the_parameters(drawn: html.HtmlElement) -> None:
    for control in drawn.xpath("//input | //select"):
        labelled = control.get("aria-label") or control.xpath("ancestor::label")
        assert labelled or drawn.xpath(f"//label[@for='{control.get('id')}']")
    names = {str(name) for name in drawn.xpath("//form//@name")}
    assert {"q", "region", "theme", "from", "to", "sort"} <= names
    assert len(drawn.xpath("//h1")) == 1


def test_without_scripts_there_are_other_ways(drawn: html.HtmlElement) -> None:
    ways = drawn.xpath("//noscript//a/@href")
    assert ways == ["../regions/", "../themes/", "../series/", "../sources/"]


def test_years_are_those_of_sources_newest_first(pages: Pages, bibliography: Bibliography) -> None:
    view = next(p for p in pages if p.address == "explore/").view
    assert isinstance(view, ExploreView)
    years = {e.year for e in bibliography.entries.values() if e.year}
    assert view.years == tuple(map(str, sorted(years, reverse=True)))


def test_counts_in_every_plural_form(drawn: html.HtmlElement) -> None:
    forms = json.loads(drawn.xpath("//form/@data-found")[0])
    assert set(forms) in ({"one", "other"}, {"zero", "one", "two", "few", "many", "other"})


def test_plural_forms_are_those_of_the_catalogue() -> None:
    def forms(code: str) -> dict[str, str]:
        ui = Interface(code)
        return ui.plurals(lambda n: ui.ngettext("%(number)s source", "%(number)s sources", n))

    arabic = forms("ar")
    assert arabic["two"] == "مصدران"
    assert arabic["few"] == "# مصادر"
    assert set(arabic) == {"zero", "one", "two", "few", "many", "other"}
    assert forms("en") == {"one": "# source", "other": "# sources"}


@pytest.mark.integration
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_body_is_one_publisher_however_it_is_spelt(language: str) -> None:
    """And a body of the United Nations is called in Arabic what it calls itself."""
    bibliography = load(Path(__file__).parents[2] / "bib")
    page = explore_page(bibliography, Interface(language))
    assert isinstance(page.view, ExploreView)
    (facet,) = (facet for facet in page.view.facets if facet.name == "publisher")
    values = {option.value: option for option in facet.options}
    for body in bibliography.vocabularies.bodies:
        assert not values.keys() & set(body.forms)
        spelt = {body.name, *body.forms}
        count = sum(publisher(e) in spelt for e in bibliography.entries.values())
        assert values[body.name].count == count
    council = values["United Nations Security Council"].label
    assert council == {"en": "United Nations Security Council", "ar": "مجلس الأمن"}[language]
