"""The whole list: entries, vocabularies, relations both ways, series in order with their gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from reading_list.bibliography.changes import Change, merged_keys, read_changes
from reading_list.bibliography.checks import run_checks
from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.findings import BibliographyError, Finding, Place
from reading_list.bibliography.reading import RawEntry, build_entry, read_file
from reading_list.bibliography.vocabulary import (
    Gap,
    Series,
    Term,
    Vocabularies,
    ancestors,
    load_vocabularies,
)


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """A row of a series: the entry at an ordinal with its other issues, or a gap."""

    ordinal: int | None
    entry: Entry | None
    gap: Gap | None = None
    other_issues: tuple[Entry, ...] = ()
    """Earlier issues that ``entry`` revises, corrigenda and addenda to it."""


@dataclass(frozen=True)
class Bibliography:
    """All entries by key (in key order) with their vocabularies.

    ``translations``: annotations in other languages, by language and key; ``changes``: what
    happened to records after they were added, newest first.
    """

    entries: Mapping[str, Entry]
    vocabularies: Vocabularies
    translations: Mapping[str, Mapping[str, str]]
    changes: tuple[Change, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """English and the others that the list is in (`bibliography.languages`)."""
        return self.vocabularies.languages

    def in_region(self, identifier: str) -> list[Entry]:
        """Entries of a region and of its narrower regions, newest first."""
        wanted = set(narrower(self.vocabularies.regions, identifier))
        return newest_first(e for e in self.entries.values() if wanted & set(e.regions))

    def in_theme(self, identifier: str) -> list[Entry]:
        """Entries of a theme and of its narrower themes, newest first."""
        wanted = set(narrower(self.vocabularies.themes, identifier))
        return newest_first(e for e in self.entries.values() if wanted & set(e.themes))

    @cached_property
    def by_symbol(self) -> Mapping[str, Entry]:
        """Entries by UN symbol as text."""
        return {str(e.symbol): e for e in self.entries.values() if e.symbol}

    @cached_property
    def merged(self) -> Mapping[str, str]:
        """For each key that was merged into another record, the key of that record."""
        return merged_keys(self.changes)

    @cached_property
    def touched(self) -> Mapping[str, PartialDate]:
        """For each key, when the record was last added, verified or corrected."""
        found = {e.key: max(e.added, e.verified) for e in self.entries.values()}
        for change in self.changes:
            if change.key in found:
                found[change.key] = max(found[change.key], change.date)
        return found

    @cached_property
    def incoming(self) -> Mapping[str, tuple[tuple[str, Entry], ...]]:
        """For each key, who names it in ``related``: (relatedtype, entry) pairs, oldest first."""
        found: dict[str, list[tuple[str, Entry]]] = {}
        for entry in oldest_first(self.entries.values()):
            for key in entry.related:
                found.setdefault(key, []).append((entry.relatedtype, entry))
        return {key: tuple(pairs) for key, pairs in found.items()}

    @cached_property
    def mandated_by(self) -> Mapping[str, tuple[Entry, ...]]:
        """For each resolution's key, the reports whose mandate it is, oldest first."""
        found: dict[str, list[Entry]] = {}
        for entry in oldest_first(self.entries.values()):
            resolution = self.by_symbol.get(str(entry.mandate.symbol)) if entry.mandate else None
            if resolution:
                found.setdefault(resolution.key, []).append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    def places(self, series: Series) -> list[SeriesPlace]:
        """The rows of a series in order: by ordinal with gaps, or by date where unnumbered."""
        members = oldest_first(e for e in self.entries.values() if e.inseries == series.id)
        if not series.numbered:
            replaced = _replaced(members)
            return [
                SeriesPlace(None, e, other_issues=tuple(_other_issues(e, members)))
                for e in members
                if e.key not in replaced
            ]
        rows = []
        gaps = {gap.ordinal: gap for gap in series.gaps}
        ordinals = [e.ordinal for e in members if e.ordinal] + list(gaps)
        for ordinal in range(1, max(ordinals, default=0) + 1):
            issues = [e for e in members if e.ordinal == ordinal]
            current = next((e for e in issues if e.key not in _replaced(issues)), None)
            others = tuple(e for e in issues if e is not current)
            rows.append(
                SeriesPlace(ordinal, current, None if current else gaps.get(ordinal), others)
            )
        return rows


