"""What happened to records: read, sorted, and every way to break the file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reading_list.bibliography.bibliography import Bibliography, examine, load
from reading_list.bibliography.changes import ChangeKind
from reading_list.bibliography.findings import Finding
from tests.bibliography.conftest import GOOD, write_bibliography

ROOT = Path(__file__).parents[2]
Examine = Callable[[str], list[Finding]]


@pytest.fixture
def findings_in(tmp_path: Path) -> Examine:
    """Check a list of one record, ``un-s-2030-1`` added on 1 February 2030, with these changes."""

    def find(text: str) -> list[Finding]:
        folder = write_bibliography(tmp_path, GOOD)
        (folder / "changes.yml").write_text(text, "utf-8")
        return examine(folder)[1]

    return find


def test_changes_of_the_fabricated_list(bibliography: Bibliography) -> None:
    assert [(str(c.date), c.kind, c.key) for c in bibliography.changes] == [
        ("2099-02-01", ChangeKind.CORRECTED, "doe-2090-causes"),
        ("2099-02-01", ChangeKind.CORRECTED, "un-s-2092-71-rev-1"),
        ("2099-01-20", ChangeKind.MERGED, "doe-2090-reasons"),
        ("2099-01-20", ChangeKind.WITHDRAWN, "roe-2089-nowhere"),
    ]
    corrected, unexplained, merged, withdrawn = bibliography.changes
    assert corrected.fields == ("pages", "doi")
    assert unexplained.note is None
    assert merged.into == "doe-2090-causes"
    assert withdrawn.note == {"en": "No source showed it.", "ar": "لم يُظهره أي مصدر."}
    assert bibliography.merged == {"doe-2090-reasons": "doe-2090-causes"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Nothing yet.\n",
        "- {date: 2030-02-01, key: un-s-2030-1, change: corrected, fields: [title]}\n",
        # The record was corrected while it stood; then another took its place.
        (
            "- {date: 2030-03-01, key: gone, change: merged, into: un-s-2030-1}\n"
            "- {date: 2030-02-01, key: gone, change: corrected, fields: [title]}\n"
        ),
        # Withdrawn, then seen after all and added anew.
        "- {date: 2030-01-31, key: un-s-2030-1, change: withdrawn, note: {en: A, ar: ب}}\n",
    ],
)
def test_what_may_be_written(findings_in: Examine, text: str) -> None:
    assert findings_in(text) == []


CORRECTED = "- {{date: 2030-02-02, key: un-s-2030-1, change: corrected, fields: [title]{}}}\n"
MERGED = "- {{date: 2030-02-02, key: {}, change: merged, into: {}}}\n"


@pytest.mark.parametrize(
    ("text", "line", "said", "mend"),
    [
        ("a: b\n", 1, "not a list of changes", "begin each with"),
        ("- [\n", 2, "not YAML", "correct the line"),
        (CORRECTED.format(", fild: [title]"), 1, "fild: is not known", "write fields"),
        ("- {key: un-s-2030-1, change: corrected, fields: [title]}\n", 1, "is not a date", "YYYY"),
        ("- {date: 2030-02, key: un-s-2030-1, change: corrected, fields: [title]}\n",
         1, "not a full day", "YYYY-MM-DD"),
        ("- {date: 2030-01-31, key: un-s-2030-1, change: corrected, fields: [title]}\n",
         1, "before the record was added", "compare"),
        ("- {date: 2030-02-30, key: un-s-2030-1, change: corrected, fields: [title]}\n",
         1, "not in the calendar", ""),
        ("- {date: 2030-02-02, change: corrected, fields: [title]}\n",
         1, "key: is missing", "fill"),
        ("- {date: 2030-02-02, key: No Key, change: merged, into: un-s-2030-1}\n",
         1, "'No Key' is no key", ""),
        ("- {date: 2030-02-02, key: un-s-2030-1, change: correct, fields: [title]}\n",
         1, "'correct' is not known", "write corrected"),
        ("- {date: 2030-02-02, key: un-s-2030-1, change: corrected}\n",
         1, "does not say what", "fields: [title"),
        ("- {date: 2030-02-02, key: un-s-2030-1, change: corrected, fields: [titel]}\n",
         1, "'titel' is not a field", "write title"),
        ("- {date: 2030-02-02, key: un-s-2030-1, change: corrected, fields: [title, title]}\n",
         1, "names a field twice", ""),
        (CORRECTED.format(", into: un-s-2030-1"), 1, "into: does not go with corrected", "merged"),
        (CORRECTED.format(", note: {en: Why}"), 1, "no text in 'ar'", "add ar"),
        ("- {date: 2030-02-02, key: un-s-2030-2, change: corrected, fields: [title]}\n",
         1, "is no record", "write un-s-2030-1"),
        (CORRECTED.format("") * 2, 2, "stands at line 1 too", "make one"),
        # A key that left the list stands in no file, and leads to one that does.
        ("- {date: 2030-02-02, key: gone, change: merged}\n", 1, "into: is missing", "fill"),
        (MERGED.format("un-s-2030-1", "un-s-2030-1"), 1, "still stands in the list", "delete"),
        ("- {date: 2030-02-01, key: un-s-2030-1, change: withdrawn, note: {en: A, ar: ب}}\n",
         1, "still stands in the list", "delete"),
        (MERGED.format("gone", "un-s-2030-11"), 1, "un-s-2030-11 is no record", "un-s-2030-1"),
        (MERGED.format("gone", "gone"), 1, "names the key itself", ""),
        (MERGED.format("gone", "old") + MERGED.format("old", "un-s-2030-1"),
         1, "old was merged itself", "write un-s-2030-1"),
        (MERGED.format("gone", "un-s-2030-1")
         + "- {date: 2030-02-03, key: gone, change: withdrawn, note: {en: A, ar: ب}}\n",
         2, "left the list at line 1 already", "keep one"),
        ("- {date: 2030-02-02, key: gone, change: withdrawn}\n", 1, "note: is not given", "en: "),
        ("- {date: 2030-02-02, key: gone, change: withdrawn, fields: [title]}\n",
         1, "fields: does not go with withdrawn", "delete"),
    ],
)  # fmt: skip
def test_each_mistake_is_found_with_its_line(
    findings_in: Examine, text: str, line: int, said: str, mend: str
) -> None:
    findings = findings_in(text)
    told = [f for f in findings if said in f.words.partition("→")[0]]
    assert told, [str(f) for f in findings]
    assert told[0].place == ("bib/changes.yml", line)
    assert mend in told[0].mend
    assert told[0].rule == "changes"


def test_all_mistakes_are_told_in_one_run(findings_in: Examine) -> None:
    text = MERGED.format("gone", "nothing") + CORRECTED.format(", fild: 1")
    assert {f.place.line for f in findings_in(text)} == {1, 2}


@pytest.mark.integration
def test_the_real_list_says_what_left_it() -> None:
    real = load(ROOT / "bib")
    gone = {c.key for c in real.changes if c.kind is not ChangeKind.CORRECTED}
    assert gone.isdisjoint(real.entries)
    assert "un-s-2002-1050" in gone
    assert set(real.merged.values()) <= set(real.entries)
