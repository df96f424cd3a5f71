"""Citations of everything that is not a United Nations document: CSL, rendered by pandoc.

DESIGN part 5 has the measurements behind the choice of pandoc.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from reading_list.citations.csl_item import Item
from reading_list.citations.csl_pinpoints import (
    FORMS,
    MARK,
    Manners,
    learn_manners,
    pandoc_locator,
    shape,
    slot,
)
from reading_list.citations.csl_styles import CslStyle, csl_style
from reading_list.citations.model import Citation, Form, LocatorKind
from reading_list.citations.pandoc import Job, Rendered, render

_BATCH: Final = 500
"""How many sources one run of pandoc cites; memory grows with it, time hardly."""

# What no citation prints: with them in the item, a new annotation would be a new citation.
_UNPRINTED: Final = frozenset({"abstract", "keyword"})


def cite_csl(items: Sequence[Item], style_id: str) -> Iterator[tuple[str, Citation]]:
    """Cite CSL-JSON items in a CSL style, in their order, as (id of the item, citation).

    Each is cited as if it stood alone. Raise `UnknownStyleError` for a style that is none,
    `PandocError` where pandoc fails.
    """
    style = csl_style(style_id)
    remaining = iter(items)
    manners = learn_manners(style, sorted({shape(printed(item)) for item in items}))
    while batch := list(islice(remaining, _BATCH)):
        yield from _cite_batch(style, batch, manners)


def printed(item: Item) -> Item:
    """The part of an item that citations show, adjusted to what styles do with it.

    Styles take an act for one of the United States Congress (its number after "Pub. L. No.")
    and print its year behind the title, where an act that is named by its year has it already.
    """
    shown = {name: value for name, value in item.items() if name not in _UNPRINTED}
    if shown["type"] == "legislation":
        number = shown.pop("number", "")
        if number:
            shown.setdefault("container-title", number)
        year = str(shown.get("issued", {}).get("date-parts", [[""]])[0][0])
        if year:
            shown["title"] = shown["title"].removesuffix(f" {year}")
    return shown


def _cite_batch(
    style: CslStyle, items: Sequence[Item], manners: Manners
) -> Iterator[tuple[str, Citation]]:
    shown = [printed(item) for item in items]
    whole = render(style, [Job(item) for item in shown])
    asked = {
        (index, kind): Job(item, pandoc_locator(kind, MARK), later)
        for index, item in enumerate(shown)
        for kind, later in _probes(manners, item).items()
    }
    probed = dict(zip(asked, render(style, list(asked.values()), bibliography=False), strict=True))
    for index, (item, plain) in enumerate(zip(shown, whole, strict=True)):
        forms: dict[str, Form] = {}
        for name in FORMS:
            words: Rendered = getattr(plain, name)
            manner = manners.get((shape(item), name))
            kinds = manner.probes if manner else ()
            gapped = [getattr(probed[index, kind], name) for kind in kinds]
            gap = slot(manner, gapped) if manner else None
            forms[name] = Form(words.html, words.text, gap)
        note = forms["note"]
        # A style without a bibliography (Bluebook) is shown as it is in a note.
        entry = plain.entry or plain.note
        short = forms["short"] if _names_source(item, forms["short"].text) else note
        yield item["id"], Citation(Form(entry.html, entry.text), note, short)


def _names_source(item: Item, short: str) -> bool:
    """Whether a later form says which source it is: Bluebook's of a law keeps its number only."""
    title = str(item.get("title-short", item["title"]))
    return bool(short) and (item["type"] != "legislation" or title.casefold() in short.casefold())


def _probes(manners: Manners, item: Item) -> dict[LocatorKind, bool]:
    """The kinds of pinpoint to render the item with, and whether its later form needs it too."""
    of_note, of_short = (
        manner.probes if (manner := manners.get((shape(item), form))) else () for form in FORMS
    )
    return {kind: kind in of_short for kind in (*of_note, *of_short)}
