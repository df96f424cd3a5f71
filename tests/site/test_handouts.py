"""Reading lists to hand out: what stands in them, where, and in which language."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from reading_list.bibliography.bibliography import Bibliography
from reading_list.citations.model import Citation, Form
from reading_list.exports.document import Document
from reading_list.site.files import file_names
from reading_list.site.handouts import Handouts, handout_files
from reading_list.site.language import Interface
from reading_list.site.terms import REGIONS, THEMES


def handouts(bibliography: Bibliography, language: str, style: str = "chicago-notes") -> Handouts:
    """Each entry is cited as its key."""
    cited = {key: Form(key, key) for key in bibliography.entries}
    return Handouts(bibliography, Interface(language), cited, style)


def outline(document: Document) -> list[tuple[str, int, int]]:
    """Headings with their levels and how many sources are under them."""
    return [(s.heading, s.level, len(s.references)) for s in document.sections]


def cited(document: Document) -> list[str]:
    return [r.citation for section in document.sections for r in section.references]


@pytest.fixture
def english(bibliography: Bibliography) -> Handouts:
    return handouts(bibliography, "en")


@pytest.fixture
def arabic(bibliography: Bibliography) -> Handouts:
    return handouts(bibliography, "ar")


def test_a_region_stands_by_themes(english: Handouts, bibliography: Bibliography) -> None:
    """Narrower regions included; each source once, newest first under its first theme."""
    document = english.term(REGIONS, "africa")
    entries = bibliography.in_region("africa")
    assert document.title == "Africa"
    scope, order = document.introduction
    assert scope == "The continent."
    assert order == (
        f"{len(entries)} sources, newest first. A source with several themes or regions stands "
        "under the first of them."
    )
    assert Counter(cited(document)) == Counter(e.key for e in entries)
    for section in document.sections:
        keys = [r.citation for r in section.references]
        assert keys == [e.key for e in entries if e.key in keys]
        labels = {
            bibliography.vocabularies.themes[bibliography.entries[k].themes[0]].label["en"]
            for k in keys
        }
        assert labels == {section.heading}


def test_a_theme_stands_by_regions(english: Handouts) -> None:
    """A narrower region is a heading below the broader one, if that is there."""
    levels = {heading: level for heading, level, _ in outline(english.term(THEMES, "sanctions"))}
    assert levels["Africa"] == 1
    assert levels["North Africa"] == 2
    levels = {heading: level for heading, level, _ in outline(english.term(THEMES, "financing"))}
    assert levels == {"North Africa": 1, "Europe": 1}


def test_the_whole_list(english: Handouts, bibliography: Bibliography) -> None:
    document = english.whole()
    assert document.title == "All sources"
    assert sorted(cited(document)) == list(bibliography.entries)


def test_some_sources_keep_their_order(english: Handouts, bibliography: Bibliography) -> None:
    keys = ["un-s-res-9001", "doe-2090-causes"]
    document = english.chosen("For the week", [bibliography.entries[key] for key in keys])
    assert cited(document) == keys
    assert outline(document) == [("", 1, 2)]


def test_a_term_without_sources(bibliography: Bibliography) -> None:
    document = handouts(replace(bibliography, entries={}), "en").term(REGIONS, "africa")
    assert document.introduction == ("The continent.", "No source is listed here yet.")
    assert document.sections == ()


def test_the_date_is_that_of_the_sources(english: Handouts) -> None:
    document = english.whole()
    assert document.subtitle == "Counter-Terrorism Policy Reading List · 31 January 2099"
    assert document.dated.isoformat() == "2099-01-31"


def test_annotations_in_the_language_of_the_list(
    english: Handouts, arabic: Handouts, bibliography: Bibliography
) -> None:
    """In Arabic where there is one, else in English and marked as that."""
    entries = [bibliography.entries[key] for key in ("doe-2090-causes", "doe-2085-thesis")]
    (in_english,) = english.chosen("", entries).sections
    assert [r.annotation for r in in_english.references] == [e.annotation for e in entries]
    assert {r.annotation_language for r in in_english.references} == {"en"}
    (in_arabic,) = arabic.chosen("", entries).sections
    translated, not_translated = in_arabic.references
    assert translated.annotation == bibliography.translations["ar"]["doe-2090-causes"]
    assert translated.annotation_language == "ar"
    assert not_translated.annotation == entries[1].annotation
    assert not_translated.annotation_language == "en"


def test_an_arabic_list_is_arabic(arabic: Handouts) -> None:
    document = arabic.term(REGIONS, "africa")
    assert document.language == "ar"
    assert document.title == "أفريقيا"
    assert document.introduction[0] == "القارة."
    assert document.style == ("النمط", "Chicago (notes and bibliography)")
    assert document.subtitle.endswith(" · 31 كانون الثاني/يناير 2099")


@pytest.mark.parametrize(
    ("style", "name"),
    [
        pytest.param("apa", "APA 7", id="of the list"),
        pytest.param("nature", "nature", id="another CSL style"),
    ],
)
def test_the_style_is_named(bibliography: Bibliography, style: str, name: str) -> None:
    assert handouts(bibliography, "en", style).whole().style == ("Style", name)


def test_files(
    bibliography: Bibliography, citations: dict[str, dict[str, Citation]], tmp_path: Path
) -> None:
    """Every document that a page may link to, and no other, each a zip archive."""
    files = handout_files(bibliography, citations, {}, tmp_path)
    assert set(files) == {n for n in file_names(bibliography) if n.endswith(".docx")}
    assert {content[:4] for content in files.values()} == {b"PK\x03\x04"}
    assert handout_files(bibliography, citations, {}, tmp_path) == files
