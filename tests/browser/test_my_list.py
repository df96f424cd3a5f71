"""A reader's own list: picked, ordered, noted, cited, taken away, shared, and there offline."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rispy
from playwright.sync_api import Browser, BrowserContext, Download, Page, expect
from pybtex.database import BibliographyData, parse_string

from reading_list.bibliography.scripts import pieces
from tests import word
from tests.browser.clipboard import clipboard
from tests.exports.test_biblatex import warnings_of_biber

pytestmark = [pytest.mark.browser, pytest.mark.integration]

SCHEMA = Path(__file__).parents[1] / "data" / "schema" / "csl-data.json"
TEAM = "un-s-2025-71-rev-1"
RESOLUTION = "un-s-res-1373"
ARTICLE = "abadie-poverty-political-freedom"
ARABIC = "abdelhalim-2017-boko"
BOOK = "bishara-2018-daesh"
KEYS = (TEAM, RESOLUTION, ARTICLE)
NOTE = "Read § 84 first: 5% & {more}\nthen the annex."
once = pytest.mark.parametrize("page", ["desktop"], indirect=True)
"""For what the size of the screen does not change."""

STORED = "JSON.parse(localStorage.getItem('my-list'))"


def fill(page: Page, *keys: str, notes: dict[str, str] | None = None) -> None:
    """Keep a list in the browser as the site keeps it, and open the page."""
    items = [{"key": key, "note": (notes or {}).get(key, "")} for key in keys]
    page.goto("about/privacy/")
    page.evaluate(
        "list => localStorage.setItem('my-list', JSON.stringify(list))",
        {"version": 1, "items": items},
    )
    show(page, "my-list/", len(keys))


def show(page: Page, address: str, count: int) -> None:
    """Open the page and wait until it shows so many sources."""
    page.goto(address)
    drawn(page, count)


def drawn(page: Page, count: int) -> None:
    expect(page.locator("html")).to_have_attribute("data-my-list", str(count))


def kept(page: Page) -> list[str]:
    return [item["key"] for item in page.evaluate(STORED)["items"]]


def shown(page: Page) -> list[str]:
    lines = page.locator("#mine-list > li")
    return [str(key) for key in lines.evaluate_all("all => all.map(one => one.dataset.item)")]


def entries(page: Page) -> list[str]:
    return [text.strip() for text in page.locator("#mine-entries .rl-citation").all_inner_texts()]


def content(download: Download) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file")
        download.save_as(path)
        return path.read_bytes()


def take(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return content(download.value)


@pytest.fixture
def context(chromium: Browser, address: str) -> Iterator[BrowserContext]:
    """Another reader's browser, of which requests may fail."""
    context = chromium.new_context(base_url=address, accept_downloads=True)
    yield context
    context.close()


def merge(context: BrowserContext, renamed: dict[str, str]) -> None:
    """Let the site say that records have become others."""
    context.route("**/data/merged.json", lambda route: route.fulfill(json=renamed))


def test_sources_are_picked_in_lists_and_on_their_pages(page: Page):
    page.goto("regions/afghanistan/")
    tool = page.locator("#rl-my-list")
    expect(tool.locator("b")).to_be_hidden()
    button = page.locator(f"li[data-key='{TEAM}'] > .rl-pick").first
    expect(button).to_have_attribute("data-picked", "false")
    expect(button).to_have_accessible_name(
        re.compile("^Add to my list: 35th Monitoring Team report")
    )
    box = button.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    button.click()
    expect(button).to_have_attribute("data-picked", "true")
    expect(button).to_have_accessible_name(re.compile("^In my list: remove"))
    expect(page.locator("#rl-said")).to_have_text("Added to my list (1)")
    expect(tool).to_have_accessible_name("My list 1")
    # The same source stands in several parts of the page; each button knows.
    for other in page.locator(f"li[data-key='{TEAM}'] > .rl-pick").all():
        assert other.get_attribute("data-picked") == "true"

    page.goto(f"sources/{RESOLUTION}/")
    page.get_by_role("button", name="Add to my list", exact=True).click()
    expect(page.get_by_role("button", name="In my list: remove", exact=True)).to_be_visible()
    expect(tool).to_have_accessible_name("My list 2")
    page.reload()
    expect(tool).to_have_accessible_name("My list 2")
    tool.click()
    drawn(page, 2)
    assert shown(page) == kept(page) == [TEAM, RESOLUTION]
    page.goto(f"sources/{RESOLUTION}/")
    page.get_by_role("button", name="In my list: remove", exact=True).click()
    expect(tool).to_have_accessible_name("My list 1")


