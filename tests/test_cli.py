"""The commands over the fabricated list: what they print, what they refuse, and how."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from reading_list.cli import main

BIB = str(Path(__file__).parent / "data" / "bib")

REPORT = "un-s-2092-71-rev-1"
RESOLUTION = "un-s-res-9001"
ARTICLE = "doe-2090-causes"

OWN_STYLES = (
    "the list's own are chicago-notes, chicago-author-date, apa, mla, harvard, oscola, bluebook, "
    "un-editorial, un-arabic"
)


def run(*arguments: str) -> int:
    return main([*arguments, "--bib", BIB])


def written(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that succeeds prints."""
    assert run(*arguments) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """The reasons a command gives for failing, a line for each; it prints nothing else."""
    assert run(*arguments) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err.splitlines()


def given(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert written(capsys, "check").endswith(" records, no problem\n")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(
            [],
            "UN Security Council. Third report of the Specimen Monitoring Team submitted pursuant "
            "to resolution 9001 (2090). S/2092/71/Rev.1. February 21, 2092. "
            "https://docs.un.org/en/S/2092/71/Rev.1.",
            id="the default style, in the bibliography",
        ),
        pytest.param(
            ["--locator", "para. 84"],
            "UN Security Council, Third report of the Specimen Monitoring Team submitted pursuant "
            "to resolution 9001 (2090), S/2092/71/Rev.1, February 21, 2092, para. 84, "
            "https://docs.un.org/en/S/2092/71/Rev.1.",
            id="a pinpoint asks for a note",
        ),
        pytest.param(
            ["--style", "oscola", "--form", "note", "--locator", "84-86"],
            "UNSC ‘Third report of the Specimen Monitoring Team submitted pursuant to resolution "
            "9001 (2090)’ (21 February 2092) UN Doc S/2092/71/Rev.1, paras 84–86.",
            id="a number alone counts the paragraphs of a UN document",
        ),
    ],
)
def test_cite_a_document(
    capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str
) -> None:
    assert written(capsys, "cite", REPORT, *arguments) == f"{expected}\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(
            ["--style", "apa"],
            "Doe, J. (2090). The Causes of Specimens. Journal of Invented Policy, 13(4), 379–399. "
            "https://doi.org/10.99999/jip_2090_0013",
            id="entry",
        ),
        pytest.param(
            ["--style", "apa", "--locator", "380"],
            "(Doe, 2090, p. 380)",
            id="a number alone counts the pages of anything else",
        ),
        pytest.param(
            ["--form", "short", "--locator", "p. 380"],
            "Doe, “The Causes of Specimens,” 380.",
            id="later form",
        ),
        pytest.param(
            ["--style", "ieee", "--form", "note"], "[1]", id="a CSL style that is not the list's"
        ),
    ],
)
def test_cite_an_article(
    capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str
) -> None:
    assert written(capsys, "cite", ARTICLE, *arguments) == f"{expected}\n"


def test_cite_in_the_order_given(capsys: pytest.CaptureFixture[str]) -> None:
    """Each line as if it stood alone; a key given twice is printed twice."""
    one, two, again = written(
        capsys, "cite", RESOLUTION, ARTICLE, RESOLUTION, "--style", "oscola"
    ).splitlines()
    assert "S/RES/9001" in one
    assert "Causes of Specimens" in two
    assert again == one


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        pytest.param([], f"{REPORT}\n\n  {RESOLUTION}\n", id="no key: blank lines are passed"),
        pytest.param(["-"], f"{REPORT}\n{RESOLUTION}", id="a hyphen"),
        pytest.param([REPORT, "-"], f"{RESOLUTION}\n", id="a hyphen among keys"),
    ],
)
def test_cite_keys_from_standard_input(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    text: str,
) -> None:
    expected = written(capsys, "cite", REPORT, RESOLUTION)
    given(monkeypatch, text)
    assert written(capsys, "cite", *arguments) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("html", "<p>Doe, J. (2090). The Causes of Specimens. <", id="HTML"),
        pytest.param("markdown", "*Journal of Invented Policy*, *13*(4)", id="Markdown"),
        pytest.param("rtf", "{\\i Journal of Invented Policy}", id="RTF"),
    ],
)
def test_cite_in_other_formats(
    capsys: pytest.CaptureFixture[str], name: str, expected: str
) -> None:
    assert expected in written(capsys, "cite", ARTICLE, "--style", "apa", "--format", name)


