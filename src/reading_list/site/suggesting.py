"""What the search suggests where it finds little: the words that the list knows, and its pages.

The file stands in each language's site and is fetched by ``assets/suggest.js`` when a search
finds few sources, or none that has the words as typed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from reading_list.bibliography.bibliography import Bibliography
from reading_list.site import addresses
from reading_list.site.language import Interface

SUGGESTIONS: Final = f"{addresses.EXPLORE}words.json"
"""Where the file stands, in each language's site."""


def suggestions(bibliography: Bibliography, ui: Interface) -> bytes:
    """JSON: ``pages``, each as its name and address; ``forms``, every other name that the search
    knows a thing by, in any language; ``said``, the words of the script."""
    vocabularies = bibliography.vocabularies
    value = {
        "pages": [[name, address] for name, address in _pages(bibliography, ui)],
        "forms": [form for synonyms in vocabularies.synonyms for form in synonyms.forms],
        "said": {
            "searched": ui.gettext(
                "Searched for “#” in titles, authors, symbols, publishers, regions, themes and "
                "annotations, not in the text of the documents."
            ),
            "mean": ui.gettext("Did you mean #?"),
            "without": ui.gettext("Without the filter “#”"),
            "pages": ui.gettext("Pages of the list:"),
            "guides": ui.gettext("Guides: what to read first on a question"),
            "library": ui.gettext("Search the UN Digital Library"),
            "sources": ui.plurals(
                lambda n: ui.ngettext("%(number)s source", "%(number)s sources", n)
            ),
        },
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _pages(bibliography: Bibliography, ui: Interface) -> Iterator[tuple[str, str]]:
    vocabularies = bibliography.vocabularies
    for region in vocabularies.regions.values():
        yield ui.label(region.label), f"{addresses.REGIONS}{region.id}/"
    for theme in vocabularies.themes.values():
        yield ui.label(theme.label), f"{addresses.THEMES}{theme.id}/"
    for series in vocabularies.series.values():
        yield ui.label(series.label), addresses.series(series)