@once
def test_other_tabs_follow(page: Page):
    page.goto("regions/afghanistan/")
    other = page.context.new_page()
    other.goto(f"sources/{TEAM}/")
    other.get_by_role("button", name="Add to my list", exact=True).click()
    expect(page.locator("#rl-my-list")).to_have_accessible_name("My list 1")
    button = page.locator(f"li[data-key='{TEAM}'] > .rl-pick").first
    expect(button).to_have_attribute("data-picked", "true")


@once
def test_every_list_has_buttons_and_no_source_two(page: Page):
    page.goto("sources/")
    places, buttons = page.locator("[data-key]").count(), page.locator("[data-key] > .rl-pick")
    assert places > 500
    folded = page.locator("details [data-key]").count()
    assert folded > 100
    # What is folded has its buttons when it is opened, and not before.
    expect(buttons).to_have_count(places - folded)
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    expect(buttons).to_have_count(places)
    page.evaluate("import('./../assets/my-list.js').then(({ mark }) => mark(document.body))")
    expect(buttons).to_have_count(places)


@once
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("monitoring-team/isil-al-qaida/", "^Add to my list: S/"),
        ("guides/isil-khorasan/", "^Add to my list: "),
        ("series/resolutions-1373/", "^Add to my list: "),
    ],
)
def test_tables_and_guides_have_buttons(page: Page, path: str, name: str):
    page.goto(path)
    button = page.locator("[data-key] > .rl-pick").first
    expect(button).to_have_accessible_name(re.compile(name))
    button.click()
    expect(page.locator("#rl-my-list")).to_have_accessible_name("My list 1")


@once
def test_results_of_explore_have_buttons(page: Page):
    page.goto("explore/?q=S/2025/71")
    button = page.locator(f"li[data-key='{TEAM}'] > .rl-pick")
    expect(button).to_have_accessible_name(re.compile("^Add to my list: "), timeout=15_000)
    button.click()
    expect(button).to_have_attribute("data-picked", "true")
    expect(page.locator("#rl-my-list")).to_have_accessible_name("My list 1")


def test_an_empty_list_says_how_to_fill_it(page: Page):
    show(page, "my-list/", 0)
    expect(page.get_by_role("heading", name="Nothing picked yet")).to_be_visible()
    main = page.locator("#mine-empty")
    for name in ("a region", "Explore", "reading path"):
        expect(main.get_by_role("link", name=name)).to_be_visible()
    expect(page.locator("#mine-full")).to_be_hidden()


def test_sources_are_moved_by_keyboard_alone(page: Page):
    fill(page, *KEYS)
    page.get_by_role("button", name=re.compile("^Move up: Poverty")).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#mine-list > li").nth(1)).to_have_attribute("data-item", ARTICLE)
    assert kept(page) == [TEAM, ARTICLE, RESOLUTION]
    expect(page.locator("#rl-said")).to_contain_text("now 2 of 3")
    # The focus stays on the button, so that the next press goes on.
    page.keyboard.press("Enter")
    expect(page.locator("#mine-list > li").first).to_have_attribute("data-item", ARTICLE)
    page.keyboard.press("Enter")
    assert kept(page) == [ARTICLE, TEAM, RESOLUTION]
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#mine-list > li").nth(1)).to_have_attribute("data-item", ARTICLE)
    page.reload()
    drawn(page, 3)
    assert shown(page) == [TEAM, ARTICLE, RESOLUTION]


def test_sources_are_dragged(page: Page):
    fill(page, *KEYS)
    grip = page.locator("#mine-list > li").nth(2).locator(".rl-mine__grip")
    grip.scroll_into_view_if_needed()
    target = page.locator("#mine-list > li").first.bounding_box()
    box = grip.bounding_box()
    assert box is not None
    assert target is not None
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 10, target["y"] + 60, steps=5)
    page.mouse.move(box["x"] + 10, target["y"] + 5, steps=5)
    page.mouse.up()
    expect(page.locator("#mine-list > li").first).to_have_attribute("data-item", ARTICLE)
    page.wait_for_function(f"{STORED}.items[0].key === '{ARTICLE}'")
    assert kept(page) == [ARTICLE, TEAM, RESOLUTION]


