"""The page on citing UN documents: which records it shows, and what it shows of them."""

import dataclasses
import re
from pathlib import Path

import pytest
from lxml import html
from lxml.etree import _Element
from markdown import Markdown  # type: ignore[import-untyped]

from reading_list.bibliography.bibliography import Bibliography, load
from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.entry import Entry
from reading_list.citations.engine import cite_all
from reading_list.citations.model import STYLES
from reading_list.citations.un.document import KINDS
from reading_list.site.citing_guide import (
    PLACES,
    Example,
    GuideView,
    chosen,
    citing_guide_page,
)
from reading_list.site.drawing import draw
from reading_list.site.language import Interface
from reading_list.site.listing import Lister
from reading_list.site.page import PROSE_ADDRESSES, Page, Pages

ROOT = Path(__file__).parents[2]
PROSE = {
    "en": ROOT / "docs" / "about" / "citing-un-documents.md",
    "ar": ROOT / "docs" / "ar" / "about" / "citing-un-documents.md",
}


def guide(pages: Pages) -> Page:
    return next(page for page in pages if page.address == "about/citing-un-documents/")


def examples(page: Page) -> dict[str, Example]:
    assert isinstance(page.view, GuideView)
    return {example.id: example for example in page.view.examples}


def prose(language: str) -> str:
    """The prose as MkDocs makes it into HTML (the extensions of mkdocs.yml)."""
    names = ["admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
    return str(Markdown(extensions=names).convert(PROSE[language].read_text("utf-8")))


@pytest.fixture(scope="module")
def real(bibliography: Bibliography) -> Page:
    """The page with what the manuals' rules make of the fabricated documents."""
    kinds = bibliography.vocabularies.kinds
    un = [entry for entry in bibliography.entries.values() if kinds[entry.kind].un]
    lister = Lister(bibliography, Interface("en"))
    return citing_guide_page(bibliography, cite_all(un, lambda _: True), lister)


def test_every_kind_has_an_example(pages: Pages, bibliography: Bibliography) -> None:
    """In the order of the vocabulary, each in every style, and the revised issue last."""
    kinds = [kind.id for kind in bibliography.vocabularies.kinds.values() if kind.un]
    found = examples(guide(pages))
    assert list(found) == [*kinds, "revised-issue"]
    for example in found.values():
        styles = [row.style.text for row in example.rows if row.lang == "en"]
        assert styles == [style.label for style in STYLES.values() if style.lang == "en"]
    # Without a symbol a document is known by its title alone, which is English.
    assert {id_ for id_, e in found.items() if e.rows[-1].lang == "en"} == {
        "committee-document", "statement", "treaty",
    }  # fmt: skip


def test_places_are_of_kinds_that_exist() -> None:
    assert set(PLACES) <= set(KINDS)


def test_a_revised_issue_is_shown(real: Page) -> None:
    assert examples(real)["revised-issue"].item.symbol.endswith("/Rev.1")


@pytest.mark.parametrize(
    ("kind", "style", "note"),
    [
        pytest.param(
            "security-council-resolution", "OSCOLA 4", r"UNSC Res \d+ \(.*\) UN Doc .*, para 2\.",
            id="the operative paragraphs are the numbered ones",
        ),
        pytest.param(
            "general-assembly-resolution", "Bluebook", r".*G\.A\. Res\. .*, pmbl\. ¶ 3, U\.N\. .*",
            id="the preamble is named",
        ),
        pytest.param(
            "meeting-record", "Bluebook",
            r"U\.N\. SCOR, .*, at 5, .* \(statement of Under-Secretary-General for Specimens\)\.",
            id="a record is cited by page, with its speaker",
        ),
        pytest.param(
            "expert-panel-report", "MLA 9", r"\(.*, annex I, par\. 3\)", id="the annex comes first"
        ),
        pytest.param("treaty", "APA 7", r"\(International Convention .*, art\. 2\)", id="articles"),
        pytest.param(
            "monitoring-team-report", "United Nations editorial style", r"S/[\w/.]+, para\. 12\.",
            id="the symbol alone",
        ),
    ],
)  # fmt: skip
def test_the_place_fits_the_kind(real: Page, kind: str, style: str, note: str) -> None:
    row = next(row for row in examples(real)[kind].rows if row.style.text == style)
    assert re.fullmatch(note, re.sub("<[^>]*>", "", row.note))


def test_forms(real: Page) -> None:
    """A style that cites in the text shows one form of it, a style with notes two."""
    for row in examples(real)["monitoring-team-report"].rows:
        assert (row.short is None) == row.in_text
    shown = [row.in_text for row in examples(real)["treaty"].rows]
    assert shown == [not style.note for style in STYLES.values() if style.lang == "en"]


def test_citations_carry_no_links(real: Page) -> None:
    """The address is printed; hundreds of links to it would only be in a keyboard's way."""
    entries = [row.entry for example in examples(real).values() for row in example.rows]
    assert any("https://docs.un.org/" in entry for entry in entries)
    assert not any("<a" in entry or "href" in entry for entry in entries)


def test_wordings_of_places(real: Page) -> None:
    """Without the comma or space that joins them; a reader's hyphen is a dash in print."""
    assert isinstance(real.view, GuideView)
    words = {row.style.text: row.words for row in real.view.wordings}
    assert words["Bluebook"] == (
        "¶ 12", "¶¶ 12–14", "at 5", "annex I, ¶ 3", "¶ 2", "pmbl. ¶ 3", "art. 2",
    )  # fmt: skip
    assert words["MLA 9"][:3] == ("par. 12", "pars. 12–14", "5")
    assert real.view.wordings[-1].lang == "ar"
    assert real.view.wordings[-1].words[:4] == (
        "الفقرة 12", "الفقرات 12-14", "الصفحة 5", "المرفق الأول، الفقرة 3",
    )  # fmt: skip


# ------------------------------------------------------------------ the choice among records
def report(bibliography: Bibliography, key: str, **changes: object) -> Entry:
    """A report that lacks nothing, changed."""
    base = next(e for e in bibliography.entries.values() if e.kind == "monitoring-team-report")
    fields: dict[str, object] = {
        "key": key, "related": (), "relatedtype": "", "titlesource": "",
        "institution": "United Nations Security Council",
        "date": PartialDate.parse("2091-01-02"),
    } | changes  # fmt: skip
    return dataclasses.replace(base, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("older", "newer", "expected"),
    [
        pytest.param({}, {}, "newer", id="of two that lack nothing the newer"),
        pytest.param({}, {"titlesource": "press"}, "older", id="a heading that was not seen"),
        pytest.param({}, {"title": "Recommendations …"}, "older", id="a heading cut short"),
        pytest.param({}, {"date": PartialDate.parse("2093")}, "older", id="no day"),
        pytest.param(
            {"titlesource": "letter"}, {"symbol": None, "number": ""}, "older",
            id="a missing symbol weighs more than a heading",
        ),
        pytest.param(
            {"titlesource": "letter"},
            {"symbol": None, "institution": "Specimen Organization", "author": ()}, "older",
            id="a body outside the United Nations weighs most",
        ),
    ],
)  # fmt: skip
def test_the_newest_well_known_record_is_shown(
    bibliography: Bibliography,
    older: dict[str, object],
    newer: dict[str, object],
    expected: str,
) -> None:
    entries = [
        report(bibliography, **{"key": "older", "date": PartialDate.parse("2092-05-06")} | older),  # type: ignore[arg-type]
        report(bibliography, **{"key": "newer", "date": PartialDate.parse("2093-05-06")} | newer),  # type: ignore[arg-type]
    ]
    by_key = {entry.key: entry for entry in entries}
    found = chosen(dataclasses.replace(bibliography, entries=by_key), entries)
    assert found is by_key[expected]


def test_nothing_to_show(bibliography: Bibliography) -> None:
    assert chosen(bibliography, []) is None


def test_a_revised_report_gives_way(bibliography: Bibliography) -> None:
    """To an older one, even."""
    revised = report(bibliography, "revised", date=PartialDate.parse("2094-01-01"))
    later = report(bibliography, "later", related=("revised",), relatedtype="revises")
    by_key = {"later": later, "revised": revised}
    both = dataclasses.replace(bibliography, entries=by_key)
    assert chosen(both, by_key.values()) is later


def test_a_record_that_names_nobody(bibliography: Bibliography) -> None:
    """Shows where the name of a speaker goes; one that names its speaker needs no placeholder."""
    record = bibliography.entries["un-s-pv-19651"]
    alone = dataclasses.replace(bibliography, entries={record.key: record})
    page = citing_guide_page(
        alone, cite_all([record], lambda _: True), Lister(alone, Interface("en"))
    )
    example = examples(page)["meeting-record"]
    assert example.speaker == "[Speaker]"
    first, *_, bluebook, _, arabic = example.rows
    assert first.note.startswith("[Speaker], in UN Security Council, 19651st meeting")
    assert bluebook.note.endswith("(statement of [Speaker]).")
    assert arabic.note.endswith("الصفحة 5 ([Speaker]).")


def test_a_record_of_one_speaker(real: Page) -> None:
    assert examples(real)["meeting-record"].item.key == "un-s-pv-19700"
    assert examples(real)["meeting-record"].speaker == ""


# ------------------------------------------------------------------------- prose and page
@pytest.fixture(params=["en", "ar"])
def whole(sites: dict[str, Pages], request: pytest.FixtureRequest) -> _Element:
    """The page with its prose."""
    language = str(request.param)
    drawn = draw(guide(sites[language]), sites[language], prose=prose(language))
    tree: _Element = html.fragment_fromstring(drawn)
    return tree


def test_one_heading_and_no_id_twice(whole: _Element) -> None:
    """The prose brings no second h1, and none of its sections is called like a kind."""
    assert len(whole.findall(".//h1")) == 1
    ids = [element.get("id") for element in whole.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)


def test_prose_has_the_same_sections_in_both_languages() -> None:
    found = {code: re.findall(r"^## .*\{#([a-z-]+)\}$", path.read_text("utf-8"), re.MULTILINE)
             for code, path in PROSE.items()}  # fmt: skip
    assert found["en"] == found["ar"]
    assert len(found["en"]) == 10


def test_prose_has_the_same_addresses_in_both_languages() -> None:
    """Every guide a rule was read in is named in Arabic too."""
    found = {code: sorted(re.findall(r"\]\(([^)]+)\)", path.read_text("utf-8")))
             for code, path in PROSE.items()}  # fmt: skip
    in_english = [address.replace("docs.un.org/en/", "docs.un.org/ar/") for address in found["en"]]
    assert sorted(in_english) == found["ar"]


@pytest.mark.parametrize("address", PROSE_ADDRESSES)
def test_pages_that_templates_link_to_are_written(address: str) -> None:
    """In both languages."""
    for docs in (ROOT / "docs", ROOT / "docs" / "ar"):
        page, index = docs / f"{address.rstrip('/')}.md", docs / address / "index.md"
        assert page.exists() or index.exists(), docs


@pytest.mark.integration
def test_weight() -> None:
    """With the real list, so that the whole page stays at some 150 kB (21 kB sent)."""
    real_list = load(ROOT / "bib")
    kinds = real_list.vocabularies.kinds
    un = [entry for entry in real_list.entries.values() if kinds[entry.kind].un]
    citations = cite_all(un, lambda _: True)
    for language in ("en", "ar"):
        page = citing_guide_page(real_list, citations, Lister(real_list, Interface(language)))
        linked = {"", "about/", *(example.item.address for example in examples(page).values())}
        others = [dataclasses.replace(page, address=address, toc=()) for address in sorted(linked)]
        drawn = draw(page, Pages([page, *others], frozenset()), prose=prose(language))
        assert len(drawn.encode()) < 145_000
