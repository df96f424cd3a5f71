"""Prose on paper: what Word makes of the HTML of Markdown, read from the parts of the file."""

import io
import zipfile
from dataclasses import replace

import pytest
from markdown import Markdown  # type: ignore[import-untyped]

from reading_list.exports.document import Document, Reference, Section, docx
from reading_list.exports.paper import on_paper
from tests.word import W, footnotes, links, paragraphs, part, right_to_left, style, words

PROSE = """\
# The title

Begin here[^cite-1] and see [another guide](other.md), [a site](https://example.org/a?b&c) or
[the end](#end).

## A part { #part }

**Jane Doe, *Causes*{ lang=en dir=ltr }**[^cite-2]

- One
- Two, again[^cite-1]

### A smaller part

| key | date |
|---|---|
| A[^own] | 2090 |

Term
:   What it means.

## The end { #end }

[^cite-1]: Doe, <em>Causes</em>, para. 4.

[^cite-2]: see Roe, <span class="smallcaps">Short</span>; Doe &amp; Roe.

[^own]: A note of our own.
"""

ARABIC = """\
# العنوان

نص[^cite-1] و[دليل](other.md).

**Jane Doe, *Causes***{ lang=en dir=ltr }[^cite-1]

| أ | ب |
|---|---|
| 1[^own] | 2[^cite-2] |

[^cite-1]: <span lang="en" dir="ltr">Doe, <em>Causes</em>, para. 4</span>.

[^cite-2]: القرار 1 (2090)؛ <span lang="en" dir="ltr">Doe</span>.

[^own]: حاشية.
"""


def to_html(text: str) -> str:
    """As MkDocs does with the extensions of mkdocs.yml."""
    names = ["attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
    return str(Markdown(extensions=names).convert(text))


def document(text: str, language: str, root: str = "https://list.example.org/") -> Document:
    body = on_paper(to_html(text), lambda href: root and root + href)
    sections = (Section("Sources", (Reference("Doe.", page=f"{root}doe/"), Reference("Roe."))),)
    return Document("The title", (), ("Style", "X"), sections, language, body=body)


@pytest.fixture(scope="module")
def english() -> bytes:
    return docx(document(PROSE, "en"))


@pytest.fixture(scope="module")
def arabic() -> bytes:
    return docx(document(ARABIC, "ar"))


def test_paragraphs(english: bytes) -> None:
    """The title once, parts as headings, then the list; marks of notes are no words."""
    assert [(style(p), words(p)) for p in paragraphs(english)] == [
        ("Title", "The title"),
        ("BodyText", "Style: X"),
        ("BodyText", "Begin here and see another guide, a site or the end."),
        ("Heading1", "A part"),
        ("BodyText", "Jane Doe, Causes"),
        ("Compact", "One"),
        ("Compact", "Two, again"),
        ("Heading2", "A smaller part"),
        ("Compact", "key"),
        ("Compact", "date"),
        ("Compact", "A"),
        ("Compact", "2090"),
        ("DefinitionTerm", "Term"),
        ("Definition", "What it means."),
        ("Heading1", "The end"),
        ("Heading1", "Sources"),
        ("Bibliography", "Doe. →"),
        ("Bibliography", "Roe."),
    ]


def test_notes_are_footnotes(english: bytes) -> None:
    """In the order of their marks, without the way back of a page; twice if marked twice."""
    assert [words(note).strip() for note in footnotes(english)] == [
        "Doe, Causes, para. 4.",
        "see Roe, Short; Doe & Roe.",
        "Doe, Causes, para. 4.",
        "A note of our own.",
    ]
    for note in footnotes(english):
        (paragraph,) = note.iter(f"{W}p")
        assert style(paragraph) == "FootnoteText"
        assert len(list(note.iter(f"{W}footnoteRef"))) == 1
    marks = part(english, "word/document.xml").iter(f"{W}footnoteReference")
    assert [m.get(f"{W}id") for m in marks] == [n.get(f"{W}id") for n in footnotes(english)]


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        pytest.param("i", ["Causes", "Causes"], id="italics"),
        pytest.param("smallCaps", ["Short"], id="small capitals"),
    ],
)
def test_emphasis_in_notes_is_kept(english: bytes, element: str, expected: list[str]) -> None:
    runs = part(english, "word/footnotes.xml").iter(f"{W}r")
    assert [words(run) for run in runs if run.find(f"{W}rPr/{W}{element}") is not None] == expected


def test_links_lead_out(english: bytes) -> None:
    """In full, as they were, or to a place of the document itself."""
    assert links(english) == {
        "another guide": "https://list.example.org/other.md",
        "a site": "https://example.org/a?b&c",
        "→": "https://list.example.org/doe/",
    }
    tree = part(english, "word/document.xml")
    (inside,) = [link for link in tree.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    assert (words(inside), inside.get(f"{W}anchor")) == ("the end", "end")
    assert "end" in {mark.get(f"{W}name") for mark in tree.iter(f"{W}bookmarkStart")}


def test_links_without_an_address_are_words() -> None:
    content = docx(document(PROSE, "en", root=""))
    assert "another guide" not in links(content)
    assert "Begin here and see another guide, a site" in words(paragraphs(content)[2])


def test_arabic_runs_right_to_left(arabic: bytes) -> None:
    """Paragraphs and tables; but neither the words of an English title nor its citation, nor
    other words in Latin letters."""
    sides = {(style(p), words(p)): right_to_left(p) for p in paragraphs(arabic)}
    assert sides["BodyText", "نص ودليل."]
    assert sides["BodyText", "Jane Doe, Causes"]
    assert not sides["Bibliography", "Roe."]
    runs = [run for p in paragraphs(arabic) for run in p.iter(f"{W}r") if words(run).strip()]
    plain = [words(run) for run in runs if run.find(f"{W}rPr/{W}rtl") is None]
    assert " ".join(plain) == "The title Style X Jane Doe, Causes Sources Doe. → Roe."


def test_arabic_tables_begin_on_the_right(arabic: bytes, english: bytes) -> None:
    def turned(content: bytes) -> list[bool]:
        tables = part(content, "word/document.xml").iter(f"{W}tblPr")
        return [table.find(f"{W}bidiVisual") is not None for table in tables]

    assert turned(arabic) == [True]
    assert turned(english) == [False]


def test_english_citations_keep_their_side_in_an_arabic_document(arabic: bytes) -> None:
    """A note that has Arabic words too is Arabic, and so is an author's own."""
    sides = {
        words(note).strip(): [right_to_left(p) for p in note.iter(f"{W}p")]
        for note in footnotes(arabic)
    }
    assert sides == {
        "Doe, Causes, para. 4.": [False], "القرار 1 (2090)؛ Doe.": [True], "حاشية.": [True],
    }  # fmt: skip


@pytest.mark.parametrize(("text", "language"), [(PROSE, "en"), (ARABIC, "ar")])
def test_the_same_prose_gives_the_same_bytes(text: str, language: str) -> None:
    first = docx(document(text, language))
    assert docx(document(text, language)) == first
    assert docx(replace(document(text, language), body="<p>Other.</p>")) != first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        assert {info.date_time[:3] for info in archive.infolist()} == {(1980, 1, 1)}
