"""WCAG 2.2 AA on every kind of page, in both languages, light and dark; keyboard, zoom, print.

axe-core finds what a program can find; the rest is walked here as a reader would.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

pytestmark = [pytest.mark.browser, pytest.mark.integration]

AXE = Path(__file__).parents[2] / "locks" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async ([rules, only]) => {
  const options = only
    ? { runOnly: { type: "rule", values: only } }
    : { runOnly: { type: "tag", values: rules } };
  const { violations } = await axe.run(document, options);
  const places = (nodes) => nodes.slice(0, 3).map((node) => node.html).join(" | ");
  return violations.map(({ id, nodes }) => `${id}: ${places(nodes)}`);
}"""

KINDS = (
    "",
    "404.html",
    "about/",
    "about/accessibility/",
    "about/changes/",
    "about/citing-un-documents/",
    "about/contributing/",
    "about/coverage/",
    "about/privacy/",
    "about/selection/",
    "data/",
    "explore/?q=khorasan&region=asia",
    "guides/",
    "guides/from-a-headline-to-the-record/",
    "guides/isil-khorasan/",
    "guides/syllabus-12-weeks/",
    "monitoring-team/",
    "monitoring-team/isil-al-qaida/",
    "my-list/?keys=un-s-2025-71-rev-1,un-s-res-1267,farghali-2020-aidun",
    "new/",
    "regions/",
    "regions/central-asia/",
    "series/",
    "series/resolutions-1267-1988/",
    "sources/farghali-2020-aidun/",
    "sources/un-s-2025-71-rev-1/",
    "sources/un-s-res-1373/",
    "themes/",
    "themes/gender/",
)
"""One address of each kind of page; the list of all sources is like that of a region."""


@pytest.fixture
def tab(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=address, viewport=ViewportSize(width=1280, height=900))
    yield context.new_page()
    context.close()


def settle(page: Page, path: str) -> None:
    """Open a page and wait for what scripts draw."""
    page.goto(path)
    if "explore/" in path or "my-list/" in path:
        expect(page.locator("[data-key]").first).to_be_visible()


