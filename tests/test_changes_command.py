"""``reading-list changes``: what changed between two states of the list, ready for its file."""

from pathlib import Path

import pytest

from reading_list.cli import main
from tests.bibliography.conftest import GOOD, write_bibliography

OTHER = GOOD.replace("2030-1", "2030-2").replace("S/2030/1", "S/2030/2").replace(
    "ordinal      = {1}", "ordinal      = {2}"
).replace("twelve words to count", "thirteen other words to count")  # fmt: skip


@pytest.fixture
def states(tmp_path: Path) -> tuple[Path, Path]:
    """Two records; later one of them with another date, the other gone."""
    before = write_bibliography(tmp_path / "before", GOOD, OTHER)
    later = GOOD.replace("2030-01-02", "2030-01-03").replace(
        "verified     = {2030-02-01}", "verified     = {2030-02-09}"
    )
    return before, write_bibliography(tmp_path / "after", later)


def run(before: Path, after: Path, capsys: pytest.CaptureFixture[str]) -> str:
    arguments = ["changes", str(before), "--bib", str(after), "--date", "2030-02-09"]
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_what_changed(states: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*states, capsys).splitlines() == [
        "- date: 2030-02-09",
        "  key: un-s-2030-1",
        "  change: corrected",
        "  fields: [date]",
        "- date: 2030-02-09",
        "  key: un-s-2030-2",
        "  change: withdrawn",
        "  note: {en: , ar: }",
    ]


def test_what_is_printed_is_what_the_file_takes(
    states: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """But for the note, which a person writes; what is there is not said again."""
    before, after = states
    said = run(before, after, capsys)
    (after / "changes.yml").write_text(said, "utf-8")
    assert main(["check", "--bib", str(after)]) == 1
    assert "note: has no text in 'en'" in capsys.readouterr().out
    (after / "changes.yml").write_text(said.replace("{en: , ar: }", "{en: A, ar: ب}"), "utf-8")
    assert main(["check", "--bib", str(after)]) == 0
    capsys.readouterr()
    assert run(before, after, capsys) == ""


def test_a_folder_without_records_is_refused(
    states: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["changes", str(tmp_path / "empty"), "--bib", str(states[1])]) == 1
    assert "holds no records" in capsys.readouterr().err