def test_the_list_is_sorted_without_losing_its_own_order(page: Page):
    fill(page, RESOLUTION, TEAM, ARTICLE)
    order = page.get_by_label("Order of the list", exact=True)
    expect(page.locator("#mine-orders")).to_contain_text("In the order you give them")
    order.select_option("date")
    expect(page.locator("#mine-list > li").first).to_have_attribute("data-item", TEAM)
    assert shown(page) == [TEAM, ARTICLE, RESOLUTION]
    assert page.get_by_role("button", name=re.compile("^Move up")).count() == 0
    expect(page.locator("#mine-orders")).to_contain_text("choose “By hand”")
    order.select_option("title")
    expect(page.locator("#mine-list > li").first).to_have_attribute("data-item", ARTICLE)
    assert shown(page) == [ARTICLE, RESOLUTION, TEAM]
    order.select_option("author")
    assert shown(page)[0] == ARTICLE
    assert kept(page) == [RESOLUTION, TEAM, ARTICLE]
    page.reload()
    drawn(page, 3)
    expect(order).to_have_value("author")
    order.select_option("own")
    expect(page.locator("#mine-list > li").first).to_have_attribute("data-item", RESOLUTION)


def named(page: Page, button: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return download.value.suggested_filename


def test_a_list_may_have_a_title(page: Page):
    """On the page, on paper, in Word and in the names of files; not in the link."""
    fill(page, *KEYS)
    heading = page.locator("#mine-bibliography")
    expect(heading).to_have_text("Bibliography")
    assert named(page, "RIS") == "my-list.ris"
    page.get_by_label("Title (optional)").fill("Week 3: Sanctions & <b>law</b>")
    expect(heading).to_have_text("Week 3: Sanctions & <b>law</b>")
    assert "Week" not in page.get_by_label("Link to this list").input_value()
    page.reload()
    drawn(page, 3)
    expect(page.get_by_label("Title (optional)")).to_have_value("Week 3: Sanctions & <b>law</b>")
    assert named(page, "BibLaTeX") == "week-3-sanctions-b-law-b.bib"
    content = take(page, "Word")
    assert word.words(word.paragraphs(content)[0]) == "Week 3: Sanctions & <b>law</b>"
    page.emulate_media(media="print")
    expect(heading).to_be_visible()
    expect(page.get_by_label("Title (optional)")).to_be_hidden()
    page.emulate_media(media="screen")
    # It goes with the list, and comes back with it.
    page.get_by_role("button", name="Remove all").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove all").click()
    drawn(page, 0)
    assert page.evaluate(STORED)["title"] == ""
    page.get_by_role("button", name="Undo").click()
    drawn(page, 3)
    expect(heading).to_have_text("Week 3: Sanctions & <b>law</b>")


@once
def test_a_title_in_arabic_names_the_files(page: Page):
    fill(page, *KEYS)
    page.goto("ar/my-list/")
    drawn(page, 3)
    page.get_by_label("العنوان (اختياري)").fill("الأسبوع 3: الجزاءات")
    assert named(page, "Word") == "الأسبوع-3-الجزاءات.docx"
    assert page.evaluate(STORED)["title"] == "الأسبوع 3: الجزاءات"


@once
def test_a_shared_list_has_no_title_of_ones_own(page: Page):
    fill(page, RESOLUTION)
    page.get_by_label("Title (optional)").fill("Mine")
    show(page, f"my-list/?keys={TEAM},{ARTICLE}", 2)
    expect(page.locator("#mine-bibliography")).to_have_text("Bibliography")
    expect(page.get_by_label("Title (optional)")).to_be_hidden()
    # What orders a list that is only looked at leaves one's own as it is.
    page.get_by_label("Order of the list", exact=True).select_option("title")
    expect(page.locator("#mine-list > li").first).to_have_attribute("data-item", ARTICLE)
    assert page.evaluate(STORED)["order"] == "own"
    page.get_by_role("link", name="Back to my list").click()
    drawn(page, 1)
    expect(page.locator("#mine-bibliography")).to_have_text("Mine")
    expect(page.get_by_label("Order of the list", exact=True)).to_have_value("own")


@once
def test_removal_can_be_undone(page: Page):
    fill(page, *KEYS, notes={RESOLUTION: NOTE})
    page.get_by_role("button", name="Remove: Resolution 1373 (2001)").click()
    drawn(page, 2)
    assert kept(page) == [TEAM, ARTICLE]
    # The focus goes to what is next, not to the top of the page.
    expect(page.get_by_role("button", name=re.compile("^Remove: Poverty"))).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    drawn(page, 3)
    assert page.evaluate(STORED)["items"][1] == {"key": RESOLUTION, "note": NOTE}


def test_clearing_asks_first_and_can_be_undone(page: Page):
    fill(page, *KEYS)
    page.get_by_role("button", name="Remove all").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Keep them").click()
    assert kept(page) == list(KEYS)
    page.get_by_role("button", name="Remove all").click()
    dialog.get_by_role("button", name="Remove all").click()
    drawn(page, 0)
    assert kept(page) == []
    expect(page.locator("#rl-my-list b")).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    drawn(page, 3)


def test_notes_are_kept_and_shown_below_their_source(page: Page):
    fill(page, *KEYS)
    line = page.locator(f"#mine-list > li[data-item='{TEAM}']")
    line.locator("summary").click()
    line.get_by_label("Note on: 35th Monitoring Team report").fill("Cite <this> one.")
    page.reload()
    drawn(page, 3)
    expect(line.get_by_role("textbox")).to_have_value("Cite <this> one.")
    expect(page.locator("#mine-entries .rl-mine__noted")).to_have_text("Cite <this> one.")
    page.get_by_label("With my notes").uncheck()
    expect(page.locator("#mine-entries .rl-mine__noted")).to_have_count(0)


def test_the_style_is_the_remembered_one_and_orders_the_bibliography(page: Page):
    page.goto(f"sources/{TEAM}/")
    page.get_by_label("Style").select_option("bluebook")
    fill(page, TEAM, ARTICLE, RESOLUTION)
    style = page.get_by_label("Style")
    expect(style).to_have_value("bluebook")
    # By family name, though the style prints it last.
    assert [text[:14] for text in entries(page)] == [
        "Alberto Abadie", "S.C. Res. 1373", "U.N. Security ",
    ]  # fmt: skip
    # Called as the style calls it, here and in Word.
    expect(page.locator("#mine-bibliography")).to_have_text("Bibliography")
    style.select_option("apa")
    expect(page.locator("#mine-bibliography")).to_have_text("References")
    assert word.words(word.paragraphs(take(page, "Word"))[0]) == "References"
    assert entries(page)[0].startswith("Abadie, A. (2006). Poverty")
    assert entries(page)[1].startswith("Analytical Support and Sanctions Monitoring Team. (2025)")
    page.get_by_label("Order of the bibliography").select_option("list")
    expect(page.locator("#mine-entries .rl-citation").nth(1)).to_contain_text("Abadie")
    page.goto(f"sources/{TEAM}/")
    expect(page.get_by_label("Style")).to_have_value("apa")


@once
def test_the_bibliography_is_copied_rich_and_plain(page: Page):
    fill(page, *KEYS, notes={TEAM: "Mine."})
    page.get_by_role("button", name="Copy all").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    html = clipboard(page, "text/html")
    assert re.search(r"<(em|i)\b[^>]*>Thirty-fifth report", html)
    assert html.count("<p") == 4
    assert clipboard(page, "text/plain").splitlines()[0].startswith("Abadie, Alberto. “Poverty")
    page.get_by_label("With my notes").uncheck()
    page.get_by_role("button", name="Copy without formatting").click()
    expect(page.get_by_role("button", name="Copied")).to_have_count(2)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines() == entries(page)


@once
def test_biblatex(page: Page, tmp_path: Path):
    fill(page, *KEYS, notes={TEAM: NOTE})
    text = take(page, "BibLaTeX").decode()
    parsed: BibliographyData = parse_string(text, "bibtex")
    assert set(parsed.entries) == set(KEYS)
    fields = parsed.entries[TEAM].fields
    noted = " ".join(fields["annote"].split())
    assert noted == r"Read § 84 first: 5\% \& \{more\} then the annex."
    assert warnings_of_biber(tmp_path, text) == []
    # Ours steps back: to biber both would be one field.
    assert "annotation" not in fields
    assert fields["abstract"].startswith("More than two dozen")
    assert "annotation" in parsed.entries[RESOLUTION].fields


@once
def test_ris(page: Page):
    fill(page, *KEYS, notes={TEAM: NOTE})
    content = take(page, "RIS")
    assert content.count(b"\r\n") == content.count(b"\n")
    records = {record["id"]: record for record in rispy.loads(content.decode())}
    assert set(records) == set(KEYS)
    assert records[TEAM]["notes"] == ["Read § 84 first: 5% & {more} then the annex."]
    assert "notes" not in records[RESOLUTION]


@once
def test_csl_json(page: Page):
    fill(page, *KEYS, notes={TEAM: NOTE})
    items: list[dict[str, Any]] = json.loads(take(page, "CSL-JSON"))
    jsonschema.validate(items, json.loads(SCHEMA.read_text()))
    assert {item["id"]: item.get("note") for item in items} == {
        ARTICLE: None, TEAM: NOTE, RESOLUTION: None,
    }  # fmt: skip


@once
def test_files_are_those_of_the_site_where_there_are_no_notes(page: Page, site: Path):
    fill(page, TEAM)
    stem = site / "sources" / TEAM / TEAM
    assert take(page, "BibLaTeX") == stem.with_suffix(".bib").read_bytes()
    assert take(page, "RIS") == stem.with_suffix(".ris").read_bytes()
    assert take(page, "CSL-JSON") == stem.with_suffix(".json").read_bytes()


@once
def test_word(page: Page):
    fill(page, *KEYS, ARABIC, notes={TEAM: "First.\nملاحظة\x0b."})
    content = take(page, "Word")
    found = [(word.style(p), word.words(p)) for p in word.paragraphs(content)]
    assert found[:2] == [
        ("Title", "Bibliography"),
        ("Subtitle", "Chicago (notes and bibliography)"),
    ]
    assert [s for s, _ in found[2:]] == [
        "Bibliography", "Bibliography", "Annotation", "Annotation", "Bibliography", "Bibliography",
    ]  # fmt: skip
    assert [text for s, text in found if s == "Bibliography"] == entries(page)
    assert [text for s, text in found if s == "Annotation"] == ["First.", "ملاحظة."]
    assert [word.right_to_left(p) for p in word.paragraphs(content)[2:]] == [
        False, False, False, True, False, True,
    ]  # fmt: skip
    team = word.paragraphs(content)[3]
    italic = [
        word.words(r)
        for r in team.iter(f"{word.W}r")
        if r.find(f"{word.W}rPr/{word.W}i") is not None
    ]
    assert "".join(italic).startswith("Thirty-fifth report")
    address = "https://docs.un.org/en/S/2025/71/Rev.1"
    assert word.links(content)[address] == address
    assert word.part(content, "word/styles.xml") is not None
    arabic = word.paragraphs(content)[-1]
    assert arabic.find(f".//{word.W}rPr/{word.W}rtl") is not None


@once
def test_a_mixed_list_in_arabic(page: Page):
    """Works in Arabic and UN documents in Arabic and first; English works as they are. In Word
    every run says its direction, so that marks stay on their side."""
    fill(page, ARTICLE, BOOK, TEAM)
    show(page, "ar/my-list/", 3)
    lines = page.locator("#mine-entries .rl-citation")
    sides = lines.evaluate_all("ns => ns.map(n => getComputedStyle(n).direction)")
    assert sides == ["rtl", "rtl", "ltr"]
    assert entries(page)[1].startswith("بشارة، عزمي. تنظيم الدولة المكنّى")
    content = take(page, "Word")
    cited = [p for p in word.paragraphs(content) if word.style(p) == "Bibliography"]
    assert [word.right_to_left(p) for p in cited] == [True, True, False]
    runs = list(cited[1].iter(f"{word.W}r"))
    bold = [word.words(run) for run in runs if run.find(f"{word.W}rPr/{word.W}b") is not None]
    assert bold[0].startswith('تنظيم الدولة المكنّى "داعش" - ')
    for run in runs:
        leftwards = run.find(f"{word.W}rPr/{word.W}rtl") is not None
        assert leftwards is not word.words(run).startswith("https://")


@once
@pytest.mark.parametrize("rtl", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "نص Title (2016) عنه.", "Bishara. تنظيم الدولة (داعش). Doha.", '"داعش" في العراق',
        'المكنّى "داعش"', "كتابٌ x", "A، B؛ C", "الوثيقة S/2025/71، 5.", "“عنوان” Title «x»",
        "12 (3)", "",
    ],
)  # fmt: skip
def test_texts_are_parted_as_python_parts_them(page: Page, text: str, rtl: bool):
    page.goto("my-list/")
    script = page.evaluate("new URL('../assets/my-list-docx.js', location).href")
    call = "([script, text, rtl]) => import(script).then((it) => it.pieces(text, rtl))"
    found = page.evaluate(call, [script, text, rtl])
    assert [tuple(piece) for piece in found] == pieces(text, rtl=rtl)


