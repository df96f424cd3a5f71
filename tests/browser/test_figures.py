"""The figures on a phone and on a desktop: nothing is cut off, small, hidden or turned round."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

pytestmark = [pytest.mark.browser, pytest.mark.integration]

FIGURES = {
    "": ".rl-heat",
    "regions/": ".rl-heat",
    "ar/regions/": ".rl-heat",
    "monitoring-team/": ".rl-lanes",
    "ar/monitoring-team/": ".rl-lanes",
    "regions/global/": ".rl-strip",
    "ar/themes/sanctions/": ".rl-strip",
}

SMALL = """root => [...root.querySelectorAll('a')]
  .map(link => [link.textContent, link.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 23.5 || box.height < 23.5))
  .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("path", FIGURES)
def test_targets_are_large_enough_and_nothing_sticks_out(page: Page, path: str):
    """WCAG 2.2, 2.5.8: 24 px; and no page scrolls sideways."""
    page.goto(path)
    figure = page.locator(FIGURES[path]).first
    assert figure.evaluate(SMALL) == []
    assert page.evaluate(OVERFLOW) == 0


@pytest.mark.parametrize("path", FIGURES)
def test_at_320_px(chromium: Browser, address: str, path: str):
    """WCAG 2.2, 1.4.10, for which a table may scroll; these need not."""
    page = chromium.new_page(viewport=ViewportSize(width=320, height=640))
    page.goto(address + path)
    assert page.evaluate(OVERFLOW) == 0
    assert page.locator(FIGURES[path]).first.evaluate(SMALL) == []
    page.close()


def test_region_headers_stay_in_view(page: Page):
    page.goto("regions/")
    page.locator(".rl-heat tbody tr").nth(18).scroll_into_view_if_needed()
    header = page.locator(".rl-heat thead th").nth(1)
    expect(header).to_be_in_viewport()


def test_a_number_says_what_it_counts_and_leads_there(page: Page):
    page.goto("")
    link = page.get_by_role("link", name="Africa, Sanctions: ").first
    number = link.inner_text()
    link.click()
    expect(page.locator("#sanctions .rl-count")).to_have_text(number)


@pytest.mark.parametrize(("path", "sign"), [("monitoring-team/", 1), ("ar/monitoring-team/", -1)])
def test_time_runs_with_the_writing_or_down(page: Page, path: str, sign: int):
    """Along the line where there is room, from left or from right; down on a phone."""
    page.goto(path)
    years = page.locator(".rl-lanes tbody th")
    first, last = years.first.bounding_box(), years.last.bounding_box()
    assert first
    assert last
    if page.viewport_size and page.viewport_size["width"] > 1000:
        assert (last["x"] - first["x"]) * sign > 500
    else:
        assert last["x"] == first["x"]
        assert last["y"] > first["y"] + 500


def test_the_timeline_is_still_a_table_to_those_who_hear_it(page: Page):
    page.goto("monitoring-team/")
    table = page.get_by_role("table", name="Documents by year and series, oldest year first")
    expect(table.get_by_role("columnheader", name="Team on the Taliban")).to_have_count(1)
    row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="2025"))
    expect(row.get_by_role("link", name="35 35th report, S/2025/71/Rev.1")).to_be_visible()


def test_a_hollow_mark_leads_to_its_row(page: Page):
    page.goto("monitoring-team/")
    page.locator(".rl-lanes .rl-mark--gap").first.click()
    expect(page.locator("tr:target")).to_contain_text("Not on this list yet.")


def test_parts_of_a_bar_differ_without_colour(chromium: Browser, address: str):
    """In forced colours the parts of a bar still differ: one is filled, one is not."""
    page = chromium.new_page(forced_colors="active")
    page.goto(address + "regions/global/")
    fill = "rect => getComputedStyle(rect).fill"
    solid = page.locator(".rl-strip rect:not(.rl-other)").first.evaluate(fill)
    other = page.locator(".rl-strip rect.rl-other").first.evaluate(fill)
    assert solid != other
    page.close()
