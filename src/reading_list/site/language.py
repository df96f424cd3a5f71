"""The languages of the interface: words from the catalogues, dates and ordinals as written.

The catalogues are read as they are, when first needed; nothing compiled is kept.
"""

from __future__ import annotations

import io
from functools import cache
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from reading_list.site.page import HERE

DEFAULT_LANGUAGE: Final = "en"
"""The language of the msgids, and of the site that stands at the root."""

RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "ur"})


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of a language; English needs none, its words are the msgids."""
    if language == DEFAULT_LANGUAGE:
        return NullTranslations()
    path = HERE / "locales" / language / "LC_MESSAGES" / "reading_list.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(fp=compiled)
