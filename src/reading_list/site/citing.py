"""The citations of a source as its page offers them, with what a script needs for pinpoints."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from reading_list.citations.model import DEFAULT_STYLE, STYLES, Citation, Form, Pinpoints, Style
from reading_list.site.language import N_, Interface

ENTRY = N_("Bibliography")
IN_NOTES = (N_("First note"), N_("Later notes"))
IN_TEXT = (N_("In the text"), N_("In the text, later"))


@dataclass(frozen=True, slots=True)
class FormView:
    """A form of a citation as HTML.

    ``before`` and ``after``: the same with a gap for the pinpoint between them, or None;
    ``pinpoints``: the number of the table that says how the pinpoint is written.
    """

    id: str
    label: str
    html: Markup
    before: Markup | None = None
    after: Markup | None = None
    pinpoints: int = 0


@dataclass(frozen=True, slots=True)
class StyleView:
    """A source cited in one style."""

    id: str
    label: str
    chosen: bool
    forms: tuple[FormView, ...]


@dataclass(frozen=True, slots=True)
class CiteView:
    """A source cited in every style.

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
            self._style(style, citations[style.id], tables)
            for style in STYLES.values()
            if style.id in citations
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
        before, after = map(Markup, form.slot.html)
        table = self._table(form.slot.pinpoints)
        if table not in tables:
            tables.append(table)
        return FormView(identifier, label, html, before, after, tables.index(table))

    def _table(self, pinpoints: Pinpoints) -> str:
        # Keyed by identity, and the object kept so that its id stays its own.
        known = self._tables.get(id(pinpoints))
        if known is None:
            known = pinpoints, pinpoint_table(pinpoints)
            self._tables[id(pinpoints)] = known
        return known[1]


def pinpoint_table(pinpoints: Pinpoints) -> str:
    """How a style writes pinpoints, as compact JSON that may stand in a script element."""
    words = {
        kind.value: [wording.one, wording.many, wording.lead]
        for kind, wording in pinpoints.wordings.items()
    }
    text = json.dumps({"join": pinpoints.join, **words}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
