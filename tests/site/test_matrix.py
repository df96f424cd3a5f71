"""Themes and regions crossed: every number counts what it leads to, in words, number and shade."""

import re
from itertools import product
from pathlib import Path

import pytest
from lxml import html
from lxml.etree import _Element

from reading_list.bibliography.bibliography import Bibliography
from reading_list.site.drawing import draw
from reading_list.site.language import Interface
from reading_list.site.matrix import SHADES, Crossing, Matrices, shade
from reading_list.site.page import ASSETS, Pages
from reading_list.site.terms import Terms, TermView

WITH_MATRIX = ("", "regions/", "themes/")


@pytest.fixture
def opened(bibliography: Bibliography) -> Matrices:
    return Crossing(Terms(bibliography, Interface("en"))).matrices(opened=True)


def drawn(pages: Pages, address: str) -> _Element:
    page = next(page for page in pages if page.address == address)
    tree: _Element = html.fragment_fromstring(draw(page, pages))
    return tree


def found(tree: _Element, path: str) -> list[_Element]:
    elements = tree.xpath(path)
    assert isinstance(elements, list)
    return [one for one in elements if isinstance(one, _Element)]


def test_every_number_counts_what_it_leads_to(opened: Matrices, sites: dict[str, Pages]) -> None:
    groups = {
        f"{page.address}#{group.id}": group.count
        for page in sites["en"]
        if isinstance(page.view, TermView)
        for group in page.view.groups
    }
    tables = (opened.broad, *opened.opened)
    linked = [c for table in tables for _, cells in table.rows for c in cells if c.address]
    assert linked
    for cell in linked:
        assert cell.count == groups[cell.address]
    empty = [c for table in tables for _, cells in table.rows for c in cells if not c.address]
    assert {(cell.count, cell.shade) for cell in empty} == {(0, 0)}


def test_regions_open_to_narrower_ones(opened: Matrices, bibliography: Bibliography) -> None:
    """The broadest together; each that has narrower ones with those, first itself."""
    assert [column.id for column in opened.broad.columns] == ["global", "africa", "europe"]
    (africa,) = opened.opened
    assert africa.label == "Africa"
    assert [column.id for column in africa.columns] == ["africa", "north-africa"]
    themes = list(bibliography.vocabularies.themes)
    assert [theme.id for theme, _ in africa.rows] == themes


@pytest.mark.parametrize("address", WITH_MATRIX)
def test_the_table_can_be_heard(sites: dict[str, Pages], address: str) -> None:
    """A caption, scoped headers, and each number's link named by its region and theme."""
    tree = drawn(sites["en"], address)
    tables = found(tree, ".//table[@class='rl-heat']")
    assert len(tables) == (2 if address == "regions/" else 1)
    for table in tables:
        assert table.findtext("caption")
        headers = found(table, ".//th")
        assert {header.get("scope") for header in headers} == {"col", "row"}
        columns = ["".join(map(str, h.itertext())).strip() for h in found(table, "thead//th")]
        for row in found(table, "tbody/tr"):
            theme = "".join(map(str, row[0].itertext())).strip()
            for region, cell in zip(columns[1:], found(row, "td"), strict=True):
                number = "".join(map(str, cell.itertext())).strip()
                names = [link.get("aria-label") for link in found(cell, "a")]
                sources = "source" if number == "1" else "sources"
                said = [f"{region}, {theme}: {number} {sources}"]
                assert names == (said if number != "0" else [])


def test_the_name_is_arabic_in_arabic(bibliography: Bibliography) -> None:
    matrix = Crossing(Terms(bibliography, Interface("ar"))).matrices().broad
    names = [cell.name for _, cells in matrix.rows for cell in cells if cell.count]
    assert names
    assert not any(re.search("[A-Za-z]", name) for name in names)


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, 0), (1, 1), (4, 1), (5, 2), (19, 3), (20, 4), (49, 4), (50, 5), (900, 5)],
)
def test_shades(count: int, expected: int) -> None:
    assert shade(count) == expected


def test_the_legend_names_every_shade(opened: Matrices) -> None:
    assert [one.label for one in opened.legend] == ["1–4", "5–9", "10–19", "20–49", "50 or more"]
    assert [one.shade for one in opened.legend] == list(range(1, len(SHADES) + 1))


# Contrast (WCAG 2.2, 1.4.3) from the style sheets themselves.


def _sheet(name: str) -> str:
    return next(Path(path) for path in ASSETS if path.name == name).read_text("utf-8")


def _colours(scheme: str) -> dict[str, tuple[float, ...]]:
    css = _sheet("reading-list.css")
    blocks = re.findall(r"^(:root|\[data-scheme=\"slate\"\][^{]*) \{(.*?)\n\}", css, re.M | re.S)
    text = "".join(body for name, body in blocks if scheme == "dark" or name == ":root")
    pairs = re.findall(r"--rl-([\w-]+): #([0-9a-f]{6})", text)
    return {name: tuple(int(code[i : i + 2], 16) for i in (0, 2, 4)) for name, code in pairs}


def _luminance(colour: tuple[float, ...]) -> float:
    parts = [c / 255 for c in colour]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("scheme", "step"), list(product(("light", "dark"), range(1, len(SHADES) + 1)))
)
def test_numbers_can_be_read_on_every_shade(scheme: str, step: int) -> None:
    css, colours = _sheet("figures.css"), _colours(scheme)
    share_ = re.search(rf"\.s{step} \{{ --share: (\d+)%", css)
    assert share_
    share = int(share_[1]) / 100
    mixed = tuple(
        share * a + (1 - share) * s
        for a, s in zip(colours["accent"], colours["surface"], strict=True)
    )
    number = colours["surface" if step >= 4 else "ink"]
    light, dark = sorted((_luminance(mixed), _luminance(number)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
