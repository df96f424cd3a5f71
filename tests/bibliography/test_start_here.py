"""What the pages of the published list tell a reader new to a term to begin with."""

from pathlib import Path

import pytest

from reading_list.bibliography.bibliography import Bibliography, load
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.vocabulary import Kind

pytestmark = pytest.mark.integration

BIB = Path(__file__).parents[2] / "bib"


@pytest.fixture(scope="module")
def bibliography() -> Bibliography:
    return load(BIB)


@pytest.fixture(scope="module")
def start(bibliography: Bibliography) -> dict[str, list[Entry]]:
    """The entries to begin with, by the term's id; no id is that of a region and a theme."""
    vocabularies = bibliography.vocabularies
    terms = [*vocabularies.regions.values(), *vocabularies.themes.values()]
    named = {term.id: [bibliography.entries[key] for key in term.start] for term in terms}
    assert len(named) == len(terms)
    return named


def test_each_term_names_three_to_six(start: dict[str, list[Entry]]) -> None:
    counts = {term: len({e.key for e in entries}) for term, entries in start.items()}
    assert {term: n for term, n in counts.items() if not 3 <= n <= 6} == {}
    assert {t for t, entries in start.items() if counts[t] != len(entries)} == set()


def test_they_are_of_two_levels(start: dict[str, list[Entry]]) -> None:
    """Something to begin with and something to go on to."""
    levels = {term: {e.level for e in entries} for term, entries in start.items()}
    assert {term: found for term, found in levels.items() if len(found) < 2} == {}


def test_they_come_from_two_publishers(
    start: dict[str, list[Entry]], bibliography: Bibliography
) -> None:
    """All of the United Nations counts as one, so that no term is told by it alone."""
    kinds = bibliography.vocabularies.kinds
    found = {
        term: {_publisher(e, kinds[e.kind]) for e in entries} for term, entries in start.items()
    }
    assert {term: names for term, names in found.items() if len(names) < 2} == {}


def test_they_are_not_all_of_one_moment(start: dict[str, list[Entry]]) -> None:
    """Fewer than five of one year."""
    crowded = {
        (term, year): n
        for term, entries in start.items()
        for year in {e.year for e in entries} - {None}
        if (n := sum(e.year == year for e in entries)) > 4
    }
    assert crowded == {}


def test_none_was_written_for_its_day(
    start: dict[str, list[Entry]], bibliography: Bibliography
) -> None:
    """No press releases and no news."""
    kinds = bibliography.vocabularies.kinds
    passing = {
        e.key
        for entries in start.values()
        for e in entries
        if kinds[e.kind].press or e.kind == "news-item"
    }
    assert passing == set()


def test_each_term_has_readings_of_all_levels(bibliography: Bibliography) -> None:
    vocabularies = bibliography.vocabularies
    for regions, entries_of in ((True, bibliography.in_region), (False, bibliography.in_theme)):
        for term in vocabularies.regions if regions else vocabularies.themes:
            entries = entries_of(term)
            assert {e.level for e in entries} == {"introductory", "core", "advanced"}, term
            assert len(entries) >= (15 if regions else 20), term


def _publisher(entry: Entry, kind: Kind) -> str:
    if kind.un or kind.id.startswith("un-"):
        return "United Nations"
    return entry.journaltitle or entry.publisher or entry.institution or str(entry.author)
