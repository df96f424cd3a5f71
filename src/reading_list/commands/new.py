"""``reading-list new``: drafts of records from a reference manager's file, or from UN symbols."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from reading_list.bibliography.bibliography import Bibliography, examine
from reading_list.bibliography.dates import DateError, PartialDate
from reading_list.bibliography.fields import FIELDS
from reading_list.bibliography.findings import Finding, Place
from reading_list.bibliography.reading import read_file
from reading_list.bibliography.symbols import SymbolError, UNSymbol
from reading_list.bibliography.vocabulary import Kind
from reading_list.bibliography.writing import write_entry
from reading_list.commands.asked import STANDARD_INPUT, RequestError, term_problems
from reading_list.imports.completing import findings_of
from reading_list.imports.draft import Draft, UnknownTypeError, draft, draft_of_symbol
from reading_list.imports.duplicates import Known, Written
from reading_list.imports.formats import read_references
from reading_list.imports.keys import NoKeyError, proposed_key
from reading_list.imports.reference import Reference, UnreadableError

OUTPUT: Final = "standard output"
"""What stands for the name of a file where there is none."""


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record in house layout, and what is still to be done: ``findings`` on its own lines."""

    text: str
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...]

    @property
    def lines(self) -> int:
        return self.text.count("\n")


def add_new(parser: argparse.ArgumentParser) -> None:
    """draft records from a RIS, BibTeX or CSL-JSON file, or from UN symbols"""
    parser.add_argument(
        "symbols", nargs="*", metavar="SYMBOL", help="of a UN document, as on its masthead"
    )
    parser.add_argument(
        "--from",
        dest="source",
        default="",
        metavar="FILE",
        help="exported from Zotero or the like as RIS, BibTeX or CSL-JSON; -: standard input",
    )
    parser.add_argument("--into", type=Path, metavar="FILE", help="append to this file of the list")
    parser.add_argument("--kind", default="", metavar="ID", help="what kind of document it is")
    parser.add_argument("--key", default="", help="default: made of author, year and title")
    parser.add_argument(
        "--date", default="", metavar="YYYY-MM-DD", help="the day of the check (default: today)"
    )
    parser.add_argument("--bib", type=Path, default=Path("bib"), help="the folder of the list")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # What was drafted before may not be complete yet: findings are no obstacle here.
    bibliography, _ = examine(options.bib)
    problems = list(_problems(options, bibliography))
    if problems:
        raise RequestError(problems)
    kind = bibliography.vocabularies.kinds.get(options.kind)
    drafts, refusals = (
        _of_file(options.source, kind) if options.source else _of_symbols(options.symbols, kind)
    )
    if options.key and len(drafts) + len(refusals) > 1:
        raise RequestError(["--key names one record and there are several; take one at a time"])
    day = options.date or dt.datetime.now().astimezone().date().isoformat()
    known = Known.of(_written(options.bib))
    records = []
    for one in drafts:
        made = _record(one, known, bibliography, key=options.key, day=day)
        if isinstance(made, NewRecord):
            records.append(made)
        else:
            refusals.append(made)
    _put(records, options.into)
    for refusal in refusals:
        print(refusal, file=sys.stderr)
    return 1 if refusals else 0


def _problems(options: argparse.Namespace, bibliography: Bibliography) -> Iterator[str]:
    if bool(options.symbols) == bool(options.source):
        yield "name UN symbols, or a file with --from: one of the two"
    if options.kind:
        yield from term_problems("kind", options.kind, bibliography.vocabularies.kinds)
    files = {path.resolve(): path for path in sorted(options.bib.glob("*.bib"))}
    if options.into and options.into.resolve() not in files:
        there = ", ".join(map(str, files.values()))
        yield f"{options.into} is no file of the list; there are {there}"
    if options.date:
        try:
            if PartialDate.parse(options.date).day is None:
                yield f"{options.date!r} is no full day; write YYYY-MM-DD"
        except DateError as error:
            yield str(error)


def _of_symbols(symbols: Iterable[str], kind: Kind | None) -> tuple[list[Draft], list[str]]:
    drafts, refusals = [], []
    for text in symbols:
        try:
            drafts.append(draft_of_symbol(UNSymbol.parse(text), kind))
        except SymbolError as error:
            refusals.append(str(error))
    return drafts, refusals


