"""Reading lists as .docx: what Word will show, read from the parts of the file."""

import datetime as dt
import io
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from reading_list.exports.document import Document, Reference, Section, docx, write_documents
from tests.word import W, links, paragraphs, part, right_to_left, style, words

LIST = Document(
    title="Specimens & <Markets>",
    introduction=("What specimens are.", "3 sources."),
    style=("Style", "Specimen style"),
    sections=(
        Section(
            "Africa",
            (
                Reference(
                    "Doe, Jane. <em>The Causes</em> of &lt;Specimens&gt;. "
                    '<a href="https://doi.example.org/a_b?c&amp;d">'
                    "https://doi.example.org/a_b?c&amp;d</a>.",
                    "Why specimens & <others> come to be.",
                ),
                Reference('Roe, Richard, <span class="smallcaps">Short</span>.'),
            ),
        ),
        Section("North Africa", (Reference("Bloggs.", "نص عربي.", "ar"),), level=2),
    ),
    language="en",
    subtitle="An invented list",
    dated=dt.date(2099, 1, 31),
)
ARABIC = replace(
    LIST, title="نماذج", introduction=("تعريف.",), language="ar", style=("النمط", "Specimen style")
)


@pytest.fixture(scope="module")
def english() -> bytes:
    return docx(LIST)


@pytest.fixture(scope="module")
def arabic() -> bytes:
    return docx(ARABIC)


def test_every_paragraph_has_its_style_and_words(english: bytes) -> None:
    """In order; markup in words stays words."""
    assert [(style(p), words(p)) for p in paragraphs(english)] == [
        ("Title", "Specimens & <Markets>"),
        ("Subtitle", "An invented list"),
        ("BodyText", "What specimens are."),
        ("BodyText", "3 sources."),
        ("BodyText", "Style: Specimen style"),
        ("Heading1", "Africa"),
        (
            "Bibliography",
            "Doe, Jane. The Causes of <Specimens>. https://doi.example.org/a_b?c&d.",
        ),
        ("Annotation", "Why specimens & <others> come to be."),
        ("Bibliography", "Roe, Richard, Short."),
        ("Heading2", "North Africa"),
        ("Bibliography", "Bloggs."),
        ("Annotation", "نص عربي."),
    ]


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        pytest.param("i", "The Causes", id="italics"),
        pytest.param("smallCaps", "Short", id="small capitals"),
    ],
)
def test_emphasis_is_kept(english: bytes, element: str, expected: str) -> None:
    runs = part(english, "word/document.xml").iter(f"{W}r")
    marked = [words(run) for run in runs if run.find(f"{W}rPr/{W}{element}") is not None]
    assert "".join(marked) == expected


def test_addresses_are_links(english: bytes) -> None:
    address = "https://doi.example.org/a_b?c&d"
    assert links(english) == {address: address}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Bibliography", {"left": "720", "hanging": "720"}, id="hanging"),
        pytest.param("Annotation", {"left": "720"}, id="below the citation"),
    ],
)
def test_indents(english: bytes, name: str, expected: dict[str, str]) -> None:
    """Each style is there once, with the indent of an annotated bibliography."""
    styles = part(english, "word/styles.xml").iter(f"{W}style")
    (found,) = (s for s in styles if s.get(f"{W}styleId") == name)
    indent = found.find(f"{W}pPr/{W}ind")
    assert indent is not None
    assert {str(key).removeprefix(W): value for key, value in indent.attrib.items()} == expected


def test_the_paper_is_a4(english: bytes) -> None:
    (size,) = part(english, "word/document.xml").iter(f"{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")


def test_english_runs_left_to_right(english: bytes) -> None:
    """But for an annotation that is in Arabic."""
    found = [words(p) for p in paragraphs(english) if right_to_left(p)]
    assert found == ["نص عربي."]


def test_arabic_runs_right_to_left(arabic: bytes) -> None:
    """But for citations and annotations in English; the title is set in the middle."""
    sides = {(style(p), words(p)): right_to_left(p) for p in paragraphs(arabic)}
    assert sides["BodyText", "تعريف."]
    assert sides["Heading1", "Africa"]
    assert sides["Annotation", "نص عربي."]
    assert not sides["Bibliography", "Bloggs."]
    assert not sides["Annotation", "Why specimens & <others> come to be."]


def test_the_name_of_the_style_is_english_among_arabic(arabic: bytes) -> None:
    (line,) = (p for p in paragraphs(arabic) if words(p) == "النمط: Specimen style")
    plain = [words(run) for run in line.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is None]
    assert "".join(plain) == "Specimen style"


def test_properties(english: bytes) -> None:
    """The date of the list, not of the day it was written."""
    core = {str(e.tag).rpartition("}")[2]: e.text for e in part(english, "docProps/core.xml")}
    assert core["title"] == "Specimens & <Markets>"
    assert core["language"] == "en"
    assert core["created"] == core["modified"] == "2099-01-31T00:00:00Z"


def test_the_same_list_gives_the_same_bytes(
    english: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On another day, in another place, among other variables."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LANG", "ar_EG.UTF-8")
    time.tzset()
    try:
        assert docx(LIST) == english
    finally:
        monkeypatch.undo()
        time.tzset()
    with zipfile.ZipFile(io.BytesIO(english)) as archive:
        dates = {info.date_time for info in archive.infolist()}
    assert dates <= {(2099, 1, 31, 0, 0, 0), (1980, 1, 1, 0, 0, 0)}


def test_a_list_without_date_or_sources() -> None:
    empty = Document("Nothing", ("No source yet.",), ("Style", "X"), (), "en")
    assert [words(p) for p in paragraphs(docx(empty))] == ["Nothing", "No source yet.", "Style: X"]


def test_cache(tmp_path: Path, english: bytes) -> None:
    """What is there is not written again; what changed is; what is no longer wanted goes."""
    folder = tmp_path / "cache"
    assert write_documents({"a": LIST}, folder) == {"a": english}
    (kept,) = folder.iterdir()
    kept.write_bytes(b"as it was")
    assert write_documents({"a": LIST}, folder) == {"a": b"as it was"}
    changed = replace(LIST, title="Other")
    written = write_documents({"a": changed, "b": LIST}, folder)
    assert written["b"] == b"as it was"
    assert words(paragraphs(written["a"])[0]) == "Other"
    write_documents({"a": changed}, folder)
    (left,) = folder.iterdir()
    assert left.read_bytes() == written["a"]


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(replace(LIST, language="ar"), id="language"),
        pytest.param(replace(LIST, dated=dt.date(2099, 2, 1)), id="date"),
        pytest.param(replace(LIST, sections=()), id="sources"),
        pytest.param(replace(LIST, style=("Style", "Other")), id="style"),
    ],
)
def test_what_makes_another_document(tmp_path: Path, changed: Document) -> None:
    write_documents({"a": LIST, "b": changed}, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
