"""The page of one source."""

import dataclasses

import pytest

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.evidence import parse_evidence
from reading_list.citations.model import Citation
from reading_list.site.citing import Citer
from reading_list.site.drawing import draw
from reading_list.site.language import Interface, Words
from reading_list.site.listing import Lister
from reading_list.site.page import Pages
from reading_list.site.searching import Finder
from reading_list.site.series import SeriesDrawer
from reading_list.site.source import SourceDrawer, SourceView

Citations = dict[str, dict[str, Citation]]


def view(
    bibliography: Bibliography,
    citations: Citations,
    key: str,
    language: str = "en",
    **changes: object,
) -> SourceView:
    """The view of an entry, with some of its fields changed."""
    interface = Interface(language)
    lister = Lister(bibliography, interface)
    series = SeriesDrawer(bibliography, lister)
    finder = Finder(bibliography, citations, lister)
    drawer = SourceDrawer(bibliography, citations, lister, series, Citer(interface), {}, finder)
    entry = dataclasses.replace(bibliography.entries[key], **changes)  # type: ignore[arg-type]
    made = drawer.page(entry).view
    assert isinstance(made, SourceView)
    return made


def facts(made: SourceView) -> dict[str, str]:
    return {
        fact.label: fact.text or (fact.words.text if fact.words else fact.reference.symbol)  # type: ignore[union-attr]
        for fact in made.facts
    }


def test_every_date_is_named(bibliography: Bibliography, citations: Citations) -> None:
    told = facts(view(bibliography, citations, "un-s-2092-71-rev-1"))
    assert told["Date on the masthead"] == "21 February 2092"
    assert told["Letter of the Chair of the Committee"] == "10 February 2092"
    assert told["Letter of the Team to the Chair"] == "5 January 2092"
    assert told["Mandate"] == "S/RES/9001 (2090)"


@pytest.mark.parametrize(("language", "first"), [("en", "en"), ("ar", "ar")])
def test_documents_in_six_languages(
    bibliography: Bibliography, citations: Citations, language: str, first: str
) -> None:
    """The reader's own first; each at docs.un.org, never at the list."""
    documents = view(bibliography, citations, "un-s-2092-71-rev-1", language).documents
    assert documents[0].lang == first
    assert sorted(d.lang for d in documents) == ["ar", "en", "es", "fr", "ru", "zh"]
    assert documents[0].address == f"https://docs.un.org/{first}/S/2092/71/Rev.1"


def test_publisher_and_archive(bibliography: Bibliography, citations: Citations) -> None:
    made = view(bibliography, citations, "doe-2090-causes")
    (link,) = made.links
    assert link.address == "https://doi.org/10.99999/jip_2090_0013"
    assert made.archived == f"https://web.archive.org/web/2099/{link.address}"
    assert made.access == "Subscription"
    assert not made.documents


def test_a_un_document_without_symbol_can_be_searched_for(
    bibliography: Bibliography, citations: Citations
) -> None:
    made = view(bibliography, citations, "un-s-2085-5", symbol=None, number="")
    assert made.search
    assert made.search.address.startswith("https://digitallibrary.un.org/search?")
    assert not made.archived


def test_where_no_address_was_seen_nothing_is_said_to_be_open(
    bibliography: Bibliography, citations: Citations
) -> None:
    """The reader is told so, and where to look."""
    made = view(bibliography, citations, "doe-2090-causes", doi="", url="", access="open")
    assert made.search
    assert made.search.address.startswith("https://scholar.google.com/scholar?q=")
    assert (made.links, made.access, made.archived) == ((), "", "")
    known = view(bibliography, citations, "doe-2090-causes", access="open")
    assert (known.search, known.access) == (None, "Open access")


@pytest.mark.parametrize(
    ("source", "note"),
    [
        ("", ""),
        ("letter", "The heading was not seen; this is the covering letter’s wording."),
        ("descriptive", "No source showed the title; this describes the document."),
    ],
)
def test_title_note(
    bibliography: Bibliography, citations: Citations, source: str, note: str
) -> None:
    assert view(bibliography, citations, "un-s-2092-71", titlesource=source).title_note == note


