"""Where a CSL style puts a pinpoint and in what words, learned from its own renderings.

A style is a program; what it does with a pinpoint is found by giving it one that is easily
found again in the result. What the words are depends on the style, the form and the type of
source (Chicago: "para. 5" of a report, "¶ 5" of a judgment), and is learned once from a model
source of each type. Where they stand depends on the source, and takes one more rendering of
each (two in MLA, where a comma stands before "par. 5" but none before a page).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from os.path import commonprefix
from types import MappingProxyType
from typing import Final
from xml.sax.saxutils import escape

from reading_list.citations.csl_item import Item
from reading_list.citations.csl_styles import CslStyle
from reading_list.citations.model import LocatorKind, Pinpoints, Slot, Wording
from reading_list.citations.pandoc import Job, Rendered, render

MARK: Final = "987654321"
"""A pinpoint that stands in no citation; digits, since styles treat numbers as such."""

FORMS: Final = ("note", "short")
"""The forms that take a pinpoint, as `RenderedJob` and `Citation` call them."""

# The terms of CSL that pandoc knows (CSL 1.0.2, "Locators"); the others are words to it.
_CSL_TERMS: Final[Mapping[LocatorKind, str]] = {
    LocatorKind.PAGE: "page",
    LocatorKind.PARAGRAPH: "paragraph",
    LocatorKind.SECTION: "section",
    LocatorKind.CHAPTER: "chapter",
    LocatorKind.PART: "part",
    LocatorKind.FOOTNOTE: "note",
    LocatorKind.FIGURE: "figure",
}
_WORDS: Final[Mapping[LocatorKind, tuple[str, str]]] = {
    LocatorKind.ANNEX: ("annex {}", "annexes {}"),
    LocatorKind.APPENDIX: ("appendix {}", "appendices {}"),
    LocatorKind.ARTICLE: ("art. {}", "arts. {}"),
    LocatorKind.OPERATIVE_PARAGRAPH: ("operative para. {}", "operative paras. {}"),
    LocatorKind.PREAMBULAR_PARAGRAPH: ("preambular para. {}", "preambular paras. {}"),
    LocatorKind.TABLE: ("table {}", "tables {}"),
    LocatorKind.BOX: ("box {}", "boxes {}"),
}
"""Kinds of place that CSL has no term for, in the words styles print as they are given."""

SIGNS: Final[Mapping[LocatorKind, tuple[str, str]]] = {
    LocatorKind.PARAGRAPH: ("¶ ", "¶¶ "),
    LocatorKind.SECTION: ("§ ", "§§ "),
    LocatorKind.CHAPTER: ("ch. ", "chs. "),
    LocatorKind.PART: ("pt. ", "pts. "),
    LocatorKind.FOOTNOTE: ("n.", "nn."),
    LocatorKind.FIGURE: ("fig. ", "figs. "),
}
"""What tells a place from a page where a style prints the bare number of either: the signs of
the Bluebook, whose CSL style is the one that does (its rule 3.3 on sections and paragraphs and its
table of subdivisions, by the guides of Oklahoma City and UIC Law; neither was read itself)."""

_LABEL: Final = re.compile(r"(?:(?<=\W)|^)(?:[^\W\d_]+\.?|[¶§]+)[\s\u00a0]?$")
"""The last word before a value: ``para. ``, ``¶ ``."""


def pandoc_locator(kind: LocatorKind, value: str, *, several: bool = False) -> str:
    """A pinpoint as pandoc is given it."""
    if term := _CSL_TERMS.get(kind):
        return f"{term} {value}"
    return _WORDS[kind][several].format(value)


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands around a value of one kind: before a single one, before several, behind it."""

    one: str
    many: str
    behind: str


@dataclass(frozen=True, eq=False)
class Manner:
    """How one form of a style writes pinpoints in sources of one type.

    ``probes``: kinds of place, one of each group that the style joins to the words before it
    in the same way; ``group``: to which of them (by index) each kind belongs.
    """

    words: Mapping[LocatorKind, _Words]
    probes: tuple[LocatorKind, ...]
    group: Mapping[LocatorKind, int]


Shape = tuple[str, ...]
"""The CSL type, and which of the fields that styles look at for a pinpoint the source has."""

Manners = Mapping[tuple[Shape, str], Manner]
"""By shape and form (``note`` or ``short``); absent where the style takes no pinpoint."""

# A volume may come between the title and the pinpoint (Chicago: "103:12", but "vol. 103,
# para. 5") or not, depending on whether it is the volume of something larger.
_FIELDS: Final = ("container-title", "volume")
_LEGAL: Final = frozenset({"legal_case", "legislation", "treaty"})
_LEGAL_FIELDS: Final = ("authority", "container-title", "number", "page", "volume")


def shape(item: Item) -> Shape:
    """What decides in which words a style writes a pinpoint in the item."""
    return (item["type"], *(name for name in _fields(item["type"]) if name in item))


def _fields(csl_type: str) -> tuple[str, ...]:
    return _LEGAL_FIELDS if csl_type in _LEGAL else _FIELDS


def learn_manners(style: CslStyle, shapes: Sequence[Shape]) -> Manners:
    """Learn how a style writes pinpoints in sources of these shapes, in one run of pandoc."""
    asked = [
        (of, kind, several)
        for of in shapes
        for kind in LocatorKind
        for several in (False, True)
        if not several or kind in _CSL_TERMS
    ]
    jobs = [
        Job(
            _model(of),
            pandoc_locator(kind, f"{MARK}, {MARK}" if several else MARK, several=several),
        )
        for of, kind, several in asked
    ]
    rendered = dict(zip(asked, render(style, jobs, bibliography=False), strict=True))
    manners = {}
    for of in shapes:
        for form in FORMS:
            texts = {
                (kind, several): getattr(result, form).text
                for (asked_of, kind, several), result in rendered.items()
                if asked_of == of
            }
            if manner := _manner(texts):
                manners[of, form] = manner
    return MappingProxyType(manners)


