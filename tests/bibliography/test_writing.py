"""The layout of records: field order, columns, line breaks; and that reading undoes writing."""

from pathlib import Path

import pytest

from reading_list.bibliography.fields import FIELDS
from reading_list.bibliography.names import Body, Name, Person, parse_names
from reading_list.bibliography.reading import RawEntry, build_entry, read_file, read_text
from reading_list.bibliography.vocabulary import load_vocabularies
from reading_list.bibliography.writing import LINE, write_entry, write_names

ROOT = Path(__file__).parents[2]

FOLDERS = [
    pytest.param(ROOT / "tests" / "data" / "bib", id="the fabricated list"),
    pytest.param(ROOT / "bib", id="the list", marks=pytest.mark.integration),
]


def written(raw: RawEntry) -> str:
    return write_entry(raw.entry_type, raw.key, {n: f.text for n, f in raw.fields.items()})


def raws(folder: Path) -> list[RawEntry]:
    found = [raw for path in sorted(folder.glob("*.bib")) for raw in read_file(path, path.name)[0]]
    assert found
    return found


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_record_reads_back_the_same(folder: Path) -> None:
    """The same entry, but for where it stands; written a second time, the same text."""
    vocabularies, _ = load_vocabularies(folder / "vocabularies")
    for raw in raws(folder):
        text = written(raw)
        (again,), findings = read_text(text, raw.place.file)
        assert findings == []
        assert written(again) == text
        same_place = RawEntry(raw.place, again.entry_type, again.key, again.fields)
        assert build_entry(same_place, vocabularies)[0] == build_entry(raw, vocabularies)[0]


@pytest.mark.parametrize("folder", FOLDERS)
def test_lines_are_short(folder: Path) -> None:
    """But for addresses and evidence, which are not broken."""
    for raw in raws(folder):
        for line in written(raw).splitlines():
            assert len(line) <= LINE or "://" in line or "[reprint]" in line, raw.key


def test_layout() -> None:
    """Fields in the order of the record format whatever order they come in; values in one column;
    a place of evidence on each line; nothing broken at a hyphen; an empty field to fill."""
    fields = {
        "added": "2092-01-02",
        "annotation": "",
        "evidence": "<https://example.org/a;b> title, date (a note); <a copy> [reprint] number",
        "url": "https://example.org/" + "long/" * 20,
        "title": "On the counter-terrorism policy of invented States and a title that takes more "
        "than one line of a file",
        "number": "S/2092/71",
        "entrysubtype": "letter",
    }
    assert write_entry("report", "un-s-2092-71", fields) == (
        "@report{un-s-2092-71,\n"
        "  entrysubtype     = {letter},\n"
        "  title            = {On the counter-terrorism policy of invented States and a title that "
        "takes\n"
        "                      more than one line of a file},\n"
        "  number           = {S/2092/71},\n"
        f"  url              = {{https://example.org/{'long/' * 20}}},\n"
        "  annotation       = {},\n"
        "  evidence         = {<https://example.org/a;b> title, date (a note);\n"
        "                      <a copy> [reprint] number},\n"
        "  added            = {2092-01-02},\n"
        "}\n"
    )


def test_every_field_has_its_place() -> None:
    """In the order in which they are declared, the longest name with one space behind it."""
    lines = write_entry("book", "a", dict.fromkeys(reversed(FIELDS), "1")).splitlines()[1:-1]
    assert [line.split()[0] for line in lines] == list(FIELDS)
    assert {line.index("=") for line in lines} == {max(map(len, FIELDS)) + 3}


@pytest.mark.parametrize(
    ("names", "text"),
    [
        pytest.param((Person("Al-Hussein", "Zeid"),), "Al-Hussein, Zeid", id="person"),
        pytest.param((Person("King", "Martin", "Jr."),), "King, Jr., Martin", id="suffix"),
        pytest.param((Person("Plato"),), "Plato", id="one name"),
        pytest.param(
            (Body("Ministry of Peace and War"), Person("de Valk", "G.")),
            "{Ministry of Peace and War} and de Valk, G.",
            id="a body is not split at its and",
        ),
        pytest.param((Body("Smith & Sons, Ltd"),), r"{Smith \& Sons, Ltd}", id="escaped"),
    ],
)
def test_names(names: tuple[Name, ...], text: str) -> None:
    assert write_names(names) == text
    assert parse_names(text) == names
