from collections.abc import Callable
from pathlib import Path

import pytest

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.vocabulary import load_vocabularies
from reading_list.citations.values import document_type
from reading_list.exports.formats import FORMATS
from reading_list.exports.highwire import highwire

REAL_VOCABULARIES = Path(__file__).parents[2] / "bib" / "vocabularies"


@pytest.mark.parametrize("format_id", FORMATS)
def test_the_whole_list_in_each_format(
    bibliography: Bibliography, golden: Callable[[str, str], None], format_id: str
) -> None:
    text = FORMATS[format_id].write(bibliography.entries.values())
    golden(f"exports/reading-list.{format_id}", text)
    assert text == FORMATS[format_id].write(bibliography.entries.values())


@pytest.mark.parametrize("format_id", FORMATS)
def test_a_list_of_none(format_id: str) -> None:
    assert FORMATS[format_id].write([]).strip() in ("", "[]")


def test_page_tags_of_the_whole_list(
    bibliography: Bibliography, golden: Callable[[str, str], None]
) -> None:
    pages = (
        "\n".join([entry.key, *(f"  {name}: {content}" for name, content in highwire(entry))])
        for entry in bibliography.entries.values()
    )
    golden("exports/highwire.txt", "\n".join(pages) + "\n")


def test_the_fabricated_list_has_every_kind_there_is(bibliography: Bibliography) -> None:
    """A new kind of document is one row in kinds.yml and one record here."""
    vocabularies, findings = load_vocabularies(REAL_VOCABULARIES)
    assert not findings
    assert {entry.kind for entry in bibliography.entries.values()} == set(vocabularies.kinds)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("un-s-2091-17", "Report"), ("un-s-pv-19651", "Meeting record"),
        ("institute-2093-brief", "Policy Brief"), ("doe-2085-thesis", "PhD thesis"),
        ("exampleland-2087-act", "Law"), ("doe-2090-causes", ""),
    ],
)  # fmt: skip
def test_what_the_document_calls_itself(
    bibliography: Bibliography, key: str, expected: str
) -> None:
    assert document_type(bibliography.entries[key]) == expected
