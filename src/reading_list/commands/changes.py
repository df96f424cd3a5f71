"""``reading-list changes``: what differs between two states of the list, for ``bib/changes.yml``.

What was corrected is seen by comparing; why is for a person to add.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from reading_list.bibliography.bibliography import Bibliography, examine
from reading_list.bibliography.fields import FIELDS
from reading_list.commands.asked import RequestError

_OF_THE_RECORD = frozenset({"verified", "added"})
"""Fields that say when it was looked at, not what the source is."""


def add_changes(parser: argparse.ArgumentParser) -> None:
    """compare with an earlier state of bib/ and print what to add to bib/changes.yml"""
    parser.add_argument("before", type=Path, help="the folder of the earlier state")
    parser.add_argument("--bib", type=Path, default=Path("bib"), help="the folder of the list")
    parser.add_argument(
        "--date", default="", metavar="YYYY-MM-DD", help="the day of the changes (default: today)"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    before, after = (_read(folder) for folder in (options.before, options.bib))
    day = options.date or dt.datetime.now().astimezone().date().isoformat()
    for line in written(before, after, day):
        print(line)
    return 0


def _read(folder: Path) -> Bibliography:
    bibliography, findings = examine(folder)
    if not bibliography.entries:
        raise RequestError([f"{folder} holds no records", *map(str, findings[:1])])
    return bibliography


def written(before: Bibliography, after: Bibliography, day: str) -> Iterator[str]:
    """Lines of ``changes.yml``: what is not there yet of what changed from one to the other.

    A record that is gone is said to be withdrawn, with a note to fill; whether it was merged into
    another is not to be seen.
    """
    known = {(str(change.date), change.key) for change in after.changes}
    gone = {change.key for change in after.changes if change.key not in after.entries}
    for key, entry in before.entries.items():
        now = after.entries.get(key)
        if now is None and key not in gone:
            yield f"- date: {day}"
            yield f"  key: {key}"
            yield "  change: withdrawn"
            yield "  note: {en: , ar: }"
        elif now is not None and (day, key) not in known:
            old, new = entry.fields or {}, now.fields or {}
            fields = [
                name
                for name in FIELDS
                if name not in _OF_THE_RECORD and old.get(name) != new.get(name)
            ]
            if fields:
                yield f"- date: {day}"
                yield f"  key: {key}"
                yield "  change: corrected"
                yield f"  fields: [{', '.join(fields)}]"
