"""What happened to records after they joined the list: ``bib/changes.yml``.

A list, newest first by habit, of records that were corrected, merged into another or withdrawn.
Its opening comment describes it field by field. A key is an address that readers keep: one that
is merged leads to the record that took its place, one that is withdrawn says so until the same
source joins the list again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from reading_list.bibliography.dates import DateError, PartialDate
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.fields import FIELDS
from reading_list.bibliography.findings import Finding
from reading_list.bibliography.languages import declared_languages
from reading_list.bibliography.reading import KEY
from reading_list.bibliography.rows import Reader, Row, nearest
from reading_list.bibliography.vocabulary import Text
from reading_list.bibliography.yaml_lines import LINE, YamlError, read_yaml

FILE: Final = "changes.yml"
RULE: Final = "changes"


class ChangeKind(StrEnum):
    """What happened to a record."""

    CORRECTED = "corrected"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one record.

    ``date``: a full day; ``fields``: those corrected, by their names in the record; ``into``:
    the key of the record that took the place of a merged one; ``note``: why, in every language
    of the site, or empty.
    """

    date: PartialDate
    key: str
    kind: ChangeKind
    fields: tuple[str, ...] = ()
    into: str = ""
    note: Text | None = None


def newest_changes(changes: Iterable[Change]) -> list[Change]:
    """Newest first; of one day by what happened, then by key."""
    return sorted(changes, key=lambda c: (*(-part for part in c.date.parts), c.kind, c.key))


def read_changes(
    folder: Path, entries: Mapping[str, Entry]
) -> tuple[tuple[Change, ...], list[Finding]]:
    """Read ``changes.yml`` in ``folder``, newest first; nothing where there is no such file."""
    path = folder / FILE
    if not path.is_file():
        return (), []
    reader = Reader(f"{folder.name}/{FILE}", RULE, [], declared_languages(folder))
    try:
        given = read_yaml(path) or []
    except YamlError as error:
        reader.problem(error.line, "", "", str(error), "correct the line")
        return (), reader.findings
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        reader.problem(1, "", "", "is not a list of changes", "begin each with '- date: …'")
        return (), reader.findings
    rows = [
        Row(reader, one, str(one.get("key") or f"change {n}")) for n, one in enumerate(given, 1)
    ]
    changes = [_change(row) for row in rows]
    _check(list(zip(rows, changes, strict=True)), entries)
    return tuple(newest_changes(changes)), reader.findings


def merged_keys(changes: Iterable[Change]) -> Mapping[str, str]:
    """For each key that was merged, in order, that of the record in its place."""
    merged = {c.key: c.into for c in changes if c.kind is ChangeKind.MERGED}
    return dict(sorted(merged.items()))


def _change(row: Row[Reader]) -> Change:
    row.only("date", "key", "change", "fields", "into", "note")
    kind: ChangeKind = row.choice("change", ChangeKind)
    key = row.word("key")
    if key and not KEY.fullmatch(key):
        row.problem(
            "key", f"{key!r} is no key", "write it as it stands, or stood, in the .bib file"
        )
    return Change(_date(row), key, kind, _fields(row, kind), _into(row, kind), _note(row, kind))


def _date(row: Row[Reader]) -> PartialDate:
    try:
        date = PartialDate.parse(str(row.data.get("date") or ""))
    except DateError as error:
        what, _, mend = str(error).partition("; ")
        row.problem("date", what, mend or "write YYYY-MM-DD")
        return PartialDate(1, 1, 1)
    if date.day is None:
        row.problem("date", f"{date} is not a full day", "write YYYY-MM-DD")
        return PartialDate(date.year, date.month or 1, 1)
    return date


def _fields(row: Row[Reader], kind: ChangeKind) -> tuple[str, ...]:
    given = row.data.get("fields")
    if kind is not ChangeKind.CORRECTED:
        if given is not None:
            row.problem("fields", f"does not go with {kind}", "delete it")
        return ()
    if not isinstance(given, list) or not given:
        row.problem("fields", "does not say what was corrected", "write fields: [title, date]")
        return ()
    for name in given:
        if name not in FIELDS:
            mend = nearest(str(name), FIELDS, "a field of docs/about/record-format.md")
            row.problem("fields", f"{name!r} is not a field of a record", f"write {mend}")
    names = tuple(str(name) for name in given)
    if len(set(names)) != len(names):
        row.problem("fields", "names a field twice", "name it once")
    return names


def _into(row: Row[Reader], kind: ChangeKind) -> str:
    if kind is ChangeKind.MERGED:
        return row.word("into")
    if "into" in row.data:
        row.problem("into", f"does not go with {kind}", "write change: merged, or delete into")
    return ""


def _note(row: Row[Reader], kind: ChangeKind) -> Text | None:
    if "note" in row.data or kind is ChangeKind.WITHDRAWN:
        return row.text("note")
    return None


def _check(changes: list[tuple[Row[Reader], Change]], entries: Mapping[str, Entry]) -> None:
    """What the changes say of each other and of the records."""
    gone: dict[str, int] = {}
    seen: dict[tuple[PartialDate, str, ChangeKind], int] = {}
    for row, change in changes:
        same = seen.setdefault((change.date, change.key, change.kind), row.data[LINE])
        if same != row.data[LINE]:
            row.problem("", f"stands at line {same} too", "make one of the two")
        elif change.kind is not ChangeKind.CORRECTED:
            first = gone.setdefault(change.key, row.data[LINE])
            if first != row.data[LINE]:
                row.problem("", f"left the list at line {first} already", "keep one of the two")
    for row, change in changes:
        if change.key and change.kind is ChangeKind.CORRECTED:
            _check_corrected(row, change, entries, gone)
        elif change.key in entries and not _returned(change, entries[change.key]):
            place = entries[change.key].place
            mend = f"delete the record at {place}, or this change"
            row.problem("key", f"is {change.kind}, but still stands in the list", mend)
        if change.into:
            _check_into(row, change, entries, [other for _, other in changes])


def _returned(change: Change, entry: Entry) -> bool:
    """Whether a record that was withdrawn for want of evidence joined the list again."""
    return change.kind is ChangeKind.WITHDRAWN and entry.added > change.date


def _check_corrected(
    row: Row[Reader], change: Change, entries: Mapping[str, Entry], gone: Mapping[str, int]
) -> None:
    entry = entries.get(change.key)
    if entry is None:
        if change.key not in gone:
            mend = f"write {nearest(change.key, entries, 'the key of a record')}"
            row.problem("key", "is no record", mend)
    elif change.date < entry.added:
        mend = "compare the two days"
        row.problem("date", f"{change.date} lies before the record was added", mend)


def _check_into(
    row: Row[Reader], change: Change, entries: Mapping[str, Entry], changes: list[Change]
) -> None:
    if change.into in entries:
        return
    onward = merged_keys(changes).get(change.into)
    if change.into == change.key:
        row.problem("into", "names the key itself", "name the record that took its place")
    elif onward:
        mend = f"write {onward}" if onward in entries else "write the key that stands at its end"
        row.problem("into", f"{change.into} was merged itself", mend)
    else:
        mend = f"write {nearest(change.into, entries, 'the key of a record')}"
        row.problem("into", f"{change.into} is no record", mend)
