"""The claims of a news article, each set against what public sources show: ``bib/claims.yml``.

The file names the list's record of the article's original, when the sources were last looked
at, the subjects that group the claims, the claims in the article's order, and what a reader may
learn from them. Its opening comment describes it field by field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Final

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.checks import REPRINT_HOSTS
from reading_list.bibliography.dates import DateError, PartialDate
from reading_list.bibliography.evidence import CONTENT, Sighting
from reading_list.bibliography.findings import Finding
from reading_list.bibliography.rows import Reader, Row
from reading_list.bibliography.vocabulary import Text
from reading_list.bibliography.yaml_lines import YamlError, read_yaml

FILE: Final = "claims.yml"
RULE: Final = "claims"


class Verdict(StrEnum):
    """How a claim stands to the public sources that were seen."""

    SUPPORTED = "supported"
    DIFFERENT = "supported-with-difference"
    NOT_FOUND = "not-found"


class Sight(StrEnum):
    """What was seen of a source: its own text, or only what others say of it."""

    TEXT = "text"
    SECONDARY = "secondary"


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A record that a claim is set against; ``locator``: a pinpoint in it, if one was seen."""

    key: str
    sight: Sight
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of the article, in our own words.

    ``number``: its place in the article, from 1; ``stated``: where the article says it has it
    from; ``found``: what public sources say; ``difference``: in what they differ from the claim
    (empty but for that verdict); ``contrary``: nothing was found, and what was seen points the
    other way; ``evidence``: where it was seen, whether or not the list has a record of it.
    """

    number: int
    subject: str
    text: Text
    stated: Text
    found: Text
    verdict: Verdict
    difference: Text
    contrary: bool
    sources: tuple[CitedSource, ...]
    evidence: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a group of claims is about; ``id`` names it in an address."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a reader learns, and the numbers of the claims that show it."""

    id: str
    label: Text
    text: Text
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """All of the file. ``original``: the key of the article's original."""

    original: str
    verified: PartialDate
    subjects: tuple[Subject, ...]
    claims: tuple[Claim, ...]
    lessons: tuple[Lesson, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The records that claims are set against, and the original."""
        return frozenset({self.original, *(s.key for c in self.claims for s in c.sources)})

    def independent(self, claim: Claim) -> tuple[CitedSource, ...]:
        """The sources of a claim without the article's own original, which proves nothing."""
        return tuple(source for source in claim.sources if source.key != self.original)


Unreadable = Callable[[str], str]
"""Why a text is no pinpoint, or ``""``; what pinpoints are is known to `citations`, not here."""


def read_claims(
    folder: Path, bibliography: Bibliography, unreadable: Unreadable
) -> tuple[Claims | None, list[Finding]]:
    """Read ``claims.yml`` in ``folder``; None where there is none, or where it has findings."""
    path = folder / FILE
    if not path.is_file():
        return None, []
    reader = _Reader(
        f"{folder.name}/{FILE}", RULE, [], bibliography.languages, bibliography, unreadable
    )
    try:
        whole = read_yaml(path)
    except YamlError as error:
        reader.problem(error.line, "", "", str(error), "correct the line")
        return None, reader.findings
    if not isinstance(whole, dict):
        mend = "write original, verified, subjects, claims and lessons"
        reader.problem(1, "", "", "holds no claims", mend)
        return None, reader.findings
    claims = _whole(_Row(reader, whole, ""))
    return (None, sorted(reader.findings)) if reader.findings else (claims, [])


@dataclass(slots=True)
class _Reader(Reader):
    """What rows need beside the file: the records, and what a pinpoint is."""

    bibliography: Bibliography
    unreadable: Unreadable


_Row = Row[_Reader]


def _whole(row: _Row) -> Claims:
    row.only("original", "verified", "subjects", "claims", "lessons")
    original = row.word("original")
    _known_key(row, "original", original)
    subjects = tuple(_subject(one) for one in row.rows("subjects", "subject"))
    claims = tuple(
        _claim(one, place, subjects) for place, one in enumerate(row.rows("claims", "claim"), 1)
    )
    if not claims:
        row.problem("claims", "is empty", "add a claim, or delete the file")
    for subject in subjects:
        if not any(claim.subject == subject.id for claim in claims):
            row.problem("subjects", f"no claim is about {subject.id!r}", "delete it")
    lessons = tuple(_lesson(one, len(claims)) for one in row.rows("lessons", "lesson"))
    ids = [*(subject.id for subject in subjects), *(lesson.id for lesson in lessons)]
    for twice in sorted({one for one in ids if one and ids.count(one) > 1}):
        row.problem("", f"the id {twice!r} stands twice", "choose another for one of the two")
    return Claims(original, _verified(row), subjects, claims, lessons)


def _verified(row: _Row) -> PartialDate:
    try:
        return PartialDate.parse(str(row.data.get("verified") or ""))
    except DateError as error:
        row.problem("verified", str(error), "write the day the sources were last looked at")
        return PartialDate(1)


def _subject(row: _Row) -> Subject:
    row.only("id", "label")
    return Subject(row.word("id"), row.text("label"))


def _claim(row: _Row, place: int, subjects: Iterable[Subject]) -> Claim:
    row.only("n", "subject", "text", "stated", "found", "verdict", "difference", "contrary",
             "sources", "evidence")  # fmt: skip
    if row.data.get("n") != place:
        row.problem("n", f"{row.data.get('n')!r} is not its place", f"write {place}")
    about = row.word("subject")
    known = [subject.id for subject in subjects]
    if about and about not in known:
        close = get_close_matches(about, known, 1)
        mend = f"write {close[0]}" if close else "add it to subjects"
        row.problem("subject", f"{about!r} is no subject", mend)
    verdict: Verdict = row.choice("verdict", Verdict)
    contrary = row.data.get("contrary", False)
    if not isinstance(contrary, bool):
        row.problem("contrary", f"{contrary!r} is neither true nor false", "write true")
    elif contrary and verdict is not Verdict.NOT_FOUND:
        mend = "write verdict: not-found, or delete contrary"
        row.problem("contrary", f"does not go with {verdict}", mend)
    return Claim(
        number=place,
        subject=about,
        text=row.text("text"),
        stated=row.text("stated"),
        found=row.text("found"),
        verdict=verdict,
        difference=_difference(row, verdict),
        contrary=bool(contrary),
        sources=_sources(row),
        evidence=_evidence(row),
    )


def _difference(row: _Row, verdict: Verdict) -> Text:
    if verdict is Verdict.DIFFERENT:
        return row.text("difference")
    if "difference" in row.data:
        mend = f"write verdict: {Verdict.DIFFERENT}, or move it to found"
        row.problem("difference", f"does not go with {verdict}", mend)
    return {}


def _sources(row: _Row) -> tuple[CitedSource, ...]:
    sources: list[CitedSource] = []
    for one in row.rows("sources", f"{row.name}, source"):
        one.only("key", "seen", "locator")
        key = one.word("key")
        _known_key(one, "key", key)
        if key and key in {source.key for source in sources}:
            one.problem("key", f"{key} stands twice", "name it once")
        locator = str(one.data.get("locator") or "")
        problem = one.reader.unreadable(locator) if locator else ""
        if problem:
            one.problem("locator", problem, "correct it, or delete it")
        sources.append(CitedSource(key, one.choice("seen", Sight), locator))
    return tuple(sources)


def _known_key(row: _Row, field: str, key: str) -> None:
    entries = row.reader.bibliography.entries
    if key and key not in entries:
        close = get_close_matches(key, entries, 1)
        row.problem(
            field, f"{key} is no record", f"write {close[0]}" if close else "add the record"
        )


def _evidence(row: _Row) -> tuple[Sighting, ...]:
    rows = row.rows("evidence", f"{row.name}, evidence")
    if not rows:
        row.problem("evidence", "is missing", "say where it was looked for: - {address: https://…}")
    copies = _reprints(row.reader.bibliography)
    seen: list[Sighting] = []
    for one in rows:
        one.only("address", "reprint")
        address = one.word("address")
        reprint = one.data.get("reprint", False)
        sighting = Sighting(address, (CONTENT,), bool(reprint), "")
        if not isinstance(reprint, bool):
            one.problem("reprint", f"{reprint!r} is neither true nor false", "write true")
        if address and (not sighting.host or set(address) & set(' <>"')):
            one.problem("address", f"{address!r} is no web address", "start with https://")
        if address in {other.address for other in seen}:
            one.problem("address", "stands twice", "name it once")
        shared = any(host in sighting.host for host in REPRINT_HOSTS)
        if not reprint and (shared or address in copies):
            one.problem("address", "is a copy and would be linked", "add reprint: true")
        seen.append(sighting)
    return tuple(seen)


def _reprints(bibliography: Bibliography) -> frozenset[str]:
    """Addresses that records name as copies."""
    return frozenset(
        sighting.address
        for entry in bibliography.entries.values()
        for sighting in entry.evidence
        if sighting.reprint
    )


def _lesson(row: _Row, claims: int) -> Lesson:
    row.only("id", "label", "text", "claims")
    numbers = row.data.get("claims")
    if not isinstance(numbers, list) or not numbers:
        row.problem("claims", "names no claim that shows it", "write claims: [3, 10]")
        numbers = []
    for number in numbers:
        if type(number) is not int or not 1 <= number <= claims:
            row.problem("claims", f"{number!r} is no claim", f"write numbers from 1 to {claims}")
    return Lesson(row.word("id"), row.text("label"), row.text("text"), tuple(numbers))


def by_verdict(claims: Claims) -> Mapping[Verdict, tuple[Claim, ...]]:
    """The claims of each verdict, strongest first, in the order of the article."""
    return {
        verdict: tuple(claim for claim in claims.claims if claim.verdict is verdict)
        for verdict in Verdict
    }
