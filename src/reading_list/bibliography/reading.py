"""From the text of ``bib/*.bib`` to entries, with every problem kept and its line known.

pybtex reads the BibTeX grammar. Each entry is read on its own, so that a brace left open
spoils one entry and not the rest of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from pybtex.database.input.bibtex import LowLevelParser
from pybtex.scanner import PrematureEOF, PybtexSyntaxError

from reading_list.bibliography.entry import Entry
from reading_list.bibliography.fields import ENTRY_TYPES, FIELDS
from reading_list.bibliography.findings import Finding, Place
from reading_list.bibliography.languages import DEFAULT
from reading_list.bibliography.symbols import SymbolError, UNSymbol
from reading_list.bibliography.text import latex_commands
from reading_list.bibliography.vocabulary import Vocabularies

_ENTRY_START = re.compile(r"^@", re.MULTILINE)
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What a key is made of: it is part of an address."""


@dataclass(frozen=True, slots=True)
class RawField:
    """A field as written, and the line its value starts on."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as written: type and field names in lower case, nothing interpreted."""

    place: Place
    entry_type: str
    key: str
    fields: dict[str, RawField]

    def finding(self, field: str, rule: str, message: str, mend: str) -> Finding:
        at = self.fields.get(field)
        place = Place(self.place.file, at.line) if at else self.place
        return Finding(place, self.key, field, rule, message, mend)


class _LineKeepingParser(LowLevelParser):  # type: ignore[misc]
    """pybtex's parser, remembering on which line each field stands."""

    def __init__(self, text: str, first_line: int, handle_error: Any) -> None:
        super().__init__(text, handle_error=handle_error)
        self.lineno = first_line
        self.field_lines: list[int] = []

    def parse_value(self) -> None:
        self.field_lines.append(self.lineno)
        super().parse_value()