def _replaced(members: list[Entry]) -> set[str]:
    """Keys of issues that a later one revises, and of corrigenda and addenda."""
    revised = {key for e in members if e.relatedtype == "revises" for key in e.related}
    return revised | {e.key for e in members if e.relatedtype in {"corrects", "addendum"}}


def _other_issues(entry: Entry, members: list[Entry]) -> list[Entry]:
    return [
        e
        for e in members
        if (entry.key in e.related and e.relatedtype in {"corrects", "addendum"})
        or (e.key in entry.related and entry.relatedtype == "revises")
    ]


def narrower(terms: Mapping[str, Term], identifier: str) -> tuple[str, ...]:
    """A term and everything narrower, in the order of the vocabulary."""
    return tuple(t for t in terms if t == identifier or identifier in ancestors(terms, t))


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Newest date first, undated last, then by key: one order wherever lists stand."""
    return sorted(entries, key=lambda e: (tuple(-p for p in _sort_date(e)), e.key))


def oldest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Oldest date first, undated first of all, then by key."""
    return sorted(entries, key=lambda e: (_sort_date(e), e.key))


def lately_added(entries: Iterable[Entry]) -> list[Entry]:
    """By the day they joined the list, newest first; of one day the newest source first."""
    return sorted(newest_first(entries), key=lambda e: e.added, reverse=True)


def _sort_date(entry: Entry) -> tuple[int, int, int]:
    parts = entry.date.parts if entry.date else ()
    year, month, day = (*parts, 0, 0, 0)[:3]
    return year, month, day


def load(folder: Path) -> Bibliography:
    """Read ``bib/``. Raise `BibliographyError` with every finding if there is any."""
    bibliography, findings = examine(folder)
    if findings:
        raise BibliographyError(findings)
    return bibliography


def examine(folder: Path) -> tuple[Bibliography, list[Finding]]:
    """Read ``bib/`` and run every check; findings are sorted by place."""
    vocabularies, findings = load_vocabularies(folder / "vocabularies")
    raws: list[RawEntry] = []
    entries: dict[str, Entry] = {}
    for path in sorted(folder.glob("*.bib")):
        read, problems = read_file(path, f"{folder.name}/{path.name}")
        raws += read
        findings += problems
    if not raws and not findings:
        mend = "add an entry; docs/about/record-format.md shows how"
        findings.append(Finding(Place(folder.name, 1), "", "", "empty", "no entry was found", mend))
    first_place: dict[str, Place] = {}
    for raw in raws:
        if raw.key in first_place:
            message = f"the key is taken at {first_place[raw.key]}"
            findings.append(
                raw.finding("", "duplicate-key", message, "choose another, or merge the two")
            )
            continue
        first_place[raw.key] = raw.place
        entry, problems = build_entry(raw, vocabularies)
        findings += problems
        if entry is not None:
            entries[entry.key] = entry
    translations, problems = _translations(folder)
    findings += problems
    changes, problems = read_changes(folder, entries)
    findings += problems
    bibliography = Bibliography(dict(sorted(entries.items())), vocabularies, translations, changes)
    lines = {raw.key: raw for raw in reversed(raws)}
    findings += run_checks(bibliography, lines)
    return bibliography, sorted(set(findings))


def _translations(folder: Path) -> tuple[dict[str, dict[str, str]], list[Finding]]:
    """``annotations.<language>.yml``: texts by key."""
    found: dict[str, dict[str, str]] = {}
    findings = []
    for path in sorted(folder.glob("annotations.*.yml")):
        place = Place(f"{folder.name}/{path.name}", 1)
        try:
            texts = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            mend = "correct the line; a text with a colon stands in quotation marks"
            findings.append(Finding(place, "", "", "translation", f"not YAML: {error}", mend))
            continue
        found[path.suffixes[0].lstrip(".")] = {
            str(k): " ".join(str(v).split()) for k, v in (texts or {}).items()
        }
    return found, findings
