"""Guides: which pages are guides, what their Word documents hold, and the way to them."""

import re
from pathlib import Path

import pytest
from lxml.html import fromstring
from markdown import Markdown  # type: ignore[import-untyped]

from reading_list.bibliography.bibliography import Bibliography
from reading_list.citations.model import Citation
from reading_list.exports.document import DOCX, Document
from reading_list.site.drawing import draw, draw_guide, draw_references
from reading_list.site.handouts import guide_documents, handout_files
from reading_list.site.page import Page, Pages
from reading_list.site.pages import site_pages
from reading_list.site.prose import Prose, guide_pages, read_prose
from tests.word import footnotes, links, paragraphs, right_to_left, style, words

ENGLISH = """\
---
title: "Money & markets"
description: "Not to be printed."
---

# Money & markets

It began in 2090 [@doe-2090-causes, p. 12]; see [sanctions](sanctions.md#who) and
[how sources are chosen](../about/selection.md).

## The path { #path }

### 1. The text

Resolution 9001 [@un-s-res-9001, para. 3], then again [see @doe-2090-causes; @un-s-res-9001].

Back to [the path](#path).

## Questions { #questions }

Nothing is cited here.

## More

But here is [@doe-2090-causes], below a heading without a name.
"""

ARABIC = """\
---
title: "المال"
---

# المال

نص [@un-s-res-9001, para. 3] و[الجزاءات](sanctions.md).
"""

FILES = {
    "index.md": "# Home\n",
    "about/selection.md": "# Selection\n\nText [@doe-2090-causes].\n",
    "guides/index.md": "# Guides\n\n[Money](money.md)\n",
    "guides/money.md": ENGLISH,
    "guides/sanctions.md": "# Sanctions\n\n## Who { #who }\n\nNothing is cited.\n",
    "guides/headline.md": "# From a headline\n\nAn introduction.\n",
    "guides/parts/one.md": "# One part\n",
    "ar/guides/money.md": ARABIC,
}
DRAWN = {"guides/headline/"}
ROOT = "https://list.example.org/"


