"""Atom feeds (RFC 4287), written with an XML library.

A feed says what it is and who speaks; an entry is a record that joined the list. Identifiers are
UUIDs made from the key of the record (RFC 4122, version 5): they stay when the site moves or a
text is reworded, so that no feed reader shows an old record as a new one.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from reading_list.bibliography.dates import PartialDate

MEDIA_TYPE: Final = "application/atom+xml"

_ATOM: Final = "http://www.w3.org/2005/Atom"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACE: Final = uuid.UUID("0b4f0a52-6f4e-5f0c-9a53-6c5b3c7a9e11")
"""The list's own; never to be changed, or every reader of a feed sees every record anew."""


@dataclass(frozen=True, slots=True)
class Label:
    """A category: its id, the address of the vocabulary it stands in, its name."""

    term: str
    scheme: str
    label: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A record in a feed.

    ``name``: what the identifier is made from; ``title`` and ``summary`` each with the language
    they are in; ``page``: of the record on this site; ``document``: of the source itself, or
    ``""``; ``published`` and ``updated`` are full days.
    """

    name: str
    title: tuple[str, str]
    page: str
    document: str
    authors: Sequence[str]
    summary: tuple[str, str] | None
    categories: Sequence[Label]
    published: PartialDate
    updated: PartialDate


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. ``address`` is its own, ``page`` that of the HTML page it goes with."""

    name: str
    language: str
    title: str
    subtitle: str
    author: str
    rights: str
    address: str
    page: str
    updated: PartialDate
    entries: Sequence[FeedEntry]


def identifier(name: str) -> str:
    """The lasting identifier of what the list calls by this name (RFC 4287, part 4.2.6)."""
    return uuid.uuid5(_NAMESPACE, name).urn


def atom(feed: Feed) -> bytes:
    """The feed as an XML document in UTF-8."""
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})  # type: ignore[dict-item]
    root.set(_LANG, feed.language)
    _text(root, "id", identifier(feed.name))
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", _moment(feed.updated))
    _person(root, "author", feed.author)
    _text(root, "rights", feed.rights)
    _link(root, "self", feed.address, MEDIA_TYPE)
    _link(root, "alternate", feed.page, "text/html")
    for entry in feed.entries:
        _entry(root, entry, feed.language)
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _entry(root: etree._Element, entry: FeedEntry, language: str) -> None:
    element = etree.SubElement(root, f"{{{_ATOM}}}entry")
    _text(element, "id", identifier(entry.name))
    _text(element, "title", *entry.title, around=language)
    _text(element, "published", _moment(entry.published))
    _text(element, "updated", _moment(entry.updated))
    for name in entry.authors:
        _person(element, "author", name)
    _link(element, "alternate", entry.page, "text/html")
    if entry.document:
        _link(element, "related", entry.document)
    for category in entry.categories:
        etree.SubElement(
            element,
            f"{{{_ATOM}}}category",
            {"term": category.term, "scheme": category.scheme, "label": category.label},
        )
    if entry.summary:
        _text(element, "summary", *entry.summary, around=language)


def _text(
    parent: etree._Element, name: str, text: str, language: str = "", around: str = ""
) -> None:
    """An element with a text; where it is not in the language around it, it says so."""
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    if language != around:
        element.set(_LANG, language)
    element.text = text


def _person(parent: etree._Element, name: str, person: str) -> None:
    _text(etree.SubElement(parent, f"{{{_ATOM}}}{name}"), "name", person)


def _link(parent: etree._Element, relation: str, address: str, media_type: str = "") -> None:
    element = etree.SubElement(parent, f"{{{_ATOM}}}link", {"rel": relation, "href": address})
    if media_type:
        element.set("type", media_type)


def _moment(date: PartialDate) -> str:
    """A day as RFC 3339 writes a point in time; records know no hours."""
    return f"{date.earliest.isoformat()}T00:00:00Z"
