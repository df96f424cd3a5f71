"""The rules as pybtex styles: registered, complete, in order, and as the documentation says."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from pybtex.database import Entry, parse_file
from pybtex.plugin import find_plugin

from reading_list.citations.un.manuals import MANUALS
from reading_list.citations.un.styles import UNStyle

ROOT = Path(__file__).parents[3]
BIB = Path(__file__).parent / "documents.bib"
PAGE = ROOT / "docs" / "about" / "pybtex-styles.md"
GROUP = "pybtex.style.formatting"
NAMES = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "entry-points"
].get(GROUP, {})


def test_every_manual_is_registered():
    styles = [find_plugin(GROUP, name) for name in NAMES]
    assert all(issubclass(style, UNStyle) for style in styles)
    assert sorted(style.style_id for style in styles) == sorted(MANUALS)


@pytest.mark.parametrize("name", NAMES)
def test_a_mixed_bibliography_is_formatted_whole_and_in_order(name):
    bibliography = parse_file(str(BIB), "bibtex")
    formatted = list(find_plugin(GROUP, name)().format_bibliography(bibliography))
    assert {entry.key for entry in formatted} == set(bibliography.entries)
    words = [re.sub(r"\W", "", str(entry.text)).casefold() for entry in formatted]
    assert all(words)
    assert [entry.label for entry in formatted] == [str(n + 1) for n in range(len(formatted))]


def test_numbers_in_symbols_sort_by_value(entry):
    style = find_plugin(GROUP, "un_editorial")()
    entries = [entry(number=f"S/2030/{n}", date="2030") for n in (100, 20, 3)]
    assert [e.fields["number"] for e in style.sort(entries)] == [
        "S/2030/3",
        "S/2030/20",
        "S/2030/100",
    ]


def test_another_sorting_style_is_obeyed(entry):
    style = find_plugin(GROUP, "un_editorial")(sorting_style="none")
    entries = [entry(number=f"S/2030/{n}", date="2030") for n in (100, 3)]
    assert list(style.sort(entries)) == entries


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (
            "doe-2030-thesis",
            "Doe, John. A Thesis on <Nothing> & More. PhD thesis, University of Example, May 2030.",
        ),
        (
            "roe-2030-handbook",
            "Roe, Max, and John Doe, eds. Handbook of Inventions. Example Press, 2030.",
        ),
        (
            "example-2030-article",
            (
                "Example, Jane, and Institute of Examples. “On Invention.” Journal of Examples 5,"
                " no. 2, 12–34. January 2030. https://doi.org/10.9999/example.1."
            ),
        ),
    ],
)
def test_other_entries_get_a_plain_form(documents, key, text):
    assert str(find_plugin(GROUP, "un_apa")().text(documents[key])) == text


@pytest.mark.parametrize(
    "entry_type",
    ["article", "book", "collection", "dataset", "inbook", "incollection", "legislation", "manual",
     "misc", "online", "periodical", "proceedings", "report", "thesis", "unpublished", "video"],
)  # fmt: skip
def test_no_entry_type_crashes(entry_type):
    style = find_plugin(GROUP, "un_oscola")()
    for fields in (
        {"title": "On Invention", "date": "2030/2031"},
        {"title": "X", "year": "2030"},
        {},
    ):
        style.format_entry("1", Entry(entry_type, fields=fields))


# ------------------------------------------------------------------------ the documented examples


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE.read_text("utf-8"), re.M | re.S)


def test_the_documented_script_prints_what_the_page_says(tmp_path):
    """Plain pybtex on the .bib file of the page."""
    (tmp_path / "documents.bib").write_text(blocks("bibtex")[0], encoding="utf-8")
    (script,) = blocks("python")[:1]
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, encoding="utf-8",
        check=True,
    )  # fmt: skip
    assert done.stdout == blocks("text")[0]


def test_the_documented_sphinx_project_builds(tmp_path):
    """The conf.py and index.rst of the page, with sphinxcontrib-bibtex."""
    (tmp_path / "documents.bib").write_text(blocks("bibtex")[0], encoding="utf-8")
    (tmp_path / "conf.py").write_text(blocks("python")[1], encoding="utf-8")
    (tmp_path / "index.rst").write_text(blocks("rst")[0], encoding="utf-8")
    program = shutil.which("sphinx-build", path=str(Path(sys.executable).parent))
    assert program is not None
    subprocess.run(
        [program, "-W", "-q", "-b", "text", ".", "out"], cwd=tmp_path, capture_output=True,
        encoding="utf-8", check=True,
    )  # fmt: skip
    # Sphinx marks italics with asterisks in plain text.
    built = (tmp_path / "out" / "index.txt").read_text("utf-8").replace("*", "")
    built = " ".join(built.split())
    for line in blocks("text")[0].splitlines():
        assert line in built