def read_file(path: Path, name: str) -> tuple[list[RawEntry], list[Finding]]:
    """Read one .bib file; ``name`` is how findings call it."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        mend = "save the file as UTF-8"
        message = f"byte {error.start} is not UTF-8"
        return [], [Finding(Place(name, line), "", "", "encoding", message, mend)]
    return read_text(text, name)


def read_text(text: str, name: str) -> tuple[list[RawEntry], list[Finding]]:
    """Read the text of a .bib file, or of a part of one; ``name`` is how findings call it."""
    entries: list[RawEntry] = []
    findings: list[Finding] = []
    starts = [match.start() for match in _ENTRY_START.finditer(text)]
    line, counted = 1, 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        # Each part is counted once: a file may hold ten thousand entries.
        line, counted = line + text.count("\n", counted, start), start
        chunk = text[start:end]
        if re.match(r"@comment\b", chunk, re.IGNORECASE):
            continue
        entry, problems = _read_entry(chunk, Place(name, line))
        findings += problems
        if entry is not None:
            entries.append(entry)
    return entries, findings


@lru_cache(4096)
def _read_entry(chunk: str, place: Place) -> tuple[RawEntry | None, list[Finding]]:
    """Kept for the next reading: a list is read again after each edit of one entry."""
    errors: list[PybtexSyntaxError] = []
    parser = _LineKeepingParser(chunk, place.line, errors.append)
    parsed = list(parser)
    findings = [_syntax_finding(error, chunk, place) for error in errors]
    if findings or not parsed:
        if not findings:
            message = "no entry could be read here"
            findings = [
                Finding(place, "", "", "syntax", message, "write @type{key, field = {value}, }")
            ]
        return None, findings
    command, (key, pairs) = parsed[0]
    if command.lower() not in ENTRY_TYPES:
        return None, [_unknown_type(command, str(key), place)]
    fields: dict[str, RawField] = {}
    for (name, parts), line in zip(pairs, parser.field_lines, strict=True):
        lower = name.lower()
        if lower in fields:
            mend = "keep one of the two"
            message = "stands twice in this entry"
            findings.append(
                Finding(Place(place.file, line), key, lower, "duplicate-field", message, mend)
            )
            continue
        fields[lower] = RawField(" ".join("".join(parts).split()), line)
    findings += _stray_text(chunk, parser.pos, key, place)
    return RawEntry(place, command.lower(), key, fields), findings


def _stray_text(chunk: str, end: int, key: str, place: Place) -> list[Finding]:
    """Words behind an entry that are neither another entry nor a % comment."""
    for number, line in enumerate(chunk[end:].splitlines()):
        if line.strip() and not line.lstrip().startswith("%"):
            at = Place(place.file, place.line + chunk.count("\n", 0, end) + number)
            mend = "delete it, start it with %, or look for a brace closed too early above"
            message = f"text outside any entry: {line.strip()[:60]!r}"
            return [Finding(at, key, "", "syntax", message, mend)]
    return []


def _syntax_finding(error: PybtexSyntaxError, chunk: str, place: Place) -> Finding:
    key = re.match(r"@\w+\s*[{(]\s*([^\s,}]+)", chunk)
    name = key.group(1) if key else ""
    if isinstance(error, PrematureEOF):
        message = "a brace or quotation mark opened in this entry is never closed"
        mend = "close it; look at the fields from here on"
        return Finding(place, name, "", "syntax", message, mend)
    detail = str(error).split(": ", 1)[-1]
    mend = "check the comma at the end of the line before, the '=' and the braces"
    return Finding(Place(place.file, error.lineno), name, "", "syntax", detail, mend)


def _unknown_type(command: str, key: str, place: Place) -> Finding:
    close = get_close_matches(command.lower(), ENTRY_TYPES, 1)
    mend = f"write @{close[0]}" if close else f"use one of {', '.join(ENTRY_TYPES)}"
    return Finding(
        place, key, "", "unknown-type", f"@{command} is not an entry type of this list", mend
    )


def build_entry(raw: RawEntry, vocabularies: Vocabularies) -> tuple[Entry | None, list[Finding]]:
    """Interpret an entry. ``None`` where a problem leaves nothing that can stand as an entry."""
    findings = list(_form_findings(raw))
    values: dict[str, Any] = {}
    for name, field in raw.fields.items():
        spec = FIELDS.get(name)
        if spec is None or not field.text:
            continue
        try:
            values[name] = spec.read(field.text)
        except ValueError as error:
            what, _, mend = str(error).partition("; ")
            findings.append(raw.finding(name, "malformed-" + name, what, mend or "correct it"))
    kind = vocabularies.kinds.get(values.pop("entrysubtype", ""))
    if kind is None:
        given = raw.fields.get("entrysubtype")
        close = get_close_matches(given.text, vocabularies.kinds, 1) if given else []
        message = f"{given.text!r} is not a kind of document" if given else "is missing"
        possible = [k.id for k in vocabularies.kinds.values() if k.entry_type == raw.entry_type]
        mend = f"write {close[0]}" if close else f"write one of kinds.yml: {', '.join(possible)}"
        findings.append(raw.finding("entrysubtype", "kind", message, mend))
    elif kind.entry_type != raw.entry_type:
        message = f"a {kind.id} is an @{kind.entry_type}, this entry is an @{raw.entry_type}"
        findings.append(raw.finding("entrysubtype", "kind", message, f"write @{kind.entry_type}"))
    terms, problems = _sort_keywords(raw, values.pop("keywords", ()), vocabularies)
    findings += problems
    for name in ("title", "verified", "added"):
        if name not in values and name not in raw.fields:
            mend = "fill it from what a source shows" if name == "title" else "write YYYY-MM-DD"
            findings.append(raw.finding(name, "required-field", "is missing", mend))
    if kind is None or any(name not in values for name in ("title", "verified", "added")):
        return None, findings
    if kind.un and values.get("number") and not kind.press:
        try:
            values["symbol"] = UNSymbol.parse(values["number"])
        except SymbolError as error:
            what, _, mend = str(error).partition("; ")
            findings.append(raw.finding("number", "malformed-symbol", what, mend))
    as_written = {name: field.text for name, field in raw.fields.items()}
    entry = Entry(
        key=raw.key, entry_type=raw.entry_type, kind=kind.id, place=raw.place,
        fields=as_written, **terms, **values,
    )  # fmt: skip
    return entry, findings


def _form_findings(raw: RawEntry) -> Iterator[Finding]:
    if not KEY.fullmatch(raw.key):
        mend = "use lower-case letters, digits and single hyphens"
        yield raw.finding("", "malformed-key", f"{raw.key!r} cannot be part of an address", mend)
    for name, field in raw.fields.items():
        spec = FIELDS.get(name)
        if spec is None:
            close = get_close_matches(name, FIELDS, 1)
            mend = (
                f"write {close[0]}" if close else "see docs/about/record-format.md for the fields"
            )
            yield raw.finding(name, "unknown-field", "is not a field of this list", mend)
            continue
        if not field.text:
            yield raw.finding(name, "empty-field", "is empty", "fill it or delete the line")
        elif not spec.verbatim and (commands := latex_commands(field.text)):
            message = f"holds LaTeX {', '.join(commands)}"
            yield raw.finding(name, "latex", message, "write the character itself in UTF-8")


def _sort_keywords(
    raw: RawEntry, terms: tuple[str, ...], vocabularies: Vocabularies
) -> tuple[dict[str, Any], list[Finding]]:
    """Keywords by vocabulary: ``regions`` and ``themes`` as tuples, ``level`` as a term."""
    findings = []
    sorted_terms: dict[str, list[str]] = {"regions": [], "themes": [], "levels": []}
    known = {term: name for name in sorted_terms for term in getattr(vocabularies, name)}

    def label(term: str) -> str:
        return str(getattr(vocabularies, known[term])[term].label.get(DEFAULT, term))

    for term in terms:
        if term in known:
            sorted_terms[known[term]].append(term)
            continue
        # Our own exports have the labels, which may come back with what is copied from them.
        same = [one for one in known if label(one).casefold() == term.casefold()]
        close = same or get_close_matches(term, known, 1)
        mend = f"write {close[0]}" if close else "use the ids of bib/vocabularies/*.yml"
        message = f"{term!r} is in no vocabulary"
        findings.append(raw.finding("keywords", "unknown-term", message, mend))
    if len(set(terms)) != len(terms):
        findings.append(
            raw.finding("keywords", "duplicate-term", "names a term twice", "name it once")
        )
    levels = sorted_terms["levels"]
    for name, wanted in (("regions", "a region"), ("themes", "a theme")):
        if not sorted_terms[name]:
            mend = f"add a term from bib/vocabularies/{name}.yml"
            findings.append(raw.finding("keywords", "missing-term", f"names not {wanted}", mend))
    if len(levels) != 1:
        mend = "name exactly one of introductory, core, advanced"
        findings.append(
            raw.finding("keywords", "missing-term", f"names {len(levels)} levels", mend)
        )
    return {
        "regions": tuple(sorted_terms["regions"]),
        "themes": tuple(sorted_terms["themes"]),
        "level": levels[0] if levels else "",
        "subjects": tuple(
            map(label, (*sorted_terms["regions"], *sorted_terms["themes"], *levels[:1]))
        ),
    }, findings
