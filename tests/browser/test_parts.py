"""A week of a syllabus, or another part of a guide, taken away alone: for Word, My list, paper."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import word

pytestmark = [pytest.mark.browser, pytest.mark.integration]

SYLLABUS = "guides/syllabus-12-weeks/"
once = pytest.mark.parametrize("page", ["desktop"], indirect=True)


@pytest.mark.parametrize(
    ("language", "title", "sources"),
    [("", "Week 3: Sanctions and due process", "Sources cited"),
     ("ar/", "الأسبوع 3: الجزاءات ومراعاة الأصول القانونية", "المصادر المستشهد بها")],
)  # fmt: skip
def test_a_week_is_a_word_document(page: Page, language: str, title: str, sources: str):
    page.goto(language + SYLLABUS)
    link = page.get_by_role("link", name=f"Word: {title}")
    with page.expect_download() as download, tempfile.TemporaryDirectory() as folder:
        link.click()
        path = Path(folder, "file")
        download.value.save_as(path)
        content = path.read_bytes()
    shown = [(word.style(p), word.words(p)) for p in word.paragraphs(content)]
    assert shown[0] == ("Title", title)
    assert ("Heading1", sources) in shown
    assert [style for style, _ in shown].count("Bibliography") == 5
    assert len(word.footnotes(content)) == 5
    question = next(text for _, text in shown if text.startswith(("Question:", "السؤال:")))
    assert question in page.locator("article").inner_text()


def test_every_week_has_its_document_without_javascript(chromium: Browser, address: str):
    context = chromium.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(SYLLABUS)
    links = page.locator(".rl-part a")
    expect(links).to_have_count(12)
    for number, link in enumerate(links.all(), 1):
        assert link.get_attribute("href") == f"../../guides/syllabus-12-weeks/week-{number}.docx"
        answer = context.request.get(f"{address}guides/syllabus-12-weeks/week-{number}.docx")
        assert answer.ok
        assert answer.body()[:2] == b"PK"
    for button in page.locator(".rl-part button").all():
        expect(button).to_be_hidden()
    context.close()


def test_a_week_goes_on_my_list(page: Page):
    page.goto(SYLLABUS)
    row = page.locator("#week-3 + .rl-part")
    button = row.get_by_role("button", name="Add these 5 to my list")
    for target in (button, row.locator("a"), row.get_by_role("button", name="Print: Week 3")):
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    button.click()
    expect(page.locator("#rl-my-list")).to_have_accessible_name("My list 5")
    expect(page.locator("#rl-said")).to_have_text("Added to my list (5)")
    button.click()
    expect(page.locator("#rl-my-list")).to_have_accessible_name("My list 5")
    page.goto("my-list/")
    expect(page.locator("html")).to_have_attribute("data-my-list", "5")
    first = page.locator("#mine-list > li").first
    expect(first).to_have_attribute("data-item", "un-s-res-1267")


@once
@pytest.mark.parametrize("language", ["", "ar/"])
def test_one_week_on_paper(page: Page, language: str):
    """With its notes under their numbers; then the whole can be printed again."""
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(language + SYLLABUS)
    page.emulate_media(media="print")
    expect(page.locator("#week-2")).to_be_visible()
    page.emulate_media(media="screen")
    numbers = page.locator("#week-3 ~ *").locator("a.footnote-ref").all_inner_texts()[:5]
    page.locator("[data-print-part='week-3']").click()
    assert page.evaluate("window.printed") is True
    page.emulate_media(media="print")
    for shown in ("h1", "#week-3"):
        expect(page.locator(shown)).to_be_visible()
    for hidden in ("#week-2", "#week-4", ".rl-part >> nth=0", ".rl-references", ".rl-downloads"):
        expect(page.locator(hidden)).to_be_hidden()
    notes = page.locator(".footnote li")
    visible = [note for note in notes.all() if note.is_visible()]
    assert [note.get_attribute("value") for note in visible] == numbers
    assert "1267" in visible[0].inner_text()
    text = page.locator("article").inner_text()
    assert re.search(r"A/67/396", text)
    assert not re.search(r"S/2015/441", text)
    page.emulate_media(media="screen")
    expect(page.locator("#week-2")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#week-2")).to_be_visible()
    assert page.locator("[data-on-paper]").count() == 0
    before = page.locator("#week-4").evaluate("node => getComputedStyle(node).breakBefore")
    assert before == "page"


@once
def test_every_guide_has_its_path_alone(page: Page, site: Path):
    page.goto("guides/financing/")
    for name in ("the-path", "further-reading"):
        assert (site / "guides" / "financing" / f"{name}.docx").is_file()
        expect(page.locator(f"#{name} + .rl-part a")).to_be_visible()
    expect(page.locator("#the-path + .rl-part").get_by_role("button").first).to_have_text(
        "Add these 14 to my list"
    )


@pytest.mark.parametrize("language", ["", "ar/"])
def test_nothing_runs_over_the_edge(page: Page, language: str):
    page.goto(language + SYLLABUS)
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
