"""What stands around every page: the menu, the footer, the way to the other language."""

from __future__ import annotations

from dataclasses import dataclass

from reading_list.site.language import DEFAULT_LANGUAGE, translations

_OTHER = {"en": ("ar", "العربية"), "ar": ("en", "English")}


@dataclass(frozen=True, slots=True)
class Shell:
    """``menu`` and ``footer``: labels and addresses; ``other_language``: code and own name."""

    language: str
    menu: tuple[tuple[str, str], ...]
    footer: tuple[tuple[str, str], ...]
    other_language: str
    other_language_name: str


def shell(language: str) -> Shell:
    """The shell of a language's site."""
    _ = translations(language).gettext
    menu = (
        (_("Explore"), "explore/"),
        (_("Regions"), "regions/"),
        (_("Themes"), "themes/"),
        (_("Monitoring Team"), "monitoring-team/"),
        (_("Guides"), "guides/"),
        (_("About"), "about/"),
    )
    footer = (
        (_("How sources are chosen and checked"), "about/selection/"),
        (_("How to cite UN documents"), "about/citing-un-documents/"),
        (_("Add or correct a source"), "about/contributing/"),
        (_("What’s new"), "new/"),
        (_("Data"), "data/"),
        (_("Licence"), "data/#licence"),
        (_("Privacy"), "about/privacy/"),
        (_("Accessibility"), "about/accessibility/"),
    )
    return Shell(language, menu, footer, *_OTHER[language])


def other_addresses(
    language: str, address: str, root: str, *, alone: bool = False
) -> list[tuple[str, str]]:
    """A page's whole address in each language (``hreflang``), and for readers of any other.

    ``root``: the address of the language's site; ``alone``: the page stands in one language.
    """
    if alone:
        return []
    # The Arabic site's address is that of the whole site with ar/ behind it.
    whole = root if language == DEFAULT_LANGUAGE else root.removesuffix(f"{language}/")
    other = _OTHER[language][0]
    found = {language: root + address, other: whole + twin(language, address)[1]}
    return [*sorted(found.items()), ("x-default", found[DEFAULT_LANGUAGE])]


def twin(language: str, address: str) -> tuple[str, str]:
    """The same page in the other language: from the page itself, and from the root of the site."""
    to_root = "../" * address.count("/")
    if language == DEFAULT_LANGUAGE:
        return f"{to_root or './'}ar/{address}", f"ar/{address}"
    return f"{to_root}../{address}", address
