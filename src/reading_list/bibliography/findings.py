"""What is wrong with the list, said to the person who edits it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """Where in ``bib/``: a file (relative to the folder above it) and a line, from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One problem: where, in which entry and field, by which rule, what is wrong, the mend."""

    place: Place
    key: str
    field: str
    rule: str
    message: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"

    @property
    def words(self) -> str:
        """All but the place."""
        subject = " ".join(part for part in (self.key, self.field) if part)
        what = f"{subject}: {self.message}" if subject else self.message
        return f"{what} → {self.mend} [{self.rule}]"


class BibliographyError(Exception):
    """The list has findings; no page is built from it. ``findings`` holds all of them, sorted."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = sorted(set(findings))
        count = len(self.findings)
        super().__init__(
            "\n".join(map(str, self.findings))
            + f"\n{count} problem{'s' if count != 1 else ''} in the records; nothing was built."
        )
