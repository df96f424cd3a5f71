from typing import Any

import pytest
import rispy

from reading_list.bibliography.bibliography import Bibliography
from reading_list.exports.formats import FORMATS
from reading_list.exports.ris import ris_entry


def read(text: str) -> list[dict[str, Any]]:
    """What an independent parser makes of it."""
    references: list[dict[str, Any]] = rispy.loads(text)
    return references


def test_every_reference_is_read_back(bibliography: Bibliography) -> None:
    read_back = read(FORMATS["ris"].write(bibliography.entries.values()))
    assert [reference["id"] for reference in read_back] == list(bibliography.entries)
    for reference, entry in zip(read_back, bibliography.entries.values(), strict=True):
        assert reference["title"] == entry.full_title
        assert reference["abstract"] == entry.annotation
        assert reference["language"] == entry.language
        assert reference["keywords"] == list(entry.subjects)
        assert reference.get("doi", "") == entry.doi
        assert reference.get("date", "").replace("/", "-") == str(entry.date or "")
        assert reference.get("year", "") == str(entry.year or "")
        # SV is not in the specification; EndNote and Zotero put docket and series numbers there.
        assert set(reference.get("unknown_tag", {})) <= {"SV"}


def test_lines_end_as_the_format_asks(bibliography: Bibliography) -> None:
    text = FORMATS["ris"].write(bibliography.entries.values())
    assert text.count("\n") == text.count("\r\n")
    assert all(line[2:6] == "  - " for line in text.split("\r\n") if line)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        # SN is the number of a report in Zotero and EndNote; bodies stay whole
        ("un-s-2092-71-rev-1", {
            "type_of_reference": "RPRT", "issn": "S/2092/71/Rev.1",
            "authors": ["Specimen Monitoring Team"], "type_of_work": "Report",
            "publisher": "United Nations Security Council", "short_title": "Third report",
            "urls": ["https://docs.un.org/en/S/2092/71/Rev.1"],
        }),
        ("un-s-res-9001", {"type_of_reference": "RPRT", "type_of_work": "Resolution"}),
        ("doe-2090-causes", {
            "type_of_reference": "JOUR", "secondary_title": "Journal of Invented Policy",
            "volume": "13", "number": "4", "start_page": "379", "end_page": "399",
            "issn": "0317-8471", "date": "2090/07", "notes": None,
        }),
        ("doe-roe-2091-money", {
            "authors": ["Doe, Jane", "Roe, Richard", "de la Muestra, Juana", "Bloggs, Joe Jr"],
            "number": "1", "start_page": "7", "end_page": None,
            "urls": ["https://journal.example.org/2/1/money?id=a_b&x=1"],
        }),
        ("fulan-2092-irhab", {
            "authors": ["الفلاني, فلان"], "translated_title": "Policies of countering specimens",
            "number": "Spring",
        }),
        ("roe-doe-2089-handbook", {
            "type_of_reference": "BOOK", "authors": None,
            "tertiary_authors": ["Roe, Richard", "Doe, Jane"], "issn": "9780306406157",
        }),
        ("bloggs-2089-waves", {
            "type_of_reference": "CHAP", "secondary_authors": ["Roe, Richard", "Doe, Jane"],
            "secondary_title": "The Handbook of Specimens", "place_published": "Exampleton",
        }),
        ("muster-2088-schweigen", {
            "secondary_title": "Specimen Library", "note": "12", "edition": "2",
        }),
        ("doe-2085-thesis", {
            "type_of_reference": "THES", "publisher": "University of Exampleton",
            "type_of_work": "PhD thesis",
            "notes": ["Series: Dissertations of the Faculty of Examples", "Number: 667"],
        }),
        ("un-office-2092-handbook", {"notes": ["ISBN: 9783161484100"]}),
        ("un-office-specimen-page", {
            "type_of_reference": "ELEC", "access_date": "2099/01/30", "date": None,
        }),
        ("un-sc-99236", {
            "secondary_title": "United Nations Meetings Coverage and Press Releases",
            "notes": ["Number: SC/99236"],
        }),
        # a comma would make a person of a body
        ("parliament-2090-inquiry", {
            "authors": ["Parliament of Exampleland – Committee on Specimens"],
            "publisher": "Parliament of Exampleland, Committee on Specimens",
        }),
        ("institute-undated-note", {"type_of_work": None}),
        ("gazette-2092-specimen", {
            "type_of_reference": "NEWS", "secondary_title": "The Exampleton Gazette",
        }),
        ("exampleland-2087-act", {"type_of_reference": "STAT", "note": "c. 11"}),
        ("court-2091-doe", {
            "type_of_reference": "CASE", "publisher": "Court of Invented States",
            "authors": None, "unknown_tag": {"SV": ["Case C-999/90 P"]},
        }),
    ],
)  # fmt: skip
def test_fields_by_kind(bibliography: Bibliography, key: str, expected: dict[str, object]) -> None:
    (reference,) = read(ris_entry(bibliography.entries[key]))
    assert {name: reference.get(name) for name in expected} == expected
