"""What a search with few results, or with a word misspelt, offers instead."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.integration]

once = pytest.mark.parametrize("page", ["desktop"], indirect=True)


@once
@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("", "Khorosan", "Khorasan"),
        ("", "Taleban", "Taliban"),
        ("", "monitering team", "monitoring team"),
        ("", "Afganistan", "Afghanistan"),
        ("", "terrorist finansing", "terrorist financing"),
        ("", "Boko Harram", "Boko Haram"),
        ("ar/", "خرسان", "خراسان"),
        ("ar/", "طلبان", "طالبان"),
        ("ar/", "فريق الرسد", "فريق الرصد"),
    ],
)
def test_a_misspelt_word(page: Page, language: str, typed: str, meant: str):
    page.goto(f"{language}explore/?q={typed}")
    link = page.locator("#explore-suggest a").first
    expect(link).to_have_text(meant)
    link.click()
    expect(page.get_by_role("searchbox")).to_have_value(meant)
    expect(page.locator("#explore-hits .rl-hit").first).to_be_visible()
    expect(page.locator("#explore-suggest a", has_text=meant)).to_have_count(0)


@once
@pytest.mark.parametrize("typed", ["حراس الدين", "انصار الله", "سيف العدل"])
def test_a_name_that_is_not_known_is_not_made_another_word(page: Page, typed: str):
    page.goto(f"ar/explore/?q={typed}")
    expect(page.locator("#explore-suggest")).to_be_visible()
    expect(page.locator("#explore-suggest")).not_to_contain_text("هل تقصد")


@once
@pytest.mark.parametrize("typed", ["afganistan", "Taleban afganistan"])
def test_what_begins_like_a_misspelt_word_is_no_result(page: Page, typed: str):
    """The engine would bring every source that has "a"."""
    page.goto(f"explore/?q={typed}")
    expect(page.locator("#explore-suggest a").first).to_be_visible()
    expect(page.locator(".rl-hits .rl-hit")).to_have_count(0)
    expect(page.locator("#explore-found")).to_contain_text("No source")


@once
@pytest.mark.parametrize(
    "typed", ["sanctions", "S/2025/71", "ombudsperson", "Giustozzi", "Hoffman terrorism", "UNODC"]
)
def test_what_is_found_gets_no_advice(page: Page, typed: str):
    page.goto(f"explore/?q={typed}")
    expect(page.locator("#explore-hits .rl-hit").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.locator("#explore-suggest a", has_text="Did you mean")).to_have_count(0)
    assert "Did you mean" not in page.locator("#explore-suggest").inner_text()


@once
def test_its_words_are_loaded_when_they_are_needed(page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("explore/?q=sanctions")
    expect(page.locator("#explore-hits .rl-hit").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "suggest.js" in url or "words.json" in url]
    page.get_by_role("searchbox").fill("sanctoins")
    expect(page.locator("#explore-suggest a").first).to_have_text("sanctions")
    assert [url for url in asked if "words.json" in url]


def test_nothing_found_says_what_was_searched_and_where_to_go(page: Page):
    page.goto("explore/?q=zzyzx&region=africa&level=core&sort=newest")
    panel = page.locator("#explore-suggest")
    expect(panel).to_contain_text("Searched for “zzyzx” in titles")
    page.goto("explore/?q=taliban&region=europe&theme=financing&level=introductory&sort=newest")
    links = panel.get_by_role("link")
    expect(links.first).to_be_visible()
    hrefs = links.evaluate_all("all => all.map(link => link.href)")
    assert any(href.endswith("/guides/") for href in hrefs)
    library = panel.get_by_role("link", name="Search the UN Digital Library")
    expect(library).to_have_attribute(
        "href", "https://digitallibrary.un.org/search?ln=en&p=taliban"
    )
    expect(panel).to_contain_text("digitallibrary.un.org")
    expect(panel.get_by_role("link", name=re.compile("Taliban")).first).to_be_visible()
    # Each filter can go alone; the rest of the search stays.
    loose = panel.get_by_role("link", name="Without the filter “Financing of terrorism”")
    loose.click()
    expect(page).to_have_url(
        re.compile(r"\?q=taliban&region=europe&level=introductory&sort=newest$")
    )
    expect(page.locator("#explore-hits .rl-hit").first).to_be_visible()


def test_the_dialog_advises_too(page: Page):
    page.goto("ar/")
    page.locator("#rl-search").click()
    page.locator("dialog input").fill("zzyzx")
    panel = page.locator("dialog .rl-suggest")
    expect(panel).to_contain_text("zzyzx")
    expect(panel.get_by_role("link", name="البحث في مكتبة الأمم المتحدة الرقمية")).to_be_visible()
    page.locator("dialog input").fill("طلبان")
    link = panel.get_by_role("link", name="طالبان", exact=True)
    expect(link).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    link.click()
    expect(page).to_have_url(re.compile(r"/ar/explore/\?q="))
    expect(page.get_by_role("searchbox")).to_have_value("طالبان")
