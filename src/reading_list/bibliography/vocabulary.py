"""Controlled vocabularies: regions, themes, levels, kinds of document, series.

Each is a YAML file in ``bib/vocabularies``: a list of terms with an ``id``, labels and
scope notes by language, and the broader term where there is one (SKOS's notions).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reading_list.bibliography.findings import Finding, Place
from reading_list.bibliography.languages import DEFAULT, declared_languages
from reading_list.bibliography.yaml_lines import LINE, YamlError, read_yaml

Text = Mapping[str, str]
"""A text by language code."""


@dataclass(frozen=True, slots=True)
class Term:
    """A region, theme or level. ``broader`` and ``related`` are ids in the same vocabulary.

    ``start``: keys of the entries that a reader new to the term is to begin with, in order;
    ``line``: where the term stands in its file.
    """

    id: str
    label: Text
    scope: Text
    broader: str = ""
    related: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    line: int = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: the entry type it goes with; ``un``: cited as a UN document."""

    id: str
    label: Text
    entry_type: str
    un: bool
    press: bool = False
    """Numbered as a press release (SC/12236), not by a document symbol."""

    @property
    def of_united_nations(self) -> bool:
        """Whether its documents are the United Nations' own: what an office of it published
        without a symbol is; a convention, though cited in the same way, is its parties'."""
        return (self.un and self.id != "treaty") or self.id.startswith("un-")


