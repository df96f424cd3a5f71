"""What the search index is told of sources."""

from __future__ import annotations

import dataclasses

import pytest

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.symbols import UNSymbol
from reading_list.bibliography.vocabulary import ancestors
from reading_list.site.page import Pages, SearchTag
from reading_list.site.searching import FACETS, SOURCE, aliases, folded, without_particles


def tags(pages: Pages, key: str) -> tuple[SearchTag, ...]:
    return next(p for p in pages if p.address == f"sources/{key}/").head.search


def contents(pages: Pages, key: str, name: str) -> list[str]:
    return [tag.content for tag in tags(pages, key) if tag.name == name]


def test_sources_and_nothing_else_have_tags(pages: Pages) -> None:
    for page in pages:
        assert bool(page.head.search) == (
            page.address.startswith("sources/") and page.address != "sources/" and not page.gone
        )


def test_no_tag_is_empty_and_names_are_pagefinds(pages: Pages) -> None:
    for page in pages:
        for tag in page.head.search:
            assert tag.content.strip() == tag.content != ""
            assert tag.tag in {"meta", "filter", "sort"}
            assert tag.name not in {"any", "all", "none", "not"}  # reserved by Pagefind


def test_facets_are_ids_and_take_in_broader_terms(pages: Pages, bibliography: Bibliography) -> None:
    """The same in every language; who looks for a continent finds its countries."""
    regions = bibliography.vocabularies.regions
    for entry in bibliography.entries.values():
        expected = {t for one in entry.regions for t in (one, *ancestors(regions, one))}
        assert set(contents(pages, entry.key, "region")) == expected
        assert contents(pages, entry.key, "kind")[-1] == entry.kind
        assert contents(pages, entry.key, "year") == [str(entry.year or 0)]
        assert contents(pages, entry.key, "type") == [SOURCE]
    assert [facet.name for facet in FACETS][:2] == ["region", "theme"]


def test_order_in_time(pages: Pages) -> None:
    dates = {key: contents(pages, key, "date")[-1] for key in ("un-s-2092-71-rev-1",)}
    assert dates == {"un-s-2092-71-rev-1": "20920221 un-s-2092-71-rev-1"}
    # What is not dated is before all that is; no two sources are in the same place.
    assert contents(pages, "institute-undated-note", "date")[-1] == "0 institute-undated-note"


def test_people_are_found_and_bodies(pages: Pages) -> None:
    assert "Doe" in contents(pages, "doe-roe-2091-money", "people")[0]
    assert contents(pages, "doe-roe-2091-money", "where") != []


def test_the_citation_line_does_not_end_in_an_address(pages: Pages) -> None:
    lines = [
        text for p in pages for tag in p.head.search if tag.name == "cite" for text in [tag.content]
    ]
    assert lines
    assert not any("http" in line.split()[-1] for line in lines)


def test_synonyms(sites: dict[str, Pages], bibliography: Bibliography) -> None:
    """A form in the title brings all the others; an entry without any has none."""
    (group,) = bibliography.vocabularies.synonyms
    for pages in sites.values():
        for entry in bibliography.entries.values():
            found = contents(pages, entry.key, "synonyms")
            named = "ISIL" in entry.full_title
            assert found == ([" · ".join(group.forms)] if named else []), entry.key


SYMBOLS = [
    ("S/2025/71/Rev.1", {"S/2025/71/Rev.1", "S/2025/71", "2025/71"}),
    ("S/RES/2734 (2024)", {"S/RES/2734 (2024)", "S/RES/2734/2024", "RES/2734/2024"}),
    ("A/RES/60/288", {"A/RES/60/288", "RES/60/288"}),
    ("A/72/651-S/2017/1056", {"A/72/651", "72/651", "S/2017/1056", "2017/1056"}),
    ("S/PV.9701", {"S/PV.9701", "PV.9701"}),
]


@pytest.mark.parametrize(("symbol", "typed"), SYMBOLS)
def test_symbols_as_typed(bibliography: Bibliography, symbol: str, typed: set[str]) -> None:
    entry = dataclasses.replace(
        bibliography.entries["un-s-2091-17"], symbol=UNSymbol.parse(symbol), ordinal=None
    )
    assert typed <= set(aliases(entry))


def test_resolutions_by_number_and_reports_by_place(bibliography: Bibliography) -> None:
    resolution = " ".join(aliases(bibliography.entries["un-s-res-9001"]))
    for words in ("SCR", "UNSCR", "resolution", "القرار", "9001"):
        assert words in resolution
    report = bibliography.entries["un-s-2092-71-rev-1"]
    assert report.ordinal == 3
    assert {"3rd", "third", "الثالث", "report 3"} <= set(aliases(report))


def test_tens_in_both_cases(bibliography: Bibliography) -> None:
    entry = dataclasses.replace(bibliography.entries["un-s-2092-71-rev-1"], ordinal=35)
    assert {"الخامس والثلاثون", "الخامس والثلاثين"} <= set(aliases(entry))


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Tore Bjørgo", "Tore Bjorgo"), ("Łukasz", "Lukasz"), ("Sánchez", ""), ("Doe", "")],
)
def test_letters_that_unicode_does_not_take_apart(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_particles() -> None:
    """With the article they lose only the particle; short words and others stay as they are."""
    told = "تقرير للأمين العام والأمين بالإرهاب لأمين المظالم فالمجلس كان لم"
    assert without_particles(told) == ["الأمين", "الأمين", "الإرهاب", "أمين", "المجلس"]
