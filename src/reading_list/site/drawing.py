"""From a page to HTML: the templates and the few functions they may call.

A template may call ``link(address)`` and ``file(name)``, which know every page and data file
and refuse any other, so that a broken link inside the site cannot be built.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reading_list.bibliography.scripts import pieces
from reading_list.site.files import guide_handout, part_handout
from reading_list.site.language import DEFAULT_LANGUAGE, Words, direction, translations
from reading_list.site.page import HERE, Page, Pages
from reading_list.site.prose import Part, ProsePage, Reference
from reading_list.site.structured import page_json_ld, prose_json_ld, reading_path

_OTHERS: Final = {True: "ar", False: "en"}


class UnknownAddressError(LookupError):
    """A page links to an address, section or data file that the site does not have."""


def draw(page: Page, pages: Pages, prose: str = "") -> str:
    """The HTML of a page's main content: a fragment with exactly one ``h1``.

    ``prose``: HTML of an introduction that people wrote for this page, or ``""``.
    Raise `UnknownAddressError` for a link inside the site that leads nowhere.
    """
    template = _environment(page.lang).get_template(page.template)
    return template.render(
        page=page,
        view=page.view,
        prose=Markup(prose),  # noqa: S704 (our own pages, already HTML)
        link=_link(page, pages),
        file=_file(page, pages),
    )


def draw_head(page: Page, root: str = "") -> str:
    """The elements a page adds to ``<head>``: metadata, JSON-LD, its other formats.

    ``root``: the address of the language's site, for what must be said with whole addresses.
    """
    template = _environment(page.lang).get_template("head.html.jinja")
    return template.render(
        page=page,
        file=lambda name: _to_files(page.to_root, page.lang) + name,
        # JSON in which nothing can end the script element.
        described=[Markup(text) for text in page_json_ld(page, root)],  # noqa: S704
    )


def draw_guide_head(page: ProsePage, about: str, keys: Sequence[str], root: str) -> str:
    """What a guide adds to ``<head>``: what it is, and the sources it cites; ``about``: what its
    description says."""
    described = reading_path(page.address, page.title, about, page.language, keys)
    template = _environment(page.language).get_template("described.html.jinja")
    text = prose_json_ld(described, root, page.language)
    return template.render(described=[Markup(text)])  # noqa: S704 (as in draw_head)


def draw_references(references: Sequence[Reference], language: str) -> str:
    """The reference list of a page people wrote; nothing where it cites nothing."""
    template = _environment(language).get_template("references.html.jinja")
    return template.render(references=references)


def draw_way(name: Words, arrow: str, language: str) -> str:
    """What the link from a note to the page of its source shows and says, to stand in Markdown."""
    template = _environment(language).get_template("way.html.jinja")
    return template.render(name=name, arrow=arrow)


def draw_guide(html: str, page: ProsePage, parts: Sequence[Part], language: str) -> str:
    """A guide as HTML, with the ways to take it away below its title, and those to take away a
    part below the heading of each."""
    title, end, below = html.partition("</h1>")
    pieces = []
    for part in parts:
        before, heading, rest = below.partition(f'<h2 id="{part.id}">')
        words, closed, below = rest.partition("</h2>")
        handout = part_handout(page.address, part.id, page.language)
        pieces.append((Markup(before + heading + words + closed), part, handout))  # noqa: S704
    template = _environment(language).get_template("guide.html.jinja")
    return template.render(
        title=Markup(title + end),  # noqa: S704 (our own pages, already HTML)
        pieces=pieces,
        below=Markup(below),  # noqa: S704
        handout=guide_handout(page.address, page.language),
        file=lambda name: _to_files(page.to_root, language) + name,
        to_root=page.to_root,
    )


def draw_worker(version: str, assets: Sequence[str], word_template: str) -> str:
    """The script that keeps My list at hand offline (`my_list.my_list_files`)."""
    template = _environment(DEFAULT_LANGUAGE).get_template("offline.js.jinja")
    names = Markup(json.dumps(assets))  # noqa: S704 (names of our own files)
    return template.render(version=version, assets=names, word_template=word_template)


def _link(page: Page, pages: Pages) -> Callable[[str], str]:
    def link(address: str) -> str:
        path, _, anchor = address.partition("#")
        known = pages.anchors.get(path.partition("?")[0])
        if known is None or (anchor and anchor not in known):
            raise UnknownAddressError(f"{page.address or 'home'} links to {address!r}")
        if path == page.address and anchor:
            return f"#{anchor}"
        return (page.to_root or "./") + address

    return link


def _file(page: Page, pages: Pages) -> Callable[[str], str]:
    def file(name: str) -> str:
        if name not in pages.files:
            raise UnknownAddressError(f"{page.address or 'home'} links to the file {name!r}")
        return _to_files(page.to_root, page.lang) + name

    return file


def _to_files(to_root: str, language: str) -> str:
    """The way to the data files, which stand once, above the sites of other languages."""
    return to_root + ("" if language == DEFAULT_LANGUAGE else "../")


@lru_cache(4096)
def _runs(text: str, language: str) -> list[tuple[str, str]]:
    """The text in pieces, each with the language it is in if that is not the text's own.

    By the script: Latin words in Arabic are taken for English, Arabic ones in another for Arabic.
    """
    rtl = direction(language) == "rtl"
    return [(words, "" if side == rtl else _OTHERS[side]) for words, side in pieces(text, rtl=rtl)]


def forget_templates() -> None:
    """Read the templates again when they are next needed."""
    _environment.cache_clear()


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        # A build has one state of its templates; looking at their files again for each of the
        # forty thousand that are included in others would be a tenth of the time of drawing.
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.globals["lang"] = language
    environment.filters["runs"] = _runs
    environment.install_gettext_translations(  # type: ignore[attr-defined]
        translations(language), newstyle=True
    )
    return environment
