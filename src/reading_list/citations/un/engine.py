"""From an entry to its citation: the manuals' rich text rendered as HTML and as plain text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from xml.sax.saxutils import escape

from pybtex.backends.html import Backend as _Html
from pybtex.backends.plaintext import Backend as _Plain
from pybtex.richtext import Text

from reading_list.citations.model import STYLES, Citation, Form, Pinpoints, Slot
from reading_list.citations.un import arabic_works
from reading_list.citations.un.document import UNDocument
from reading_list.citations.un.manuals import MANUALS
from reading_list.citations.un.pieces import Part

_GAP: Final = "\ue000"
"""Stands for the pinpoint while a form is rendered (private use: in no real title)."""


class _SafeHtml(_Html):  # type: ignore[misc]
    """pybtex's HTML, which escapes words but not addresses."""

    @staticmethod
    def format_href(url: str, text: str, external: bool = False) -> str:  # noqa: ARG004
        return f'<a href="{escape(url, {chr(34): "&quot;"})}">{text}</a>' if text else ""

    @staticmethod
    def format_tag(tag: str, text: str) -> str:
        """Words in Latin letters, of an Arabic citation, are said to be in another language."""
        said = ' lang="en" dir="ltr"' if tag == "bdi" else ""
        return f"<{tag}{said}>{text}</{tag}>" if text else ""


_HTML: Final = _SafeHtml("utf-8")
_TEXT: Final = _Plain("utf-8")


def cite(entry: Any, style_id: str) -> Citation:
    """Cite a pybtex ``Entry`` that is a United Nations document in one of the styles of `MANUALS`.

    Raise ``KeyError`` for an unknown style, ``ValueError`` for an entry that is none.
    """
    return cite_document(UNDocument.from_entry(entry), style_id)


def cite_document(document: UNDocument, style_id: str) -> Citation:
    """Cite a document in one of the styles of `MANUALS`. Raise ``KeyError`` for an unknown style.

    A document without title, symbol and body has three empty forms.
    """
    manual = MANUALS[style_id]
    if not document.known:
        return Citation(Form("", ""), Form("", ""), Form("", ""))
    entry = Text(manual.entry(document))
    lang = STYLES[style_id].lang
    return Citation(
        entry=Form(entry.render(_HTML), entry.render(_TEXT), lang=lang),
        note=_form(manual.note, document, manual.pinpoints, lang),
        short=_form(manual.short, document, manual.short_pinpoints, lang),
    )


def cite_arabic_work(entry: Any) -> Citation:
    """Cite a pybtex ``Entry`` of a work in Arabic, by the rules of `arabic_works`."""
    whole = Text(arabic_works.entry(entry))
    return Citation(
        entry=Form(whole.render(_HTML), whole.render(_TEXT), lang="ar"),
        note=_form(arabic_works.note, entry, arabic_works.PINPOINTS, "ar"),
        short=_form(arabic_works.short, entry, arabic_works.PINPOINTS, "ar"),
    )


def _form(rule: Callable[[Any, str], Part], source: Any, pinpoints: Pinpoints, lang: str) -> Form:
    plain, gapped = Text(rule(source, "")), Text(rule(source, _GAP))
    return Form(
        html=plain.render(_HTML),
        text=plain.render(_TEXT),
        slot=Slot(_halves(gapped.render(_HTML)), _halves(gapped.render(_TEXT)), pinpoints),
        lang=lang,
    )


def _halves(text: str) -> tuple[str, str]:
    before, _, after = text.partition(_GAP)
    return before, after
