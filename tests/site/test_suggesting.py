"""What the search is given to suggest from."""

import gzip
import json
from pathlib import Path

import pytest

from reading_list.bibliography.bibliography import Bibliography, load
from reading_list.site.exchange import language_files
from reading_list.site.language import Interface
from reading_list.site.page import Pages
from reading_list.site.suggesting import SUGGESTIONS, suggestions

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "src" / "reading_list" / "site" / "assets" / "suggest.js"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_its_pages_are_there(
    bibliography: Bibliography, sites: dict[str, Pages], language: str
) -> None:
    """Regions, themes and series by what the language calls them."""
    value = json.loads(language_files(bibliography, language, "")[SUGGESTIONS])
    titles = {page.address: page.title for page in sites[language]}
    assert [titles[address] for _, address in value["pages"]] == [n for n, _ in value["pages"]]
    vocabularies = bibliography.vocabularies
    assert len(value["pages"]) == sum(
        map(len, (vocabularies.regions, vocabularies.themes, vocabularies.series))
    )
    assert {f for s in vocabularies.synonyms for f in s.forms} == set(value["forms"])


def test_the_script_says_what_it_has_words_for(bibliography: Bibliography) -> None:
    said = json.loads(suggestions(bibliography, Interface("en")))["said"]
    script = SCRIPT.read_text()
    assert [name for name in said if f"said.{name}" not in script] == []


@pytest.mark.integration
@pytest.mark.parametrize("language", ["en", "ar"])
def test_of_the_real_list_it_is_small(language: str) -> None:
    made = suggestions(load(ROOT / "bib"), Interface(language))
    assert len(gzip.compress(made)) < 6_000
