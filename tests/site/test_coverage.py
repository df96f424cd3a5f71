"""The page that counts the list: each number against the records, bars, gaps, what is missing."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from lxml.etree import _Element

from reading_list.bibliography.bibliography import Bibliography, load
from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.symbols import UNSymbol
from reading_list.bibliography.vocabulary import load_vocabularies
from reading_list.site.coverage import (
    FEW,
    SHELVES,
    TITLE_SOURCES,
    Bars,
    CoverageView,
    coverage_page,
    runs,
    shelf,
)
from reading_list.site.drawing import draw
from reading_list.site.language import Interface
from reading_list.site.listing import Lister
from reading_list.site.page import Page, Pages
from reading_list.site.series import SeriesDrawer
from reading_list.site.terms import Terms

ROOT = Path(__file__).parents[2]


def page_of(pages: Pages) -> Page:
    return next(page for page in pages if page.address == "about/coverage/")


def view_of(bibliography: Bibliography, language: str = "en") -> CoverageView:
    interface = Interface(language)
    series = SeriesDrawer(bibliography, Lister(bibliography, interface))
    view = coverage_page(bibliography, Terms(bibliography, interface), series).view
    assert isinstance(view, CoverageView)
    return view


def counts(bars: Bars) -> dict[str, int]:
    return {bar.label: bar.count for bar in bars.bars}


@pytest.fixture
def view(bibliography: Bibliography) -> CoverageView:
    return view_of(bibliography)


@pytest.fixture
def tree(pages: Pages) -> _Element:
    drawn: _Element = html.fragment_fromstring(draw(page_of(pages), pages, prose="<p>Why.</p>"))
    return drawn


def test_shares(view: CoverageView, bibliography: Bibliography) -> None:
    entries = bibliography.entries.values()
    assert view.count == len(entries)
    assert counts(view.shares) == {
        "Annotation of 40 words or more": 0,
        "Annotation in Arabic too": 2,
        "Title seen on the document": sum(not e.titlesource for e in entries),
        "Seen elsewhere than in reprints": len(entries) - len(view.reprints.items),
        "Open access": sum(e.access == "open" for e in entries),
    }


def test_a_full_annotation_counts_from_forty_words(bibliography: Bibliography) -> None:
    entries = dict(bibliography.entries)
    for key, words in zip(list(entries)[:2], (39, 40), strict=True):
        entries[key] = replace(entries[key], annotation="word " * words)
    longer = replace(bibliography, entries=entries)
    assert counts(view_of(longer).shares)["Annotation of 40 words or more"] == 1


def test_every_source_is_counted_once(view: CoverageView) -> None:
    """By kind, year, language, access and month."""
    assert sum(shelf.count for shelf in view.kinds) == view.count
    years = sum(year.count for decade in view.years.decades for year in decade.years)
    assert years + view.years.undated == view.count
    assert view.languages.count == view.access.count == view.verified.count == view.count


def test_kinds_stand_on_one_shelf(view: CoverageView, bibliography: Bibliography) -> None:
    kinds = bibliography.vocabularies.kinds
    labels = Counter(kinds[e.kind].label["en"] for e in bibliography.entries.values())
    assert {name: n for shelf in view.kinds for name, n in counts(shelf).items()} == labels
    assert [shelf.label for shelf in view.kinds] == [label for label, _ in SHELVES]


@pytest.mark.integration
def test_only_press_and_web_pages_are_on_the_last_shelf() -> None:
    """A new kind of document that no shelf names would land there unseen."""
    vocabularies, findings = load_vocabularies(ROOT / "bib" / "vocabularies")
    assert findings == []
    last = len(SHELVES) - 1
    assert {kind.id for kind in vocabularies.kinds.values() if shelf(kind) == last} == {
        "news-item",
        "web-page",
    }


def test_terms(view: CoverageView, bibliography: Bibliography) -> None:
    """A region counts its narrower ones; shelves and levels add up to its sources."""
    regions, themes = view.tables
    rows = {row.term.id: row for row in regions.rows}
    assert list(rows) == list(bibliography.vocabularies.regions)
    assert [row.term.id for row in themes.rows] == list(bibliography.vocabularies.themes)
    assert (rows["africa"].depth, rows["north-africa"].depth) == (0, 1)
    for row in (*regions.rows, *themes.rows):
        shelves, levels = row.counts[: len(SHELVES)], row.counts[len(SHELVES) : -1]
        assert sum(shelves) == sum(levels) == row.term.count
    in_africa = bibliography.in_region("africa")
    assert rows["africa"].term.count == len(in_africa)
    assert rows["africa"].counts[-1] == sum(e.access == "open" for e in in_africa)
    assert rows["africa"].newest == str(max(e.year for e in in_africa if e.year))
    assert len(regions.columns) == len(rows["africa"].counts)


def test_the_strip_has_every_year(view: CoverageView) -> None:
    """Whole decades from the first, to the last year of a source; bars to scale."""
    years = [year for decade in view.years.decades for year in decade.years]
    assert [y.year for y in years] == list(range(years[0].year, years[-1].year + 1))
    assert years[0].year % 10 == 0
    assert years[-1].count > 0
    assert max(y.length for y in years) == 100
    assert all((y.length > 0) == (y.count > 0) == bool(y.address) for y in years)
    assert view.years.decades[0].label == f"{years[0].year}–{years[0].year + 9}"


def test_bars_are_to_scale(bibliography: Bibliography) -> None:
    """The longest is whole, the shortest can be seen; a share is never said to be nothing."""
    entry = next(iter(bibliography.entries.values()))
    many = {f"k{n}": replace(entry, key=f"k{n}", langid="english") for n in range(300)}
    many["k0"] = replace(many["k0"], langid="german")
    bars = view_of(replace(bibliography, entries=many, translations={})).languages.bars
    assert [(bar.label, bar.count, bar.share, bar.length) for bar in bars] == [
        ("English", 299, "99%", 100),
        ("German", 1, "<1%", 1),
    ]


def test_months_of_the_last_check(bibliography: Bibliography) -> None:
    entries = dict(bibliography.entries)
    first = next(iter(entries))
    entries[first] = replace(entries[first], verified=PartialDate(2098, 12, 31))
    verified = view_of(replace(bibliography, entries=entries)).verified
    assert list(counts(verified).items()) == [
        ("January 2099", len(entries) - 1),
        ("December 2098", 1),
    ]


def test_series_and_gaps(view: CoverageView) -> None:
    team, resolutions = view.series
    assert (team.count, team.gaps, team.missing) == (2, 1, "2")
    assert (resolutions.gaps, resolutions.missing) == (0, "")
    assert view.gaps == 1


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([5], ["5"], id="one"),
        pytest.param([2, 3, 5, 7, 8, 9], ["2–3", "5", "7–9"], id="runs"),
    ],
)
def test_runs(numbers: list[int], expected: list[str]) -> None:
    assert runs(numbers) == expected


def test_titles_not_seen(bibliography: Bibliography) -> None:
    """Each under where its wording was seen instead."""
    entries = dict(bibliography.entries)
    keys = list(entries)[: len(TITLE_SOURCES)]
    for key, source in zip(keys, TITLE_SOURCES, strict=True):
        entries[key] = replace(entries[key], titlesource=source)
    view = view_of(replace(bibliography, entries=entries))
    found = {one.label: {item.key for item in one.items} for one in view.titles}
    for key, label in zip(keys, TITLE_SOURCES.values(), strict=True):
        assert key in found[label]
    assert view.titles_count == sum(bool(e.titlesource) for e in entries.values())


def test_reprints(bibliography: Bibliography) -> None:
    """Only where nothing but reprints was seen."""
    expected = {
        key for key, e in bibliography.entries.items() if {s.reprint for s in e.evidence} == {True}
    }
    assert {item.key for item in view_of(bibliography).reprints.items} == expected
    entries = dict(bibliography.entries)
    key = "doe-2090-causes"
    entries[key] = replace(
        entries[key], evidence=tuple(replace(s, reprint=True) for s in entries[key].evidence)
    )
    view = view_of(replace(bibliography, entries=entries))
    assert {item.key for item in view.reprints.items} == expected | {key}


def test_missing_mandates(bibliography: Bibliography) -> None:
    """Resolutions that reports answer to and that are on no page here; the document itself."""
    entries = {k: e for k, e in bibliography.entries.items() if k != "un-s-res-9001"}
    (missing,) = (
        one
        for one in view_of(replace(bibliography, entries=entries)).mandates
        if one.symbol == "S/RES/9001 (2090)"
    )
    assert missing.address == UNSymbol.parse("S/RES/9001 (2090)").url("en")
    symbols = {one.symbol for one in view_of(bibliography).mandates}
    assert "S/RES/9001 (2090)" not in symbols


@pytest.mark.parametrize(("facet", "identifier"), [("regions", "europe"), ("themes", "financing")])
def test_thin_terms(
    view: CoverageView, bibliography: Bibliography, facet: str, identifier: str
) -> None:
    """The fabricated list is small: its terms have few sources, and not of every level."""
    found = bibliography.in_region if facet == "regions" else bibliography.in_theme
    entries = found(identifier)
    assert len(entries) < FEW[facet]
    (thin,) = (one for one in view.thin if one.term.id == identifier)
    assert thin.few
    lacking = {"introductory", "core", "advanced"} - {e.level for e in entries}
    assert {level.lower() for level in thin.lacks.split(", ") if level} == lacking


def test_nothing_missing_is_said_so(sites: dict[str, Pages]) -> None:
    page = page_of(sites["en"])
    assert isinstance(page.view, CoverageView)
    whole = replace(
        page.view,
        thin=(),
        mandates=(),
        gaps=0,
        years=replace(page.view.years, undated=0),
        untranslated=0,
    )
    words = html.fragment_fromstring(draw(replace(page, view=whole), sites["en"])).text_content()
    assert "none at present." in words
    assert "Resolutions that listed reports answer to" not in words


def test_every_bar_stands_beside_its_number(tree: _Element) -> None:
    """Read without colour, style or picture: bars are hidden from readers who hear the page."""
    drawn = tree.xpath(".//svg")
    assert isinstance(drawn, list)
    assert drawn
    for svg in drawn:
        assert isinstance(svg, _Element)
        assert svg.get("aria-hidden") == "true"
    rows = tree.xpath(".//table[contains(@class, 'rl-bars')]/tbody/tr")
    assert isinstance(rows, list)
    for row in rows:
        assert isinstance(row, _Element)
        label, count, share = ("".join(map(str, cell.itertext())).strip() for cell in row)
        assert label
        assert count.isdigit()
        assert share.endswith("%")


def test_years_are_heard_with_their_numbers(sites: dict[str, Pages], view: CoverageView) -> None:
    tree = html.fragment_fromstring(draw(page_of(sites["en"]), sites["en"]))
    heard = tree.xpath(".//ol[@class='rl-strip']//a/@aria-label")
    years = [year for decade in view.years.decades for year in decade.years if year.count]
    assert list(map(str, heard)) == [year.name for year in years]


def test_prose_comes_first(tree: _Element) -> None:
    words = tree.text_content()  # type: ignore[attr-defined]
    assert words.index("Why.") < words.index(str(tree.findtext(".//caption")))


@pytest.mark.parametrize("name", ["docs/about/coverage.md", "docs/ar/about/coverage.md"])
def test_prose_has_no_heading_and_no_counts(name: str) -> None:
    """The page has its own heading; a number in prose would be wrong tomorrow."""
    text = (ROOT / name).read_text("utf-8")
    assert not any(line.startswith("# ") for line in text.splitlines())
    numbers = {word for word in text.replace(".", " ").split() if word.isdigit()}
    assert numbers <= {"2001"}


@pytest.mark.integration
def test_the_real_list_can_be_counted() -> None:
    view = view_of(load(ROOT / "bib"), "ar")
    assert sum(shelf.count for shelf in view.kinds) == view.count
