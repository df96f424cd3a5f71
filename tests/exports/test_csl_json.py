import json
from pathlib import Path

import jsonschema
import pytest

from reading_list.bibliography.bibliography import Bibliography
from reading_list.citations.csl_item import csl_item
from reading_list.exports.formats import FORMATS

# The official schema, byte for byte: github.com/citation-style-language/schema,
# schemas/input/csl-data.json (MIT licence).
SCHEMA = Path(__file__).parent.parent / "data" / "schema" / "csl-data.json"


def test_the_whole_list_fits_the_official_schema(bibliography: Bibliography) -> None:
    items = json.loads(FORMATS["json"].write(bibliography.entries.values()))
    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(items)
    assert [item["id"] for item in items] == list(bibliography.entries)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        # a UN report: symbol as number, both bodies whole, official address
        ("un-s-2092-71-rev-1", {
            "type": "report", "number": "S/2092/71/Rev.1", "genre": "Report",
            "author": [{"literal": "Specimen Monitoring Team"}],
            "publisher": "United Nations Security Council",
            "issued": {"date-parts": [[2092, 2, 21]]}, "title-short": "Third report",
            "URL": "https://docs.un.org/en/S/2092/71/Rev.1", "language": "en",
        }),
        # a resolution is a report, so that no style makes it a Public Law; its organ stands once
        ("un-s-res-9001", {
            "type": "report", "genre": "Resolution", "number": "S/RES/9001 (2090)",
            "author": [{"literal": "United Nations Security Council"}], "publisher": None,
            "URL": "https://docs.un.org/en/S/RES/9001(2090)",
        }),
        ("doe-2090-causes", {
            "type": "article-journal", "container-title": "Journal of Invented Policy",
            "volume": "13", "issue": "4", "page": "379-399", "DOI": "10.99999/jip_2090_0013",
            "issued": {"date-parts": [[2090, 7]]}, "genre": None,
        }),
        # the number of a journal's issue may stand in either field; suffixes are kept apart
        ("doe-roe-2091-money", {
            "issue": "1", "number": None,
            "title": "Money, <Markets> & “Da’esh”: The Finances of ISIL-K Reconsidered",
            "author": [
                {"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Richard"},
                {"family": "de la Muestra", "given": "Juana"},
                {"family": "Bloggs", "given": "Joe", "suffix": "Jr"},
            ],
        }),
        ("fulan-2092-irhab", {
            "language": "ar", "author": [{"family": "الفلاني", "given": "فلان"}],
            "title": "سياسات مكافحة النماذج [Policies of countering specimens]",
        }),
        ("roe-doe-2089-handbook", {
            "type": "book", "author": None, "ISBN": "9780306406157",
            "editor": [
                {"family": "Roe", "given": "Richard"}, {"family": "Doe", "given": "Jane"},
            ],
        }),
        ("bloggs-2089-waves", {
            "type": "chapter", "container-title": "The Handbook of Specimens", "page": "46-73",
            "publisher-place": "Exampleton",
        }),
        ("muster-2088-schweigen", {
            "type": "book", "edition": "2", "collection-title": "Specimen Library",
            "collection-number": "12",
        }),
        ("doe-2085-thesis", {
            "type": "thesis", "genre": "PhD thesis", "publisher": "University of Exampleton",
        }),
        ("institute-2093-brief", {
            "author": [
                {"family": "Roe", "given": "Richard"}, {"literal": "Specimen Research Group"},
            ],
            "genre": "Policy Brief", "number": "7", "publisher": "Institute for Invented Affairs",
        }),
        # no author seen: the institution is cited first and not named again as publisher
        ("institute-undated-note", {
            "author": [{"literal": "Institute for Invented Affairs"}], "publisher": None,
            "issued": None,
        }),
        ("un-office-specimen-page", {
            "type": "webpage", "accessed": {"date-parts": [[2099, 1, 30]]},
            "container-title": None, "publisher": None,
        }),
        ("gazette-2092-specimen", {
            "type": "article-newspaper", "container-title": "The Exampleton Gazette",
        }),
        ("exampleland-2087-act", {
            "type": "legislation", "number": "c. 11", "authority": "Parliament of Exampleland",
            "author": None,
        }),
        ("court-2091-doe", {
            "type": "legal_case", "authority": "Court of Invented States",
            "number": "Case C-999/90 P", "author": None,
        }),
        ("un-2089-specimen-convention", {
            "type": "treaty", "container-title": "United Nations, Treaty Series",
            "volume": "9178",
        }),
    ],
)  # fmt: skip
def test_fields_by_kind(bibliography: Bibliography, key: str, expected: dict[str, object]) -> None:
    item = csl_item(bibliography.entries[key])
    assert {name: item.get(name) for name in expected} == expected


def test_own_words_and_terms_go_with_the_record(bibliography: Bibliography) -> None:
    entry = bibliography.entries["doe-2090-causes"]
    item = csl_item(entry)
    assert item["abstract"] == entry.annotation
    assert item["keyword"] == "Global, Threat assessment, Core"
    assert all(item.values()), "no field is written empty"