@dataclass(frozen=True, slots=True)
class Gap:
    """A numbered document whose symbol no evidence showed: its ordinal and what is known."""

    ordinal: int
    note: Text
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A series of documents. ``numbered``: its documents carry ordinals, and ``document`` is what
    one of them is called where its series is not in view; ``{ordinal}`` is its number."""

    id: str
    label: Text
    scope: Text
    document: Text
    numbered: bool
    team: bool
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Names of one thing in any language: a source that has one is found by all of them."""

    id: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A publisher, journal or issuing body, and the other spellings that records print."""

    id: str
    name: str
    forms: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """All of ``bib/vocabularies``, each by id in the order of its file.

    ``languages``: those of the list; every label is given in each (`languages`).
    """

    regions: Mapping[str, Term] = field(default_factory=dict)
    themes: Mapping[str, Term] = field(default_factory=dict)
    levels: Mapping[str, Term] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    synonyms: tuple[Synonyms, ...] = ()
    bodies: tuple[Body, ...] = ()
    languages: tuple[str, ...] = (DEFAULT,)


@dataclass(slots=True)
class _Reader:
    """Reads one vocabulary file, collecting what is wrong with it."""

    folder: Path
    name: str
    findings: list[Finding]
    languages: tuple[str, ...]

    @property
    def file(self) -> str:
        return f"{self.folder.parent.name}/{self.folder.name}/{self.name}.yml"

    def problem(self, line: int, term: str, message: str, mend: str) -> None:
        self.findings.append(Finding(Place(self.file, line), term, "", "vocabulary", message, mend))

    def rows(self) -> list[dict[str, Any]]:
        path = self.folder / f"{self.name}.yml"
        try:
            rows = read_yaml(path)
        except YamlError as error:
            self.problem(error.line, "", str(error), "correct the line")
            return []
        except OSError:
            self.problem(1, "", "the file is missing", "restore it; an empty list is []")
            return []
        kept = []
        seen: set[str] = set()
        for row in rows or []:
            identifier = row.get("id") if isinstance(row, dict) else None
            if not isinstance(identifier, str):
                line = row.get(LINE, 1) if isinstance(row, dict) else 1
                self.problem(line, "", "a term without id", "give it an id")
            elif identifier in seen:
                self.problem(row[LINE], identifier, "stands twice", "keep one of the two")
            else:
                seen.add(identifier)
                kept.append(row)
        return kept

    def known(self, row: dict[str, Any], *allowed: str) -> None:
        for name in sorted(set(row) - {"id", LINE, *allowed}):
            self.problem(row[LINE], row["id"], f"{name} is not known here", "delete or rename it")

    def text(self, row: dict[str, Any], name: str, *, required: bool) -> Text:
        given = row.get(name) or {}
        if not isinstance(given, dict):
            self.problem(row[LINE], row["id"], f"{name} is not by language", "write {en: …, ar: …}")
            return {}
        texts = {code: str(text) for code, text in given.items() if code != LINE}
        missing = [code for code in self.languages if not texts.get(code)]
        if (required or texts) and missing:
            mend = f"add {', '.join(missing)}"
            self.problem(row[LINE], row["id"], f"{name} is not in every language", mend)
        return texts


def _terms(reader: _Reader) -> dict[str, Term]:
    rows = reader.rows()
    ids = {row["id"] for row in rows}
    terms = {}
    for row in rows:
        reader.known(row, "label", "scope", "broader", "related", "start")
        for other in [row.get("broader"), *(row.get("related") or [])]:
            if other and other not in ids:
                reader.problem(
                    row[LINE],
                    row["id"],
                    f"{other!r} is no term here",
                    "use an id of this file",
                )
        terms[row["id"]] = Term(
            row["id"],
            reader.text(row, "label", required=True),
            reader.text(row, "scope", required=True),
            row.get("broader") or "",
            tuple(row.get("related") or ()),
            tuple(row.get("start") or ()),
            row[LINE],
        )
    for term in terms.values():
        if term.id in ancestors(terms, term.id):
            reader.problem(
                1, term.id, "is broader than itself", "break the circle of broader terms"
            )
            return {}
    return terms


def ancestors(terms: Mapping[str, Term], identifier: str) -> tuple[str, ...]:
    """The broader terms of a term, nearest first; ends at the top or where a circle closes."""
    chain: list[str] = []
    current = terms[identifier].broader
    while current in terms and current not in chain:
        chain.append(current)
        current = terms[current].broader
    return tuple(chain)


def _kinds(reader: _Reader) -> dict[str, Kind]:
    kinds = {}
    for row in reader.rows():
        reader.known(row, "label", "type", "un", "press")
        label = reader.text(row, "label", required=True)
        kinds[row["id"]] = Kind(
            row["id"], label, row.get("type", ""), bool(row.get("un")), bool(row.get("press"))
        )
    return kinds


def _series(reader: _Reader) -> dict[str, Series]:
    series = {}
    for row in reader.rows():
        reader.known(row, "label", "scope", "document", "numbered", "team", "gaps")
        gaps = []
        for gap in row.get("gaps") or []:
            gap = {"id": row["id"], **gap}
            reader.known(gap, "ordinal", "note", "seen")
            note = reader.text(gap, "note", required=True)
            gaps.append(Gap(int(gap.get("ordinal") or 0), note, gap.get("seen") or ""))
        numbered = bool(row.get("numbered"))
        document = reader.text(row, "document", required=numbered)
        if any("{ordinal}" not in text for text in document.values()):
            mend = 'write where it stands: "{ordinal} report of …"'
            reader.problem(row[LINE], row["id"], "document does not say its {ordinal}", mend)
        series[row["id"]] = Series(
            row["id"],
            reader.text(row, "label", required=True),
            reader.text(row, "scope", required=False),
            document,
            numbered,
            bool(row.get("team")),
            tuple(gaps),
        )
    return series


def _synonyms(reader: _Reader) -> tuple[Synonyms, ...]:
    found = []
    for row in reader.rows():
        reader.known(row, "forms")
        forms = row.get("forms")
        if not isinstance(forms, list) or len(forms) < 2:
            mend = "list two forms or more: forms: [ISIL, Da’esh]"
            reader.problem(row[LINE], row["id"], "there is nothing it is a synonym of", mend)
            continue
        found.append(Synonyms(row["id"], tuple(dict.fromkeys(str(form) for form in forms))))
    return tuple(found)


def _bodies(reader: _Reader) -> tuple[Body, ...]:
    found = []
    known: dict[str, str] = {}
    for row in reader.rows():
        reader.known(row, "name", "forms")
        name, forms = row.get("name"), row.get("forms")
        if not isinstance(name, str) or not isinstance(forms, list) or not forms:
            mend = "write name: RAND Corporation, forms: [RAND]"
            reader.problem(row[LINE], row["id"], "has no name, or no other spelling", mend)
            continue
        for form in (name, *forms):
            other = known.setdefault(form, row["id"])
            if other != row["id"]:
                reader.problem(row[LINE], row["id"], f"{form!r} is {other} too", "keep it in one")
        found.append(Body(row["id"], name, tuple(str(form) for form in forms), row[LINE]))
    return tuple(found)


def load_vocabularies(folder: Path) -> tuple[Vocabularies, list[Finding]]:
    """Read all vocabularies; a term id stands in one of regions, themes and levels only."""
    findings: list[Finding] = []
    languages = declared_languages(folder.parent)

    def read(name: str) -> _Reader:
        return _Reader(folder, name, findings, languages)

    regions, themes, levels = (_terms(read(name)) for name in ("regions", "themes", "levels"))
    for name, terms, others in (("themes", themes, regions), ("levels", levels, regions | themes)):
        reader = read(name)
        for shared in sorted(set(terms) & set(others)):
            reader.problem(
                1, shared, "is a term of another vocabulary too", "rename one of the two"
            )
    kinds = _kinds(read("kinds"))
    series = _series(read("series"))
    synonyms = _synonyms(read("synonyms"))
    bodies = _bodies(read("bodies"))
    return (
        Vocabularies(regions, themes, levels, kinds, series, synonyms, bodies, languages),
        findings,
    )
