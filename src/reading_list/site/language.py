"""The languages of the interface: words from the catalogues, dates and ordinals as written.

The catalogues are read as they are, when first needed; nothing compiled is kept.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.languages import DEFAULT
from reading_list.bibliography.ordinals import arabic_ordinal, english_ordinal
from reading_list.site.page import HERE

DEFAULT_LANGUAGE: Final = DEFAULT
"""The language of the msgids, and of the site that stands at the root."""

LOCALES: Final = HERE / "locales"
"""The catalogues, ``<language>/LC_MESSAGES/reading_list.po``."""

_ORDINALS: Final[Mapping[str, Callable[[int], str]]] = {
    "en": english_ordinal,
    "ar": arabic_ordinal,
}
"""How reports are counted in a language; plain figures where it is not here."""


class UnknownLanguageError(LookupError):
    """A language without a catalogue; ``str()`` names the file that is missing."""


def N_(message: str) -> str:  # noqa: N802 (gettext's own name, known to its extractors)
    """Mark a message for extraction where it is not yet to be translated."""
    return message


MONTHS: Final = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


BACK_TO_TEXT: Final = N_("Jump back to footnote {} in the text")
"""What a footnote's way back is called; the extension of Markdown puts the number in."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text and the language it is in, so that a page in another language can say so."""

    text: str
    lang: str

    @property
    def direction(self) -> str:
        return direction(self.lang)


@cache
def direction(language: str) -> str:
    """``ltr`` or ``rtl``."""
    return str(Locale.parse(language, sep="-").text_direction)


@cache
def own_name(language: str) -> str:
    """What a language calls itself, as a name begins: ``Français``, ``العربية``."""
    name = Locale.parse(language, sep="-").get_display_name(language.replace("-", "_"))
    return str(name or language)[:1].upper() + str(name or language)[1:]


class _Open(int):
    """A number that chooses a plural form and leaves its own place in it open."""

    def __str__(self) -> str:
        return "#"


@dataclass(frozen=True, slots=True)
class Interface:
    """One language of the interface: its code and its catalogue."""

    code: str

    def gettext(self, message: str, **values: Any) -> str:
        text: str = translations(self.code).ugettext(message)
        return text % values if values else text

    def ngettext(self, one: str, many: str, number: int, **values: Any) -> str:
        text: str = translations(self.code).ungettext(one, many, number)
        return text % {"number": number, **values}

    def plurals(self, said: Callable[[int], str]) -> dict[str, str]:
        """Every plural form by its CLDR category, with ``#`` for the number, for scripts.

        ``said``: what is said of a number (a call of `ngettext`). For assets/plural.js.
        Source of the categories: Unicode CLDR, language plural rules (``Intl.PluralRules``).
        """
        category = Locale.parse(self.code).plural_form
        forms: dict[str, str] = {}
        for number in range(201):
            if category(number) not in forms:
                forms[category(number)] = said(_Open(number))
        return forms

    def label(self, text: Mapping[str, str]) -> str:
        """The text of a vocabulary, which is given in every language of the list."""
        return text[self.code]

    def ordinal(self, number: int) -> str:
        """``35th``; in Arabic the word, masculine and definite as of a report."""
        return _ORDINALS.get(self.code, str)(number)

    def date(self, date: PartialDate) -> str:
        """A date as UN documents in this language print it, as far as it is known."""
        if date.month is None:
            return str(date.year)
        month = self.gettext(MONTHS[date.month - 1])
        if date.day is None:
            return self.gettext("%(month)s %(year)s", month=month, year=date.year)
        return self.gettext("%(day)s %(month)s %(year)s", day=date.day, month=month, year=date.year)

    def listed(self, parts: list[str]) -> str:
        """Names or words in a row, joined as this language joins them."""
        return self.gettext(", ").join(parts)


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of a language; English needs none, its words are the msgids.

    Raise `UnknownLanguageError` where it is missing.
    """
    if language == DEFAULT_LANGUAGE:
        return NullTranslations()
    path = LOCALES / language / "LC_MESSAGES" / "reading_list.po"
    if not path.is_file():
        raise UnknownLanguageError(f"there is no catalogue of {language!r}: {path} is missing")
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(fp=compiled)
