"""What counts as one source: identifiers, and title with year."""

import pytest

from reading_list.imports.duplicates import Known, Match, Written

BOOK = {
    "title": "The Causes of Specimens", "subtitle": "A Case", "author": "Doe, Jane",
    "date": "2090-07", "doi": "10.9999/Abc", "isbn": "0-306-40615-2",
}  # fmt: skip
REPORT = {"title": "Letter", "number": "S/2092/71", "date": "2092", "eprint": "123"}
PRESS = {"title": "News", "number": "SC/99236", "date": "2092"}

KNOWN = (
    Written("book", "bib/a.bib:1", "book", BOOK),
    Written("report", "bib/a.bib:9", "report", REPORT),
    Written("press", "bib/b.bib:1", "online", PRESS),
)


def match(entry_type: str, **fields: str) -> Match | None:
    return Known.of(KNOWN).match(Written("", "", entry_type, fields))


@pytest.mark.parametrize(
    ("fields", "key", "reason"),
    [
        pytest.param({"doi": "10.9999/aBC"}, "book", "the DOI 10.9999/abc", id="DOI in any case"),
        pytest.param(
            {"isbn": "978-0-306-40615-7"}, "book", "the ISBN 9780306406157", id="ISBN-13 and -10"
        ),
        pytest.param({"number": "S/2092/71"}, "report", "the symbol S/2092/71", id="symbol"),
        pytest.param({"number": "SC/99236"}, "press", "the number SC/99236", id="press release"),
        pytest.param(
            {"eprint": "123"}, "report", "the UN Digital Library record 123", id="library"
        ),
        pytest.param(
            {"title": "the causes of “Spécimens”: a case", "date": "2090"},
            "book",
            "the title and the year 2090",
            id="title and year, whatever their form",
        ),
        pytest.param(
            {"title": "Letter", "date": "2092-01-01"},
            "report",
            "the title and the year 2092",
            id="a UN document whose symbol the file lacks",
        ),
    ],
)
def test_the_same(fields: dict[str, str], key: str, reason: str) -> None:
    found = match("book", **fields)
    assert found is not None
    assert (found.key, found.reason, found.sure) == (key, reason, True)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"title": "The causes of specimens", "date": "2090"}, id="without subtitle"),
        pytest.param({**BOOK, "doi": "", "isbn": "", "author": "Roe, R."}, id="another author"),
        pytest.param({**BOOK, "doi": "", "isbn": "", "date": ""}, id="undated"),
    ],
)
def test_perhaps_the_same(fields: dict[str, str]) -> None:
    """To be looked at, and not refused."""
    found = match("book", **fields)
    assert found is not None
    assert (found.key, found.sure) == ("book", False)


@pytest.mark.parametrize(
    ("entry_type", "fields"),
    [
        pytest.param("book", {"title": "Other", "date": "2090"}, id="another title"),
        pytest.param("book", {"title": BOOK["title"], "date": "2091"}, id="another year"),
        pytest.param("incollection", {"isbn": BOOK["isbn"]}, id="a chapter of that book"),
        pytest.param(
            "report", {**REPORT, "eprint": "", "number": "S/2092/72"}, id="letters are many"
        ),
        pytest.param("report", {"number": "26"}, id="a number in a series"),
    ],
)
def test_different(entry_type: str, fields: dict[str, str]) -> None:
    assert match(entry_type, **fields) is None


def test_what_was_added_is_known() -> None:
    known = Known.of(KNOWN)
    new = Written("new", "line 3", "book", {"title": "New", "doi": "10.9999/new"})
    assert known.match(new) is None
    known.add(new)
    assert known.match(new) == Match("new", "line 3", "the DOI 10.9999/new", sure=True)
    assert "new" in known.keys
