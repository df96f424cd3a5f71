"""What a draft still lacks, as `make check` will name it."""

from __future__ import annotations

from dataclasses import replace

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.checks import check_entry
from reading_list.bibliography.findings import Finding
from reading_list.bibliography.reading import RawEntry, RawField, build_entry, read_text
from reading_list.bibliography.vocabulary import Vocabularies


def findings_of(text: str, bibliography: Bibliography) -> list[Finding]:
    """Everything that keeps the entry of a text in house layout from the list, by line and field.

    ``text``: one entry; places are lines of it.
    """
    (raw,), findings = read_text(text, "")
    entry, problems = build_entry(raw, bibliography.vocabularies)
    if entry is None:
        # The rules over several fields want an entry: what it lacks is put in to ask them.
        standing_in = _standing_in(raw, bibliography.vocabularies)
        entry, _ = build_entry(standing_in, bibliography.vocabularies)
    if entry is not None:
        problems += check_entry(bibliography, entry, raw)
    return sorted({*findings, *problems})


def _standing_in(raw: RawEntry, vocabularies: Vocabularies) -> RawEntry:
    """The entry with some title and some kind where it has none that can be read."""
    kinds = [kind for kind in vocabularies.kinds.values() if kind.entry_type == raw.entry_type]
    fields = {"title": RawField("A title", raw.place.line)} | raw.fields
    given = fields.get("entrysubtype")
    if kinds and (given is None or given.text not in vocabularies.kinds):
        ordinary = min(kinds, key=lambda kind: kind.un)
        fields["entrysubtype"] = RawField(ordinary.id, raw.place.line)
    return replace(raw, fields=fields)
