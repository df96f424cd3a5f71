"""Fields of CSL that are written otherwise than in the record."""

from dataclasses import replace
from typing import Any

import pytest

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.dates import PartialDate
from reading_list.citations.csl_item import csl_item


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("916--917", "916–917"),  # two numbers
        ("2094-03", "2094-03"),  # one
    ],
)
def test_number(bibliography: Bibliography, number: str, expected: str) -> None:
    entry = replace(bibliography.entries["doe-2094-paper"], number=number)
    assert csl_item(entry)["number"] == expected


@pytest.mark.parametrize(
    ("key", "fields", "expected"),
    [
        ("doe-roe-2091-money", {}, "Money, <Markets> & “Da’esh”"),  # without its subtitle
        ("muster-2087-stille", {}, "Das Schweigen der Muster"),  # without its gloss
        ("doe-roe-2091-money", {"shorttitle": "Money"}, "Money"),
        ("doe-2094-paper", {"subtitle": ""}, None),  # the whole title is short
    ],
)
def test_title_of_later_notes(
    bibliography: Bibliography, key: str, fields: dict[str, Any], expected: str | None
) -> None:
    entry = replace(bibliography.entries[key], **fields)
    assert csl_item(entry).get("title-short") == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("Policy Brief 4/2020", None),
        ("COM(2020) 795 final", None),
        ("HC 999", None),
        ("17", "Report"),
        ("2021 Number: 29", "Report"),
        ("N° 2006", "Report"),
        ("No. 7", "Report"),
    ],
)
def test_a_number_that_says_what_it_counts_needs_no_genre(
    bibliography: Bibliography, number: str, expected: str | None
) -> None:
    entry = replace(bibliography.entries["parliament-2090-inquiry"], number=number)
    assert csl_item(entry).get("genre") == expected
    paper = replace(bibliography.entries["doe-2094-paper"], number="Working Paper No. 113")
    assert "genre" not in csl_item(paper)
    assert csl_item(bibliography.entries["un-s-2092-71-rev-1"])["genre"] == "Report"


def test_what_has_no_date_has_the_day_it_was_last_checked(bibliography: Bibliography) -> None:
    entry = bibliography.entries["institute-specimen-tracker"]
    undated = replace(entry, date=None, urldate=None, verified=PartialDate(2026, 11, 29))
    assert csl_item(undated)["accessed"] == {"date-parts": [[2026, 11, 29]]}
    assert "accessed" not in csl_item(replace(undated, date=PartialDate(2090)))
    assert "accessed" not in csl_item(replace(undated, url="", doi="10.1/x"))
    opened = replace(undated, urldate=PartialDate(2025, 1, 2))
    assert csl_item(opened)["accessed"] == {"date-parts": [[2025, 1, 2]]}
