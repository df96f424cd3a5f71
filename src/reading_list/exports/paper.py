"""Prose made ready for a Word document: the HTML of Markdown as pandoc has to read it.

The HTML is that of Python-Markdown with its extensions footnotes, attr_list and toc. pandoc
makes a real footnote of a reference with the role ``doc-noteref`` (DPUB-ARIA 1.1, W3C) and
drops what strong text, paragraphs, ``bdi`` and the like say of their language and direction.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from lxml.html import Element, HtmlElement, fragment_fromstring, tostring

from reading_list.citations.prose import NOTE
from reading_list.exports.conversion import direction
from reading_list.exports.document import CITATION_LANGUAGE

_SPOKEN: Final = ("strong", "em", "p", "td", "th", "dt", *(f"h{level}" for level in range(1, 7)))
"""Elements that hold words, and of which pandoc keeps no language and no direction."""


def on_paper(html: str, resolve: Callable[[str], str]) -> str:
    """The prose below its title, with footnotes and with links that lead somewhere from a file.

    ``resolve``: what an address relative to the page is in full; ``""`` makes the link text.
    """
    root = fragment_fromstring(html, create_parent="div")
    _style_paragraphs(root)
    _raise_headings(root)
    _make_notes(root)
    _lead_links_out(root, resolve)
    for words in list(root.iter("bdi")):
        words.tag = "span"
    for element in list(root.iter(*_SPOKEN)):
        _speak(element)
    return str(tostring(root, encoding="unicode"))


def _style_paragraphs(root: HtmlElement) -> None:
    """Right to left pandoc gives paragraphs no style of its own accord."""
    for paragraph in root.findall("p"):
        styled = Element("div", {"data-custom-style": "Body Text"})
        root.replace(paragraph, styled)
        styled.append(paragraph)


def _raise_headings(root: HtmlElement) -> None:
    """The title goes, the document has its own; the parts below it become the highest."""
    for title in list(root.iter("h1")):
        title.drop_tree()
    for level in range(2, 7):
        for heading in list(root.iter(f"h{level}")):
            heading.tag = f"h{level - 1}"


def _make_notes(root: HtmlElement) -> None:
    notes_by_id = {note.get("id"): note for note in root.xpath('.//div[@class="footnote"]//li')}
    for mark in root.xpath('.//sup[a[@class="footnote-ref"]]'):
        (reference,) = mark
        mark.tag = "span"
        mark.attrib.clear()
        # The note takes the direction of the place where it is marked.
        name = reference.get("href", "").removeprefix("#")
        if name.startswith(f"fn:{NOTE}") and _is_foreign(notes_by_id[name]):
            mark.set("lang", CITATION_LANGUAGE)
            mark.set("dir", direction(CITATION_LANGUAGE))
        reference.set("role", "doc-noteref")
    for back in root.xpath('.//a[@class="footnote-backref"]'):
        paragraph = back.getparent()
        back.drop_tree()
        last = paragraph[-1] if len(paragraph) else None
        if last is None:
            paragraph.text = (paragraph.text or "").rstrip()
        else:
            last.tail = (last.tail or "").rstrip()
    for notes in root.xpath('.//div[@class="footnote"]'):
        notes.tag = "section"
        notes.set("role", "doc-endnotes")
        for rule in notes.findall("hr"):
            rule.drop_tree()


def _is_foreign(note: HtmlElement) -> bool:
    """Whether all words of a note are marked as being in another language than the text."""
    told = note.xpath(".//text()[not(ancestor::*[@lang]) and not(ancestor::a)]")
    return not re.search(r"[^\W\d_]", "".join(told))


def _lead_links_out(root: HtmlElement, resolve: Callable[[str], str]) -> None:
    """Links within the document stay, and so do those to other sites."""
    names = {element.get("id") for element in root.iter() if element.get("id")}
    for link in list(root.iter("a")):
        href = link.get("href", "")
        if urlsplit(href).scheme or (href.startswith("#") and href[1:] in names):
            continue
        address = resolve(href)
        if address:
            link.set("href", address)
        else:
            link.drop_tag()


def _speak(element: HtmlElement) -> None:
    """Move what an element says of its language and direction to a span of all its words."""
    said = {name: element.attrib.pop(name) for name in ("lang", "dir") if name in element.attrib}
    if said:
        words = Element("span", said)
        words.text, element.text = element.text, None
        words.extend(list(element))
        element.append(words)
