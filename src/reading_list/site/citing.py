"""The citations of a source as its page offers them, with what a script needs for pinpoints."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from markupsafe import Markup

from reading_list.citations.engine import style_named
from reading_list.citations.model import DEFAULT_STYLE, Citation, Form, Pinpoints, Style
from reading_list.site.language import N_, Interface

ENTRY = N_("Bibliography")
IN_NOTES = (N_("First note"), N_("Later notes"))
IN_TEXT = (N_("In the text"), N_("In the text, later"))


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


@dataclass(frozen=True, slots=True)
class StyleView:
    """A source cited in one style."""

    id: str
    label: str
    chosen: bool
    forms: tuple[FormView, ...]


@dataclass(frozen=True, slots=True)
class CiteView:
    """A source cited in every style, in the order of the citations given.

    ``pinpoints``: JSON, safe inside a script element: for each table, the words of each kind
    of place as ``[one, many, lead]``, and what joins them.
    """

    styles: tuple[StyleView, ...]
    pinpoints: Markup
    counts: str
    """What a bare number counts: paragraphs of a UN document, pages of anything else."""


@dataclass
class Citer:
    """Turns citations into views; knows every table of pinpoints by its JSON."""

    interface: Interface
    _tables: dict[int, tuple[Pinpoints, str]] = field(default_factory=dict)

    def view(self, citations: Mapping[str, Citation], *, paragraphs: bool) -> CiteView:
        tables: list[str] = []
        styles = tuple(
            self._style(style_named(style), citation, tables)
            for style, citation in citations.items()
        )
        json_list = Markup("[{}]").format(Markup(",").join(Markup(t) for t in tables))  # noqa: S704
        return CiteView(styles, json_list, "paragraph" if paragraphs else "page")

    def _style(self, style: Style, citation: Citation, tables: list[str]) -> StyleView:
        first, later = IN_NOTES if style.note else IN_TEXT
        forms = [self._form("entry", ENTRY, citation.entry, tables)]
        forms.append(self._form("note", first, citation.note, tables))
        # A style that cites in the text and never shortens has one form to show, not two.
        if style.note or citation.short != citation.note:
            forms.append(self._form("short", later, citation.short, tables))
        return StyleView(style.id, style.label, style.id == DEFAULT_STYLE, tuple(forms))

    def _form(self, identifier: str, label: str, form: Form, tables: list[str]) -> FormView:
        # Forms are escaped by the engines that make them (citations.model.Form).
        html = Markup(form.html)  # noqa: S704
        label = self.interface.gettext(label)
        if form.slot is None:
            return FormView(identifier, label, html)
        table = self._table(form.slot.pinpoints)
        if table not in tables:
            tables.append(table)
        return FormView(
            identifier, label, html, find_gap(form.html, form.slot.html, tables.index(table))
        )

    def _table(self, pinpoints: Pinpoints) -> str:
        # Keyed by identity, and the object kept so that its id stays its own.
        known = self._tables.get(id(pinpoints))
        if known is None:
            known = pinpoints, pinpoint_table(pinpoints)
            self._tables[id(pinpoints)] = known
        return known[1]


@lru_cache(20_000)
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
    words = {
        kind.value: [wording.one, wording.many, wording.lead]
        for kind, wording in pinpoints.wordings.items()
    }
    text = json.dumps({"join": pinpoints.join, **words}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