@once
def test_small_capitals_in_word(page: Page):
    fill(page, "hoffman-inside-terrorism")
    page.get_by_label("Style").select_option("bluebook")
    run = word.part(take(page, "Word"), "word/document.xml").find(f".//{word.W}smallCaps/../..")
    assert run is not None
    assert word.words(run)


@once
def test_paper_holds_the_list_and_nothing_else(page: Page):
    fill(page, *KEYS, notes={TEAM: "Mine."})
    page.emulate_media(media="print")
    expect(page.locator("#mine-entries")).to_be_visible()
    expect(page.get_by_text("Mine.", exact=True)).to_be_visible()
    for hidden in ("#mine-list", "#mine-import", "#mine-style", ".rl-header nav", "h1"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)


def test_a_link_carries_the_keys_and_nothing_else(page: Page, context: BrowserContext):
    fill(page, *KEYS, notes={TEAM: "Mine."})
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith(f"/my-list/?keys={','.join(KEYS)}")

    other = context.new_page()
    show(other, link, 3)
    expect(other.get_by_role("heading", name="A list someone shared with you")).to_be_visible()
    expect(other.locator("#mine-shared-said")).to_contain_text("no list of your own yet")
    expect(other.get_by_role("button", name="Replace my list with these")).to_be_hidden()
    assert shown(other) == list(KEYS)
    assert other.evaluate("localStorage.getItem('my-list')") is None
    other.get_by_role("button", name="Only look").click()
    expect(other.locator("#mine-shared-said")).to_contain_text("only looking")
    expect(other.get_by_role("button", name="Only look")).to_be_hidden()
    expect(other.get_by_role("button", name="Add all to my list")).to_be_visible()
    assert len(entries(other)) == 3
    assert other.evaluate("localStorage.getItem('my-list')") is None
    other.reload()
    other.get_by_role("button", name="Add all to my list").click()
    expect(other).to_have_url(re.compile("/my-list/$"))
    expect(other.locator("#rl-my-list")).to_have_accessible_name("My list 3")
    assert kept(other) == list(KEYS)
    assert "Mine." not in other.content()


