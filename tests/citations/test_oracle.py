"""Our CSL citations of the real list against citeproc-js, the reference processor.

Every source that is not a United Nations document, in every style on offer, in every form, with
and without pinpoints, is rendered by both and compared as text. ``oracle_differences.yml`` says
of every difference why it is there: one that is not listed fails, and so does a line of the
list that nothing bears out any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from lxml import html

from reading_list.bibliography.bibliography import Bibliography, load
from reading_list.citations.csl_item import csl_item
from reading_list.citations.engine import Citations, cite_all
from reading_list.citations.model import STYLES, Citation, Locator
from tests.citations import oracle

pytestmark = pytest.mark.integration

ROOT: Final = Path(__file__).parents[2]
LISTED: Final = Path(__file__).with_name("oracle_differences.yml")

# As a reader types them; as CSL has them.
PINPOINTS: Final = {
    "p. 12": {"label": "page", "locator": "12"},
    "pp. 12-14": {"label": "page", "locator": "12-14"},
    "para. 84": {"label": "paragraph", "locator": "84"},
    "paras. 84-86": {"label": "paragraph", "locator": "84-86"},
    "sect. 3": {"label": "section", "locator": "3"},
}
FORMS: Final = (
    "entry", *(f"{form}{pin}" for form in ("note", "short")
               for pin in ("", *(f", {pinpoint}" for pinpoint in PINPOINTS))),
)  # fmt: skip

THE_NOTE: Final = "(the first note)"
"""For an entry or a later form that repeats our first note, where the style has none."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A rendering that differs. ``words``: the pairs of ours and the oracle's that do."""

    style: str
    form: str
    key: str
    ours: str
    theirs: str
    words: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        where = f"{self.style}, {self.key}, {self.form}: {list(self.words)}"
        return f"{where}\n  ours         {self.ours}\n  citeproc-js  {self.theirs}"


@dataclass(frozen=True, slots=True)
class Listed:
    """Differences of one cause. Without ``keys`` any source may have them, without ``forms``
    any form (those with pinpoints go with the form they are of). ``right``: who has it right."""

    reason: str
    right: str
    styles: frozenset[str]
    words: frozenset[tuple[str, str]]
    forms: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()

    def explains(self, difference: Difference, words: tuple[str, str]) -> bool:
        return (
            words in self.words
            and difference.style in self.styles
            and (not self.keys or difference.key in self.keys)
            and (not self.forms or difference.form.partition(",")[0] in self.forms)
        )


@pytest.fixture(scope="module")
def real() -> Bibliography:
    return load(ROOT / "bib")


@pytest.fixture(scope="module")
def listed() -> list[Listed]:
    return [
        Listed(
            reason=row.pop("reason"),
            right=row.pop("right"),
            words=frozenset((ours, theirs) for ours, theirs in row.pop("words")),
            **{field: frozenset(values) for field, values in row.items()},
        )
        for row in yaml.safe_load(LISTED.read_text("utf-8"))
    ]


@pytest.fixture(scope="module")
def differences(real: Bibliography) -> list[Difference]:
    kinds = real.vocabularies.kinds
    entries = [entry for entry in real.entries.values() if not kinds[entry.kind].un]
    assert len(entries) > 400
    items = [csl_item(entry) for entry in entries]
    citations = cite_all(entries, lambda _: False)
    # The Arabic style has rules of its own for works in Arabic.
    by_csl = {style.csl: style.id for style in STYLES.values() if style.lang == "en"}
    with ThreadPoolExecutor(2) as pool:
        answers = pool.map(lambda csl: oracle.ask(csl, items, PINPOINTS), by_csl)
        return [
            difference
            for (csl, style), answer in zip(by_csl.items(), answers, strict=True)
            for difference in compare(csl, style, citations, answer)
        ]


def compare(
    csl: str, style: str, citations: Citations, answer: Mapping[str, Mapping[str, str]]
) -> Iterator[Difference]:
    assert list(answer) == list(citations)
    for key, forms in answer.items():
        assert tuple(forms) == FORMS
        citation = citations[key][style]
        for form, html_of_theirs in forms.items():
            ours, theirs = words_of(rendering(citation, form)), words_of(html_of_theirs)
            if ours != theirs:
                note = re.sub("^(entry|short)", "note", form)
                repeats = note != form and ours == words_of(rendering(citation, note))
                words = [(THE_NOTE, theirs)] if repeats else differing(ours, theirs)
                yield Difference(csl, form, key, ours, theirs, tuple(words))


def rendering(citation: Citation, form: str) -> str:
    """HTML. A form that takes no pinpoint stands without it, as it would be used."""
    name, _, pinpoint = form.partition(", ")
    plain = {"entry": citation.entry, "note": citation.note, "short": citation.short}[name]
    if not pinpoint or plain.slot is None:
        return plain.html
    return plain.with_locator(Locator.parse(pinpoint)).html


def words_of(fragment: str) -> str:
    return " ".join(html.fragment_fromstring(fragment, create_parent=True).text_content().split())


def differing(ours: str, theirs: str) -> list[tuple[str, str]]:
    """The words and signs that differ, each pair once."""
    left, right = re.findall(r"\w+|\W", ours), re.findall(r"\w+|\W", theirs)
    changes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    pairs = ["".join(left[a:b]) + "\n" + "".join(right[c:d]) for op, a, b, c, d in changes
             if op != "equal"]  # fmt: skip
    return [(pair.partition("\n")[0], pair.partition("\n")[2]) for pair in dict.fromkeys(pairs)]


@pytest.mark.parametrize("style", sorted({style.csl for style in STYLES.values()}))
def test_no_difference_is_unlisted(
    differences: list[Difference], listed: list[Listed], style: str
) -> None:
    unlisted = [
        str(difference)
        for difference in differences
        if difference.style == style
        and not all(
            any(known.explains(difference, words) for known in listed) for words in difference.words
        )
    ]
    assert not unlisted, f"{len(unlisted)} not in {LISTED.name}:\n" + "\n".join(unlisted[:20])


def test_nothing_is_listed_that_does_not_differ(
    differences: list[Difference], listed: list[Listed]
) -> None:
    for known in listed:
        assert known.right in {"ours", "citeproc-js", "either"}
        borne_out = [
            (difference, words)
            for difference in differences
            for words in difference.words
            if known.explains(difference, words)
        ]
        seen: dict[str, set[Any]] = {
            "styles": {difference.style for difference, _ in borne_out},
            "words": {words for _, words in borne_out},
            "forms": {difference.form.partition(",")[0] for difference, _ in borne_out},
            "keys": {difference.key for difference, _ in borne_out},
        }
        for field, values in seen.items():
            stale = getattr(known, field) - values
            assert not stale, f"{sorted(stale)} can go from {field} of: {known.reason}"


def test_un_editorial_style_cites_them_as_chicago_does(real: Bibliography) -> None:
    entry = real.entries["abrahms-does-terrorism-really-work"]
    citations = cite_all([entry], lambda _: False, ["un-editorial", "chicago-notes"])[entry.key]
    assert citations["un-editorial"] == citations["chicago-notes"]