def _of_file(source: str, kind: Kind | None) -> tuple[list[Draft], list[str]]:
    drafts, refusals = [], []
    for reference in _references(source):
        try:
            drafts.append(draft(reference, kind))
        except UnknownTypeError as error:
            refusals.append(f"{reference.place} ({reference.title!r}): {error}")
    return drafts, refusals


def _references(source: str) -> list[Reference]:
    """Those of a file. Raise `RequestError` where it cannot be read, with the line if known."""
    try:
        content = sys.stdin.buffer.read() if source == STANDARD_INPUT else Path(source).read_bytes()
        return read_references(content)
    except OSError as error:
        raise RequestError([f"{source} cannot be read: {error.strerror}"]) from error
    except UnreadableError as error:
        place = f"{source}:{error.line}" if error.line else source
        raise RequestError([f"{place}: {error}"]) from error


def _written(folder: Path) -> Iterator[Written]:
    """Every record of the list that can be read at all."""
    for path in sorted(folder.glob("*.bib")):
        for raw in read_file(path, f"{folder.name}/{path.name}")[0]:
            fields = {name: field.text for name, field in raw.fields.items()}
            yield Written(raw.key, str(raw.place), raw.entry_type, fields)


def _record(
    one: Draft, known: Known, bibliography: Bibliography, *, key: str, day: str
) -> NewRecord | str:
    """The record of a draft, which is known from now on; or why it is refused."""
    called = one.place or str(one.symbol)
    title = one.fields.get("title", "")
    called += f" ({title!r})" if title and one.place else ""
    match = known.match(Written("", called, one.entry_type, one.fields))
    if match and match.sure:
        return f"{called}: refused, {match.reason} is that of {match.key} ({match.place})"
    # The address of a merged record leads elsewhere for good.
    taken = {*known.keys, *bibliography.merged}
    try:
        key = key or proposed_key(one, taken)
    except NoKeyError as error:
        return f"{called}: no key can be made: {error}; take it alone and give it a --key"
    if key in taken:
        return f"{called}: refused, the key {key} is taken; give another"
    fields = {**one.fields, "verified": day, "added": day}
    known.add(Written(key, called, one.entry_type, fields))
    findings = findings_of(write_entry(one.entry_type, key, fields), bibliography)
    # A field to fill stands empty in its place.
    empty = {f.field: "" for f in findings if f.field in FIELDS and f.field not in fields}
    remarks = []
    if match:
        remarks.append(f"{key}: {match.reason} is that of {match.key} ({match.place}) too; compare")
    if one.left_out:
        remarks.append(f"{key}: not taken over: {', '.join(one.left_out)}")
    text = write_entry(one.entry_type, key, fields | empty)
    return NewRecord(text, tuple(sorted(_at_lines(findings, text))), tuple(remarks))


def _at_lines(findings: Iterable[Finding], text: str) -> Iterator[Finding]:
    """The findings, each on the line of the text on which its field stands."""
    lines = text.splitlines()
    for finding in findings:
        starts = (n for n, line in enumerate(lines, 1) if line.startswith(f"  {finding.field} "))
        yield replace(finding, place=Place("", next(starts, 1)))


def _put(records: list[NewRecord], into: Path | None) -> None:
    """Print or append the records, and say what is still to be done."""
    name, line = OUTPUT, 1
    between = "\n"
    text = between.join(record.text for record in records)
    if into is None:
        sys.stdout.write(text)
    elif records:
        before = into.read_text("utf-8").rstrip("\n")
        before += "\n\n" if before else ""
        name, line = f"{into.parent.name}/{into.name}", before.count("\n") + 1
        try:
            into.write_text(before + text, "utf-8")
        except OSError as error:
            raise RequestError([f"{into} cannot be written: {error.strerror}"]) from error
    for record in records:
        for finding in record.findings:
            place = Place(name, line + finding.place.line - 1)
            print(replace(finding, place=place), file=sys.stderr)
        for remark in record.remarks:
            print(remark, file=sys.stderr)
        line += record.lines + len(between)
    if any(record.findings for record in records):
        print(
            "Fill what is named; docs/about/record-format.md says what each field holds. "
            "`make check` names what is left.",
            file=sys.stderr,
        )