@pytest.mark.parametrize(
    ("button", "expected"),
    [
        ("Add all to my list", [RESOLUTION, ARABIC, TEAM, ARTICLE]),
        ("Replace my list with these", [TEAM, RESOLUTION, ARTICLE]),
    ],
)
def test_a_shared_list_meets_ones_own(page: Page, button: str, expected: list[str]):
    fill(page, RESOLUTION, ARABIC, notes={RESOLUTION: "Mine."})
    show(page, f"my-list/?keys={','.join(KEYS)}", 3)
    expect(page.locator("#mine-shared-count")).to_have_text("3 sources · 2 of them not in yours")
    said = page.locator("#mine-shared-said")
    expect(said).to_have_text("Your own list (2 sources) stays as it is until you choose.")
    expect(page.get_by_text("The sources you have picked.")).to_be_hidden()
    page.get_by_role("button", name=button).click()
    if "Replace" in button:
        # What would be lost is named first, and saying no loses nothing.
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("in the place of the 2 sources on your list")
        dialog.get_by_role("button", name="Keep them").click()
        assert kept(page) == [RESOLUTION, ARABIC]
        page.get_by_role("button", name=button).click()
        dialog.get_by_role("button", name="Replace my list").click()
    # The shared list may be as long as the new one: what can be undone has been done.
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    drawn(page, len(expected))
    assert kept(page) == expected
    page.get_by_role("button", name="Undo").click()
    drawn(page, 2)
    assert page.evaluate(STORED)["items"] == [
        {"key": RESOLUTION, "note": "Mine."}, {"key": ARABIC, "note": ""},
    ]  # fmt: skip