def to_html(text: str) -> str:
    """As MkDocs does with the extensions of mkdocs.yml."""
    names = ["attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
    return str(Markdown(extensions=names).convert(text))


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def english(
    docs: Path, bibliography: Bibliography, citations: dict[str, dict[str, Citation]]
) -> Prose:
    return read_prose({"en": docs}, bibliography, citations)


@pytest.fixture(scope="module")
def arabic(
    docs: Path, bibliography: Bibliography, citations: dict[str, dict[str, Citation]]
) -> Prose:
    """The Arabic prose, with English pages where there is none."""
    return read_prose({"ar": docs / "ar", "en": docs}, bibliography, citations)


def documents(prose: Prose, root: str = ROOT) -> dict[str, Document]:
    return guide_documents(prose, DRAWN, to_html, root)


@pytest.fixture(scope="module")
def files(
    english: Prose,
    docs: Path,
    bibliography: Bibliography,
    citations: dict[str, dict[str, Citation]],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, bytes]:
    """All Word documents of a site, those of guides in both languages."""
    translated = read_prose({"ar": docs / "ar"}, bibliography, citations)
    guides = documents(english) | documents(translated, f"{ROOT}ar/")
    cache = tmp_path_factory.mktemp("cache")
    made = handout_files(bibliography, citations, guides, cache)
    assert handout_files(bibliography, citations, guides, cache) == made
    assert len(list(cache.glob("*.docx"))) == len(made), "guides and lists share a cache"
    return made


@pytest.fixture(scope="module")
def money(files: dict[str, bytes]) -> bytes:
    return files["data/guides/money.docx"]


@pytest.fixture(scope="module")
def mal(files: dict[str, bytes]) -> bytes:
    return files["data/guides/money.ar.docx"]


def test_guides_are_found_by_their_folder(english: Prose, arabic: Prose) -> None:
    """But for its index, what lies deeper, and the introduction of a page that is drawn."""
    found = [(guide.address, guide.language) for guide in guide_pages(english.pages, DRAWN)]
    assert found == [("guides/money/", "en"), ("guides/sanctions/", "en")]
    found = [(guide.address, guide.language) for guide in guide_pages(arabic.pages, DRAWN)]
    assert found == [("guides/money/", "ar"), ("guides/sanctions/", "en")]


def test_where_they_stand(files: dict[str, bytes]) -> None:
    """Each language that there is."""
    assert {name for name in files if "guides" in name} == {
        "data/guides/money.docx",
        "guides/money/path.docx",
        "data/guides/money.ar.docx",
        "data/guides/sanctions.docx",
    }


def test_headings_and_prose(money: bytes) -> None:
    """Without the front matter; the sources by their words, in the style of a bibliography."""
    causes, resolution = (
        f"chicago-notes: {title}. →"
        for title in ("The Causes of Specimens", "Resolution 9001 (2090)")
    )
    shown = [(style(p), words(p)) for p in paragraphs(money)]
    assert shown[0] == ("Title", "Money & markets")
    assert shown[1][0] == "Subtitle"
    assert shown[1][1].startswith("Counter-Terrorism Policy Reading List · ")
    assert shown[2:] == [
        ("BodyText", "Style: Chicago (notes and bibliography)"),
        ("BodyText", "It began in 2090; see sanctions and how sources are chosen."),
        ("Heading1", "The path"),
        ("Heading2", "1. The text"),
        ("BodyText", "Resolution 9001, then again."),
        ("BodyText", "Back to the path."),
        ("Heading1", "Questions"),
        ("BodyText", "Nothing is cited here."),
        ("Heading1", "More"),
        ("BodyText", "But here is, below a heading without a name."),
        ("Heading1", "Sources cited"),
        *sorted([("Bibliography", causes), ("Bibliography", resolution)]),
    ]


def test_footnotes_have_pinpoints(money: bytes) -> None:
    """The first of a source in full, later ones short, and nothing but the citation."""
    assert [words(note).strip() for note in footnotes(money)] == [
        "chicago-notes: The Causes of Specimens, page 12.",
        "chicago-notes: Resolution 9001 (2090), paragraph 3.",
        "see short; short.",
        "short.",
    ]


def test_a_part_is_a_named_section_that_cites(english: Prose) -> None:
    (guide, _) = guide_pages(english.pages, DRAWN)
    assert [(part.id, part.title, part.keys) for part in english.parts(guide)] == [
        ("path", "The path", ("un-s-res-9001", "doe-2090-causes"))
    ]


def test_a_part_stands_alone(files: dict[str, bytes]) -> None:
    """Its title, the guide's, its prose a level higher, its own notes and sources."""
    part = files["guides/money/path.docx"]
    shown = [(style(p), words(p)) for p in paragraphs(part)]
    assert shown[0] == ("Title", "The path")
    assert shown[2:7] == [
        ("BodyText", "From: Money & markets"),
        ("BodyText", "Style: Chicago (notes and bibliography)"),
        ("Heading1", "1. The text"),
        ("BodyText", "Resolution 9001, then again."),
        ("BodyText", "Back to the path."),
    ]
    assert [name for name, _ in shown[7:]] == ["Heading1", "Bibliography", "Bibliography"]
    # Cited before on the page, here for the first time: in full.
    assert [words(note).strip() for note in footnotes(part)] == [
        "chicago-notes: Resolution 9001 (2090), paragraph 3.",
        "see chicago-notes: The Causes of Specimens; short.",
    ]
    assert links(part)["the path"] == f"{ROOT}guides/money/#path"


def test_links_are_in_full(money: bytes, mal: bytes) -> None:
    """To pages of the same language; of two sources at one arrow the last is kept here."""
    found = links(money)
    assert found.pop("→").startswith(f"{ROOT}sources/")
    assert found == {
        "sanctions": f"{ROOT}guides/sanctions/#who",
        "how sources are chosen": f"{ROOT}about/selection/",
    }
    assert links(mal) == {
        "الجزاءات": f"{ROOT}ar/guides/sanctions/",
        "→": f"{ROOT}ar/sources/un-s-res-9001/",
    }


def test_without_a_public_address_links_are_words(english: Prose) -> None:
    document = documents(english, "")["data/guides/money.docx"]
    assert "see sanctions and" in " ".join(document.body.split())
    assert re.findall(r'href="([^#"][^"]*)"', document.body) == []
    assert [r.page for section in document.sections for r in section.references] == ["", ""]


def test_an_arabic_guide_is_arabic(mal: bytes) -> None:
    """But for the name of the style; a UN document is cited in Arabic too."""
    sides = {words(p): right_to_left(p) for p in paragraphs(mal) if style(p) != "Title"}
    assert sides["نص والجزاءات."]
    assert sides["المصادر المستشهد بها"]
    assert sides["وثيقة S/RES/9001 (2090). →"]
    (note,) = footnotes(mal)
    assert words(note).strip() == "وثيقة S/RES/9001 (2090)، الفقرة 3."
    assert all(map(right_to_left, note))


def test_a_guide_that_cites_nothing_has_no_list(files: dict[str, bytes]) -> None:
    shown = [words(p) for p in paragraphs(files["data/guides/sanctions.docx"])]
    assert shown[0] == "Sanctions"
    assert shown[-1] == "Nothing is cited."


def test_the_date_is_that_of_the_sources(english: Prose, bibliography: Bibliography) -> None:
    document = documents(english)["data/guides/money.docx"]
    cited = ("doe-2090-causes", "un-s-res-9001")
    newest = max(bibliography.entries[key].verified for key in cited)
    assert document.dated == newest.earliest


# --------------------------------------------------------------------------- the way to them


@pytest.mark.parametrize(
    ("language", "guide", "expected"),
    [
        pytest.param("en", 0, "../../data/guides/money.docx", id="English"),
        pytest.param("ar", 0, "../../../data/guides/money.ar.docx", id="Arabic"),
        pytest.param("ar", 1, "../../../data/guides/sanctions.docx", id="not translated"),
    ],
)
def test_a_guide_leads_to_its_document(
    english: Prose, arabic: Prose, language: str, guide: int, expected: str
) -> None:
    """Below its title, as a plain link."""
    prose = english if language == "en" else arabic
    page = guide_pages(prose.pages, DRAWN)[guide]
    html = draw_guide(to_html(page.text), page, prose.parts(page), language)
    tree = fromstring(f"<div>{html}</div>")
    below_title = tree.findall("*")[:2]
    assert [element.tag for element in below_title] == ["h1", "p"]
    (link,) = below_title[1].findall("a")
    assert (link.get("href"), link.get("type")) == (expected, DOCX)
    assert link.text == {"en": "Download as Word", "ar": "تنزيل بصيغة Word"}[language]
    assert len(tree.findall(".//h2")) == page.text.count("\n## ")


def test_a_part_leads_to_its_document(english: Prose) -> None:
    """Below its heading, without JavaScript as a plain link; the rest is hidden until then."""
    (page, bare) = guide_pages(english.pages, DRAWN)
    html = draw_guide(to_html(page.text), page, english.parts(page), "ar")
    tree = fromstring(f"<div>{html}</div>")
    (row,) = tree.findall("p[@class='rl-part']")
    heading = row.getprevious()
    assert heading is not None
    assert heading.get("id") == "path"
    (word,) = row.findall("a")
    assert word.get("href") == "../../../guides/money/path.docx"
    add, printing = row.findall("button")
    assert add.get("data-add-keys") == "un-s-res-9001 doe-2090-causes"
    assert printing.get("data-print-part") == "path"
    assert {"hidden"} <= set(add.attrib) & set(printing.attrib)
    assert [script.get("src") for script in tree.iter("script")] == ["../../assets/print-part.js"]
    assert "print-part" not in draw_guide(to_html(bare.text), bare, english.parts(bare), "en")


def data_page(
    bibliography: Bibliography,
    citations: dict[str, dict[str, Citation]],
    prose: Prose,
    language: str,
) -> tuple[Page, Pages]:
    pages = site_pages(bibliography, citations, language, prose.pages)
    return next(page for page in pages if page.address == "data/"), pages


def test_the_data_page_lists_them(
    bibliography: Bibliography, citations: dict[str, dict[str, Citation]], arabic: Prose
) -> None:
    """In the language they are in, with how many sources each cites."""
    page, pages = data_page(bibliography, citations, arabic, "ar")
    tree = fromstring(draw(page, pages))
    rows = {}
    for row in tree.iter("tr"):
        for title in row.findall("th/a"):
            marked = [bdi.get("lang") for bdi in title.iter("bdi")]
            count = row.findtext("td")
            files = [link.get("href") for link in row.findall("td//a")]
            if "guides" in str(title.get("href")):
                rows["".join(map(str, title.itertext()))] = (
                    title.get("href"),
                    count,
                    files,
                    marked,
                )
    assert rows == {
        "المال": ("../guides/money/", "1", ["../../data/guides/money.ar.docx"], []),
        "Sanctions": ("../guides/sanctions/", "0", ["../../data/guides/sanctions.docx"], ["en"]),
        "From a headline": (
            "../guides/headline/", "0", ["../../data/guides/headline.docx"], ["en"],
        ),
    }  # fmt: skip


def test_every_document_that_pages_may_link_to_is_made(
    bibliography: Bibliography,
    citations: dict[str, dict[str, Citation]],
    english: Prose,
    arabic: Prose,
) -> None:
    linked = set()
    made = set()
    for prose, language in ((english, "en"), (arabic, "ar")):
        _, pages = data_page(bibliography, citations, prose, language)
        drawn = {page.address for page in pages}
        linked |= {name for name in pages.files if name.startswith("data/guides/")}
        for guide in guide_pages(prose.pages, drawn):
            html = draw_guide(to_html(guide.text), guide, prose.parts(guide), "en")
            linked |= set(re.findall(r"../../(guides/\S+\.docx)", html))
        made |= set(guide_documents(prose, drawn, to_html, ROOT))
    assert linked == made
    assert len(linked) == 5


def test_a_guide_offers_all_it_cites_to_zotero(english: Prose) -> None:
    html = fromstring(f"<div>{draw_references(english.references('guides/money/'), 'en')}</div>")
    spans = [str(span.get("title")) for span in html.iterfind(".//span[@class='Z3988']")]
    assert len(spans) == 2
    assert any("rft.atitle=The%20Causes%20of%20Specimens" in span for span in spans)
    assert all(span.startswith("url_ver=Z39.88-2004&ctx_ver=") for span in spans)
    assert draw_references(english.references("guides/sanctions/"), "en") == ""
