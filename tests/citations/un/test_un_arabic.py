"""Arabic citations: names that evidence shows, ordinals, years of sessions, nothing translated."""

import re
from pathlib import Path

import pytest
import yaml
from pybtex.database import Entry, Person

from reading_list.bibliography.bibliography import load
from reading_list.citations.engine import pybtex_entry
from reading_list.citations.model import Locator
from reading_list.citations.un.arabic_names import BODIES, DOCUMENTS, MONTHS, arabic_body
from reading_list.citations.un.engine import cite
from reading_list.site.language import MONTHS as ENGLISH_MONTHS
from reading_list.site.language import Interface

ROOT = Path(__file__).parents[3]
COUNCIL = "United Nations Security Council"


def made(author: str = "", **fields: str) -> Entry:
    persons = {"author": [Person(f"{{{author}}}")]} if author else {}
    return Entry("report", fields=fields, persons=persons)


def report(**fields: str) -> Entry:
    return made(
        "Analytical Support and Sanctions Monitoring Team",
        entrysubtype="monitoring-team-report", title="Ninety-first report", institution=COUNCIL,
        number="S/2030/1", date="2030-02-06", **fields,
    )  # fmt: skip


def test_a_numbered_report_is_described_by_its_place_in_the_series():
    text = cite(report(ordinal="35"), "un-arabic").entry.text
    assert "التقرير الخامس والثلاثون المقدم من فريق الدعم التحليلي ورصد الجزاءات." in text


def test_a_title_is_given_where_the_arabic_one_was_seen():
    citation = cite(report(ordinal="35", titlearabic="عنوان التقرير"), "un-arabic")
    assert "”عنوان التقرير“." in citation.entry.text
    assert "الخامس" not in citation.entry.text


def test_a_body_without_an_arabic_name_stays_as_it_is():
    text = cite(made(institution="Office of Examples", number="S/2030/1"), "un-arabic").note.text
    assert text == "Office of Examples، الوثيقة S/2030/1."


def test_the_link_leads_to_the_arabic_document():
    html = cite(report(), "un-arabic").entry.html
    assert 'href="https://docs.un.org/ar/S/2030/1"' in html
    assert "/en/" not in html


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2030-02-06", "الوثيقة S/2030/1 المؤرخة 6 شباط/فبراير 2030."),
        ("2030-02", "الوثيقة S/2030/1 الصادرة في شباط/فبراير 2030."),
        ("2030", "الوثيقة S/2030/1 الصادرة في عام 2030."),
    ],
)
def test_dates_as_far_as_known(date, said):
    assert said in cite(made(number="S/2030/1", date=date), "un-arabic").entry.text


def test_figures_and_latin_words_behind_latin_ones_keep_their_order(documents):
    """A right-to-left mark before them; none where Arabic stands before or behind."""
    text = cite(documents["example-2030-briefing"], "un-arabic").note.text
    assert text == (
        "Jane Ann Example، \u200fBriefing on an invented threat، \u200f10 شباط/فبراير 2030."
    )
    assert "\u200f" not in cite(report(ordinal="35"), "un-arabic").entry.text


@pytest.mark.parametrize(
    ("number", "note"),
    [
        pytest.param("S/RES/2734 (2024)", "قرار مجلس الأمن 2734 (2024)", id="Council"),
        pytest.param("A/RES/60/288", "قرار الجمعية العامة 60/288", id="Assembly"),
        pytest.param("A/RES/1514 (XV)", "قرار الجمعية العامة 1514 (د - 15)", id="before 1976"),
        pytest.param("A/RES/2625 B (XXIV)", "قرار الجمعية العامة 2625 باء (د - 24)", id="a part"),
        pytest.param("A/HRC/RES/54/14", "قرار مجلس حقوق الإنسان 54/14", id="Human Rights Council"),
    ],
)
def test_resolutions_go_by_organ_and_number(number, note):
    document = Entry("legislation", fields={"number": number, "entrysubtype": "general-assembly-"
                                            "resolution", "title": "A title"})  # fmt: skip
    citation = cite(document, "un-arabic")
    assert citation.note.text == f"{note}."
    located = citation.short.with_locator(Locator.parse("annex I, para. 2 (a)")).text
    assert located.endswith("، المرفق الأول، الفقرة 2 (أ).")


def test_months_and_kinds_are_those_of_the_interface():
    """One word for one thing: catalogue, vocabulary and citations agree."""
    ui = Interface("ar")
    assert [ui.gettext(month) for month in ENGLISH_MONTHS] == list(MONTHS)
    kinds = yaml.safe_load((ROOT / "bib" / "vocabularies" / "kinds.yml").read_text("utf-8"))
    labels = {kind["id"]: kind["label"]["ar"] for kind in kinds}
    assert {kind: labels[kind] for kind in DOCUMENTS} == DOCUMENTS


def test_names_are_arabic_and_found_with_or_without_united_nations():
    assert all(re.search("[\u0600-\u06ff]", name) for name in BODIES.values())
    assert arabic_body("United Nations Security Council") == arabic_body("Security Council")
    assert arabic_body("Office of Examples") == ""


@pytest.mark.integration
def test_the_documents_of_the_list():
    """Latin letters are symbols, addresses, persons, or a title that has no other description."""
    bibliography = load(ROOT / "bib")
    kinds = bibliography.vocabularies.kinds
    for entry in bibliography.entries.values():
        if not kinds[entry.kind].un or not entry.symbol:
            continue
        citation = cite(pybtex_entry(entry), "un-arabic")
        for form in (citation.note, citation.short):
            words = form.text.replace(entry.number, "")
            people = {author.direct for author in entry.author} | {entry.speaker}
            for name in people:
                words = words.replace(name, "") if name else words
            assert not re.search("[A-Za-z]", words), (entry.key, form.text)
