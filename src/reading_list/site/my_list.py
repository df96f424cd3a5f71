"""My list: the page where readers keep what they picked, and the data its script works with.

The list itself is kept by the reader's browser (assets/my-list.js). The page holds its words
and pieces of markup; what a source is and how it is cited stands in a file for each,
``sources/<key>/list.json``, so that a list costs what it holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.entry import Entry
from reading_list.citations.csl_item import csl_item
from reading_list.citations.engine import style_named
from reading_list.citations.model import STYLES, Citation, default_style
from reading_list.exports.biblatex import biblatex_entry
from reading_list.exports.coins import context_object
from reading_list.exports.document import reference_document
from reading_list.exports.formats import FORMATS, Format
from reading_list.exports.ris import ris_entry
from reading_list.exports.sorting import filed, sort_key
from reading_list.site import addresses
from reading_list.site.citing import entry_label, label
from reading_list.site.drawing import draw_worker
from reading_list.site.language import Interface, Words
from reading_list.site.listing import Lister
from reading_list.site.page import Page
from reading_list.site.terms import home_crumb

WORKER: Final = "offline.js"
"""Keeps the page at hand offline. At the root, because a worker serves what is below it."""

WORD_TEMPLATE: Final = "assets/my-list.docx"
"""The styles of the Word documents, for the one that the page writes itself."""

KEPT: Final = (
    "my-list.js", "my-list-page.js", "my-list-files.js", "my-list-docx.js", "my-list.css",
    "plural.js", "fflate.js", "site.css",
)  # fmt: skip
"""Assets that the page needs offline, beside those of the shell."""


@dataclass(frozen=True, slots=True)
class MyListView:
    """The page.

    ``styles``: the id of each, its label, and what it calls its list of sources; ``words``: what
    the script says, as JSON that may stand in a script element.
    """

    title: str
    styles: tuple[tuple[str, Words, str], ...]
    default_style: str
    formats: tuple[Format, ...]
    words: Markup


def my_list_page(ui: Interface, citations: Mapping[str, Mapping[str, Citation]]) -> Page:
    """The page in one language, in every style that sources are cited in."""
    first = default_style(ui.code)
    styles = sorted(next(iter(citations.values()), STYLES), key=lambda style: style != first)
    return Page(
        address=addresses.MY_LIST,
        title=ui.gettext("My list"),
        description=ui.gettext(
            "Sources you have picked, kept in this browser only: order them, add notes, cite "
            "them in one style and take them away for Word, Zotero or LaTeX."
        ),
        template="my-list.html.jinja",
        view=MyListView(
            ui.gettext("My list"),
            tuple(
                (style, label(style_named(style), ui), entry_label(style_named(style), ui))
                for style in styles
            ),
            first,
            tuple(FORMATS.values()),
            _script_json(_words(ui)),
        ),
        lang=ui.code,
        breadcrumbs=(home_crumb(ui),),
        scripts=("my-list-page.js",),
        styles=("my-list.css",),
    )


def _words(ui: Interface) -> dict[str, Any]:
    """What the script says, by the names it has for it; places are left open."""
    plural = ui.plurals
    return {
        "sources": plural(lambda n: ui.ngettext("%(number)s source", "%(number)s sources", n)),
        "new": plural(
            lambda n: ui.ngettext(
                "%(number)s of them not in yours", "%(number)s of them not in yours", n
            )
        ),
        "link": ui.gettext("A list someone shared with you"),
        "file": ui.gettext("The list in the file"),
        "free": ui.gettext(
            "You have no list of your own yet. Nothing is kept until you add these sources."
        ),
        "safe": plural(
            lambda n: ui.ngettext(
                "Your own list (%(number)s source) stays as it is until you choose.",
                "Your own list (%(number)s sources) stays as it is until you choose.",
                n,
            )
        ),
        "same": ui.gettext("All of them are in your list already."),
        "looking": ui.gettext("You are only looking: your own list is as it was."),
        "clear": ui.gettext("Remove all"),
        "clearing": ui.gettext("Remove all sources from your list, and your notes with them?"),
        "replace": ui.gettext("Replace my list"),
        "replacing": plural(
            lambda n: ui.ngettext(
                "Put these in the place of the %(number)s source on your list? Its note goes too.",
                "Put these in the place of the %(number)s sources on your list? Your notes on "
                "them go too.",
                n,
            )
        ),
        "unknown": ui.gettext("Not on this site: %(keys)s"),
        "absent": ui.gettext("Cannot be shown without a connection: %(keys)s"),
        "merged": ui.gettext("Now under another name: %(keys)s"),
        "blocked": ui.gettext(
            "This browser keeps nothing for this site, so your list will be gone when you leave "
            "this page. Download it, or copy the link to it."
        ),
        "damaged": ui.gettext(
            "What this browser had kept of your list could not be read, so it starts anew."
        ),
        "removed": ui.gettext("Removed: %(name)s"),
        "cleared": ui.gettext("All sources removed."),
        "added": ui.gettext("Added to your list."),
        "replaced": ui.gettext("Your list was replaced."),
        "restored": ui.gettext("As it was before."),
        "moved": ui.gettext("%(name)s: now %(place)s of %(total)s"),
        "up": ui.gettext("Move up: %(name)s"),
        "down": ui.gettext("Move down: %(name)s"),
        "remove": ui.gettext("Remove: %(name)s"),
        "note": ui.gettext("Note on: %(name)s"),
        "copied": ui.gettext("Copied"),
        "failed": ui.gettext("Press Ctrl+C to copy"),
        "unread": ui.gettext("No source of this list was found in it."),
        "working": ui.gettext("Loading…"),
        "undownloaded": ui.gettext("The file could not be made. Are you offline?"),
        "orders": ui.gettext(
            "In the order you give them, with the arrows or by the handle. The bibliography "
            "below has an order of its own."
        ),
        "sorted": ui.gettext(
            "Sorted. To move sources yourself choose “By hand”: your order there is kept."
        ),
    }


def _script_json(value: object) -> Markup:
    """Compact JSON that may stand in a script element (no ``<`` could end it)."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704


