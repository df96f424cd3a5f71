"""Dates, names, evidence and text: what each reads, writes and refuses."""

import datetime as dt

import pytest

from reading_list.bibliography.dates import DateError, PartialDate
from reading_list.bibliography.evidence import EvidenceError, parse_evidence
from reading_list.bibliography.fields import FIELDS
from reading_list.bibliography.names import Body, NameFormError, Person, parse_names
from reading_list.bibliography.text import decode, encode, latex_commands


@pytest.mark.parametrize("text", ["2025", "2025-02", "2025-02-06"])
def test_a_date_is_as_long_as_it_is_known(text):
    assert str(PartialDate.parse(text)) == text


def test_what_is_less_known_sorts_first():
    dates = [PartialDate.parse(t) for t in ("2025-02-06", "2025", "2024-12-31", "2025-02")]
    assert [str(d) for d in sorted(dates)] == ["2024-12-31", "2025", "2025-02", "2025-02-06"]
    assert PartialDate.parse("2025-02").earliest == dt.date(2025, 2, 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("6 February 2025", "write YYYY"),
        ("2025-2-6", "write YYYY"),
        ("2025-02-30", "not in the calendar"),
        ("2025-13", "not in the calendar"),
        ("2025/2026", "write YYYY"),
    ],
)
def test_impossible_dates_are_refused(text, why):
    with pytest.raises(DateError, match=why):
        PartialDate.parse(text)


def test_persons_and_bodies_are_told_apart_by_braces():
    names = parse_names(
        "Ní Aoláin, Fionnuala and {United Nations Security Council} and Plato"
        " and Doe, Jr, John and {Research and Analysis Wing}"
    )
    assert names == (
        Person("Ní Aoláin", "Fionnuala"),
        Body("United Nations Security Council"),
        Person("Plato"),
        Person("Doe", "John", "Jr"),
        Body("Research and Analysis Wing"),
    )
    assert names[3].direct == "John Doe Jr"
    assert names[3].inverted == "Doe, Jr, John"
    assert names[1].inverted == "United Nations Security Council"


@pytest.mark.parametrize("text", ["United Nations", "John Doe", "Doe,", "{}", "A, B, C, D"])
def test_a_name_that_could_be_either_is_refused(text):
    with pytest.raises(NameFormError):
        parse_names(text)


def test_evidence_keeps_every_sighting():
    first, second, third = parse_evidence(
        "<https://www.example.org/a;b?c=1,2> title, date (a copy of 2020);"
        " <https://reprint.example.org/x> [reprint] content; <a stored copy> [reprint] number"
    )
    assert first.address == "https://www.example.org/a;b?c=1,2"
    assert first.fields == ("title", "date")
    assert first.note == "a copy of 2020"
    assert first.linked
    assert first.host == "example.org"
    assert second.reprint
    assert not second.linked
    assert third.host == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("https://example.org title", "write '<address> field"),
        ("<https://example.org>", "names no field"),
        ("<seen in a library> title", "is no web address"),
    ],
)
def test_evidence_without_address_or_fields_is_refused(text, why):
    with pytest.raises(EvidenceError, match=why):
        parse_evidence(text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"Law \& Order: 50\% of {ISIL}", "Law & Order: 50% of ISIL"),
        ("two\n    lines", "two lines"),
        (r"\{kept\}", "{kept}"),
    ],
)
def test_text_is_decoded(written, read):
    assert decode(written) == read


def test_encoding_is_undone_by_decoding():
    words = "a_b & c% of $5 #1 {x}"
    assert decode(encode(words)) == words


def test_other_latex_is_named():
    assert latex_commands(r"G\"{o}del \emph{x} \& y") == [r"\"{o}del", r"\emph{x}"]


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("isbn", "978-0-306-40615-7", "978-0-306-40615-8"),  # a wrong check digit
        ("isbn", "0-306-40615-2", "030640615"),
        ("doi", "10.1080/09546553.2020.1_2", "https://doi.org/10.1080/1"),
        ("issn", "1234-567X", "12345678"),
        ("pages", "12--34", "12-34"),
        ("url", "https://example.org/a_b%20c", "example.org"),
        ("access", "open", "free"),
        ("ordinal", "35", "thirty-fifth"),
        ("mandate", "S/RES/2734 (2024), annex I", "resolution 2734"),
        ("relatedtype", "revises", "is like"),
        ("langid", "arabic", "ar"),
    ],
)
def test_fields_read_the_good_and_refuse_the_bad(field, good, bad):
    assert FIELDS[field].read(good)
    with pytest.raises(ValueError, match=r"\w"):
        FIELDS[field].read(bad)