@pytest.mark.parametrize("folder", ["", "ar/"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(tab: Page, folder: str, kind: str):
    settle(tab, folder + kind)
    tab.add_script_tag(path=AXE)
    assert tab.evaluate(RUN, [RULES, None]) == []
    tab.emulate_media(color_scheme="dark")
    expect(tab.locator("html")).to_have_attribute("data-scheme", "slate")
    assert tab.evaluate(RUN, [RULES, ["color-contrast", "link-in-text-block"]]) == []
    tab.emulate_media(color_scheme="light")
    tab.set_viewport_size(ViewportSize(width=390, height=844))
    narrow = ["target-size", "color-contrast", "scrollable-region-focusable"]
    assert tab.evaluate(RUN, [RULES, narrow]) == []


def test_axe_in_the_search_dialog(tab: Page):
    for folder in ("", "ar/"):
        tab.goto(f"{folder}regions/")
        tab.locator("#rl-search").click()
        tab.locator("dialog input").fill("1267")
        expect(tab.locator("dialog .rl-hit").first).to_be_visible()
        tab.add_script_tag(path=AXE)
        assert tab.evaluate(RUN, [RULES, None]) == []


@pytest.mark.parametrize("folder", ["", "ar/"])
@pytest.mark.parametrize("kind", KINDS)
def test_landmarks_and_headings(tab: Page, folder: str, kind: str):
    """One main part, one main heading, levels without a leap, every nav with a name."""
    settle(tab, folder + kind)
    assert tab.locator("main, [role=main]").count() == 1
    assert tab.locator("h1:visible").count() == 1
    levels = tab.locator("h1, h2, h3, h4").evaluate_all(
        "all => all.filter((h) => h.checkVisibility()).map((h) => Number(h.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    names = tab.locator("nav").evaluate_all(
        "all => all.map((n) => n.getAttribute('aria-label') || n.getAttribute('aria-labelledby'))"
    )
    assert all(names)
    assert tab.locator("html").get_attribute("lang") == ("ar" if folder else "en")


SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; } p { margin-block-end: 2em !important; }"""


@pytest.mark.parametrize("folder", ["", "ar/"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_when_text_grows_or_the_screen_shrinks(tab: Page, folder: str, kind: str):
    """320 px (1.4.10), text at 200 % (1.4.4), spacing of text (1.4.12): no sideways scrolling."""
    fits = "document.documentElement.scrollWidth <= innerWidth + 1"
    tab.set_viewport_size(ViewportSize(width=320, height=700))
    settle(tab, folder + kind)
    assert tab.evaluate(fits)
    tab.set_viewport_size(ViewportSize(width=1280, height=900))
    larger = tab.add_style_tag(content="html { font-size: 200% !important; }")
    assert tab.evaluate(fits)
    larger.evaluate("node => node.remove()")
    tab.add_style_tag(content=SPACING)
    assert tab.evaluate(fits)


def test_the_first_stop_skips_to_the_content(tab: Page):
    for folder in ("", "ar/"):
        tab.goto(f"{folder}regions/")
        tab.keyboard.press("Tab")
        skip = tab.locator(":focus")
        expect(skip).to_have_class("rl-skip")
        assert skip.evaluate("node => node.getBoundingClientRect().left >= 0")
        tab.keyboard.press("Enter")
        expect(tab.locator("#content")).to_be_focused()
        tab.keyboard.press("Tab")
        assert tab.locator("main :focus").count() == 1


def test_every_stop_shows_where_the_keyboard_is(tab: Page):
    """On a source page, in both schemes: the focused element has an outline one can see."""
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        tab.goto("sources/un-s-res-1373/")
        unseen = []
        for _ in range(60):
            tab.keyboard.press("Tab")
            stop = tab.locator(":focus")
            if not stop.count():
                break
            width = stop.evaluate("node => parseFloat(getComputedStyle(node).outlineWidth)")
            style = stop.evaluate("node => getComputedStyle(node).outlineStyle")
            if width < 2 or style == "none":
                unseen.append(stop.evaluate("node => node.outerHTML.slice(0, 90)"))
        assert unseen == []


def test_a_citation_by_keyboard_alone(tab: Page):
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto("sources/un-s-2025-71-rev-1/")
    tab.get_by_label("Style").focus()
    tab.keyboard.type("MLA")
    expect(tab.get_by_label("Style")).to_have_value("mla")
    tab.keyboard.press("Tab")
    tab.keyboard.type("para. 84")
    tab.keyboard.press("Tab")
    expect(tab.locator(":focus")).to_have_text("Copy")
    tab.keyboard.press("Enter")
    expect(tab.locator(":focus")).to_have_text("Copied")


def test_facets_by_keyboard_alone(tab: Page):
    tab.goto("explore/?q=sanctions")
    expect(tab.locator("#explore-hits .rl-hit").first).to_be_visible()
    tab.locator("[data-facet=level] > summary").focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    expect(tab.locator(":focus")).to_have_attribute("name", "level")
    tab.keyboard.press("Space")
    expect(tab).to_have_url(re.compile("level="))
    expect(tab.locator(".rl-chip")).to_have_count(1)
    tab.locator(".rl-chip").focus()
    tab.keyboard.press("Enter")
    expect(tab).not_to_have_url(re.compile("level="))
    assert tab.locator(":focus").count() == 1  # the keyboard is not thrown to the top


def test_no_motion_for_those_who_want_none(tab: Page):
    tab.emulate_media(reduced_motion="reduce")
    for path in ("", "explore/", "sources/un-s-res-1373/"):
        tab.goto(path)
        moving = tab.locator("body *").evaluate_all(
            """all => all.filter((one) => {
              const { transitionDuration, animationName } = getComputedStyle(one);
              const times = transitionDuration.split(",").map(parseFloat);
              return animationName !== "none" || Math.max(...times) > 0.01;
            }).map((one) => one.className).slice(0, 3)"""
        )
        assert moving == []


def test_forced_colours_keep_what_is_chosen_visible(tab: Page):
    tab.emulate_media(forced_colors="active")
    tab.goto("sources/un-s-2025-71-rev-1/")
    for control in (".rl-button", ".rl-languages a", ".rl-downloads a", "#cite-style"):
        width = tab.locator(f"{control}:visible").first.evaluate(
            "node => parseFloat(getComputedStyle(node).borderTopWidth)"
        )
        assert width >= 1, control


def test_print_leaves_out_what_paper_cannot_do(tab: Page):
    tab.emulate_media(media="print")
    tab.goto("sources/un-s-2025-71-rev-1/")
    for gone in (".rl-header", ".rl-cite__tools", ".rl-downloads", ".rl-footer nav"):
        expect(tab.locator(gone).first).to_be_hidden()
    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    link = tab.locator(".rl-links a").first
    after = link.evaluate("node => getComputedStyle(node, '::after').content")
    assert link.get_attribute("href") in after or "attr(href)" in after


@pytest.mark.parametrize("path", ["", "ar/", "sources/un-s-res-1373/", "ar/regions/central-asia/"])
def test_late_fonts_do_not_move_the_page(chromium: Browser, address: str, path: str):
    """Fonts that come after the text leave it where it is (layout shift as browsers count it)."""
    context = chromium.new_context(base_url=address)
    page = context.new_page()

    def late(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/*.woff2", late)
    page.add_init_script(
        """globalThis.shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) globalThis.shift += entry.value;
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    page.goto(path)
    page.wait_for_timeout(1200)
    assert page.evaluate("globalThis.shift") < 0.02
    context.close()
