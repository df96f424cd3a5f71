"""Reading lists as Word documents, to hand out: each region, theme and guide, all, or some sources.

A page shows a source under each of its themes; on paper, with its annotation, it stands once,
under the first.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import urljoin

from reading_list.bibliography.bibliography import Bibliography, newest_first
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.vocabulary import Term, ancestors
from reading_list.citations.model import DEFAULT_STYLE, STYLES, Citation, Form, default_style
from reading_list.exports.document import (
    CITATION_LANGUAGE,
    Document,
    Reference,
    Section,
    write_documents,
)
from reading_list.exports.paper import on_paper
from reading_list.site import addresses
from reading_list.site.citing import label
from reading_list.site.files import guide_handout, part_handout, term_handout, whole_handout
from reading_list.site.language import Interface
from reading_list.site.listing import Lister
from reading_list.site.prose import Prose, ProsePage, address_of, guide_pages
from reading_list.site.terms import REGIONS, THEMES, Facet


@dataclass(frozen=True, slots=True)
class Handouts:
    """Makes documents in one language and one style.

    ``citations``: of every entry asked for, its bibliography entry in the style.
    """

    bibliography: Bibliography
    interface: Interface
    citations: Mapping[str, Form]
    style: str = DEFAULT_STYLE

    def term(self, facet: Facet, identifier: str) -> Document:
        """A region by themes, or a theme by regions; narrower terms included."""
        if facet is REGIONS:
            other, entries = THEMES, self.bibliography.in_region(identifier)
        else:
            other, entries = REGIONS, self.bibliography.in_theme(identifier)
        term = self._vocabulary(facet)[identifier]
        name, scope = self.interface.label(term.label), self.interface.label(term.scope)
        return self._document(name, (scope,), entries, self._sections(other, entries))

    def whole(self) -> Document:
        """Every source by themes."""
        entries = newest_first(self.bibliography.entries.values())
        title = self.interface.gettext("All sources")
        return self._document(title, (), entries, self._sections(THEMES, entries))

    def chosen(self, title: str, entries: Iterable[Entry]) -> Document:
        """Some sources in the order given, without headings."""
        listed = list(entries)
        section = Section("", tuple(map(self._reference, listed)))
        return self._make(title, (), listed, (section,))

    def guide(
        self, title: str, body: str, entries: Iterable[Entry], root: str, whole: str = ""
    ) -> Document:
        """Prose, and the sources it cites in the order given, with links to their pages.

        ``root``: the public address of the site in this language, or ``""`` if it is not known;
        ``whole``: the title of the guide that the prose is a part of, if it is one.
        """
        listed = list(entries)
        references = tuple(
            Reference(
                self.citations[entry.key].html,
                page=root and root + addresses.source(entry),
                language=self.citations[entry.key].lang,
            )
            for entry in listed
        )
        heading = self.interface.gettext("Sources cited")
        sections = (Section(heading, references),) if references else ()
        said = (self.interface.gettext("From: %(title)s", title=whole),) if whole else ()
        return replace(self._make(title, said, listed, sections), body=body)

    def _document(
        self,
        title: str,
        introduction: tuple[str, ...],
        entries: list[Entry],
        sections: tuple[Section, ...],
    ) -> Document:
        ui = self.interface
        count = ui.ngettext("%(number)s source", "%(number)s sources", len(entries))
        order = ui.gettext(
            "%(sources)s, newest first. A source with several themes or regions stands under "
            "the first of them.",
            sources=count,
        )
        said = order if entries else ui.gettext("No source is listed here yet.")
        return self._make(title, (*introduction, said), entries, sections)

    def _make(
        self,
        title: str,
        introduction: tuple[str, ...],
        entries: list[Entry],
        sections: tuple[Section, ...],
    ) -> Document:
        ui = self.interface
        # Dated by its sources, so that it changes when one of them does and not before.
        seen = max((entry.verified for entry in entries), default=None)
        subtitle = ui.gettext("Counter-Terrorism Policy Reading List")
        named = label(STYLES[self.style], ui) if self.style in STYLES else None
        document = Document(
            title=title,
            introduction=introduction,
            style=(ui.gettext("Style"), named.text if named else self.style),
            style_language=named.lang if named else CITATION_LANGUAGE,
            sections=sections,
            language=ui.code,
            subtitle=f"{subtitle} · {ui.date(seen)}" if seen else subtitle,
        )
        return replace(document, dated=seen.earliest) if seen else document

    def _sections(self, facet: Facet, entries: list[Entry]) -> tuple[Section, ...]:
        """The entries under the first of their terms, in the vocabulary's order."""
        members: dict[str, list[Entry]] = {}
        for entry in entries:
            carried = entry.regions if facet is REGIONS else entry.themes
            members.setdefault(carried[0], []).append(entry)
        terms = self._vocabulary(facet)
        return tuple(
            Section(
                self.interface.label(term.label),
                tuple(map(self._reference, members[term.id])),
                # A level below the broader terms that have a heading here.
                1 + len(members.keys() & set(ancestors(terms, term.id))),
            )
            for term in terms.values()
            if term.id in members
        )

    def _vocabulary(self, facet: Facet) -> Mapping[str, Term]:
        vocabularies = self.bibliography.vocabularies
        return vocabularies.regions if facet is REGIONS else vocabularies.themes

    def _reference(self, entry: Entry) -> Reference:
        annotation = Lister(self.bibliography, self.interface).annotation(entry)
        text, lang = (annotation.text, annotation.lang) if annotation else ("", "en")
        cited = self.citations[entry.key]
        return Reference(cited.html, text, lang, language=cited.lang)


