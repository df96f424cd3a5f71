"""Rows of a YAML file of ``bib/``: each value read with the mend for what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Generic, TypeVar

from reading_list.bibliography.findings import Finding, Place
from reading_list.bibliography.vocabulary import Text
from reading_list.bibliography.yaml_lines import LINE


@dataclass(slots=True)
class Reader:
    """Where to say what is wrong: ``file`` as findings call it, ``rule`` that is broken;
    ``languages``: those that every text is given in."""

    file: str
    rule: str
    findings: list[Finding]
    languages: tuple[str, ...]

    def problem(self, line: int, key: str, field: str, message: str, mend: str) -> None:
        self.findings.append(Finding(Place(self.file, line), key, field, self.rule, message, mend))


R = TypeVar("R", bound=Reader)


@dataclass(slots=True)
class Row(Generic[R]):
    """One mapping of the file; ``name`` says which to the person who edits it."""

    reader: R
    data: dict[str, Any]
    name: str

    def problem(self, field: str, message: str, mend: str, line: int = 0) -> None:
        self.reader.problem(line or self.data[LINE], self.name, field, message, mend)

    def only(self, *allowed: str) -> None:
        for field in sorted(str(name) for name in set(self.data) - {LINE, *allowed}):
            close = get_close_matches(field, allowed, 1)
            mend = f"write {close[0]}" if close else f"delete it; known are {', '.join(allowed)}"
            self.problem(field, "is not known here", mend)

    def word(self, field: str) -> str:
        """A text without languages, such as an id; finds fault where it is missing."""
        value = self.data.get(field)
        if not isinstance(value, str) or not value.strip():
            self.problem(field, "is missing", "fill it")
            return ""
        return value.strip()

    def text(self, field: str) -> Text:
        """A text in every language of the site, spaces folded."""
        given = self.data.get(field)
        if not isinstance(given, dict):
            shown = ", ".join(f"{code}: …" for code in self.reader.languages)
            self.problem(field, "is not given by language", f"write {field}: {{{shown}}}")
            return dict.fromkeys(self.reader.languages, "")
        texts = {
            str(code): " ".join(str(text or "").split())
            for code, text in given.items()
            if code != LINE
        }
        for code in self.reader.languages:
            if not texts.get(code):
                self.problem(field, f"has no text in {code!r}", f"add {code}: …", given[LINE])
        return texts

    def choice(self, field: str, choices: type[StrEnum]) -> Any:
        """One of the choices; the first where it is none, which is a finding."""
        value = str(self.data.get(field) or "")
        if value in list(choices):
            return choices(value)
        known = [str(one) for one in choices]
        message = f"{value!r} is not known" if value else "is missing"
        self.problem(field, message, f"write {nearest(value, known, ' or '.join(known))}")
        return next(iter(choices))

    def rows(self, field: str, called: str) -> list[Row[R]]:
        """The mappings of a list, which may be missing."""
        given = self.data.get(field) or []
        if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
            self.problem(field, "is not a list of mappings", "begin each with '- '")
            return []
        return [Row(self.reader, one, f"{called} {place}") for place, one in enumerate(given, 1)]


def nearest(value: str, known: Sequence[str] | Mapping[str, object], otherwise: str) -> str:
    """The known word that was most likely meant, else ``otherwise``."""
    close = get_close_matches(value, known, 1)
    return close[0] if close else otherwise
