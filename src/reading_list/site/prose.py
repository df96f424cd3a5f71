"""Pages people write in ``docs/``: which sources each cites, and its text with notes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from markupsafe import Markup

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.findings import BibliographyError, Finding, Place
from reading_list.citations.engine import Citations, style_in
from reading_list.citations.model import Form, LocatorKind, Style
from reading_list.citations.prose import CitedProse, Cluster, cite_prose, find_clusters
from reading_list.exports.coins import context_object
from reading_list.site.language import DEFAULT_LANGUAGE, Interface, Words, direction
from reading_list.site.listing import Lister

_FRONT_MATTER: Final = re.compile(r"\A---\n.*?^---\n", re.MULTILINE | re.DOTALL)
_SECTION: Final = re.compile(
    r"^##[ \t]+(?P<title>.+?)(?:[ \t]*\{[ \t]*#(?P<id>[\w-]+)[ \t]*\})?[ \t]*$", re.MULTILINE
)
_DEEPER: Final = re.compile(r"^##(?=#)", re.MULTILINE)
_MARKUP: Final = re.compile(r"([\\`*_\[\]{}])")
"""What Markdown would take for markup in a name."""
_TITLE: Final = re.compile(r"^(?:title:|#)\s+[\"']?(?P<title>.+?)[\"']?\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page of ``docs/``: its file there, its address on the site, its title, what it cites.

    ``text``: its Markdown below the front matter.
    """

    source: str
    address: str
    title: str
    keys: frozenset[str]
    language: str
    text: str = field(repr=False)

    @property
    def to_root(self) -> str:
        """As that of `page.Page`."""
        return "../" * self.address.count("/")


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a guide that can be handed out alone: a week, a reading path.

    ``id``: that of its heading; ``text``: its Markdown below the heading, with the headings in it
    a level higher; ``keys``: what it cites, in the order of the text.
    """

    id: str
    title: str
    text: str = field(repr=False)
    keys: tuple[str, ...]


def cited_in(pages: Iterable[ProsePage]) -> Mapping[str, tuple[ProsePage, ...]]:
    """For each key, the pages that cite it, by address."""
    found: dict[str, list[ProsePage]] = {}
    for page in sorted(pages, key=lambda page: page.address):
        for key in page.keys:
            found.setdefault(key, []).append(page)
    return {key: tuple(citing) for key, citing in found.items()}


def guide_pages(pages: Iterable[ProsePage], drawn: Container[str]) -> tuple[ProsePage, ...]:
    """The pages that are guides: in their folder, and whole (not the introduction of a page
    that is drawn from the records, at an address in ``drawn``)."""
    return tuple(
        page
        for page in pages
        if posixpath.split(page.source)[0] == "guides"
        and page.source != "guides/index.md"
        and page.address not in drawn
    )


@dataclass(frozen=True, slots=True)
class Reference:
    """A line of a reference list: the bibliography entry as HTML, what lists call the source, its
    page, its OpenURL (`exports.coins`)."""

    html: Markup
    name: Words
    lang: str
    address: str
    key: str
    coins: str

    @property
    def direction(self) -> str:
        return direction(self.lang)


@dataclass(frozen=True)
class Prose:
    """Every page people wrote, and the citations they may use."""

    bibliography: Bibliography
    citations: Citations
    pages: tuple[ProsePage, ...]

    def cite(
        self, text: str, source: str, way: Callable[[Words, str, str], str] | None = None
    ) -> CitedProse:
        """The Markdown of the page in the file ``source`` with notes for its citations.

        ``way`` makes what stands for the link from a note to the page of its source, from what
        lists call it, an arrow, and the language of the page; without it there are no links.
        They lead to Markdown files, as MkDocs wants them in order to check them.
        """
        clusters, _ = find_clusters(text, self.bibliography.entries, self._bare)
        language = next((p.language for p in self.pages if p.source == source), DEFAULT_LANGUAGE)
        styles = {key: self.style(key, language) for key in _keys_of(clusters)}
        chosen = {key: self.citations[key][style.id] for key, style in styles.items()}
        foreign = {key: style for key, style in styles.items() if style.lang != language}
        here = posixpath.dirname(source)

        def drawn(key: str, arrow: str) -> str:
            name = self.name(key, language)
            plain = Words(_MARKUP.sub(r"\\\1", name.text), name.lang)
            return way(plain, arrow, language) if way else arrow

        return cite_prose(
            text,
            clusters,
            chosen,
            lambda key: posixpath.relpath(f"sources/{key}/index.md", here or ".") if way else "",
            foreign,
            drawn,
        )

    def references(self, address: str) -> list[Reference]:
        """The reference list of the page at an address, in the order of its words."""
        return [
            Reference(
                Markup(self.entry(key, page.language).html),  # noqa: S704
                self.name(key, page.language),
                self.style(key, page.language).lang,
                f"{page.to_root}sources/{key}/",
                key,
                context_object(self.bibliography.entries[key]),
            )
            for page in self.pages
            if page.address == address
            for key in self.cited_by(page)
        ]

    def cited_by(self, page: ProsePage) -> list[str]:
        """What a page cites, in the order of its reference list (`listed`)."""
        return self.listed(page.keys, page.language)

    def listed(self, keys: Iterable[str], language: str) -> list[str]:
        """Sources in the order of the words of a reference list, those in its language first."""

        def order(key: str) -> tuple[bool, str]:
            foreign = self.style(key, language).lang != language
            return foreign, self.entry(key, language).text.casefold()

        return sorted(sorted(keys), key=order)

    def parts(self, page: ProsePage) -> tuple[Part, ...]:
        """The sections of a page that have a name of their own (``## Week 1 { #week-1 }``), for
        the address of their document, and cite a source."""
        headings = list(_SECTION.finditer(page.text))
        ends = [*(heading.start() for heading in headings), len(page.text)]
        parts = []
        for heading, end in zip(headings, ends[1:], strict=True):
            text = page.text[heading.end() : end]
            clusters, _ = find_clusters(text, self.bibliography.entries, self._bare)
            keys = tuple(dict.fromkeys(_keys_of(clusters)))
            if heading["id"] and keys:
                text = _DEEPER.sub("#", text)
                parts.append(Part(heading["id"], heading["title"], text, keys))
        return tuple(parts)

    def name(self, key: str, language: str) -> Words:
        """What lists in a language call a source."""
        return self._listers[language].name(self.bibliography.entries[key])

    @cached_property
    def _listers(self) -> Mapping[str, Lister]:
        codes = self.bibliography.languages
        return {code: Lister(self.bibliography, Interface(code)) for code in codes}

    def style(self, key: str, language: str) -> Style:
        """The style that pages in a language cite a source in."""
        entry = self.bibliography.entries[key]
        return style_in(language, entry, self.bibliography.vocabularies.kinds[entry.kind])

    def entry(self, key: str, language: str) -> Form:
        """The bibliography entry of a source on pages in a language."""
        return self.citations[key][self.style(key, language).id].entry

    def _bare(self, key: str) -> LocatorKind:
        return _bare(self.bibliography, key)


def read_prose(
    folders: Mapping[str, Path], bibliography: Bibliography, citations: Citations
) -> Prose:
    """Read every page of each language's folder; of two at one address the first folder's counts.

    Raise `BibliographyError` with every citation that cannot be made, by file and line.
    """
    pages: dict[str, ProsePage] = {}
    findings: list[Finding] = []
    for language, folder in folders.items():
        for path in sorted(folder.rglob("*.md")):
            source = path.relative_to(folder).as_posix()
            # Prose of other languages stands in folders below the English prose.
            if source in pages or in_another_language(source, bibliography.languages):
                continue
            text = path.read_text("utf-8")
            clusters, problems = find_clusters(
                text, bibliography.entries, lambda key: _bare(bibliography, key)
            )
            findings += [
                Finding(
                    Place(f"{folder.name}/{source}", p.line), "", "", "prose", p.message, p.mend
                )
                for p in problems
            ]
            title = _TITLE.search(text)
            address = address_of(source)
            pages[source] = ProsePage(
                source,
                address,
                title["title"] if title else address.rstrip("/"),
                frozenset(_keys_of(clusters)),
                language,
                _FRONT_MATTER.sub("", text),
            )
    if findings:
        raise BibliographyError(findings)
    return Prose(bibliography, citations, tuple(pages.values()))


def in_another_language(source: str, languages: Iterable[str]) -> bool:
    """Whether a file below the English prose is in the folder of another language."""
    return source.split("/", 1)[0] in set(languages) - {DEFAULT_LANGUAGE}


def address_of(source: str) -> str:
    """Where the page of a Markdown file stands: ``guides/financing.md``, ``guides/financing/``."""
    address = source.removesuffix(".md").removesuffix("index").rstrip("/")
    return f"{address}/" if address else ""


def _keys_of(clusters: Iterable[Cluster]) -> list[str]:
    return [item.key for cluster in clusters for item in cluster.items]


def _bare(bibliography: Bibliography, key: str) -> LocatorKind:
    """A number without a word counts paragraphs in a UN document, pages elsewhere."""
    kind = bibliography.vocabularies.kinds[bibliography.entries[key].kind]
    return LocatorKind.PARAGRAPH if kind.un else LocatorKind.PAGE