def handout_files(
    bibliography: Bibliography,
    citations: Mapping[str, Mapping[str, Citation]],
    guides: Mapping[str, Document],
    cache: Path | None = None,
) -> dict[str, bytes]:
    """Every document of the site by where it stands, from the root of the site.

    ``citations``: as in `pages.site_pages`; ``guides``: from `guide_documents`; ``cache``: a
    folder for documents already written.
    """
    vocabularies = bibliography.vocabularies
    documents = dict(guides)
    for language in bibliography.languages:
        style = default_style(language)
        cited = {key: citations[key][style].entry for key in bibliography.entries}
        handouts = Handouts(bibliography, Interface(language), cited, style)
        documents[whole_handout(language).file] = handouts.whole()
        for facet, terms in ((REGIONS, vocabularies.regions), (THEMES, vocabularies.themes)):
            for term in terms:
                file = term_handout(facet.id, term, language).file
                documents[file] = handouts.term(facet, term)
    return write_documents(documents, cache)


def guide_documents(
    prose: Prose, drawn: Container[str], to_html: Callable[[str], str], root: str
) -> dict[str, Document]:
    """Every guide, and each of its parts, by where its document stands, from the root of the site.

    ``drawn``: as in `prose.guide_pages`; ``to_html``: Markdown as the site reads it; ``root``: the
    public address of the site in the language of ``prose``, or ``""`` if it is not known.
    """
    documents = {}
    entries = prose.bibliography.entries
    for page in guide_pages(prose.pages, drawn):
        whole = prose.cited_by(page)
        cited = {key: prose.entry(key, page.language) for key in whole}
        style = default_style(page.language)
        handouts = Handouts(prose.bibliography, Interface(page.language), cited, style)
        wanted = [(guide_handout(page.address, page.language), page.title, page.text, whole, "")]
        for part in prose.parts(page):
            file = part_handout(page.address, part.id, page.language)
            keys = prose.listed(part.keys, page.language)
            wanted.append((file, part.title, part.text, keys, page.title))
        for file, title, text, keys, of in wanted:
            # On paper a note is no more than the citation; the list of sources has the links.
            noted = prose.cite(text, page.source).markdown
            body = on_paper(to_html(noted), partial(_in_full, page, root))
            listed = (entries[key] for key in keys)
            documents[file.file] = handouts.guide(title, body, listed, root, of)
    return documents


def _in_full(page: ProsePage, root: str, href: str) -> str:
    """The public address that a link in a page's Markdown leads to; ``""`` without a root."""
    path, mark, anchor = href.partition("#")
    target = normpath(join(dirname(page.source), path)) if path else page.source
    address = address_of(target) if target.endswith(".md") else target
    return urljoin(root, address) + mark + anchor if root else ""
