"""UN document symbols: what one is made of, how it sorts, where it links.

Built up from left to right, a symbol names the organ, then either the kind of
document (RES, PV, PRST) or nothing, then a session or a year, then a running
number, then what was done to the document later (Rev.1, Add.2, Corr.1).
Source for the parts: UN Dag Hammarskjöld Library, "UN Document Symbols",
research.un.org/en/docs/symbols.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import total_ordering

UN_LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
"""The six official languages, in the order the English names of the UN site give them."""

_SUFFIXES = ("Rev", "Add", "Corr", "Amend", "Summary")

# One body: organ, then the parts between slashes. "A/RES/60/288" and "S/RES/1373 (2001)"
# share the grammar; what the numbers mean is decided by organ and kind below.
_ONE = re.compile(
    r"(?P<organ>A/HRC|A/CONF\.\d+|A|S|E/CN\.15|E|ST)"
    r"(?:/(?P<kind>RES|PV|PRST|DEC|AC\.\d+|SGB|INF))?"
    r"(?:/(?P<first>(?:S|ES)-\d+|\d{1,5}))?"
    r"(?:/(?P<second>\d{1,4}))?"
    r"(?:\.(?P<meeting>\d{1,5}))?"
    r"(?: ?\((?P<year>\d{4})\))?"
    r"(?: ?\((?P<resumption>Resumption \d+)\))?"
    r"(?P<suffixes>(?:/(?:Rev|Add|Corr|Amend|Summary)\.\d+)*)"
)


class SymbolError(ValueError):
    """The text is not a UN document symbol; ``str()`` says what a right one looks like."""


@total_ordering
@dataclass(frozen=True, slots=True)
class UNSymbol:
    """A UN document symbol, for example ``S/2025/71/Rev.1``.

    ``organ``: the issuing organ's code (``S``, ``A``, ``A/HRC``); ``kind``: ``RES``, ``PV``,
    ``PRST`` ... or ``""``; ``session``: the session (General Assembly, Human Rights Council)
    or ``""``; ``year``: the calendar year where the symbol carries one, else ``None``;
    ``number``: the running number; ``suffixes``: ``(("Rev", 1),)``; ``parallel``: the same
    document's symbol in another organ (``A/72/651-S/2017/1056`` is one document of two organs).
    """

    organ: str
    kind: str
    session: str
    year: int | None
    number: int
    suffixes: tuple[tuple[str, int], ...] = ()
    resumption: str = ""
    parallel: UNSymbol | None = None

    @classmethod
    def parse(cls, text: str) -> UNSymbol:
        """Read a symbol as printed. Raise `SymbolError` for anything else."""
        whole = " ".join(text.split())
        halves = re.split(r"(?<=\d)[-–](?=[A-Z]/)", whole)
        if len(halves) > 2:
            raise SymbolError(f"{text!r} joins more than two symbols; a document has one or two")
        symbols = [cls._parse_one(half, text) for half in halves]
        return replace(symbols[0], parallel=symbols[1] if len(symbols) == 2 else None)

    @classmethod
    def _parse_one(cls, text: str, whole: str) -> UNSymbol:
        match = _ONE.fullmatch(text)
        problem = (
            f"{whole!r} is not a UN symbol; write it as on the document's masthead, "
            "for example S/2025/71/Rev.1, S/RES/1373 (2001), A/RES/60/288 or S/PV.9701"
        )
        if match is None:
            raise SymbolError(problem)
        part = match.groupdict(default="")
        suffixes = tuple(
            (name, int(number))
            for name, number in (s.split(".") for s in part["suffixes"].split("/") if s)
        )
        organ, kind = part["organ"], part["kind"]
        session, year, number = _interpret(organ, kind, part, problem)
        return cls(organ, kind, session, year, number, suffixes, part["resumption"])

    @property
    def year_in_parentheses(self) -> bool:
        """Council resolutions carry their year behind the number: ``S/RES/1373 (2001)``."""
        return self.organ == "S" and self.kind == "RES"

    @property
    def base(self) -> UNSymbol:
        """The symbol of the first issue: without Rev., Add. or Corr."""
        parallel = self.parallel.base if self.parallel else None
        return replace(self, suffixes=(), parallel=parallel)

    @property
    def is_resolution(self) -> bool:
        return self.kind == "RES"

    def __str__(self) -> str:
        text = self._text_without_year()
        if self.year_in_parentheses and self.year is not None:
            text = f"{text} ({self.year})"
        if self.resumption:
            text = f"{text} ({self.resumption})"
        text += "".join(f"/{name}.{number}" for name, number in self.suffixes)
        return f"{text}-{self.parallel}" if self.parallel else text

    def _text_without_year(self) -> str:
        head = self.organ if not self.kind else f"{self.organ}/{self.kind}"
        if self.kind == "PV":
            return f"{head}{'/' + self.session if self.session else ''}.{self.number}"
        if self.session:
            return f"{head}/{self.session}/{self.number}"
        if self.year is not None and not self.year_in_parentheses:
            return f"{head}/{self.year}/{self.number}"
        return f"{head}/{self.number}"

    @property
    def key(self) -> str:
        """The record key (DESIGN part 2): a Council resolution without its year."""
        text = self._text_without_year()
        text += f" {self.resumption}" if self.resumption else ""
        text += "".join(f"/{name}.{number}" for name, number in self.suffixes)
        if self.parallel:
            text += "-" + self.parallel.key.removeprefix("un-")
        return "un-" + re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")

    def url(self, language: str) -> str:
        """The official address in one of `UN_LANGUAGES`, for other languages in English; of a
        joint document, its first symbol."""
        alone = replace(self, parallel=None)
        official = language if language in UN_LANGUAGES else "en"
        return f"https://docs.un.org/{official}/{str(alone).replace(' ', '')}"

    @property
    def sort_key(self) -> tuple[str, str, str, int, int, tuple[tuple[str, int], ...]]:
        session = re.sub(r"\d+", lambda m: m.group().zfill(4), self.session)
        return (self.organ, self.kind, session, self.year or 0, self.number, self.suffixes)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, UNSymbol):
            return NotImplemented
        return self.sort_key < other.sort_key


def _interpret(
    organ: str, kind: str, part: dict[str, str], problem: str
) -> tuple[str, int | None, int]:
    """What the numbers of a symbol mean for its organ and kind: session, year, number."""
    first, second, meeting, year = (part[name] for name in ("first", "second", "meeting", "year"))
    if kind == "PV":
        if not meeting or second or year:
            raise SymbolError(problem)
        return first, None, int(meeting)
    if meeting:
        raise SymbolError(problem)
    if organ == "S" and kind == "RES":
        if not first.isdigit() or second or not year:
            raise SymbolError(f"{problem}; a Council resolution carries its year in parentheses")
        return "", int(year), int(first)
    if year or not first:
        raise SymbolError(problem)
    if not second:
        # "ST/SGB/2003" style leftovers and "S/2025" alone are incomplete.
        if organ == "S" and kind == "" and len(first) == 4 and first.startswith(("19", "20")):
            raise SymbolError(f"{problem}; a year alone is not a document")
        if organ in {"A", "A/HRC"} or kind:
            raise SymbolError(problem)
        return "", None, int(first)  # S/22552: the Council's running numbers before 1994
    if organ in {"S", "E", "ST"}:
        if not re.fullmatch(r"(19|20)\d\d", first):
            raise SymbolError(f"{problem}; the Council counts its documents by year")
        return "", int(first), int(second)
    return first, None, int(second)
