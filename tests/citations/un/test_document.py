"""What a biblatex entry says of a United Nations document."""

from pathlib import Path

import pytest
import yaml

from reading_list.bibliography.names import Body, Person
from reading_list.citations.model import LocatorKind
from reading_list.citations.un.document import KINDS, Kind, Organ, UNDocument, is_un_document

VOCABULARY = Path(__file__).parents[3] / "bib" / "vocabularies" / "kinds.yml"


def test_the_kinds_are_those_of_the_vocabulary():
    kinds = yaml.safe_load(VOCABULARY.read_text(encoding="utf-8"))
    assert set(KINDS) == {kind["id"] for kind in kinds if kind["un"]}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"entrysubtype": "treaty"}, True),
        ({"entrysubtype": "institute-report", "number": "S/2030/1"}, False),
        # Without a kind the number decides.
        ({"number": "S/2030/1"}, True),
        ({"number": "A/HRC/95/7"}, True),
        ({"number": "CCPR/C/81/D/1011/2001"}, True),
        ({"number": "12"}, False),
        ({"number": "TR-2030/1"}, False),
        ({}, False),
    ],
)
def test_what_is_a_united_nations_document(entry, fields, expected):
    assert is_un_document(entry(**fields)) is expected


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"number": "S/RES/2900 (2029)"}, Kind.RESOLUTION),
        ({"number": "S/PRST/2030/9"}, Kind.PRESIDENTIAL_STATEMENT),
        ({"number": "S/PV.12001"}, Kind.MEETING_RECORD),
        ({"number": "A/C.2/41/SR.34"}, Kind.MEETING_RECORD),
        ({"number": "S/2029/939", "title": "Letter dated 1 May"}, Kind.LETTER),
        ({"number": "S/2030/1", "title": "Report"}, Kind.REPORT),
    ],
)
def test_the_kind_follows_from_the_symbol_where_none_is_given(entry, fields, kind):
    assert UNDocument.from_entry(entry(**fields)).kind is kind


def test_an_entry_that_is_none_is_refused(entry):
    with pytest.raises(ValueError, match="not a United Nations document"):
        UNDocument.from_entry(entry(title="On Invention"))


@pytest.mark.parametrize(
    ("number", "resolution", "organ"),
    [
        ("S/RES/1373 (2001)", "1373", Organ.SECURITY_COUNCIL),
        ("S/RES/1373(2001)", "1373", Organ.SECURITY_COUNCIL),
        ("A/RES/60/288", "60/288", Organ.GENERAL_ASSEMBLY),
        ("A/RES/S-13/2", "S-13/2", Organ.GENERAL_ASSEMBLY),
        ("A/RES/1514(XV)", "1514 (XV)", Organ.GENERAL_ASSEMBLY),
        ("A/RES/217 A (III)", "217 A (III)", Organ.GENERAL_ASSEMBLY),
        ("A/HRC/RES/95/7", "95/7", Organ.HUMAN_RIGHTS_COUNCIL),
        ("S/2030/1", "", Organ.SECURITY_COUNCIL),
    ],
)
def test_the_number_of_a_resolution(entry, number, resolution, organ):
    document = UNDocument.from_entry(
        entry(entrysubtype="security-council-resolution", number=number)
    )
    assert (document.resolution, document.organ) == (resolution, organ)
    assert document.body == f"United Nations {organ.value}"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Resolution 2900 (2029)", ""),
        ("Security Council resolution 2900 (2029)", ""),
        ("Resolution 84/291 (tenth review of an invented strategy)", ""),
        ("The Invented Strategy", "The Invented Strategy"),
        (
            "Resolution on the Definition of Inventions",
            "Resolution on the Definition of Inventions",
        ),
    ],
)
def test_the_title_of_a_resolution_that_only_says_its_number_is_no_title(entry, title, name):
    fields = {"entrysubtype": "security-council-resolution", "number": "S/RES/2900 (2029)"}
    assert UNDocument.from_entry(entry(**fields, title=title)).name == name


@pytest.mark.parametrize(
    ("number", "date", "meeting", "session"),
    [
        ("S/PV.12001", "2030-02-10", 12001, 85),
        ("S/PV.12001 (Resumption 1)", "2030", 12001, 85),
        ("A/84/PV.102", "2030-06-30", 102, 84),
        ("A/C.2/41/SR.34", "1986", 34, 41),
        ("S/PV.12001", "", 12001, None),
        ("S/2030/1", "2030", None, 85),
    ],
)
def test_meeting_and_session(entry, number, date, meeting, session):
    document = UNDocument.from_entry(entry(entrysubtype="meeting-record", number=number, date=date))
    assert (document.meeting, document.session) == (meeting, session)


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"number": "S/2030/1/Rev.1"}, "https://docs.un.org/en/S/2030/1/Rev.1"),
        ({"number": "S/RES/2900 (2029)"}, "https://docs.un.org/en/S/RES/2900(2029)"),
        ({"number": "S/2030/1", "langid": "arabic"}, "https://docs.un.org/ar/S/2030/1"),
        ({"number": "S/2030/1", "langid": "german"}, "https://docs.un.org/en/S/2030/1"),
        # Symbols of other organs, which our own grammar does not know.
        ({"number": "CCPR/C/81/D/1011/2001"}, "https://docs.un.org/en/CCPR/C/81/D/1011/2001"),
        ({"number": "S/2030/1", "url": "https://example.org/"}, "https://example.org/"),
        # An empty field says that no address is wanted.
        ({"number": "S/2030/1", "url": ""}, ""),
        ({"number": "SC/19999", "entrysubtype": "un-press-release"}, ""),
    ],
)
def test_where_a_reader_finds_it(entry, fields, url):
    assert UNDocument.from_entry(entry(**fields)).url == url


def test_the_words_of_the_fields(documents, entry):
    report = UNDocument.from_entry(documents["un-s-2030-1-rev-1"])
    assert report.title.endswith("Example Group (“EG”) & associates")
    assert report.authors == (Body("Analytical Support and Sanctions Monitoring Team"),)
    assert report.body == "United Nations Security Council"
    persons = UNDocument.from_entry(documents["un-a-hrc-96-52"]).authors
    assert persons == (Person("Roe", "Max"), Person("Example", "Jane Ann"))
    # LaTeX in other people's files is read too.
    assert UNDocument.from_entry(entry(number="S/2030/1", title=r"M{\'e}lange")).title == "Mélange"


def test_authors_that_the_title_names_are_not_named_again(documents):
    assert UNDocument.from_entry(documents["un-s-2030-1-rev-1"]).unnamed_authors == ()
    survey = UNDocument.from_entry(documents["un-s-2030-49"])
    assert survey.unnamed_authors == (Body("Counter-Terrorism Committee Executive Directorate"),)


def test_a_report_of_the_secretary_general_says_so_once(documents):
    assert UNDocument.from_entry(documents["un-s-2030-72"]).submitted == ""
    activities = UNDocument.from_entry(documents["un-a-84-901"])
    assert (activities.submitted, activities.unnamed_authors) == (
        "Report of the Secretary-General",
        (),
    )


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("un-s-2030-1-rev-1", LocatorKind.PARAGRAPH),
        ("un-s-pv-12001", LocatorKind.PAGE),
        ("un-2029-invented-convention", LocatorKind.ARTICLE),
    ],
)
def test_what_a_bare_number_counts(documents, key, kind):
    assert UNDocument.from_entry(documents[key]).counts_by is kind
