"""A student's way: home, region, source, a citation in the clipboard, a file for Zotero."""

from __future__ import annotations

import re

import pytest
import rispy
from playwright.sync_api import Browser, Page, expect

from tests.browser.clipboard import clipboard

pytestmark = [pytest.mark.browser, pytest.mark.integration]

SOURCE = "un-s-2025-71-rev-1"


def test_from_home_to_a_citation_and_a_file(page: Page, tmp_path):
    page.goto("")
    page.get_by_role("main").get_by_role("link", name="Afghanistan", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Afghanistan")
    page.locator(f"a[href*='sources/{SOURCE}/']:visible").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thirty-fifth report")

    page.get_by_label("Style").select_option("oscola")
    page.get_by_label(re.compile("Paragraph or page")).fill("para. 84")
    page.get_by_role("button", name="Copy without formatting").nth(1).click()
    expect(page.get_by_role("button", name="Copied").first).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "UN Doc S/2025/71/Rev.1, para 84" in copied

    with page.expect_download() as download:
        page.get_by_role("link", name="RIS", exact=True).first.click()
    path = tmp_path / "record.ris"
    download.value.save_as(path)
    (record,) = rispy.loads(path.read_text("utf-8"))
    assert record["type_of_reference"] == "RPRT"
    assert "S/2025/71/Rev.1" in path.read_text("utf-8")


def test_the_chosen_style_is_remembered_on_other_pages(page: Page):
    page.goto(f"sources/{SOURCE}/")
    page.get_by_label("Style").select_option("apa")
    page.goto("sources/un-s-res-1373/")
    expect(page.get_by_label("Style")).to_have_value("apa")
    expect(page.get_by_text("United Nations Security Council. (2001)").first).to_be_visible()


def test_rich_text_keeps_italics(page: Page):
    page.goto(f"sources/{SOURCE}/")
    page.get_by_role("button", name="Copy: ").first.click()
    expect(page.get_by_role("button", name="Copied").first).to_be_visible()
    html = clipboard(page, "text/html")
    assert re.search(r"<(em|i)\b[^>]*>Thirty-fifth report", html)


def test_small_capitals_are_seen_and_copied(page: Page):
    page.goto("sources/jackson-writing-war-on-terrorism/")
    page.get_by_label("Style").select_option("bluebook")
    small = page.locator(".rl-citation:visible .smallcaps").first
    assert small.evaluate("node => getComputedStyle(node).fontVariantCaps") == "small-caps"
    page.get_by_role("button", name="Copy: ").locator("visible=true").first.click()
    expect(page.get_by_role("button", name="Copied").first).to_be_visible()
    html = clipboard(page, "text/html")
    assert re.search(r"<span style=\"font-variant(-caps)?: small-caps", html)


def test_a_pinpoint_that_cannot_be_read_is_said_and_not_printed(page: Page):
    page.goto(f"sources/{SOURCE}/")
    before = page.locator(".rl-citation:visible").all_inner_texts()
    page.get_by_label(re.compile("Paragraph or page")).fill("somewhere near the end")
    expect(page.get_by_role("status")).to_contain_text("Write for example")
    assert page.locator(".rl-citation:visible").all_inner_texts() == before


def test_the_documents_stand_in_six_languages(page: Page):
    page.goto(f"sources/{SOURCE}/")
    found = page.locator("a[href^='https://docs.un.org/']").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    assert {
        f"https://docs.un.org/{code}/S/2025/71/Rev.1"
        for code in ("ar", "zh", "en", "fr", "ru", "es")
    } <= set(found)


def test_the_arabic_page_is_one_step_away_and_right_to_left(page: Page):
    page.goto(f"sources/{SOURCE}/")
    page.get_by_role("link", name="العربية", exact=True).first.click()
    expect(page).to_have_url(re.compile(rf"/ar/sources/{SOURCE}/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("الخامس والثلاثون")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    # A symbol inside Arabic text keeps its own direction.
    symbol = page.locator("main bdi", has_text="S/2025/71/Rev.1").first
    assert symbol.evaluate("node => getComputedStyle(node).direction") == "ltr"


PATHS = (
    "",
    "regions/afghanistan/",
    f"sources/{SOURCE}/",
    "monitoring-team/isil-al-qaida/",
    "sources/",
    "about/selection/",
    "data/",
    "new/",
    "about/changes/",
)


@pytest.mark.parametrize("path", [*PATHS, *(f"ar/{path}" for path in PATHS)])
def test_nothing_runs_over_the_edge(page: Page, path: str):
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_javascript_every_style_is_listed(chromium: Browser, address: str):
    context = chromium.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(f"sources/{SOURCE}/")
    text = page.locator("main").text_content() or ""
    for words in ("UNSC ‘Thirty-fifth", "U.N. Doc. S/2025/71/Rev.1", "UN Security Council."):
        assert words in text
    page.get_by_role("link", name="Regions").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()
