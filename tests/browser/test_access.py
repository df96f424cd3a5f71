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

DOCS = Path(__file__).parents[2] / "docs"
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
FAINT = """async (node) => {
  const rule = { type: "rule", values: ["color-contrast"] };
  const { violations } = await axe.run(node, { runOnly: rule });
  return violations.length > 0;
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
    "guides/reading-a-monitoring-team-report/",
    "guides/syllabus-12-weeks/",
    "monitoring-team/",
    "monitoring-team/isil-al-qaida/",
    "my-list/?keys=un-s-2025-71-rev-1,un-s-res-1267,farghali-2020-aidun",
    "new/",
    "regions/",
    "regions/central-asia/",
    "series/",
    "series/resolutions-1267/",
    "sources/farghali-2020-aidun/",
    "sources/un-s-2025-71-rev-1/",
    "sources/un-s-res-1373/",
    "themes/",
    "themes/gender/",
)
"""One address of each kind of page; the list of all sources is like that of a region."""


@pytest.fixture
def tab(chromium: Browser, address: str) -> Iterator[Page]:
    # Without transitions: colours between two schemes are nobody's.
    context = chromium.new_context(
        base_url=address, viewport=ViewportSize(width=1280, height=900), reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def settle(page: Page, path: str) -> None:
    """Open a page and wait for what scripts draw."""
    page.goto(path)
    if "explore/" in path or "my-list/" in path:
        expect(page.locator("main a[href*='/sources/']").first).to_be_visible()


@pytest.mark.parametrize("folder", ["", "ar/"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page(tab: Page, folder: str, kind: str):
    settle(tab, folder + kind)
    tab.add_script_tag(path=AXE)
    assert tab.evaluate(RUN, [RULES, None]) == []
    check_landmarks_and_headings(tab, "ar" if folder else "en")
    tab.emulate_media(color_scheme="dark")
    expect(tab.locator("html")).to_have_attribute("data-scheme", "slate")
    assert tab.evaluate(RUN, [RULES, ["color-contrast", "link-in-text-block"]]) == []
    tab.emulate_media(color_scheme="light")
    tab.set_viewport_size(ViewportSize(width=390, height=844))
    narrow = ["target-size", "color-contrast", "scrollable-region-focusable"]
    assert tab.evaluate(RUN, [RULES, narrow]) == []
    check_that_nothing_runs_over_the_edge(tab)


def check_landmarks_and_headings(tab: Page, language: str):
    """One main part, one main heading, levels without a leap, every nav with a name."""
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
    assert tab.locator("html").get_attribute("lang") == language


SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; } p { margin-block-end: 2em !important; }"""


def check_that_nothing_runs_over_the_edge(tab: Page):
    """320 px (1.4.10), text at 200 % (1.4.4), spacing of text (1.4.12): no sideways scrolling."""
    fits = "document.documentElement.scrollWidth <= innerWidth + 1"
    tab.set_viewport_size(ViewportSize(width=320, height=700))
    assert tab.evaluate(fits), "320 px"
    tab.set_viewport_size(ViewportSize(width=1280, height=900))
    larger = tab.add_style_tag(content="html { font-size: 200% !important; }")
    assert tab.evaluate(fits), "200 %"
    larger.evaluate("node => node.remove()")
    tab.add_style_tag(content=SPACING)
    assert tab.evaluate(fits), "spacing"


PROSE = sorted(
    path.relative_to(DOCS).with_suffix("").as_posix().removesuffix("index")
    for path in DOCS.rglob("*.md")
    if path.relative_to(DOCS).parts[0] != "ar"
)
"""Every page that people wrote; most of them without a translation's own width."""


@pytest.mark.parametrize("folder", ["", "ar/"])
def test_prose_fits_the_narrowest_phone(tab: Page, folder: str):
    """And what is wider than the page scrolls where the keyboard reaches, under a name."""
    for address in PROSE:
        tab.goto(f"{folder}{address}{'' if not address or address.endswith('/') else '/'}")
        for width in (390, 320):
            tab.set_viewport_size(ViewportSize(width=width, height=700))
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, address
        unreached = tab.locator("main table").evaluate_all(
            """all => all.filter((table) => table.checkVisibility())
              .flatMap((table) => [table, table.closest(".rl-scroll") ?? table])
              .filter((one) => one.scrollWidth > one.clientWidth + 1)
              .filter((one) => one.tabIndex !== 0 || one.getAttribute("role") !== "region"
                || !(one.ariaLabel
                  ?? document.getElementById(one.getAttribute("aria-labelledby"))?.textContent))
              .map((one) => one.outerHTML.slice(0, 80))"""
        )
        assert unreached == [], address