@pytest.mark.parametrize(
    ("key", "label", "keys"),
    [
        pytest.param("un-s-2092-71-rev-1", "Revises", ["un-s-2092-71"], id="forward"),
        pytest.param("un-s-2092-71", "Revised by", ["un-s-2092-71-rev-1"], id="backward"),
        pytest.param("un-s-2091-17", "Presented in", ["un-s-2091-18"], id="letter to report"),
        pytest.param(
            "un-s-res-9001",
            "Reports under its mandate",
            ["un-s-2085-5", "un-s-2091-17", "un-s-2092-71-rev-1"],
            id="resolution to reports",
        ),
        pytest.param(
            "un-s-pv-19651", "Adopted or given at this meeting", ["un-s-res-9001"], id="meeting"
        ),
    ],
)
def test_relations_both_ways(
    bibliography: Bibliography, citations: Citations, key: str, label: str, keys: list[str]
) -> None:
    relations = {
        r.label: [i.key for i in r.items] for r in view(bibliography, citations, key).relations
    }
    assert relations[label] == keys


def test_a_revised_issue_sends_readers_on(bibliography: Bibliography, citations: Citations) -> None:
    made = view(bibliography, citations, "un-s-2092-71")
    assert [item.symbol for item in made.superseded] == ["S/2092/71/Rev.1"]
    assert not view(bibliography, citations, "un-s-2092-71-rev-1").superseded


def test_a_reprint_is_named_but_not_linked(
    bibliography: Bibliography, citations: Citations
) -> None:
    evidence = parse_evidence(
        "<https://www.evidence.example.org/a> title, date (as catalogued); "
        "<https://reprint.example.org/copy> [reprint] content"
    )
    shown, reprint = view(bibliography, citations, "un-s-2091-17", evidence=evidence).evidence
    assert (shown.address, shown.host) == (
        "https://www.evidence.example.org/a",
        "evidence.example.org",
    )
    assert (shown.fields, shown.note) == ("title, date", "as catalogued")
    assert (reprint.address, reprint.host, reprint.reprint) == ("", "", True)


def test_a_document_in_another_language_than_the_page(
    bibliography: Bibliography, citations: Citations
) -> None:
    """Named by series and number in Arabic, its own title beside it, marked as English."""
    made = view(bibliography, citations, "un-s-2092-71-rev-1", "ar")
    assert made.name == Words("التقرير الثالث للفريق النموذجي", "ar")
    assert made.title.lang == "en"
    resolution = view(bibliography, citations, "un-s-res-9001", "ar")
    assert resolution.name == Words("القرار 9001 (2090)", "ar")


@pytest.mark.parametrize(("language", "glossed"), [("en", True), ("ar", False)])
def test_a_gloss_is_for_who_does_not_read_the_title(
    bibliography: Bibliography, citations: Citations, language: str, *, glossed: bool
) -> None:
    """An Arabic title needs no English under it on an Arabic page: it is among the details."""
    key = next(
        e.key for e in bibliography.entries.values() if e.language == "ar" and e.titletranslation
    )
    entry = bibliography.entries[key]
    made = view(bibliography, citations, key, language)
    ui = Interface(language)
    item = Lister(bibliography, ui).item(entry)
    assert made.gloss == item.gloss == (entry.titletranslation if glossed else "")
    told = [f.words for f in made.facts if f.label == ui.gettext("Title in English")]
    assert told == ([] if glossed else [Words(entry.titletranslation, "en")])


def test_annotations_in_the_reader_s_language(sites: dict[str, Pages]) -> None:
    """Arabic where there is one; else English, said to be English."""
    drawn = {
        page.address: draw(page, sites["ar"])
        for page in sites["ar"]
        if page.address.startswith("sources/un-s-209")
    }
    assert '<p class="rl-annotation">تقرير مختلق' in drawn["sources/un-s-2091-17/"]
    english = '<p class="rl-annotation" lang="en" dir="ltr">An invented third report'
    assert english in drawn["sources/un-s-2092-71/"]


def test_persons_and_bodies(bibliography: Bibliography, citations: Citations) -> None:
    """Persons of scholarship stand under the title; the body of a UN document is a fact."""
    article = view(bibliography, citations, "doe-roe-2091-money")
    assert [p.text for p in article.people][:2] == ["Jane Doe", "Richard Roe"]
    report = view(bibliography, citations, "un-s-2091-17")
    assert report.people == ()
    assert facts(report)["Author"] == "Specimen Monitoring Team"


@pytest.mark.parametrize("key", ["institute-undated-note", "un-office-specimen-page"])
def test_an_undated_source_offers_no_other_date(pages: Pages, key: str) -> None:
    """Zotero would take the first ``<time>`` of the page for the date of the source."""
    page = next(page for page in pages if page.address == f"sources/{key}/")
    assert "<time" not in draw(page, pages)
    dated = next(page for page in pages if page.address == "sources/doe-2090-causes/")
    assert "<time" in draw(dated, pages)
