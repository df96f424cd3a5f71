"""UN symbols: parts, writing, keys, addresses, order, and what is refused."""

import pytest

from reading_list.bibliography.symbols import SymbolError, UNSymbol


@pytest.mark.parametrize(
    ("written", "printed", "key", "address"),
    [
        # A Council document: year and number.
        ("S/2025/71", "S/2025/71", "un-s-2025-71", "S/2025/71"),
        # A revised issue is another document with another key.
        ("S/2025/71/Rev.1", "S/2025/71/Rev.1", "un-s-2025-71-rev-1", "S/2025/71/Rev.1"),
        # A Council resolution: the year is part of the symbol, not of the key.
        ("S/RES/1373(2001)", "S/RES/1373 (2001)", "un-s-res-1373", "S/RES/1373(2001)"),
        # An Assembly resolution carries its session.
        ("A/RES/60/288", "A/RES/60/288", "un-a-res-60-288", "A/RES/60/288"),
        # An emergency special session.
        ("A/RES/ES-10/2", "A/RES/ES-10/2", "un-a-res-es-10-2", "A/RES/ES-10/2"),
        # One document of two organs is reached by its first symbol.
        (
            "A/72/651-S/2017/1056",
            "A/72/651-S/2017/1056",
            "un-a-72-651-s-2017-1056",
            "A/72/651",
        ),
        ("A/HRC/34/61", "A/HRC/34/61", "un-a-hrc-34-61", "A/HRC/34/61"),
        ("S/PRST/2013/1", "S/PRST/2013/1", "un-s-prst-2013-1", "S/PRST/2013/1"),
        ("S/PV.8605", "S/PV.8605", "un-s-pv-8605", "S/PV.8605"),
        (
            "S/PV.9701 (Resumption 1)",
            "S/PV.9701 (Resumption 1)",
            "un-s-pv-9701-resumption-1",
            "S/PV.9701(Resumption1)",
        ),
        # Council documents before 1994 were numbered through.
        ("S/22552", "S/22552", "un-s-22552", "S/22552"),
        ("A/CONF.234/16", "A/CONF.234/16", "un-a-conf-234-16", "A/CONF.234/16"),
    ],
)
def test_a_symbol_writes_keys_and_links_itself(written, printed, key, address):
    symbol = UNSymbol.parse(written)
    assert str(symbol) == printed
    assert symbol.key == key
    assert symbol.url("ar") == f"https://docs.un.org/ar/{address}"


@pytest.mark.parametrize(
    "written",
    [
        "2025/71",  # no organ
        "S/2025",  # a year alone
        "S/RES/1373",  # a Council resolution without its year
        "S/1373 (2001)",  # a year where none belongs
        "SC/15990",  # a press release
        "S/25/71",  # the Council counts by calendar year
        "A/RES/60/288/Extra.1",  # no such suffix
        "S/PV.8605 and more",
        "",
    ],
)
def test_what_is_no_symbol_is_refused_with_an_example(written):
    with pytest.raises(SymbolError, match=r"write it as on the document's masthead"):
        UNSymbol.parse(written)


def test_more_than_two_joined_symbols_are_refused():
    with pytest.raises(SymbolError, match="more than two"):
        UNSymbol.parse("A/72/651-S/2017/1056-S/2017/1057")


def test_symbols_sort_by_number_not_by_letter():
    written = ["S/2025/71/Rev.1", "S/2025/482", "S/2004/679", "S/2025/71", "A/78/520", "A/9/1"]
    ordered = [str(symbol) for symbol in sorted(map(UNSymbol.parse, written))]
    assert ordered == [
        "A/9/1",
        "A/78/520",
        "S/2004/679",
        "S/2025/71",
        "S/2025/71/Rev.1",
        "S/2025/482",
    ]


def test_the_base_of_a_revised_issue_is_the_first_issue():
    assert UNSymbol.parse("S/2025/71/Rev.1").base == UNSymbol.parse("S/2025/71")


@pytest.mark.parametrize(("language", "code"), [("ar", "ar"), ("fr", "fr"), ("de", "en")])
def test_other_than_official_languages_are_led_to_english(language, code):
    assert UNSymbol.parse("S/2025/71").url(language) == f"https://docs.un.org/{code}/S/2025/71"