@pytest.mark.parametrize(("folder", "said"), [("", "Source page: "), ("ar/", "صفحة المصدر: ")])
def test_links_say_where_they_lead(tab: Page, folder: str, said: str):
    """No link is an arrow alone, and none of two to different pages of a guide's notes is named
    as another is."""
    tab.goto(f"{folder}guides/financing/")
    names: dict[str, set[str]] = {}
    for link in tab.locator(".footnote a").all():
        text = link.evaluate("node => node.ariaLabel ?? node.innerText")
        assert re.search(r"\w{3}", text), link.evaluate("node => node.outerHTML")
        names.setdefault(text, set()).add(str(link.get_attribute("href")))
    assert any(name.startswith(said) for name in names)
    assert [name for name, ways in names.items() if len(ways) > 1] == []
    again = tab.locator(".rl-references a").all_inner_texts()
    assert len(set(again)) == len(again) > 10


@pytest.mark.parametrize("folder", ["", "ar/"])
@pytest.mark.parametrize("kind", ["sources/un-s-2025-71-rev-1/", "sources/", "data/"])
def test_what_can_be_pressed_has_a_name_of_its_own(tab: Page, folder: str, kind: str):
    """On a source's page, in a long list, and among the files of the data page."""
    tab.goto(folder + kind)
    tab.locator(".rl-form__tools button, .rl-pick, .rl-downloads a").first.wait_for()
    names = tab.locator("main button:visible, main .rl-downloads a:visible").evaluate_all(
        "all => all.map((one) => (one.ariaLabel ?? one.textContent).trim())"
    )
    assert len(names) > 5
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
    # What changes its words does not have a state beside them.
    assert tab.locator(".rl-pick[aria-pressed]").count() == 0


@pytest.mark.parametrize(("folder", "word"), [("", "1267"), ("ar/", "الجزاءات")])
def test_results_are_a_list_of_headings(tab: Page, folder: str, word: str):
    """On Explore and in the dialog: a heading for each, below one for all, and the number said."""
    tab.goto(f"{folder}explore/?q={word}")
    explore = tab.locator("#explore")
    expect(explore.locator("#explore-hits .rl-hit").first).to_be_visible()
    assert explore.get_by_role("heading", level=3).count() == explore.locator(".rl-hit").count()
    expect(tab.get_by_role("list", name=explore.locator("h2").first.inner_text())).to_be_visible()
    expect(explore.get_by_role("status")).to_have_text(re.compile(r"\d"))
    tab.locator("#rl-search").click()
    dialog = tab.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill(word)
    expect(dialog.get_by_role("listitem").first).to_be_visible()
    headings = dialog.get_by_role("heading", level=3)
    assert headings.count() == dialog.get_by_role("listitem").count() > 3
    assert dialog.get_by_role("heading", level=2).count() == 1
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"\d"))


def test_a_lost_address_is_told_in_both_languages(chromium: Browser, address: str, site: Path):
    """At any depth, as a server shows it: every link and both searches begin at the base."""
    page = chromium.new_page(base_url=address)
    lost = (site / "404.html").read_text("utf-8")
    page.route(
        re.compile("no-such"), lambda route: route.fulfill(status=404, body=lost,
                                                           content_type="text/html; charset=utf-8")
    )  # fmt: skip
    for folder, part in (("", "main"), ("ar/", "main section[lang=ar][dir=rtl]")):
        page.goto("sources/no-such/deeper/page")
        expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
        expect(page.locator(f"{part} :is(h1, h2)").first).to_be_visible()
        links = page.locator(f"{part} a").evaluate_all("all => all.map((one) => one.href)")
        home = f"{address}{folder}"
        assert {home, f"{home}explore/", f"{home}regions/", f"{home}guides/"} <= set(links)
        for link in links:
            assert page.request.get(link).status == 200
        search = page.locator(f"{part} form").first
        search.get_by_role("searchbox").fill("1267")
        search.get_by_role("button").click()
        expect(page).to_have_url(f"{home}explore/?q=1267")
    page.goto("sources/no-such/deeper/page")
    page.locator("#rl-search").click()
    page.locator("dialog input").fill("1267")
    expect(page.locator("dialog .rl-hit").first).to_be_visible()
    page.close()


def test_dates_and_symbols_stay_on_one_line(tab: Page):
    """Also on the narrowest phone, where they still fit."""
    tab.set_viewport_size(ViewportSize(width=320, height=700))
    for path in ("sources/un-s-2025-71-rev-1/", "monitoring-team/isil-al-qaida/", "new/",
                 "regions/central-asia/", "sources/un-a-76-328-s-2021-759/"):  # fmt: skip
        for folder in ("", "ar/"):
            tab.goto(folder + path)
            broken = tab.locator("main :is(time, .rl-date, .rl-symbol)").evaluate_all(
                """all => all.filter((one) => one.checkVisibility())
                  .filter((one) => {
                    // Words of two directions are two boxes on one line.
                    const words = document.createRange();
                    words.selectNodeContents(one);
                    const boxes = [...words.getClientRects()];
                    return boxes.some((box) => box.top > boxes[0].top + box.height / 2);
                  }).map((one) => one.textContent)"""
            )
            assert broken == [], folder + path
            assert tab.evaluate("document.documentElement.scrollWidth") <= 320, folder + path


