"""The command ``reading-list``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reading_list.bibliography.bibliography import examine


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit status (0 well, 1 problems found, 2 wrong usage)."""
    parser = argparse.ArgumentParser(prog="reading-list", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check the records and list every problem")
    check.add_argument("--bib", type=Path, default=Path("bib"), help="the folder of the list")
    options = parser.parse_args(arguments)
    return _check(options.bib)


def _check(folder: Path) -> int:
    bibliography, findings = examine(folder)
    for finding in findings:
        print(finding)
    count = len(bibliography.entries)
    if findings:
        print(f"{len(findings)} problems in {count} readable records", file=sys.stderr)
        return 1
    print(f"{count} records, no problem")
    return 0
