"""Punctuation between parts of which any may be missing."""

import pytest
from pybtex.richtext import Text

from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.names import Body, Person
from reading_list.citations.un import pieces


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        (("A", "B"), "A, B"),
        (("A", "", "B"), "A, B"),
        (("", ""), ""),
        (("“A”", "B"), "“A,” B"),
        (("A", "“B”"), "A, “B”"),
    ],
)
def test_commas_stand_inside_double_quotation_marks(parts, joined):
    assert str(pieces.comma(*parts)) == joined


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        (("A", "", "B"), "A. B."),
        (("Who?", "B."), "Who? B."),
        (("“A”",), "“A.”"),
        (("“A?”",), "“A?”"),
        (("S/RES/1 (2030)",), "S/RES/1 (2030)."),
        ((pieces.italic("A"),), "A."),
        ((), ""),
    ],
)
def test_sentences_end_once(parts, joined):
    assert str(pieces.sentences(*parts)) == joined


def test_quotation_marks_inside_change():
    assert pieces.quoted("A “B” C") == "“A ‘B’ C”"
    assert pieces.single_quoted("ISIL ‘still a threat’, the Council’s view") == (
        "‘ISIL “still a threat”, the Council’s view’"
    )
    assert pieces.quoted("") == pieces.single_quoted("") == ""


@pytest.mark.parametrize(
    ("date", "american", "british", "day"),
    [
        ("2030-02-06", "February 6, 2030", "6 February 2030", "6 February"),
        ("2030-02", "February 2030", "February 2030", "February"),
        ("2030", "2030", "2030", ""),
    ],
)
def test_dates_are_said_as_far_as_known(date, american, british, day):
    parsed = PartialDate.parse(date)
    assert pieces.month_day_year(parsed) == american
    assert pieces.day_month_year(parsed) == british
    assert pieces.day_month(parsed) == day
    assert (
        pieces.month_day_year(None) == pieces.day_month_year(None) == pieces.month_day(None) == ""
    )


JANE, MAX, TEAM = Person("Example", "Jane Ann"), Person("Roe", "Max"), Body("A Team")


def test_names():
    assert pieces.inverted_names((JANE,)) == "Example, Jane Ann"
    assert pieces.inverted_names((JANE, MAX)) == "Example, Jane Ann, and Max Roe"
    assert pieces.inverted_names((TEAM, MAX)) == "A Team and Max Roe"
    assert pieces.inverted_names((JANE, MAX, TEAM)) == "Example, Jane Ann, Max Roe, and A Team"
    assert pieces.direct_names((JANE, MAX, TEAM)) == "Jane Ann Example, Max Roe, and A Team"
    assert pieces.families((JANE, MAX)) == "Example and Roe"
    assert pieces.families((JANE, MAX, TEAM, JANE)) == "Example et al."
    assert pieces.initials_list((JANE, TEAM)) == "Example, J. A. and A Team"
    assert pieces.initials(Person("Doe", "Anne-Marie", "Jr")) == "Doe, A.-M., Jr"
    assert pieces.inverted_names(()) == pieces.families(()) == ""


@pytest.mark.parametrize(
    ("number", "plain", "legal"),
    [(1, "1st", "1st"), (2, "2nd", "2d"), (3, "3rd", "3d"), (11, "11th", "11th"),
     (112, "112th", "112th"), (122, "122nd", "122d"), (9844, "9844th", "9844th")],
)  # fmt: skip
def test_ordinals(number, plain, legal):
    assert pieces.ordinal(number) == plain
    assert pieces.ordinal(number, legal=True) == legal


def test_an_address_cannot_break_out_of_its_attribute():
    html = Text(pieces.link('https://example.org/?a="><script>')).render_as("html")
    assert html == (
        '<a href="https://example.org/?a=%22%3E%3Cscript%3E">'
        'https://example.org/?a="&gt;&lt;script&gt;</a>'
    )
    assert str(pieces.bare_link("https://docs.un.org/en/S/2030/1")) == "docs.un.org/en/S/2030/1"