def test_cite_tells_all_mistakes_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """With the nearest names; nothing is cited, not even what could be."""
    words = ["doe-2090-cause", "S/RES/9001 (2090)", "S/2092/72", ARTICLE]
    said = refused(capsys, "cite", *words, "--style", "oscolla", "--locator", "the middle")
    assert said[0] == "'doe-2090-cause' is no record; nearest are doe-2090-causes, doe-2094-paper"
    assert said[1] == "'S/RES/9001 (2090)' is a symbol; its key is un-s-res-9001"
    assert said[2].startswith("'S/2092/72' is no record; nearest are un-s-2092-71")
    assert said[3].startswith("no CSL style is called 'oscolla'; nearest are oscola, ")
    assert said[3].endswith(OWN_STYLES)
    assert said[4].startswith("'the middle' is not a pinpoint; write for example 'para. 84'")
    assert len(said) == 5


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        pytest.param(
            [ARTICLE, "--form", "entry", "--locator", "p. 3"],
            "an entry in a bibliography takes no pinpoint; write --form note",
            id="a pinpoint in an entry",
        ),
        pytest.param(
            [ARTICLE, "--style", "nature", "--locator", "p. 3"],
            f"{ARTICLE}: this form has no place for a pinpoint in this style",
            id="a style without pinpoints",
        ),
        pytest.param(
            [ARTICLE, "--style", "../apa"],
            f"'../apa' is no id of a style; {OWN_STYLES}",
            id="a path for a style",
        ),
    ],
)
def test_cite_refuses(
    capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    assert refused(capsys, "cite", *arguments) == [reason]


def test_cite_refuses_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given(monkeypatch, "\n")
    (said,) = refused(capsys, "cite")
    assert said == "no key was given; write one, or one to a line of standard input"


def test_a_list_with_mistakes_is_not_cited(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["cite", ARTICLE, "--bib", str(tmp_path)]) == 1
    assert "the file is missing" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        pytest.param("bib", "@article{doe-2090-causes,", id="BibLaTeX"),
        pytest.param("ris", "TY  - JOUR\r\n", id="RIS with the line ends of the format"),
        pytest.param("json", "[\n", id="CSL-JSON"),
    ],
)
def test_export_of_keys(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, beginning: str
) -> None:
    """To the terminal and to a file: the same."""
    text = written(capsys, "export", ARTICLE, ARTICLE, "--format", name)
    assert text.startswith(beginning)
    file = tmp_path / f"list.{name}"
    assert written(capsys, "export", ARTICLE, "--format", name, "-o", str(file)) == ""
    assert file.read_bytes() == text.encode()


@pytest.mark.parametrize(
    ("arguments", "included", "excluded"),
    [
        pytest.param(["--region", "africa"], "fulan-2092-irhab", ARTICLE, id="narrower regions"),
        pytest.param(["--theme", "sanctions"], "doe-roe-2091-money", ARTICLE, id="narrower themes"),
        pytest.param(["all"], ARTICLE, "", id="the whole list"),
        pytest.param([], ARTICLE, REPORT, id="keys of standard input"),
    ],
)
def test_export_of_lists(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    included: str,
    excluded: str,
) -> None:
    given(monkeypatch, f"{ARTICLE}\n")
    items = json.loads(written(capsys, "export", *arguments, "--format", "json"))
    keys = {item["id"] for item in items}
    assert included in keys
    assert excluded not in keys


def words_of(file: Path) -> str:
    with zipfile.ZipFile(file) as archive:
        return "".join(map(str, etree.fromstring(archive.read("word/document.xml")).itertext()))


def test_export_for_word(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "list.docx"
    options = ["--format", "docx", "--style", "apa", "-o", str(file)]
    assert written(capsys, "export", ARTICLE, RESOLUTION, *options) == ""
    words = words_of(file)
    assert "Reading list" in words
    assert "APA 7" in words
    assert "Doe, J. (2090). The Causes of Specimens." in words
    assert words.index("Doe, J.") < words.index("S/RES/9001")


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        pytest.param(["--region", "north-africa"], "North Africa", id="region"),
        pytest.param(["--theme", "financing", "--language", "ar"], "تمويل", id="theme in Arabic"),
        pytest.param(["all"], "All sources", id="everything"),
    ],
)
def test_export_of_lists_for_word(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str], title: str
) -> None:
    file = tmp_path / "list.docx"
    assert written(capsys, "export", *arguments, "--format", "docx", "-o", str(file)) == ""
    assert title in words_of(file)


@pytest.mark.parametrize(
    ("arguments", "reasons"),
    [
        pytest.param(
            ["--region", "afrika"],
            ["'afrika' is no region; nearest is africa"],
            id="a region that is none",
        ),
        pytest.param(
            ["--theme", "finance", "--format", "docx"],
            [
                "'finance' is no theme; nearest is financing",
                "a .docx is no text for a terminal; name a file with -o",
            ],
            id="a theme that is none, and no file",
        ),
        pytest.param(
            ["--region", "africa", ARTICLE],
            ["keys and a region or theme: name only one of them"],
            id="two lists at once",
        ),
        pytest.param(
            [ARTICLE, "--style", "apa"],
            ["a .bib has neither style nor language; they are for .docx"],
            id="data in a style",
        ),
        pytest.param(
            ["doe", "--format", "docx", "--style", "a/b", "-o", "x.docx"],
            ["'doe' is no record", f"'a/b' is no id of a style; {OWN_STYLES}"],
            id="key and style",
        ),
        pytest.param(
            [ARTICLE, "-o", "no/such/folder/list.bib"],
            ["no/such/folder/list.bib cannot be written: No such file or directory"],
            id="a file that cannot be",
        ),
    ],
)
def test_export_refuses(
    capsys: pytest.CaptureFixture[str], arguments: list[str], reasons: list[str]
) -> None:
    assert refused(capsys, "export", *arguments) == reasons
