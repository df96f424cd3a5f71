"""Fields of CSL that are written otherwise than in the record."""

from dataclasses import replace

import pytest

from reading_list.bibliography.bibliography import Bibliography
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
