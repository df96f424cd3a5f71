"""From a reference or a symbol to fields of a record."""

from dataclasses import replace

import pytest

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.names import Body, Person
from reading_list.bibliography.symbols import UNSymbol
from reading_list.exports.formats import FORMATS
from reading_list.imports.draft import UnknownTypeError, draft, draft_of_symbol
from reading_list.imports.duplicates import Known, Written
from reading_list.imports.formats import read_references
from reading_list.imports.reference import Reference

ROE = (Person("Roe", "Richard"),)
COUNCIL = "United Nations Security Council"


@pytest.mark.parametrize(
    ("reference", "entry_type", "fields"),
    [
        pytest.param(
            Reference(
                "", "article-journal", "Money & Markets: A Case: Two", author=ROE, volume="2",
                container="Specimen Studies", number="3", pages="1–20", issn="12345678",
                doi="https://doi.org/10.9999/a_b", url="http://dx.doi.org/10.9999/a_b",
                date=PartialDate(2090, 7), language="en-GB", publisher="A Press",
            ),
            "article",
            {"entrysubtype": "article", "title": r"Money \& Markets", "subtitle": "A Case: Two",
             "author": "Roe, Richard", "journaltitle": "Specimen Studies", "volume": "2",
             "issue": "3", "pages": "1--20", "date": "2090-07", "langid": "english",
             "doi": "10.9999/a_b", "issn": "1234-5678"},
            id="article: number is the issue, no address beside the DOI",
        ),
        pytest.param(
            Reference("", "book", "T", editor=ROE, publisher="P", location="L", edition="2",
                      isbn="978-3-16-148410-0 (pbk) 3161484100", genre="G"),
            "collection",
            {"entrysubtype": "edited-book", "title": "T", "editor": "Roe, Richard",
             "publisher": "P", "location": "L", "edition": "2", "isbn": "9783161484100"},
            id="a book without author is edited",
        ),
        pytest.param(
            Reference("", "chapter", "T", author=ROE, container="B", publisher="P", series="S"),
            "incollection",
            {"entrysubtype": "chapter", "title": "T", "author": "Roe, Richard", "booktitle": "B",
             "publisher": "P", "series": "S"},
            id="chapter",
        ),
        pytest.param(
            Reference("", "paper-conference", "T"), "report",
            {"entrysubtype": "working-paper", "title": "T"}, id="a paper in no proceedings",
        ),
        pytest.param(
            Reference("", "report", "T", publisher="I", genre="Africa Report", number="26"),
            "report",
            {"title": "T", "institution": "I", "series": "Africa Report", "number": "26"},
            id="a report that its series counts; of which kind it is nobody says",
        ),
        pytest.param(
            Reference("", "report", "T", publisher="I", genre="Policy Brief", location="L"),
            "report",
            {"title": "T", "institution": "I", "type": "Policy Brief"},
            id="a report without number",
        ),
        pytest.param(
            Reference("", "report", "T", genre="Working Paper", number="7"), "report",
            {"entrysubtype": "working-paper", "title": "T", "number": "7"}, id="working paper",
        ),
        pytest.param(
            Reference("", "thesis", "T", publisher="U", genre="PhD thesis"), "thesis",
            {"entrysubtype": "thesis", "title": "T", "institution": "U", "type": "PhD thesis"},
            id="thesis",
        ),
        pytest.param(
            Reference("", "webpage", "T", container="Site", url="https://a.example.org/b"),
            "online",
            {"entrysubtype": "web-page", "title": "T", "institution": "Site",
             "url": "https://a.example.org/b"},
            id="web page",
        ),
        pytest.param(
            Reference("", "article-newspaper", "T", container="Gazette", publisher="Company"),
            "online",
            {"entrysubtype": "news-item", "title": "T", "institution": "Gazette"},
            id="news",
        ),
        pytest.param(
            Reference("", "book", "Titre : suite [Title: more]", language="fra", author=ROE),
            "book",
            {"entrysubtype": "book", "title": "Titre", "subtitle": "suite",
             "titletranslation": "Title: more", "author": "Roe, Richard", "langid": "french"},
            id="a gloss in brackets; a French colon",
        ),
        pytest.param(
            Reference("", "legal_case", "Doe v Roe", publisher="A Court", number="Case 5"),
            "jurisdiction",
            {"entrysubtype": "judgment", "title": "Doe v Roe", "institution": "A Court",
             "number": "Case 5"},
            id="judgment",
        ),
    ],
)  # fmt: skip
def test_fields(reference: Reference, entry_type: str, fields: dict[str, str]) -> None:
    drafted = draft(reference)
    assert drafted.entry_type == entry_type
    assert drafted.fields == fields
    assert drafted.symbol is None