def my_list_files(
    bibliography: Bibliography,
    citations: Mapping[str, Mapping[str, Citation]],
    assets: Mapping[str, bytes],
) -> Iterator[tuple[str, bytes]]:
    """The file of each source, the template for Word, and the worker, by where they stand.

    ``assets``: every asset by its path in the site, from `assets.assets`.
    """
    listers = {code: Lister(bibliography, Interface(code)) for code in bibliography.languages}
    template = reference_document()
    yield WORD_TEMPLATE, template
    yield WORKER, _worker({**assets, WORD_TEMPLATE: template})
    for key, entry in bibliography.entries.items():
        yield f"sources/{key}/list.json", _record(entry, citations[key], listers)


def _record(
    entry: Entry, citations: Mapping[str, Citation], listers: Mapping[str, Lister]
) -> bytes:
    """A source as the page's script takes it.

    The plain text of a citation is that of its HTML, so it does not stand here again.
    """
    cited = {}
    for style, citation in citations.items():
        form = citation.entry
        cited[style] = {"html": form.html, "sort": sort_key(entry, form.text)}
        if citation.lang != "en":
            cited[style]["lang"] = citation.lang
    record = {
        "key": entry.key,
        "address": addresses.source(entry),
        "title": filed(entry.full_title),
        "date": str(entry.date) if entry.date else "",
        "names": {code: _named(entry, lister) for code, lister in listers.items()},
        "styles": cited,
        "bib": biblatex_entry(entry),
        "ris": ris_entry(entry),
        "csl": csl_item(entry),
        "coins": context_object(entry),
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def _named(entry: Entry, lister: Lister) -> dict[str, Any]:
    """What lists in one language call a source and say of it, each with its language."""
    item = lister.item(entry)
    said = {
        "name": item.name.text,
        "lang": item.name.lang,
        "symbol": item.symbol,
        "kind": item.kind,
        "byline": item.byline,
        "date": item.date,
    }
    return {name: text for name, text in said.items() if text}


def _worker(files: Mapping[str, bytes]) -> bytes:
    """The worker; its cache is named by a digest of the assets, and goes with them."""
    digest = hashlib.blake2b(digest_size=8)
    for name in (*(f"assets/{name}" for name in KEPT), WORD_TEMPLATE):
        digest.update(files[name])
    return draw_worker(digest.hexdigest(), KEPT, WORD_TEMPLATE).encode()
