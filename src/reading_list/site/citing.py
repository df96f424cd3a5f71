"""The citations of a source as its page offers them, with what a script needs for pinpoints."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from markupsafe import Markup

from reading_list.bibliography.entry import Entry
from reading_list.bibliography.vocabulary import Kind
from reading_list.citations.engine import style_named
from reading_list.citations.model import DEFAULT_STYLE, Citation, Form, Pinpoints, Style
from reading_list.site.language import N_, Interface, Words, direction

ENTRY = N_("Bibliography")
ENTRIES = {
    "chicago-author-date": N_("References"),
    "apa": N_("References"),
    "mla": N_("Works cited"),
    "harvard": N_("Reference list"),
}
"""What the manual of a style calls the list of sources, where that is not a bibliography."""
_FIRST_NOTE = re.compile(r"(?<=\()n 1(?=\))|(?<=supra )note 1\b")
"""The first note as OSCOLA and the Bluebook name it."""
IN_NOTES = (N_("First note"), N_("Later notes"))
IN_TEXT = (N_("In the text"), N_("In the text, later"))

LABELS = {"un-arabic": N_("Arabic citation")}
"""Styles that are no proper names: what they are is said in the language of the page."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a pinpoint goes: between ``before`` and ``after``; ``lead`` and ``tail`` go with it.

    ``inline``: without the pinpoint, ``before`` and ``after`` are the form itself, so that it
    need not stand in the page twice; ``pinpoints``: the number of the table that says how the
    pinpoint is written.
    """

    before: Markup
    after: Markup
    lead: str
    tail: str
    inline: bool
    pinpoints: int


@dataclass(frozen=True, slots=True)
class FormView:
    """A form of a citation as HTML, and its gap if it takes a pinpoint."""

    id: str
    label: str
    html: Markup
    gap: Gap | None = None
    hint: str = ""
    """What a reader has to know to use it."""


@dataclass(frozen=True, slots=True)
class StyleView:
    """A source cited in one style; ``lang``: the language that the style cites it in."""

    id: str
    label: Words
    lang: str
    chosen: bool
    forms: tuple[FormView, ...]

    @property
    def direction(self) -> str:
        return direction(self.lang)


@dataclass(frozen=True, slots=True)
class CiteView:
    """A source cited in every style, in the order of the citations given; one that cites it in
    the language of the page comes first and is the one shown.

    ``pinpoints``: JSON, safe inside a script element: for each table, the words of each kind
    of place as ``[one, many, lead]`` or ``[one, many, lead, two]``, what joins them, and whether
    values are written in Arabic.
    """

    styles: tuple[StyleView, ...]
    pinpoints: Markup
    counts: str
    """What a bare number counts: paragraphs of a UN document, pages of anything else."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A source in every style, its view made when the page is drawn.

    The views of all sources would be half of what a list takes in memory. Two are the same if the
    record and its kind are, which decide what the citations say.
    """

    entry: Entry
    kind: Kind
    view: Callable[[], CiteView] = field(compare=False, repr=False)


def label(style: Style, interface: Interface) -> Words:
    """What a style is called: by its English name, or said in the language of the page."""
    if style.id in LABELS:
        return Words(interface.gettext(LABELS[style.id]), interface.code)
    return Words(style.label, "en")


def entry_label(style: Style, interface: Interface) -> str:
    """What a style calls its list of sources; of one that the list has no rules for, by whether
    it cites in notes or in the text."""
    named = ENTRIES.get(style.id, ENTRY if style.note else N_("References"))
    return interface.gettext(named)


@dataclass
class Citer:
    """Turns citations into views; knows every table of pinpoints by its JSON."""

    interface: Interface
    _tables: dict[int, tuple[Pinpoints, str]] = field(default_factory=dict)

    def view(self, citations: Mapping[str, Citation], *, paragraphs: bool) -> CiteView:
        """``paragraphs``: a number without a word counts them.

        The style of another language than the page's is offered where it has words of its own
        for the source; elsewhere it would say again what an English style says.
        """
        tables: list[str] = []
        here = self.interface.code
        offered = [
            style
            for style in map(style_named, citations)
            if style.lang in {"en", here, citations[style.id].lang}
        ]
        local = [
            style.id
            for style in offered
            if style.lang == here != "en" and citations[style.id].lang == here
        ]
        chosen = local[0] if local else DEFAULT_STYLE
        offered.sort(key=lambda style: style.id not in local)
        styles = tuple(
            self._style(style, citations[style.id], tables, chosen=style.id == chosen)
            for style in offered
        )
        json_list = Markup("[{}]").format(Markup(",").join(Markup(t) for t in tables))  # noqa: S704
        return CiteView(styles, json_list, "paragraph" if paragraphs else "page")

    def _style(
        self, style: Style, citation: Citation, tables: list[str], *, chosen: bool
    ) -> StyleView:
        first, later = IN_NOTES if style.note else IN_TEXT
        entry = replace(
            self._form("entry", ENTRY, citation.entry, tables),
            label=entry_label(style, self.interface),
        )
        forms = [entry, self._form("note", first, citation.note, tables)]
        # A style that cites in the text and never shortens has one form to show, not two.
        if style.note or citation.short != citation.note:
            short = self._form("short", later, citation.short, tables)
            forms.append(replace(short, hint=self._hint(citation.short.text)))
        named = label(style, self.interface)
        return StyleView(style.id, named, citation.lang, chosen, tuple(forms))

    def _hint(self, text: str) -> str:
        """Of a form that names the first note by its number: that this is to be put in."""
        mark = _FIRST_NOTE.search(text)
        if mark is None:
            return ""
        return self.interface.gettext(
            "In the place of “%(mark)s” write the number of the note where you first cite it.",
            mark=mark[0],
        )

    def _form(self, identifier: str, name: str, form: Form, tables: list[str]) -> FormView:
        # Forms are escaped by the engines that make them (citations.model.Form).
        html = Markup(form.html)  # noqa: S704
        said = self.interface.gettext(name)
        if form.slot is None:
            return FormView(identifier, said, html)
        table = self._table(form.slot.pinpoints)
        if table not in tables:
            tables.append(table)
        return FormView(
            identifier, said, html, find_gap(form.html, form.slot.html, tables.index(table))
        )

    def _table(self, pinpoints: Pinpoints) -> str:
        # Keyed by identity, and the object kept so that its id stays its own.
        known = self._tables.get(id(pinpoints))
        if known is None:
            known = pinpoints, pinpoint_table(pinpoints)
            self._tables[id(pinpoints)] = known
        return known[1]


@lru_cache(2_000)
def find_gap(html: str, slot: tuple[str, str], pinpoints: int) -> Gap:
    """The gap in a form: where the form is what stands around it, but for some words, inline."""
    before, after = slot
    for cut in range(min(len(html), len(before)), -1, -1):
        if not (before.startswith(html[:cut]) and after.endswith(html[cut:])):
            continue
        lead, tail = before[cut:], after[: len(after) - len(html) + cut]
        if _whole(html[:cut]) and _whole(lead) and not set("<>") & set(lead + tail):
            words = Markup(lead).unescape(), Markup(tail).unescape()  # noqa: S704
            return Gap(Markup(html[:cut]), Markup(html[cut:]), *words, True, pinpoints)  # noqa: S704
    return Gap(Markup(before), Markup(after), "", "", False, pinpoints)  # noqa: S704


def _whole(html: str) -> bool:
    """Whether the text ends outside of a tag and of a character reference."""
    return html.rfind("<") <= html.rfind(">") and html.rfind("&") <= html.rfind(";")


def pinpoint_table(pinpoints: Pinpoints) -> str:
    """How a style writes pinpoints, as compact JSON that may stand in a script element."""
    words: dict[str, object] = {
        kind.value: [wording.one, wording.many, wording.lead, *filter(None, [wording.two])]
        for kind, wording in pinpoints.wordings.items()
    }
    if pinpoints.arabic:
        words["arabic"] = True
    text = json.dumps({"join": pinpoints.join, **words}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