def _manner(texts: Mapping[tuple[LocatorKind, bool], str]) -> Manner | None:
    """Compare one source with every kind of pinpoint."""
    if not all(MARK in text for text in texts.values()):
        return None
    before = {asked: text[: text.index(MARK)] for asked, text in texts.items()}
    behind = {asked: text[text.rindex(MARK) + len(MARK) :] for asked, text in texts.items()}
    start, end = _common_start(list(before.values())), _common_end(list(behind.values()))
    page = before[LocatorKind.PAGE, False]
    bare = before[LocatorKind.PARAGRAPH, False] == page
    words: dict[LocatorKind, _Words] = {}
    leads: dict[LocatorKind, str] = {}
    for kind in LocatorKind:
        middle = before[kind, False][len(start) :]
        label = _label(kind, middle)
        lead = middle.removesuffix(label)
        several = before.get((kind, True), "")[len(start) + len(lead) :]
        if kind in _WORDS:
            label, several = (form.removesuffix("{}") for form in _WORDS[kind])
            lead = middle.removesuffix(label)
        if bare and before[kind, False] == page:
            label, several = SIGNS.get(kind, (label, several))
        words[kind] = _Words(label, several, behind[kind, False].removesuffix(end))
        leads[kind] = lead
    # Insertion order: the page leads, so that a style with one manner is probed with a page.
    order = sorted(LocatorKind, key=lambda kind: kind is not LocatorKind.PAGE)
    groups = {leads[kind]: None for kind in order}
    probes = tuple(next(kind for kind in order if leads[kind] == lead) for lead in groups)
    group = {kind: list(groups).index(leads[kind]) for kind in LocatorKind}
    return Manner(MappingProxyType(words), probes, MappingProxyType(group))


def _label(kind: LocatorKind, middle: str) -> str:
    if kind in _WORDS:
        return _WORDS[kind][0].removesuffix("{}")
    match = _LABEL.search(middle)
    opening = middle[-1:] if middle.endswith(("[", "(")) else ""
    return match.group() if match else opening


def _common_start(texts: Sequence[str]) -> str:
    return commonprefix(texts)  # noqa: RUF071 (characters are meant, these are no paths)


def _common_end(texts: Sequence[str]) -> str:
    return _common_start([text[::-1] for text in texts])[::-1]


def slot(manner: Manner, probed: Sequence[Rendered]) -> Slot | None:
    """The gap in a form, from its renderings with `MARK` in each of ``manner.probes``.

    None where the style leaves the pinpoint out for this source.
    """
    if not all(MARK in rendered.html and MARK in rendered.text for rendered in probed):
        return None
    words = [manner.words[kind] for kind in manner.probes]
    htmls = [
        _halves(rendered.html, escape(word.one), escape(word.behind))
        for rendered, word in zip(probed, words, strict=True)
    ]
    texts = [
        _halves(rendered.text, word.one, word.behind)
        for rendered, word in zip(probed, words, strict=True)
    ]
    start = _common_start([before for before, _ in texts])
    leads = tuple(before[len(start) :] for before, _ in texts)
    html_start = htmls[0][0].removesuffix(escape(leads[0]))
    if [before for before, _ in htmls] != [html_start + escape(lead) for lead in leads]:
        # A lead that crosses an element cannot stand in a table: all kinds join like the first.
        html_start, start, leads = htmls[0][0], texts[0][0], ("",) * len(leads)
    return Slot((html_start, htmls[0][1]), (start, texts[0][1]), _pinpoints(manner, leads))


def _halves(text: str, before: str, behind: str) -> tuple[str, str]:
    """What stands on either side of the pinpoint, without the words that go with its kind."""
    left, _, right = text.partition(MARK)
    return left.removesuffix(before), right.removeprefix(behind)


@cache
def _pinpoints(manner: Manner, leads: tuple[str, ...]) -> Pinpoints:
    wordings = []
    for kind, words in manner.words.items():
        one, many = (
            f"{_literal(before)}{{}}{_literal(words.behind)}" for before in (words.one, words.many)
        )
        wordings.append((kind, Wording(one, many, leads[manner.group[kind]])))
    return _interned(tuple(wordings))


@cache
def _interned(wordings: tuple[tuple[LocatorKind, Wording], ...]) -> Pinpoints:
    """One object for all sources that are written alike: pages hold each table once."""
    return Pinpoints(dict(wordings))


def _literal(text: str) -> str:
    """The text as `str.format` prints it unchanged."""
    return text.replace("{", "{{").replace("}", "}}")


def _model(of: Shape) -> Item:
    """A source of a shape, with every field a style may look at."""
    csl_type, *present = of
    model = {
        "id": "model",
        "type": csl_type,
        "title": "Model",
        "author": [{"family": "Model", "given": "Ann"}],
        "issued": {"date-parts": [[2000, 1, 2]]},
        "container-title": "Container",
        "collection-title": "Collection",
        "authority": "Authority",
        "publisher": "Publisher",
        "publisher-place": "Place",
        "genre": "Genre",
        "number": "5",
        "volume": "6",
        "issue": "7",
        "page": "10-20",
        "URL": "https://example.org/",
        "language": "en",
    }
    absent = set(_fields(csl_type)) - set(present)
    return {name: value for name, value in model.items() if name not in absent}
