"""The order of a bibliography."""

from dataclasses import replace

import pytest

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.names import Body, Name, Person
from reading_list.exports.sorting import filed, sort_key

JANE, RICHARD = Person("Doe", "Jane"), Person("Roe", "Richard")
Row = tuple[tuple[Name, ...], str, str, str]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Causes of “Specimens”", "causes of specimens"),
        ("A. Móstoles–Ñandú", "mostoles nandu"),
        ("Al-Qaida and Da’esh", "al qaida and da esh"),
        ("An", "an"),
        ("نموذجٌ", "نموذج"),
    ],
)
def test_words_as_they_are_filed(words: str, expected: str):
    assert filed(words) == expected


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ((JANE,), "Zebras", "2090", "Doe, J. (2090). Zebras."),
                ((JANE,), "The apes", "2091-02", "Doe, J. (2091, February). The apes."),
                ((JANE,), "Apes", "2091-04-01", "Doe, J. (2091, April 1). Apes."),
                ((JANE, RICHARD), "Apes", "2080", "Doe, J., & Roe, R. (2080). Apes."),
                ((), "Dogs", "2070", "Dogs. (2070)."),
                ((Body("Dómes Office"),), "Apes", "2050", "The Dómes Office. (2050). Apes."),
            ],
            id="author and date: one author first, days by the calendar",
        ),
        pytest.param(
            [
                ((JANE,), "The Apes", "2091", "Doe, Jane. “The Apes.” 2091."),
                ((JANE,), "Zebras of 2091", "2080", "Doe, Jane. Zebras of 2091. 2080."),
                ((JANE, RICHARD), "Aa", "2080", "Doe, Jane, and Richard Roe. Aa. 2080."),
                ((), "A dog’s life", "2070", "“A Dog’s Life.” 2070."),
            ],
            id="author and title",
        ),
        pytest.param(
            [
                ((RICHARD, JANE), "Cats", "2090", "Richard Roe & Jane Doe, Cats (2090)."),
                ((), "S/RES/9001 (2090)", "2090", "S.C. Res. 9001 (Jan. 1, 2090)."),
                ((Person("Zoe", "Anne"),), "Apes", "2090", "Anne Zoe, Apes (2090)."),
            ],
            id="given names first: filed by the family name",
        ),
        pytest.param(
            [
                ((Body("الأمم المتحدة"),), "قرار", "2090", "الأمم المتحدة. قرار. 2090."),
                ((Person("بشارة", "عزمي"),), "تنظيم", "2090", "بشارة، عزمي. تنظيم. 2090."),
                ((Person("الصمادي", "فاطمة"),), "تنظيم", "2090", "الصمادي، فاطمة. تنظيم. 2090."),
                ((Person("عبدالحليم", "أميرة"),), "بوكو", "2090", "عبدالحليم، أميرة. بوكو. 2090."),
            ],
            id="Arabic: without the article",
        ),
    ],
)
def test_entries_in_order(bibliography: Bibliography, rows: list[Row]):
    """Each row stands where its style puts it, however they come in."""
    entry = bibliography.entries["doe-2090-causes"]
    keys = []
    for authors, title, date, text in rows:
        made = replace(entry, author=authors, editor=(), title=title, date=PartialDate.parse(date))
        keys.append(sort_key(made, text))
    assert sorted(keys) == keys
    assert len(set(keys)) == len(keys)
