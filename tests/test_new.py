"""The command ``new``: what it writes where, what it names as missing, what it refuses."""

import datetime as dt
import io
import shutil
from pathlib import Path

import pytest

from reading_list.bibliography.bibliography import examine
from reading_list.cli import main

BIB = Path(__file__).parent / "data" / "bib"

ARTICLE = """\
TY  - JOUR
TI  - On Further Specimens: A Case
AU  - Roe, Richard
T2  - Journal of Invented Policy
DA  - 2095/03
SP  - 1
EP  - 20
LA  - en
A4  - Translator, A.
ER  -
"""
KNOWN = "TY  - JOUR\nTI  - Whatever\nDO  - 10.99999/JIP_2090_0013\nER  -\n"
UNKNOWN_TYPE = "TY  - SOUND\nTI  - A Song\nER  -\n"

WRITTEN = """\
@article{roe-2095-further,
  entrysubtype     = {article},
  title            = {On Further Specimens},
  subtitle         = {A Case},
  author           = {Roe, Richard},
  journaltitle     = {Journal of Invented Policy},
  pages            = {1--20},
  date             = {2095-03},
  langid           = {english},
  access           = {},
  keywords         = {},
  annotation       = {},
  evidence         = {},
  verified         = {2099-02-01},
  added            = {2099-02-01},
}
"""


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    """The fabricated list, to write into."""
    return Path(shutil.copytree(BIB, tmp_path / "bib"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file with an article, as Zotero exports it."""
    path = tmp_path / "export.ris"
    path.write_text(ARTICLE, "utf-8")
    return path


def new(bib: Path, *arguments: str, date: str = "2099-02-01") -> int:
    return main(["new", *arguments, "--bib", str(bib), "--date", date])


def test_to_standard_output(capsys: pytest.CaptureFixture[str], bib: Path, source: Path) -> None:
    """The record in house layout, empty where it is to be filled, and each of these named."""
    assert new(bib, "--from", str(source)) == 0
    out, err = capsys.readouterr()
    assert out == WRITTEN
    names = "standard output:11: roe-2095-further keywords: names"
    add = "add a term from bib/vocabularies"
    missing = "is missing → see the record format for what it holds [required-field]"
    assert err.splitlines() == [
        f"standard output:10: roe-2095-further access: {missing}",
        f"{names} 0 levels → name exactly one of introductory, core, advanced [missing-term]",
        f"{names} not a region → {add}/regions.yml [missing-term]",
        f"{names} not a theme → {add}/themes.yml [missing-term]",
        f"standard output:12: roe-2095-further annotation: {missing}",
        f"standard output:13: roe-2095-further evidence: {missing}",
        "roe-2095-further: not taken over: A4",
        (
            "Fill what is named; docs/about/record-format.md says what each field holds. "
            "`make check` names what is left."
        ),
    ]


def test_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, bib: Path
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert new(bib, "--from", "-") == 0
    assert capsys.readouterr().out == WRITTEN


def test_symbols(capsys: pytest.CaptureFixture[str], bib: Path) -> None:
    assert new(bib, "S/2099/3/Rev.1", "S/RES/9100 (2098)") == 0
    out, err = capsys.readouterr()
    assert out.startswith("@report{un-s-2099-3-rev-1,\n  entrysubtype     = {},\n")
    assert "}\n\n@legislation{un-s-res-9100,\n" in out
    assert "un-s-2099-3-rev-1 entrysubtype: is missing → write one of kinds.yml: monitor" in err
    line = out.splitlines().index("  date             = {},", 10) + 1
    assert f"standard output:{line}: un-s-res-9100 date: is missing → give the year at least" in err


def test_into_a_file(capsys: pytest.CaptureFixture[str], bib: Path, source: Path) -> None:
    """Behind what is there; lines are those of the file, and `check` then names the same."""
    into = bib / "other-sources.bib"
    before = into.read_text("utf-8")
    assert new(bib, "--from", str(source), "--into", str(into)) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert into.read_text("utf-8") == f"{before}\n{WRITTEN}"
    named = [line for line in err.splitlines() if line.startswith("bib/other-sources.bib:")]
    assert len(named) == 6
    assert set(named) <= {str(finding) for finding in examine(bib)[1]}


def test_filled_in_it_is_a_record(bib: Path, source: Path) -> None:
    into = bib / "other-sources.bib"
    assert new(bib, "--from", str(source), "--into", str(into)) == 0
    text = into.read_text("utf-8")
    for name, value in {
        "access": "open",
        "keywords": "global, sanctions, core",
        "annotation": "An invented article on further specimens, of which there are never enough.",
        "evidence": "<https://example.org/> title, date",
    }.items():
        text = text.replace(f"  {name:<16} = {{}},", f"  {name:<16} = {{{value}}},")
    into.write_text(text, "utf-8")
    bibliography, findings = examine(bib)
    assert findings == []
    assert str(bibliography.entries["roe-2095-further"].date) == "2095-03"


def test_a_second_time_it_is_refused(
    capsys: pytest.CaptureFixture[str], bib: Path, source: Path
) -> None:
    """Although the first is not complete, so that the list has findings."""
    into = bib / "other-sources.bib"
    assert new(bib, "--from", str(source), "--into", str(into)) == 0
    before = into.read_text("utf-8")
    line = before[: before.index("@article{roe-2095-further")].count("\n") + 1
    capsys.readouterr()
    assert new(bib, "--from", str(source), "--into", str(into)) == 1
    assert capsys.readouterr() == (
        "",
        (
            "line 1 ('On Further Specimens'): refused, the title and the year 2095 is that of "
            f"roe-2095-further (bib/other-sources.bib:{line})\n"
        ),
    )
    assert into.read_text("utf-8") == before


def test_several_some_refused(capsys: pytest.CaptureFixture[str], bib: Path, source: Path) -> None:
    """What is new is written all the same; each refusal has its reason."""
    source.write_text(KNOWN + ARTICLE + UNKNOWN_TYPE + ARTICLE, "utf-8")
    assert new(bib, "--from", str(source)) == 1
    out, err = capsys.readouterr()
    assert out == WRITTEN
    assert err.splitlines()[-3:] == [
        (
            "line 15 ('A Song'): 'SOUND' is nothing this list has; change its type, or say which "
            "--kind of document it is"
        ),
        (
            "line 1 ('Whatever'): refused, the DOI 10.99999/jip_2090_0013 is that of "
            "doe-2090-causes (bib/other-sources.bib:37)"
        ),
        (
            "line 18 ('On Further Specimens'): refused, the title and the year 2095 is that of "
            "roe-2095-further (line 5 ('On Further Specimens'))"
        ),
    ]


def test_what_may_be_the_same_is_named(
    capsys: pytest.CaptureFixture[str], bib: Path, source: Path
) -> None:
    source.write_text(
        "TY  - JOUR\nTI  - The Causes of Specimens\nAU  - Other, A.\nPY  - 2090\nER  -\n", "utf-8"
    )
    assert new(bib, "--from", str(source)) == 0
    assert (
        "other-2090-causes: the title and the year 2090 is that of doe-2090-causes "
        "(bib/other-sources.bib:37) too; compare" in capsys.readouterr().err
    )


def test_kind_and_key(capsys: pytest.CaptureFixture[str], bib: Path) -> None:
    assert new(bib, "S/2099/3", "--kind", "letter", "--key", "un-s-2099-3") == 0
    out, err = capsys.readouterr()
    assert "  entrysubtype     = {letter},\n" in out
    assert "entrysubtype" not in err


def test_today(capsys: pytest.CaptureFixture[str]) -> None:
    before = dt.datetime.now().astimezone().date()
    assert main(["new", "S/2099/3", "--bib", str(BIB)]) == 0
    out = capsys.readouterr().out
    after = dt.datetime.now().astimezone().date()
    assert any(f"  verified         = {{{day}}},\n" in out for day in (before, after))


@pytest.mark.parametrize(
    ("arguments", "reasons"),
    [
        pytest.param([], ["name UN symbols, or a file with --from: one of the two"], id="nothing"),
        pytest.param(
            ["S/2092/71/Rev.1"],
            [
                (
                    "S/2092/71/Rev.1: refused, the symbol S/2092/71/Rev.1 is that of "
                    "un-s-2092-71-rev-1 (bib/united-nations.bib:43)"
                )
            ],
            id="a document that is listed",
        ),
        pytest.param(
            ["S/2099"],
            [
                (
                    "'S/2099' is not a UN symbol; write it as on the document's masthead, for "
                    "example S/2025/71/Rev.1, S/RES/1373 (2001), A/RES/60/288 or S/PV.9701; a "
                    "year alone is not a document"
                )
            ],
            id="no symbol",
        ),
        pytest.param(
            ["S/2099/3", "--key", "doe-2090-causes"],
            ["S/2099/3: refused, the key doe-2090-causes is taken; give another"],
            id="a key that is taken",
        ),
        pytest.param(
            ["S/2099/3", "S/2099/4", "--key", "a"],
            ["--key names one record and there are several; take one at a time"],
            id="one key for two",
        ),
        pytest.param(
            ["--from", "no/such/file.ris"],
            ["no/such/file.ris cannot be read: No such file or directory"],
            id="no file",
        ),
        pytest.param(
            ["S/2099/3", "--from", "x.ris", "--kind", "leter", "--into", "nowhere.bib"],
            [
                "name UN symbols, or a file with --from: one of the two",
                "'leter' is no kind; nearest is letter",
                (
                    f"nowhere.bib is no file of the list; there are {BIB / 'other-sources.bib'}, "
                    f"{BIB / 'united-nations.bib'}"
                ),
            ],
            id="all mistakes at once",
        ),
    ],
)
def test_refused(
    capsys: pytest.CaptureFixture[str], arguments: list[str], reasons: list[str]
) -> None:
    assert new(BIB, *arguments) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == reasons


@pytest.mark.parametrize("date", ["2099-02", "2099-02-30", "tomorrow"])
def test_dates_that_are_no_days(capsys: pytest.CaptureFixture[str], date: str) -> None:
    assert new(BIB, "S/2099/3", date=date) == 1
    assert repr(date) in capsys.readouterr().err


def test_a_file_that_cannot_be_read(
    capsys: pytest.CaptureFixture[str], bib: Path, source: Path
) -> None:
    """With the line; nothing is written, not even what stands before."""
    source.write_text(ARTICLE + "TY  - JOUR\nTI  - cut off\n", "utf-8")
    assert new(bib, "--from", str(source)) == 1
    assert capsys.readouterr() == (
        "",
        f"{source}:11: the reference that begins here is not ended; add 'ER  -'\n",
    )


def test_no_key_in_latin_letters(
    capsys: pytest.CaptureFixture[str], bib: Path, source: Path
) -> None:
    source.write_text("TY  - BOOK\nTI  - النماذج\nAU  - الفلاني, فلان\nER  -\n", "utf-8")
    assert new(bib, "--from", str(source)) == 1
    assert "take it alone and give it a --key" in capsys.readouterr().err
    assert new(bib, "--from", str(source), "--key", "alfulani-namadhij") == 0
    assert capsys.readouterr().out.startswith("@book{alfulani-namadhij,\n")