@pytest.mark.parametrize("folder", ["", "ar/"])
def test_text_twice_as_large_on_the_narrowest_phone(tab: Page, folder: str):
    """Beyond what WCAG asks for: both at once. Tables that need two directions are apart."""
    tab.set_viewport_size(ViewportSize(width=320, height=700))
    for path in ("explore/?q=2734", "sources/un-s-2025-71-rev-1/", "themes/gender/", "404.html",
                 "guides/financing/", "about/accessibility/", "data/"):  # fmt: skip
        settle(tab, folder + path)
        tab.add_style_tag(content="html { font-size: 200% !important; }")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 321, folder + path
    tab.locator("#rl-search").click()
    tab.locator("dialog input").fill("1267")
    expect(tab.locator("dialog .rl-hit").first).to_be_visible()
    assert tab.locator("dialog").evaluate("node => node.scrollWidth - node.clientWidth") <= 1


def test_axe_in_the_search_dialog(tab: Page):
    for folder in ("", "ar/"):
        tab.goto(f"{folder}regions/")
        tab.locator("#rl-search").click()
        tab.locator("dialog input").fill("1267")
        expect(tab.locator("dialog .rl-hit").first).to_be_visible()
        tab.add_script_tag(path=AXE)
        assert tab.evaluate(RUN, [RULES, None]) == []


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
    """On a source page, in both schemes: the focused element has an outline one can see, and text
    that can be read."""
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        tab.goto("sources/un-s-res-1373/")
        tab.add_script_tag(path=AXE)
        unseen = []
        for _ in range(60):
            tab.keyboard.press("Tab")
            stop = tab.locator(":focus")
            if not stop.count():
                break
            width = stop.evaluate("node => parseFloat(getComputedStyle(node).outlineWidth)")
            style = stop.evaluate("node => getComputedStyle(node).outlineStyle")
            if width < 2 or style == "none" or stop.evaluate(FAINT):
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
    expect(tab.locator(":focus")).to_have_attribute("href", re.compile("docs.un.org"))
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


@pytest.mark.parametrize("wait", [0, 400])
@pytest.mark.parametrize(
    "path",
    [
        "",
        "ar/",
        "sources/un-s-res-1373/",
        "ar/regions/central-asia/",
        "ar/guides/financing/",
        "my-list/",
        "ar/my-list/",
        "ar/sources/",
        "about/changes/",
    ],
)
def test_a_page_stays_where_it_is(chromium: Browser, address: str, path: str, wait: int):
    """Neither fonts, soon or ``wait`` ms after the text, nor what scripts add move what is read
    (layout shift as browsers count it, on a phone)."""
    context = chromium.new_context(base_url=address, viewport={"width": 412, "height": 823})
    page = context.new_page()

    def late(route: Route) -> None:
        page.wait_for_timeout(wait)
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


PLACES = (
    "regions/europe/#criminal-justice",
    "ar/regions/europe/#criminal-justice",
    "regions/global/#research-evaluation",
    "about/changes/#2026-11-23",
    "ar/sources/#1999",
)


@pytest.mark.parametrize("place", PLACES)
def test_a_link_into_a_long_page_leads_to_its_place(chromium: Browser, address: str, place: str):
    """On a phone, straight to it, and from the top of the page where that has a link to it."""
    context = chromium.new_context(base_url=address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    top = "id => document.getElementById(id).getBoundingClientRect().top"
    path, _, name = place.partition("#")
    page.goto(place)
    page.wait_for_load_state("networkidle")
    assert 0 <= page.evaluate(top, name) < 120
    context.close()

    context = chromium.new_context(base_url=address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(path)
    page.wait_for_load_state("networkidle")
    link = page.locator(f"main a[href$='#{name}']")
    if link.count():
        link.first.evaluate("node => node.click()")
        page.wait_for_timeout(300)
        assert 0 <= page.evaluate(top, name) < 120
    context.close()


def test_the_way_back_leads_to_where_the_reader_was(chromium: Browser, address: str):
    context = chromium.new_context(base_url=address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    for _ in range(2):  # the second time with the fonts at hand, as on the way back
        page.goto("sources/")
        page.wait_for_load_state("networkidle")
    page.evaluate("scrollTo(0, 15000)")
    page.wait_for_timeout(500)
    shown = """() => [...document.querySelectorAll(".rl-list > li")]
      .filter((one) => { const { top, bottom } = one.getBoundingClientRect();
                         return bottom > 0 && top < innerHeight; })
      .map((one) => one.dataset.key)"""
    before = page.evaluate(shown)
    page.evaluate("key => document.querySelector(`li[data-key='${key}'] a`).click()", before[2])
    page.wait_for_url("**/sources/*/")
    page.go_back()
    page.wait_for_timeout(1000)
    assert before[2] in page.evaluate(shown)
    context.close()
