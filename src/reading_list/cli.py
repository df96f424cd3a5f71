"""The command ``reading-list``: check, cite, export and draft records; build and serve the site."""

from __future__ import annotations

import argparse
import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path

from reading_list.bibliography.bibliography import examine
from reading_list.bibliography.findings import BibliographyError
from reading_list.bibliography.wording import examine_wording
from reading_list.citations.claims import examine_claims
from reading_list.citations.pandoc import PandocError
from reading_list.commands.asked import RequestError
from reading_list.commands.changes import add_changes
from reading_list.commands.cite import add_cite
from reading_list.commands.export import add_export
from reading_list.commands.new import add_new


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit status (0 well, 1 problems found, 2 wrong usage)."""
    parser = argparse.ArgumentParser(prog="reading-list", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, add in COMMANDS.items():
        add(commands.add_parser(name, help=(add.__doc__ or "").strip()))
    options = parser.parse_args(arguments)
    try:
        status: int = options.run(options)
    except (BibliographyError, PandocError, RequestError) as error:
        print(error, file=sys.stderr)
        return 1
    return status


def _add_check(parser: argparse.ArgumentParser) -> None:
    """check the records and list every problem"""
    parser.add_argument("--bib", type=Path, default=Path("bib"), help="the folder of the list")
    parser.set_defaults(run=lambda options: check(options.bib))


def _add_build(parser: argparse.ArgumentParser) -> None:
    """build the site, both languages, into site/"""
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--site", type=Path, help="where to put it (default: site/ in the root)")
    parser.set_defaults(run=lambda options: build(options.root, options.site))


def _add_serve(parser: argparse.ArgumentParser) -> None:
    """show the site on 127.0.0.1, and on its pages at once what is edited"""
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--port", type=int, default=8000)
    parser.set_defaults(run=lambda options: serve(options.root, options.port))


COMMANDS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "check": _add_check,
    "cite": add_cite,
    "export": add_export,
    "new": add_new,
    "changes": add_changes,
    "build": _add_build,
    "serve": _add_serve,
}


def check(folder: Path) -> int:
    """Print every finding; 1 if there is any."""
    bibliography, findings = examine(folder)
    if not findings:  # a record that cannot be read would be missed by the claims too
        findings = examine_claims(folder, bibliography)[1]
    languages = tuple(bibliography.translations)
    findings = sorted({*findings, *examine_wording(folder, languages, folder.parent / "docs")})
    for finding in findings:
        print(finding)
    count = len(bibliography.entries)
    if findings:
        print(f"{len(findings)} problems in {count} readable records", file=sys.stderr)
        return 1
    print(f"{count} records, no problem")
    return 0


def build(root: Path, site: Path | None) -> int:
    """Build the site; 1 and a reason if it cannot be built."""
    # MkDocs and its theme take half a second to load: not for the other commands.
    from reading_list.publishing.publish import PublishError, publish

    target = site or root / "site"
    try:
        pages = publish(root, target)
    except PublishError as error:
        print(f"{error}\nNothing was published; {target} is as it was.", file=sys.stderr)
        return 1
    print(f"{pages} pages in {target}")
    return 0


def serve(root: Path, port: int) -> int:
    """Serve the site until interrupted; 1 and a reason if it cannot be built at first."""
    from reading_list.publishing.publish import PublishError
    from reading_list.publishing.serving import Server

    try:
        changed = Server(root, port, functools.partial(print, flush=True)).run()
    except PublishError as error:
        print(error, file=sys.stderr)
        return 1
    if changed:
        print("The program changed: it is started again.", flush=True)
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 (as we were started)
    return 0
