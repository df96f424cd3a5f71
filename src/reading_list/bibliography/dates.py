"""Partial dates: a year, a year and month, or a full day, and nothing guessed."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import total_ordering

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class DateError(ValueError):
    """Not a date; ``str()`` says why and what to write."""


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, month or day (biblatex ``date``: ISO 8601-2, no ranges)."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``2025``, ``2025-02`` or ``2025-02-06``. Raise `DateError` for anything else."""
        match = _DATE.fullmatch(text.strip())
        if match is None:
            raise DateError(f"{text!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        try:
            dt.date(year, month or 1, day or 1)
        except ValueError as error:
            raise DateError(f"{text!r} is not in the calendar: {error}") from error
        return cls(year, month, day)

    def __str__(self) -> str:
        """The date in ISO 8601 form, as long as it is known."""
        return "-".join(
            [f"{self.year:04d}"]
            + ([f"{self.month:02d}"] if self.month else [])
            + ([f"{self.day:02d}"] if self.day else [])
        )

    @property
    def earliest(self) -> dt.date:
        """The first day the date can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month, day, as far as known (the ``date-parts`` of CSL-JSON)."""
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)

    def __lt__(self, other: object) -> bool:
        # A year alone sorts before its months: what is less known comes first.
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self.parts < other.parts