@once
def test_a_shared_list_that_one_has(page: Page):
    fill(page, *KEYS, ARABIC)
    show(page, f"my-list/?keys={','.join(KEYS)}", 3)
    said = page.locator("#mine-shared-said")
    expect(said).to_have_text("All of them are in your list already.")
    expect(page.get_by_role("button", name="Add all to my list")).to_be_hidden()
    expect(page.get_by_role("button", name="Replace my list with these")).to_be_visible()


def test_unknown_keys_are_named(context: BrowserContext):
    merge(context, {})
    page = context.new_page()
    show(page, f"my-list/?keys={TEAM},doe-1900-nothing,../../x,{TEAM}", 1)
    expect(page.locator("#mine-unknown")).to_have_text(
        re.compile(r"Not on this site: doe-1900-nothing, \.\./\.\./x")
    )
    page.get_by_role("button", name="Add all to my list").click()
    expect(page.locator("#rl-my-list")).to_have_accessible_name("My list 1")


def test_a_kept_key_that_is_unknown_is_named_and_can_be_dropped(context: BrowserContext):
    merge(context, {})
    page = context.new_page()
    page.goto("about/privacy/")
    page.evaluate(
        "keys => localStorage.setItem('my-list', JSON.stringify({ version: 1, items: keys }))",
        [TEAM, "doe-1900-nothing"],
    )
    show(page, "my-list/", 1)
    expect(page.locator("#mine-unknown")).to_contain_text("doe-1900-nothing")
    assert page.evaluate(STORED)["items"] == [TEAM, "doe-1900-nothing"]
    page.get_by_role("button", name="Take these off my list").click()
    expect(page.locator("#mine-unknown")).to_be_hidden()
    assert kept(page) == [TEAM]


def test_a_site_that_names_no_merged_records_works(context: BrowserContext):
    context.route("**/data/merged.json", lambda route: route.fulfill(status=404, body=""))
    page = context.new_page()
    show(page, f"my-list/?keys={TEAM},doe-1900-nothing", 1)
    expect(page.locator("#mine-unknown")).to_contain_text("doe-1900-nothing")


