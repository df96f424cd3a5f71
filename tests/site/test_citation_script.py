"""The script of source pages in a real browser, against the Python it mirrors."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

import reading_list.site
from reading_list.citations.model import Locator, LocatorError, LocatorKind, Pinpoints
from reading_list.citations.un.un_arabic import PINPOINTS as ARABIC
from reading_list.site.citing import pinpoint_table
from reading_list.site.drawing import draw
from reading_list.site.page import Pages

pytestmark = pytest.mark.browser
SCRIPT = (Path(reading_list.site.__file__).parent / "assets" / "citation.js").read_text()


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Tab]:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    # A secure context, as the clipboard wants one; nothing leaves the machine.
    context.route("**/*", lambda route: route.fulfill(body="<html>", content_type="text/html"))
    yield context.new_page()
    context.close()


def show(tab: Tab, html: str) -> None:
    """The content of a page with the script, at an address that has a clipboard and storage."""
    tab.goto("https://list.example.org/")
    tab.set_content(html)
    expose = "globalThis.citation = { readPlace, writePlace };"
    tab.add_script_tag(content=SCRIPT + expose, type="module")
    tab.wait_for_function("globalThis.citation")


@pytest.fixture
def source(tab: Tab, sites: dict[str, Pages]) -> Tab:
    pages = sites["en"]
    page = next(p for p in pages if p.address == "sources/doe-2090-causes/")
    show(tab, draw(page, pages))
    tab.evaluate("localStorage.clear()")
    show(tab, draw(page, pages))
    return tab


PLACES = (
    "84", "para. 84", "paras. 84-86", "paragraph 5 (b)", "paras 84, 86", "p. 12", "pp. 12–14",
    "annex", "annex I, para. 3", "Annex II", "op. para. 5", "OP 5", "preamb. para. 2", "PP2",
    "sect. IV", "IV", "art. 2", "footnote 7", "n. 7", "table 1", "fig. 3", "box 2", "appendix",
    "¶ 84", "§ 12", "84 and 86", "84 & 86", "chap. 3", "part II", "84–86, 90",
    "الفقرة 84", "الفقرات ٨٤-٨٦", "الفقرة 84 إلى 86", "المرفق الأول، الفقرة 3",
    "الفقرة 5 من المنطوق", "الفقرة 2 من الديباجة", "ص. 12", "84 و 86", "الفقرة ٥ مكررا",
    "المرفقان الأول والثاني", "المرفق الثاني عشر، الفقرة 3 (ب)", "annexes I and II",
    "annexes I-III", "para. 3 (a) (iv)", "art. 2(1)(b)", "annex XXI", "appendix A",
    "paras. 84, 86 and 90",
    "", "page", "somewhere", "para.", "x 5", "para. 84 bis", "para. <b>", "84,", "annex I para. 3",
)  # fmt: skip


@pytest.mark.parametrize("text", PLACES)
@pytest.mark.parametrize("bare", ["paragraph", "page"])
def test_pinpoints_are_read_and_written_alike(
    tab: Tab, wordings: tuple[Pinpoints, Pinpoints], text: str, bare: str
) -> None:
    """What Python makes of a pinpoint, the page makes of it, in every wording."""
    if tab.url == "about:blank":
        show(tab, "<p></p>")
    read = tab.evaluate("([text, bare]) => citation.readPlace(text, bare)", [text, bare])
    try:
        locator = Locator.parse(text, LocatorKind(bare))
    except LocatorError:
        assert read is None
        return
    assert read == [[part.kind.value, part.value] for part in locator.parts]
    for pinpoints in (*wordings, ARABIC):
        written = tab.evaluate(
            "([parts, table]) => citation.writePlace(parts, JSON.parse(table))",
            [read, pinpoint_table(pinpoints)],
        )
        assert written == pinpoints.write(locator)


def shown(tab: Tab) -> list[str]:
    return tab.locator(".rl-citation:visible").all_inner_texts()


def test_one_style_is_shown_and_the_choice_kept(source: Tab) -> None:
    assert source.locator(".rl-style:visible").count() == 1
    assert shown(source)[0].startswith("chicago-notes:")
    source.select_option("#cite-style", "apa")
    assert shown(source)[0].startswith("apa:")
    assert source.evaluate("localStorage.getItem('citation-style')") == "apa"


def test_a_kept_style_that_is_gone_falls_back(source: Tab, sites: dict[str, Pages]) -> None:
    source.evaluate("localStorage.setItem('citation-style', 'vanished')")
    page = next(p for p in sites["en"] if p.address == "sources/doe-2090-causes/")
    show(source, draw(page, sites["en"]))
    assert shown(source)[0].startswith("chicago-notes:")


def test_pinpoint_in_notes_but_not_in_the_bibliography(source: Tab) -> None:
    source.fill("#cite-place", "p. 12")
    entry, note, short = shown(source)
    assert "12" not in entry
    assert note.endswith(", page 12.")
    assert short == "short, page 12."
    source.fill("#cite-place", "somewhere")
    assert shown(source)[2] == "short."
    assert source.locator("#cite-help").inner_text().startswith("Write for example")


def test_copy(source: Tab) -> None:
    """Rich text with plain text beside it; plain text alone."""
    source.fill("#cite-place", "p. 12")
    form = source.locator(".rl-form").nth(1)
    form.get_by_role("button", name="Copy: ").click()
    form.get_by_role("button", name="Copied").wait_for()
    kinds = source.evaluate(
        "navigator.clipboard.read().then(([item]) => Promise.all(item.types.map("
        "async (type) => [type, await (await item.getType(type)).text()])))"
    )
    copied = dict(kinds)
    assert copied["text/plain"] == "chicago-notes: The Causes of Specimens, page 12."
    assert "<em>The Causes of Specimens</em>, page 12." in copied["text/html"]
    assert "slot" not in copied["text/html"]
    form.get_by_role("button", name="Copy without formatting").click()
    form.get_by_role("button", name="Copied").nth(0).wait_for()
    text = source.evaluate("navigator.clipboard.readText()")
    assert text == "chicago-notes: The Causes of Specimens, page 12."


def test_copy_buttons_say_what_they_copy(source: Tab) -> None:
    """Names of their own, which begin with the words on the button, also when these change."""
    buttons = source.locator(".rl-style[open] .rl-form__tools button")
    names = buttons.evaluate_all("all => all.map((one) => one.ariaLabel)")
    words = buttons.evaluate_all("all => all.map((one) => one.textContent)")
    assert len(set(names)) == len(names) == 6
    assert names[:3] == ["Copy: Bibliography", "Copy without formatting: Bibliography",
                         "Copy: First note"]  # fmt: skip
    assert all(name.startswith(said) for name, said in zip(names, words, strict=True))
    buttons.nth(2).click()
    source.get_by_role("button", name="Copied: First note").wait_for()


def test_a_pinpoint_is_words_not_markup(source: Tab) -> None:
    source.fill("#cite-place", "annex <img src=x onerror=alert(1)>")
    assert source.locator(".rl-citation img").count() == 0
