"""The interface in each language: complete catalogues, dates, ordinals, plurals."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

import reading_list.site
from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.ordinals import (
    arabic_ordinal,
    english_ordinal,
    english_ordinal_words,
)
from reading_list.site.language import Interface, Words

SITE = Path(reading_list.site.__file__).parent
Key = str | tuple[str, ...]


@pytest.fixture(scope="module")
def messages() -> set[Key]:
    """Every message of the code and the templates, as ``pybabel extract`` finds them."""
    with (SITE / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(str(SITE), methods, options)
    return {
        message if isinstance(message, str) else tuple(message) for _, _, message, _, _ in found
    }


@pytest.fixture(scope="module")
def catalogue() -> dict[Key, Message]:
    path = SITE / "locales" / "ar" / "LC_MESSAGES" / "reading_list.po"
    with path.open("rb") as file:
        read = read_po(file, locale="ar", abort_invalid=True)
    return {m.id if isinstance(m.id, str) else tuple(m.id): m for m in read if m.id}


def test_every_message_is_translated(messages: set[Key], catalogue: dict[Key, Message]) -> None:
    assert messages
    assert sorted(map(str, messages - set(catalogue))) == []
    empty = [m.id for m in catalogue.values() if not all(_texts(m)) or m.fuzzy]
    assert empty == []


def test_no_translation_is_left_over(messages: set[Key], catalogue: dict[Key, Message]) -> None:
    assert sorted(map(str, set(catalogue) - messages)) == []


def test_translations_keep_their_places(catalogue: dict[Key, Message]) -> None:
    """What is put into a message is put into its translation; a number may be said in words."""
    for key, message in catalogue.items():
        wanted = _places(key if isinstance(key, str) else key[-1])
        for index, text in enumerate(_texts(message)):
            spelled_out = {"number"} if not isinstance(key, str) and index < 3 else set()
            assert wanted - spelled_out <= _places(text) <= wanted, text


def test_translations_are_arabic(catalogue: dict[Key, Message]) -> None:
    for message in catalogue.values():
        if re.sub(r"%\(\w+\)s|\W", "", str(message.id)) or message.id == ", ":
            assert all(re.search("[\u0600-\u06ff]", text) for text in _texts(message)), message.id


def _texts(message: Message) -> list[str]:
    text = message.string
    return [text] if isinstance(text, str) else list(text or ())


def _places(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", text))


@pytest.mark.parametrize(
    ("date", "english", "arabic"),
    [
        ("2025-02-06", "6 February 2025", "6 شباط/فبراير 2025"),
        ("2024-07", "July 2024", "تموز/يوليه 2024"),
        ("2002", "2002", "2002"),
    ],
)
def test_dates(date: str, english: str, arabic: str) -> None:
    """As far as known, as UN documents in each language print them."""
    assert Interface("en").date(PartialDate.parse(date)) == english
    assert Interface("ar").date(PartialDate.parse(date)) == arabic


@pytest.mark.parametrize(
    ("number", "figures", "words", "arabic"),
    [
        (1, "1st", "first", "الأول"),
        (2, "2nd", "second", "الثاني"),
        (3, "3rd", "third", "الثالث"),
        (8, "8th", "eighth", "الثامن"),
        (10, "10th", "tenth", "العاشر"),
        (11, "11th", "eleventh", "الحادي عشر"),
        (12, "12th", "twelfth", "الثاني عشر"),
        (13, "13th", "thirteenth", "الثالث عشر"),
        (20, "20th", "twentieth", "العشرون"),
        (21, "21st", "twenty-first", "الحادي والعشرون"),
        (22, "22nd", "twenty-second", "الثاني والعشرون"),
        (35, "35th", "thirty-fifth", "الخامس والثلاثون"),
        (40, "40th", "fortieth", "الأربعون"),
        (99, "99th", "ninety-ninth", "التاسع والتسعون"),
        (111, "111th", "111th", "111"),
    ],
)
def test_ordinals(number: int, figures: str, words: str, arabic: str) -> None:
    assert english_ordinal(number) == figures
    assert english_ordinal_words(number) == words
    assert arabic_ordinal(number) == arabic


@pytest.mark.parametrize(
    ("number", "arabic"),
    [
        pytest.param(0, "لا مصادر", id="none"),
        pytest.param(1, "مصدر واحد", id="singular"),
        pytest.param(2, "مصدران", id="dual"),
        pytest.param(3, "3 مصادر", id="plural of 3 to 10"),
        pytest.param(10, "10 مصادر", id="plural of 3 to 10, its end"),
        pytest.param(11, "11 مصدرا", id="accusative of 11 to 99"),
        pytest.param(99, "99 مصدرا", id="accusative of 11 to 99, its end"),
        pytest.param(100, "100 مصدر", id="genitive of hundreds"),
        pytest.param(103, "103 مصادر", id="the last two figures decide"),
    ],
)
def test_arabic_plurals(number: int, arabic: str) -> None:
    said = Interface("ar").ngettext("%(number)s source", "%(number)s sources", number)
    assert said == arabic


def test_words_know_their_direction() -> None:
    assert Words("x", "en").direction == "ltr"
    assert Words("س", "ar").direction == "rtl"
    assert Words("س", "fa").direction == "rtl"