def test_merged_records_are_followed(context: BrowserContext):
    merge(context, {"team-old-name": "team-newer-name", "team-newer-name": TEAM})
    page = context.new_page()
    show(page, f"my-list/?keys=team-old-name,{RESOLUTION}", 2)
    assert shown(page) == [TEAM, RESOLUTION]
    expect(page.locator("#mine-merged")).to_contain_text(f"team-old-name → {TEAM}")
    # In the browser too: the name changes, the notes of both stay.
    page.evaluate(
        "list => localStorage.setItem('my-list', JSON.stringify(list))",
        {
            "version": 1,
            "items": [
                {"key": "team-old-name", "note": "Old."},
                {"key": RESOLUTION, "note": ""},
                {"key": TEAM, "note": "New."},
            ],
        },
    )
    show(page, "my-list/", 2)
    assert page.evaluate(STORED)["items"] == [
        {"key": TEAM, "note": "Old.\nNew."}, {"key": RESOLUTION, "note": ""},
    ]  # fmt: skip


@once
@pytest.mark.parametrize("name", ["BibLaTeX", "RIS", "CSL-JSON"])
def test_what_was_downloaded_comes_back(page: Page, context: BrowserContext, name: str):
    fill(page, *KEYS, notes={TEAM: NOTE})
    file = take(page, name)
    merge(context, {})
    other = context.new_page()
    show(other, "my-list/", 0)
    other.get_by_label(re.compile("Or choose")).set_input_files(
        {"name": "list.txt", "mimeType": "text/plain", "buffer": file}
    )
    drawn(other, 3)
    expect(other.get_by_role("heading", name="The list in the file")).to_be_visible()
    expect(other.locator("#mine-shared-count")).to_have_text("3 sources")
    other.get_by_role("button", name="Add all to my list").click()
    expect(other.locator("#rl-my-list")).to_have_accessible_name("My list 3")
    assert set(kept(other)) == set(KEYS)
    notes = {item["key"]: item["note"] for item in other.evaluate(STORED)["items"]}
    assert notes[TEAM] == (NOTE if name == "CSL-JSON" else "")


@once
def test_the_whole_region_comes_in_from_its_file(page: Page, site: Path):
    file = site / "data" / "regions" / "afghanistan.bib"
    count = file.read_text("utf-8").count("\n@") + 1
    show(page, "my-list/", 0)
    page.get_by_label(re.compile("Or choose")).set_input_files(file)
    drawn(page, count)


@once
def test_a_pasted_link_is_opened(page: Page):
    show(page, "my-list/", 0)
    page.get_by_label("Paste a link").fill(f"https://elsewhere.example.org/my-list/?keys={TEAM}")
    page.keyboard.press("Enter")
    drawn(page, 1)
    page.get_by_role("link", name="Back to my list").click()
    drawn(page, 0)
    page.get_by_label("Paste a link").fill("nothing of ours")
    page.keyboard.press("Enter")
    expect(page.locator("#mine-read")).to_have_text("No source of this list was found in it.")


BLOCKED = """for (const name of ["getItem", "setItem", "removeItem"]) {
  Storage.prototype[name] = () => { throw new DOMException("refused", "SecurityError"); };
}"""


def test_blocked_storage_is_said(context: BrowserContext):
    context.add_init_script(BLOCKED)
    page = context.new_page()
    page.goto(f"sources/{TEAM}/")
    page.get_by_role("button", name="Add to my list", exact=True).click()
    expect(page.locator("#rl-said")).to_have_text(
        "Not kept: this browser keeps nothing for this site."
    )
    show(page, f"my-list/?keys={TEAM}", 1)
    page.get_by_role("button", name="Add all to my list").click()
    expect(page.get_by_role("alert")).to_contain_text("This browser keeps nothing")
    assert shown(page) == [TEAM]
    page.get_by_role("button", name=re.compile("^Remove: 35th")).click()
    drawn(page, 0)


@once
@pytest.mark.parametrize(
    ("text", "count", "said"),
    [
        pytest.param("{damaged", 0, True, id="not JSON"),
        pytest.param('{"version": 1, "items": 7}', 0, True, id="no list"),
        pytest.param(f'["{TEAM}", "{TEAM}", 5, null, "../x"]', 1, False, id="keys alone"),
        pytest.param(
            f'{{"version": 9, "items": [{{"key": "{TEAM}", "note": 7, "new": 1}}], "order": "x"}}',
            1, False, id="newer",
        ),
    ],
)  # fmt: skip
def test_what_was_kept_may_be_old_or_damaged(page: Page, text: str, count: int, said: bool):
    page.goto("about/privacy/")
    page.evaluate("text => localStorage.setItem('my-list', text)", text)
    show(page, "my-list/", count)
    if said:
        expect(page.get_by_role("alert")).to_contain_text("could not be read")
        assert page.evaluate("localStorage.getItem('my-list-damaged')") == text
    else:
        expect(page.locator("#mine-trouble")).to_be_hidden()


