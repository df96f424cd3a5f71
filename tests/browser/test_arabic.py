"""The Arabic site as it is built: no English that a reader is not told of.

The Latin letters that may stand unmarked in Arabic text, and why:

- symbols of documents, addresses, and names of formats and programs, which are so in Arabic too;
- in annotations, names of persons and journals, as Arabic scholarship writes them, marked as
  English;
- in prose and in Arabic citations, the names of manuals, and titles that no Arabic version is
  known of: single words and italics, but no English sentence.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

pytestmark = pytest.mark.integration

NAMES = frozenset(
    [
        "Python",
        "jq",
        "Google",
        "Scholar",
        "BibLaTeX",
        "RIS",
        "CSL",
        "JSON",
        "Zotero",
        "LaTeX",
        "Word",
        "Mendeley",
        "EndNote",
        "JabRef",
        "pandoc",
        "DOI",
        "ISBN",
        "ISSN",
        "OSCOLA",
        "Bluebook",
        "docs",
        "un",
        "org",
        "Atom",
        "JavaScript",
        "PDF",
        "WCAG",
        "AA",
        "Ctrl",
        "OPML",
        "CSV",
        "HTML",
    ]
)
"""Formats, programs and manuals."""

# In a page of the site: what people wrote, whose Latin words are names.
WRITTEN = {"rl-annotation", "rl-told", "rl-prose", "rl-citation", "rl-cited", "rl-references"}
SAID = ("aria-label", "title", "placeholder", "alt")
_WORD = re.compile(r"[A-Za-z]{2,}")
_SYMBOL = re.compile(r"\b(?:A|S|E|ST|SC)/[\w./-]+(?: ?\(\d{4}\))?|https?://\S+")
# Three words of which one is a word of grammar: English speaks.
_SENTENCE = re.compile(
    r"\b(?=(?:\w+[ ,]+){0,2}(?:the|of|and|is|are|was|in|for|with|this|that|not|to)\b)"
    r"[A-Za-z’']+[ ,]+[A-Za-z’']+[ ,]+[A-Za-z’']+"
)


@pytest.fixture(scope="module")
def arabic(site: Path) -> dict[str, lxml.html.HtmlElement]:
    """Every page of the Arabic site by its address."""
    folder = site / "ar"
    return {
        path.parent.relative_to(folder).as_posix(): lxml.html.parse(str(path)).getroot()
        for path in sorted(folder.rglob("index.html"))
    }


def marked(element: lxml.html.HtmlElement) -> bool:
    """Whether a reader, or a program that reads aloud, is told that this is not Arabic."""
    return any(
        one.tag in {"bdi", "code", "pre", "script", "style", "template"}
        or one.get("lang") not in (None, "ar")
        for one in (element, *element.iterancestors())
    )


def written(element: lxml.html.HtmlElement) -> bool:
    classes = (one.get("class", "") for one in (element, *element.iterancestors()))
    return any(WRITTEN & set(names.split()) for names in classes)


def unmarked(root: lxml.html.HtmlElement) -> Iterator[tuple[lxml.html.HtmlElement, str]]:
    """Texts and labels that nothing says are in another language, without symbols."""
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in {"link", "meta", "title"}:
            continue
        if marked(element) or "Z3988" in element.get("class", ""):
            continue
        texts = [element.text, *(child.tail for child in element)]
        for text in (*texts, *(element.get(name) for name in SAID)):
            if text and text.strip():
                yield element, _SYMBOL.sub("", text)


def test_interface_and_records_are_arabic(arabic: dict[str, lxml.html.HtmlElement]) -> None:
    """No Latin word but names of formats on pages that are drawn, outside of annotations."""
    drawn = {
        address: root for address, root in arabic.items()
        if not address.startswith(("guides/", "about/"))
    }  # fmt: skip
    assert len(drawn) > 900
    left = {
        (word, address)
        for address, root in drawn.items()
        for element, text in unmarked(root)
        if not written(element)
        for word in _WORD.findall(text)
        if word not in NAMES
    }
    assert sorted(left)[:20] == []


def test_prose_has_names_but_no_english(arabic: dict[str, lxml.html.HtmlElement]) -> None:
    prose = {a: root for a, root in arabic.items() if a.startswith(("guides", "about")) or a == "."}
    assert len(prose) > 15
    left = {
        (" ".join(text.split())[:80], address)
        for address, root in prose.items()
        for element, text in unmarked(root)
        if element.tag != "em" and _SENTENCE.search(text)
    }
    assert sorted(left) == []


def test_descriptions_are_arabic(arabic: dict[str, lxml.html.HtmlElement]) -> None:
    """But for the two pages of reference that are shown in English and say so."""
    english = {
        address
        for address, root in arabic.items()
        for meta in root.xpath("//meta[@name='description']/@content")
        if not re.search("[\u0600-\u06ff]", meta)
    }
    assert english == {"about/pybtex-styles", "about/record-format"}
    assert all(arabic[address].find_class("rl-untranslated") for address in english)


def test_un_documents_lead_to_their_arabic_version_first(
    arabic: dict[str, lxml.html.HtmlElement],
) -> None:
    reports = [
        root
        for address, root in arabic.items()
        if address.startswith("sources/un-s-20") and root.find_class("rl-source")  # still listed
    ]
    assert reports
    for root in reports:
        (languages,) = root.find_class("rl-languages")
        first = next(languages.iter("a"))
        assert first.get("href").startswith("https://docs.un.org/ar/")
        assert first.text_content() == "العربية"
        style = root.xpath("//select[@id='cite-style']/option[@selected]")[0]
        assert style.get("value") == "un-arabic"


@pytest.mark.parametrize(
    ("address", "chosen", "language"),
    [
        pytest.param("sources/bishara-2018-daesh", "un-arabic", "ar", id="a work in Arabic"),
        pytest.param("sources/un-s-2025-71-rev-1", "un-arabic", "ar", id="a UN document"),
        pytest.param("sources/alati-2017-domestic", "chicago-notes", "en", id="one in English"),
    ],
)
def test_a_source_is_first_cited_in_its_language(
    arabic: dict[str, lxml.html.HtmlElement], address: str, chosen: str, language: str
) -> None:
    """The Arabic style is offered for each, first where it has words of its own."""
    root = arabic[address]
    options = root.xpath("//select[@id='cite-style']/option/@value")
    assert root.xpath("//select[@id='cite-style']/option[@selected]/@value") == [chosen]
    assert options.index("un-arabic") == (0 if language == "ar" else len(options) - 1)
    (style,) = root.xpath("//details[@data-style='un-arabic']")
    said = {(p.get("lang"), p.get("dir")) for p in style.find_class("rl-citation")}
    assert said == {(language, "rtl" if language == "ar" else "ltr")}


def test_english_words_in_arabic_annotations_are_marked(
    arabic: dict[str, lxml.html.HtmlElement],
) -> None:
    """Two Latin letters in a row outside of a marked piece would be read out as Arabic."""
    unmarked = {
        address: words
        for address, root in arabic.items()
        for note in root.find_class("rl-annotation")
        if note.get("lang") in {None, "ar"}
        for words in note.xpath("text()")
        if re.search("[A-Za-z]{2}", words)
    }
    assert not unmarked
