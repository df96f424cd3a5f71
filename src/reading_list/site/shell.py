"""What stands around every page: the menu, the footer, the way to the other languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reading_list.site.language import DEFAULT_LANGUAGE, direction, own_name, translations


@dataclass(frozen=True, slots=True)
class Shell:
    """``menu`` and ``footer``: labels and addresses; ``to_whole``: from the root of the
    language's site to that of the whole site, ``""`` where they are one."""

    language: str
    menu: tuple[tuple[str, str], ...]
    footer: tuple[tuple[str, str], ...]
    to_whole: str


@dataclass(frozen=True, slots=True)
class Twin:
    """The same page in another language: ``href`` from the page itself, ``address`` from the
    root of the whole site."""

    language: str
    href: str
    address: str

    @property
    def name(self) -> str:
        return own_name(self.language)

    @property
    def direction(self) -> str:
        return direction(self.language)


@dataclass(frozen=True, slots=True)
class Lost:
    """The words of one language on the page for addresses that lead nowhere; ``folder``: where
    its site stands in the whole site."""

    language: str
    folder: str
    title: str
    menu: tuple[tuple[str, str], ...]
    words: Callable[[str], str]

    @property
    def direction(self) -> str:
        return direction(self.language)


def lost(language: str, languages: Iterable[str]) -> tuple[Lost, ...]:
    """What the page for lost addresses in a language's site says, in which languages.

    Servers show the one at the root for every address, whatever language it was meant in.
    """
    others = (one for one in languages if one != language)
    spoken = (language, *(others if language == DEFAULT_LANGUAGE else ()))
    found = []
    for one in spoken:
        _ = translations(one).gettext
        found.append(Lost(one, folder(one), _("Page not found"), shell(one).menu, _))
    return tuple(found)


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
    return Shell(language, menu, footer, "" if language == DEFAULT_LANGUAGE else "../")


def folder(language: str) -> str:
    """Where the site of a language stands in the whole site: ``""``, ``ar/``."""
    return "" if language == DEFAULT_LANGUAGE else f"{language}/"


def twins(language: str, address: str, languages: Iterable[str]) -> tuple[Twin, ...]:
    """The same page in the other languages; ``address``: in the language's own site."""
    to_root = "../" * address.count("/") + ("" if language == DEFAULT_LANGUAGE else "../")
    return tuple(
        Twin(other, f"{to_root or './'}{folder(other)}{address}", f"{folder(other)}{address}")
        for other in languages
        if other != language
    )


def other_addresses(
    language: str, address: str, root: str, there: Sequence[str]
) -> list[tuple[str, str]]:
    """A page's whole address in each language (``hreflang``), and for readers of any other.

    ``root``: the address of the language's site; ``there``: the languages that the page is in;
    a page in one language has no other address.
    """
    if len(there) < 2:
        return []
    # A language's site has the address of the whole site with its folder behind it.
    whole = root.removesuffix(folder(language))
    found = {code: f"{whole}{folder(code)}{address}" for code in there}
    default = [("x-default", found[DEFAULT_LANGUAGE])] if DEFAULT_LANGUAGE in found else []
    return [*sorted(found.items()), *default]