UN_REPORT = Reference(
    "", "report", "Third report: on a & b", author=(Body("A Team"),), publisher="UN",
    number="S/2092/71/Rev.1", date=PartialDate(2092, 2, 21), url="https://undocs.example.org/x",
)  # fmt: skip


def test_un_report() -> None:
    """Its number is a symbol: the organ follows from it, and no address of another site."""
    drafted = draft(UN_REPORT)
    assert drafted.symbol == UNSymbol.parse("S/2092/71/Rev.1")
    assert drafted.fields == {
        "title": r"Third report: on a \& b",
        "author": "{A Team}",
        "institution": COUNCIL,
        "number": "S/2092/71/Rev.1",
        "date": "2092-02-21",
        "langid": "english",
        "access": "open",
    }


@pytest.mark.parametrize(
    ("symbol", "entry_type", "fields"),
    [
        pytest.param(
            "S/RES/9001 (2090)",
            "legislation",
            {
                "entrysubtype": "security-council-resolution",
                "title": "Resolution 9001 (2090)",
                "author": f"{{{COUNCIL}}}",
            },
            id="a Council resolution: its number is its title",
        ),
        pytest.param(
            "A/RES/145/291",
            "legislation",
            {
                "entrysubtype": "general-assembly-resolution",
                "author": "{United Nations General Assembly}",
            },
            id="an Assembly resolution has a title, which was not seen",
        ),
        pytest.param(
            "S/PV.19651",
            "report",
            {
                "entrysubtype": "meeting-record",
                "author": f"{{{COUNCIL}}}",
                "institution": COUNCIL,
            },
            id="meeting record",
        ),
        pytest.param("S/2092/71", "report", {"institution": COUNCIL}, id="of no kind of its own"),
        pytest.param("E/2092/7", "report", {}, id="an organ the list has no name for"),
    ],
)
def test_symbols(symbol: str, entry_type: str, fields: dict[str, str]) -> None:
    drafted = draft_of_symbol(UNSymbol.parse(symbol))
    assert drafted.entry_type == entry_type
    assert drafted.fields == {
        **fields, "number": symbol, "langid": "english", "access": "open",
    }  # fmt: skip


def test_kind_decides(bibliography: Bibliography) -> None:
    kinds = bibliography.vocabularies.kinds
    report = Reference("", "report", "On a: b", publisher="An Institute")
    assert draft(report, kinds["institute-report"]).fields["entrysubtype"] == "institute-report"
    assert draft(report, kinds["news-item"]).entry_type == "online"
    assert draft(replace(report, type="motion_picture"), kinds["web-page"]).entry_type == "online"
    letter = draft(report, kinds["letter"]).fields
    assert letter["title"] == "On a: b", "titles of UN documents stay whole"
    assert draft(UN_REPORT, kinds["letter"]).fields["entrysubtype"] == "letter"


def test_unknown_type() -> None:
    with pytest.raises(
        UnknownTypeError, match=r"'motion_picture' is nothing this list has; .*--kind"
    ):
        draft(Reference("", "motion_picture", "T"))


def test_unknown_language_is_named() -> None:
    drafted = draft(Reference("", "book", "T", language="tlh", left_out=("translator",)))
    assert "langid" not in drafted.fields
    assert drafted.left_out == ("translator", "language 'tlh'")


@pytest.mark.parametrize("name", FORMATS)
def test_what_the_list_exports_is_known_again(name: str, bibliography: Bibliography) -> None:
    """Every record, in every format, is drafted as something that is on the list already."""
    entries = [e for e in bibliography.entries.values() if e.key != "roe-doe-2089-handbook"]
    known = Known.of(Written(e.key, "", e.entry_type, e.fields or {}) for e in entries)
    references = read_references(FORMATS[name].write(entries).encode())
    for entry, reference in zip(entries, references, strict=True):
        one = draft(reference)
        match = known.match(Written("", "", one.entry_type, one.fields))
        assert match is not None, entry.key
        assert (match.key, match.sure) == (entry.key, True)