def test_the_list_is_there_offline(page: Page):
    page.goto(f"sources/{TEAM}/")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    page.get_by_role("button", name="Add to my list", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-my-list-kept", "1")
    page.context.set_offline(True)
    # Never opened before: picking the source was enough.
    show(page, "my-list/", 1)
    assert entries(page)[0].startswith("UN Security Council. Thirty-fifth report")
    assert word.paragraphs(take(page, "Word"))
    assert b"ER  -" in take(page, "RIS")
    assert page.evaluate("document.fonts.check('16px \"Reading List Serif\"')")
    page.reload()
    drawn(page, 1)
    page.context.set_offline(False)
    # Nothing to keep: nothing stays behind.
    page.get_by_role("button", name="Remove all").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove all").click()
    drawn(page, 0)
    page.wait_for_function("caches.keys().then(names => names.length === 0)")


@once
def test_what_was_not_kept_is_named_offline(page: Page):
    fill(page, TEAM)
    expect(page.locator("html")).to_have_attribute("data-my-list-kept", "1")
    page.context.set_offline(True)
    show(page, f"my-list/?keys={TEAM},{RESOLUTION}", 1)
    expect(page.locator("#mine-unknown")).to_contain_text(
        f"Cannot be shown without a connection: {RESOLUTION}"
    )
    page.context.set_offline(False)


@once
def test_old_caches_go_with_their_version(page: Page):
    fill(page, TEAM)
    expect(page.locator("html")).to_have_attribute("data-my-list-kept", "1")
    (name,) = page.evaluate("caches.keys()")
    assert re.fullmatch("my-list-[0-9a-f]{16}", name)
    page.evaluate(
        """async () => {
          const old = await caches.open("my-list-old");
          const address = new URL("../sources/un-s-res-1373/list.json", location.href);
          await old.put(address, new Response("{}"));
          const registration = await navigator.serviceWorker.ready;
          await registration.unregister();
        }"""
    )
    page.reload()
    page.wait_for_function(f"caches.keys().then(names => String(names) === '{name}')")


@once
def test_zotero_is_offered_every_source(page: Page):
    page.add_init_script(
        "addEventListener('ZoteroItemUpdated', () => { window.told = true; }, true)"
    )
    fill(page, *KEYS)
    titles = page.locator("span.Z3988").evaluate_all("spans => spans.map(span => span.title)")
    assert len(titles) == 3
    assert all(title.startswith("url_ver=Z39.88-2004&ctx_ver=") for title in titles)
    assert page.evaluate("window.told") is True


def test_arabic(page: Page):
    page.goto(f"ar/sources/{TEAM}/")
    page.get_by_role("button", name="أضف إلى قائمتي").click()
    expect(page.locator("#rl-my-list")).to_have_accessible_name("قائمتي 1")
    show(page, "ar/my-list/", 1)
    line = page.locator("#mine-list > li")
    expect(line).to_contain_text("الخامس والثلاثون")
    assert line.evaluate("node => getComputedStyle(node).direction") == "rtl"
    citation = page.locator("#mine-entries .rl-citation")
    assert citation.evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert citation.get_attribute("lang") == "ar"
    content = take(page, "Word")
    title = word.paragraphs(content)[0]
    assert word.words(title) == "ثبت المراجع"
    assert word.right_to_left(title)
    page.get_by_role("link", name="English", exact=True).click()
    drawn(page, 1)
    expect(page.locator("#mine-list")).to_contain_text("35th Monitoring Team report")


@pytest.mark.parametrize("language", ["", "ar/"])
def test_nothing_runs_over_the_edge(page: Page, language: str):
    fill(page, *KEYS, ARABIC, notes={TEAM: NOTE})
    show(page, f"{language}my-list/", 4)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_javascript_it_says_so_and_where_to_go(chromium: Browser, address: str):
    context = chromium.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("my-list/")
    expect(page.locator("noscript p").first).to_be_visible()
    assert "needs JavaScript" in (page.locator("noscript").text_content() or "")
    expect(page.locator("noscript a[href$='data/']")).to_be_visible()
    expect(page.locator("#mine")).to_be_hidden()
    page.goto("regions/afghanistan/")
    assert page.locator("[data-key]").count() > 10
    assert page.locator("[data-key] button").count() == 0
    context.close()
