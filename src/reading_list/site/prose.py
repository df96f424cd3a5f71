"""Pages people write in ``docs/``: which sources each cites, and its text with notes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markupsafe import Markup

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.findings import BibliographyError, Finding, Place
from reading_list.citations.engine import Citations
from reading_list.citations.model import DEFAULT_STYLE, LocatorKind
from reading_list.citations.prose import CitedProse, Cluster, cite_prose, find_clusters

_TITLE: Final = re.compile(r"^(?:title:|#)\s+[\"']?(?P<title>.+?)[\"']?\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page of ``docs/``: its file there, its address on the site, its title, what it cites."""

    source: str
    address: str
    title: str
    keys: frozenset[str]


def cited_in(pages: Iterable[ProsePage]) -> Mapping[str, tuple[ProsePage, ...]]:
    """For each key, the pages that cite it, by address."""
    found: dict[str, list[ProsePage]] = {}
    for page in sorted(pages, key=lambda page: page.address):
        for key in page.keys:
            found.setdefault(key, []).append(page)
    return {key: tuple(citing) for key, citing in found.items()}


@dataclass(frozen=True, slots=True)
class Reference:
    """A line of a reference list: the bibliography entry as HTML, and the source's page."""

    html: Markup
    lang: str
    address: str


@dataclass(frozen=True)
class Prose:
    """Every page people wrote, and the citations they may use."""

    bibliography: Bibliography
    citations: Citations
    pages: tuple[ProsePage, ...]

    def cite(self, text: str, source: str) -> CitedProse:
        """The Markdown of the page in the file ``source`` with notes for its citations.

        Links lead to Markdown files, as MkDocs wants them in order to check them.
        """
        clusters, _ = find_clusters(text, self.bibliography.entries, self._bare)
        chosen = {key: self.citations[key][DEFAULT_STYLE] for key in _keys_of(clusters)}
        here = posixpath.dirname(source)
        return cite_prose(
            text,
            clusters,
            chosen,
            lambda key: posixpath.relpath(f"sources/{key}/index.md", here or "."),
        )

    def references(self, address: str) -> list[Reference]:
        """The reference list of the page at an address, in the order of its words."""
        keys = sorted(key for page in self.pages if page.address == address for key in page.keys)
        forms = [(self.citations[key][DEFAULT_STYLE].entry, key) for key in keys]
        return [
            Reference(Markup(form.html), "en", f"{_to_root(address)}sources/{key}/")  # noqa: S704
            for form, key in sorted(forms, key=lambda pair: pair[0].text.casefold())
        ]

    def _bare(self, key: str) -> LocatorKind:
        return _bare(self.bibliography, key)


def read_prose(folders: Iterable[Path], bibliography: Bibliography, citations: Citations) -> Prose:
    """Read every page below ``folders``; of two at one address the first folder's counts.

    Raise `BibliographyError` with every citation that cannot be made, by file and line.
    """
    pages: dict[str, ProsePage] = {}
    findings: list[Finding] = []
    for folder in folders:
        for path in sorted(folder.rglob("*.md")):
            source = path.relative_to(folder).as_posix()
            # Prose of another language stands in a folder below the English prose.
            if source in pages or source.startswith("ar/"):
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
            address = source.removesuffix(".md").removesuffix("index").rstrip("/")
            pages[source] = ProsePage(
                source,
                f"{address}/" if address else "",
                title["title"] if title else address,
                frozenset(_keys_of(clusters)),
            )
    if findings:
        raise BibliographyError(findings)
    return Prose(bibliography, citations, tuple(pages.values()))


def _to_root(address: str) -> str:
    return "../" * address.count("/")


def _keys_of(clusters: Iterable[Cluster]) -> list[str]:
    return [item.key for cluster in clusters for item in cluster.items]


def _bare(bibliography: Bibliography, key: str) -> LocatorKind:
    """A number without a word counts paragraphs in a UN document, pages elsewhere."""
    kind = bibliography.vocabularies.kinds[bibliography.entries[key].kind]
    return LocatorKind.PARAGRAPH if kind.un else LocatorKind.PAGE
