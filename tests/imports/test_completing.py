"""What a draft lacks, in the words of the checks."""

import pytest

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.writing import write_entry
from reading_list.imports.completing import findings_of

WHOLE = {
    "entrysubtype": "article",
    "title": "T",
    "author": "Doe, Jane",
    "journaltitle": "J",
    "date": "2090",
    "langid": "english",
    "access": "open",
    "keywords": "global, sanctions, core",
    "annotation": "word " * 40,
    "evidence": "<https://example.org/> title, date",
    "verified": "2099-01-31",
    "added": "2099-01-31",
}


def rules(bibliography: Bibliography, fields: dict[str, str]) -> set[tuple[str, str]]:
    text = write_entry("article", "doe-2090-t", fields)
    return {(finding.field, finding.rule) for finding in findings_of(text, bibliography)}


def test_nothing_is_missing(bibliography: Bibliography) -> None:
    assert rules(bibliography, WHOLE) == set()


@pytest.mark.parametrize("name", sorted(WHOLE.keys() - {"verified", "added"}))
def test_each_missing_field_is_named(bibliography: Bibliography, name: str) -> None:
    found = rules(bibliography, {k: v for k, v in WHOLE.items() if k != name})
    assert name in {field for field, _ in found}


def test_everything_at_once(bibliography: Bibliography) -> None:
    """Also where title and kind are missing, without which no entry can be made."""
    found = rules(bibliography, {"verified": "2099-01-31", "added": "2099-01-31", "pages": "x"})
    required = WHOLE.keys() - {"verified", "added"}
    assert {field for field, _ in found} == {*required, "pages"}


def test_a_kind_that_does_not_exist(bibliography: Bibliography) -> None:
    found = rules(bibliography, WHOLE | {"entrysubtype": "artikel", "evidence": ""})
    assert ("entrysubtype", "kind") in found
    assert ("evidence", "required-field") in found
