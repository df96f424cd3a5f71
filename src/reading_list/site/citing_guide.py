"""How United Nations documents are cited: an example of every kind, from the list's own records.

What people wrote about it stands in ``docs/about/citing-un-documents.md``; what is here is
chosen and cited anew at every build, so that it cannot differ from the rules or the records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from reading_list.bibliography.bibliography import Bibliography, newest_first
from reading_list.bibliography.entry import Entry
from reading_list.citations.engine import pybtex_entry
from reading_list.citations.model import STYLES, Citation, Form, Locator, Pinpoints, Style
from reading_list.citations.un.engine import cite
from reading_list.citations.un.manuals import MANUALS
from reading_list.site import addresses
from reading_list.site.citing import label
from reading_list.site.language import N_, Words, direction
from reading_list.site.listing import Item, Lister
from reading_list.site.page import Crumb, Page, Section
from reading_list.site.terms import home_crumb

PLACES: Final[Mapping[str, str]] = {
    "expert-panel-report": "annex I, para. 3",
    "security-council-resolution": "op. para. 2",
    "general-assembly-resolution": "preamb. para. 3",
    "human-rights-council-resolution": "op. para. 2",
    "presidential-statement": "p. 2",
    "meeting-record": "p. 5",
    "letter": "p. 2",
    "un-press-release": "para. 3",
    "statement": "para. 3",
    "treaty": "art. 2",
}
"""The kind of place that is cited in a kind of document, by its id; of no real quotation."""

USUAL_PLACE: Final = "para. 12"

REVISED: Final = "revised-issue"
"""The id of the example that is no kind of its own: a later issue of a document."""

SPEAKER: Final = "[Speaker]"
"""Stands for the name of whoever spoke: a record of a meeting has many."""

COLUMNS: Final = (
    (N_("Paragraph"), "para. 12"),
    (N_("Several paragraphs"), "paras. 12-14"),
    (N_("Page"), "p. 5"),
    (N_("Annex"), "annex I, para. 3"),
    (N_("Operative paragraph"), "op. para. 2"),
    (N_("Preambular paragraph"), "preamb. para. 3"),
    (N_("Article"), "art. 2"),
)
"""Kinds of places, each with one written as readers would write it."""

_ANCHOR: Final = re.compile(r"</?a\b[^>]*>")


@dataclass(frozen=True, slots=True)
class WordingRow:
    """How a style writes the places of `COLUMNS`; ``lang``: in which language."""

    style: Words
    lang: str
    words: tuple[str, ...]

    @property
    def direction(self) -> str:
        return direction(self.lang)


@dataclass(frozen=True, slots=True)
class StyleRow:
    """A document cited in one style.

    ``note``: the first note, or in the text if ``in_text``; ``short``: later notes, or None
    where the style writes the same again. Both cite a place. ``lang``: of the citations.
    """

    style: Words
    lang: str
    in_text: bool
    entry: Markup
    note: Markup
    short: Markup | None

    @property
    def direction(self) -> str:
        return direction(self.lang)


@dataclass(frozen=True, slots=True)
class Example:
    """A real document of a kind in every style.

    ``speaker``: what stands for the name of whoever spoke, in a record that names nobody.
    """

    id: str
    label: str
    item: Item
    speaker: str
    rows: tuple[StyleRow, ...]


@dataclass(frozen=True, slots=True)
class GuideView:
    """The page on citing United Nations documents."""

    columns: tuple[str, ...]
    wordings: tuple[WordingRow, ...]
    examples: tuple[Example, ...]


def citing_guide_page(
    bibliography: Bibliography, citations: Mapping[str, Mapping[str, Citation]], lister: Lister
) -> Page:
    """The page, with an example of every kind of United Nations document on the list."""
    ui = lister.interface
    examples = tuple(_examples(bibliography, citations, lister))
    return Page(
        address=addresses.CITING_UN_DOCUMENTS,
        title=ui.gettext("How to cite United Nations documents"),
        description=ui.gettext(
            "Symbol, masthead date, paragraph: how UN documents are cited in nine styles, one "
            "Arabic, with an example of every kind and where manuals are silent."
        ),
        template="citing-guide.html.jinja",
        view=GuideView(
            columns=tuple(ui.gettext(label) for label, _ in COLUMNS),
            wordings=tuple(
                WordingRow(label(style, ui), style.lang, _wordings(MANUALS[style.id].pinpoints))
                for style in STYLES.values()
            ),
            examples=examples,
        ),
        lang=ui.code,
        breadcrumbs=(home_crumb(ui), Crumb(ui.gettext("About"), addresses.ABOUT)),
        toc=tuple(Section(example.id, example.label) for example in examples),
    )


def _examples(
    bibliography: Bibliography, citations: Mapping[str, Mapping[str, Citation]], lister: Lister
) -> list[Example]:
    ui = lister.interface
    found = []
    entries = bibliography.entries.values()
    for kind in bibliography.vocabularies.kinds.values():
        entry = chosen(bibliography, (e for e in entries if kind.un and e.kind == kind.id))
        if entry:
            found.append((kind.id, ui.label(kind.label), entry))
    revised = chosen(bibliography, (e for e in entries if e.symbol and e.symbol.suffixes))
    if revised:
        found.append((REVISED, ui.gettext("Revised issue"), revised))
    return [
        _example(identifier, kind, entry, citations, lister) for identifier, kind, entry in found
    ]


def chosen(bibliography: Bibliography, candidates: Iterable[Entry]) -> Entry | None:
    """The example among records: the newest of those that are best known.

    Best known: a document of the United Nations itself, with a symbol or number, of which no
    later issue exists, whose heading was seen whole and whose date is known to the day. What a
    record lacks counts in this order.
    """

    def lacks(entry: Entry) -> tuple[bool, ...]:
        bodies = (entry.institution, *(name.direct for name in entry.author))
        return (
            not (entry.symbol or any(body.startswith("United Nations") for body in bodies)),
            not entry.number,
            any(type_ == "revises" for type_, _ in bibliography.incoming.get(entry.key, ())),
            bool(entry.titlesource) or "…" in entry.title,
            entry.date is None or entry.date.day is None,
        )

    return min(newest_first(candidates), key=lacks, default=None)


def _example(
    identifier: str,
    kind: str,
    entry: Entry,
    citations: Mapping[str, Mapping[str, Citation]],
    lister: Lister,
) -> Example:
    speaker, cited = "", citations[entry.key]
    if entry.kind == "meeting-record" and not entry.speaker:
        speaker = SPEAKER
        spoken = pybtex_entry(replace(entry, fields={**(entry.fields or {}), "speaker": speaker}))
        cited = {style: cite(spoken, style) for style in STYLES}
    place = Locator.parse(PLACES.get(entry.kind, USUAL_PLACE))
    rows = tuple(
        _row(style, label(style, lister.interface), cited[style.id], place)
        for style in STYLES.values()
        if style.id in cited and cited[style.id].lang == style.lang
    )
    return Example(identifier, kind, lister.item(entry), speaker, rows)


def _row(style: Style, name: Words, citation: Citation, place: Locator) -> StyleRow:
    note, short = _html(citation.note, place), _html(citation.short, place)
    same = not style.note and note == short
    entry = _html(citation.entry)
    return StyleRow(name, style.lang, not style.note, entry, note, None if same else short)


def _html(form: Form, place: Locator | None = None) -> Markup:
    """The form without its links: hundreds of stops for a keyboard, and each is on its page."""
    placed = form.with_locator(place) if place and form.slot else form
    # Forms are escaped by the engines that make them (citations.model.Form).
    return Markup(_ANCHOR.sub("", placed.html))  # noqa: S704


def _wordings(pinpoints: Pinpoints) -> tuple[str, ...]:
    """The places of `COLUMNS` without what joins them to a citation."""
    places = [Locator.parse(text) for _, text in COLUMNS]
    leads = [pinpoints.wordings[place.parts[0].kind].lead for place in places]
    return tuple(
        pinpoints.write(place).removeprefix(lead) for place, lead in zip(places, leads, strict=True)
    )
