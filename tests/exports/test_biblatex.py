import shutil
import subprocess
from pathlib import Path

import pytest
from pybtex.database import parse_string

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.fields import OURS
from reading_list.bibliography.names import parse_names
from reading_list.bibliography.text import decode
from reading_list.exports.biblatex import biblatex_entry, protected
from reading_list.exports.formats import FORMATS


def warnings_of_biber(folder: Path, text: str, *options: str) -> list[str]:
    """What biber says against the file (biber is a Debian package, installed by make test)."""
    source = folder / "list.bib"
    source.write_text(text, "utf-8")
    biber = shutil.which("biber")
    assert biber, "biber is missing; apt install biber"
    command = [biber, "--tool", "--nolog", "--output-file", str(folder / "out.bib"), *options]
    ran = subprocess.run([*command, str(source)], capture_output=True, text=True, check=True)
    lines = (ran.stdout + ran.stderr).splitlines()
    return [line for line in lines if not line.startswith("INFO")]


def test_biber_reads_the_whole_list_without_a_word(
    bibliography: Bibliography, tmp_path: Path
) -> None:
    assert warnings_of_biber(tmp_path, FORMATS["bib"].write(bibliography.entries.values())) == []


def test_every_field_fits_the_data_model(bibliography: Bibliography, tmp_path: Path) -> None:
    dated = [entry for entry in bibliography.entries.values() if entry.date]
    assert warnings_of_biber(tmp_path, FORMATS["bib"].write(dated), "--validate-datamodel") == []


def test_a_source_without_a_date_gets_none(bibliography: Bibliography, tmp_path: Path) -> None:
    """The data model wants a date of everything; one that was not seen is not made up."""
    undated = [entry for entry in bibliography.entries.values() if not entry.date]
    warnings = warnings_of_biber(tmp_path, FORMATS["bib"].write(undated), "--validate-datamodel")
    assert len(warnings) == len(undated) > 0
    assert all("Missing mandatory field - one of 'date, year'" in line for line in warnings)


def test_nothing_is_lost_or_changed_on_the_way(bibliography: Bibliography) -> None:
    """An independent parser finds the words of the record, names whole, addresses untouched."""
    parsed = parse_string(FORMATS["bib"].write(bibliography.entries.values()), "bibtex").entries
    assert list(parsed) == list(bibliography.entries)
    for key, entry in bibliography.entries.items():
        fields = {name.lower(): text for name, text in parsed[key].fields.items()}
        assert decode(fields["title"]) == entry.title
        assert decode(fields["annotation"]) == entry.annotation
        assert fields.get("doi", "") == entry.doi
        assert fields.get("date", "") == str(entry.date or "")
        assert fields["keywords"].split(", ") == list(entry.subjects)
        assert not OURS & set(fields)
        people = parsed[key].persons
        text = biblatex_entry(entry)
        for role in ("author", "editor"):
            if names := getattr(entry, role):
                assert len(people[role]) == len(names)
                line = next(li for li in text.splitlines() if li.strip().startswith(f"{role} "))
                assert parse_names(line.partition("= {")[2].removesuffix("},")) == names


@pytest.mark.parametrize(
    ("text", "every_capital", "expected"),
    [
        ("The Causes of Specimens", False, "The Causes of Specimens"),
        ("What NATO and the EU Know", False, "What {NATO} and the {EU} Know"),
        ("Al-Qaida and ISIL (Da’esh)", False, "{Al-Qaida} and {ISIL} (Da’esh)"),
        # a UN title is in sentence case: its capitals are names
        ("Report on ISIL (Da’esh) in Libya", True, "Report on {ISIL} ({Da’esh}) in {Libya}"),
        ("A & B_c: 50%", True, r"A \& {B\_c}: 50\%"),
        ("سياسات مكافحة", True, "سياسات مكافحة"),
        ("", True, ""),
    ],
)
def test_capitals_that_carry_meaning_are_protected(
    text: str, every_capital: bool, expected: str
) -> None:
    assert protected(text, every_capital=every_capital) == expected
    assert decode(expected) == text


@pytest.mark.parametrize(
    ("key", "first_line", "holds", "lacks"),
    [
        ("un-s-res-9001", "@report{un-s-res-9001,", ["number       = {S/RES/9001 (2090)}",
         "institution  = {{United Nations Security Council}}", "type         = {Resolution}"], []),
        ("un-office-2092-handbook", "@report{un-office-2092-handbook,",
         ["url          = {https://office.example.org/handbook_2092%20final.pdf}",
          r"title        = {Handbook on Specimens: A \& B, 50\% < 100\% > 20\%}",
          "note         = {ISBN 9783161484100}"], ["isbn"]),
        ("doe-2090-causes", "@article{doe-2090-causes,",
         ["doi          = {10.99999/jip_2090_0013}", "number       = {4}"], ["issue "]),
        ("fulan-2092-irhab", "@article{fulan-2092-irhab,",
         ["issue        = {Spring}", "titleaddon   = {[Policies of countering specimens]}"],
         ["number"]),
        ("bloggs-2086-orphan", "@inbook{bloggs-2086-orphan,", [], ["editor"]),
        ("doe-roe-2091-money", "@article{doe-roe-2091-money,",
         ["{Doe, Jane and Roe, Richard and de la Muestra, Juana and Bloggs, Jr, Joe}"], []),
        ("un-sc-99236", "@online{un-sc-99236,",
         ["organization = {{United Nations Meetings Coverage and Press Releases}}",
          "note         = {SC/99236}"], ["number", "institution"]),
        ("un-2089-specimen-convention", "@misc{un-2089-specimen-convention,",
         ["note         = {United Nations, Treaty Series; vol. 9178}"], ["author"]),
    ],
)  # fmt: skip
def test_entries_by_kind(
    bibliography: Bibliography, key: str, first_line: str, holds: list[str], lacks: list[str]
) -> None:
    text = biblatex_entry(bibliography.entries[key])
    assert text.splitlines()[0] == first_line
    for part in holds:
        assert part in text
    for name in lacks:
        assert f"\n  {name}" not in text
