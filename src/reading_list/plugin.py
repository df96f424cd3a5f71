"""The MkDocs adapter: hands the pages and files of the list to a MkDocs build.

What happens when, across one build of one language:

1. ``on_config``: the records are read, checked, cited and turned into pages. Any problem in
   ``bib/`` stops here, before MkDocs clears the folder it writes to.
2. ``on_files``: each page becomes a generated file with empty Markdown, kept out of the
   navigation (a thousand pages in it would be quadratic); data files and assets are added.
   A page written by hand in ``docs/`` at the same address gives that page its introduction.
3. ``on_page_markdown``: title and description are set from the page.
4. ``on_page_content``: the page is drawn; there is nothing for Markdown to do.
5. ``on_page_context`` and ``on_env``: the theme gets what belongs into ``<head>``, and gettext.

Everything of substance is in ``reading_list.site``, which knows nothing of MkDocs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from jinja2 import Environment
from markdown import Markdown  # type: ignore[import-untyped]
from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from reading_list.bibliography.bibliography import Bibliography, load
from reading_list.bibliography.findings import BibliographyError
from reading_list.bibliography.vocabulary import LANGUAGES
from reading_list.citations.claims import load_claims
from reading_list.citations.csl_styles import UnknownStyleError
from reading_list.citations.engine import Citations, cite_all, style_named
from reading_list.citations.model import STYLES
from reading_list.exports.document import Document
from reading_list.site.assets import assets
from reading_list.site.drawing import (
    draw,
    draw_guide,
    draw_guide_head,
    draw_head,
    draw_references,
)
from reading_list.site.exchange import language_files, shared_files
from reading_list.site.files import guide_handout, site_files
from reading_list.site.handouts import guide_documents, handout_files
from reading_list.site.language import DEFAULT_LANGUAGE, translations
from reading_list.site.my_list import my_list_files
from reading_list.site.page import Page
from reading_list.site.pages import site_pages
from reading_list.site.prose import Reference, guide_pages, read_prose
from reading_list.site.shell import other_addresses, shell, twin
from reading_list.site.structured import shared_root

if TYPE_CHECKING:
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

THEME = Path(__file__).parent / "site" / "theme"


class StyleId(base.BaseConfigOption[str]):
    """The id of a CSL style; one that is none is a mistake in ``mkdocs.yml``."""

    def run_validation(self, value: object) -> str:
        """The id. Raise ``ValidationError`` naming the nearest where there is no such style."""
        try:
            return style_named(str(value)).id
        except UnknownStyleError as error:
            raise base.ValidationError(str(error)) from error


class ReadingListConfig(base.Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in ``mkdocs.yml``."""

    bib = c.Dir(default="bib", exists=True)
    """The folder of the records."""
    language = c.Choice(("en", "ar"), default="en")
    """The language of this build's interface."""
    cache = c.Type(str, default=".cache")
    """Where rendered citations are kept between builds."""
    node_modules = c.Dir(default="locks/node_modules", exists=True)
    """Where the npm packages with the fonts are."""
    styles = c.ListOfItems[str](StyleId(), default=[])
    """Ids of CSL styles, to be offered on the source pages after those of the list's own."""
    fallback = c.Optional(c.Dir(exists=True))
    """Prose in English, shown (and marked as English) where this language has none yet."""


class ReadingListPlugin(BasePlugin[ReadingListConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of the list to a MkDocs site."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the list and make its pages."""
        try:
            self._read(config)
        except BibliographyError as error:
            raise PluginError(f"the records or the prose have problems\n{error}") from error
        config.theme.dirs.insert(0, str(THEME))
        return config

    def _read(self, config: MkDocsConfig) -> None:
        bibliography = load(Path(self.config.bib))
        claims = load_claims(Path(self.config.bib), bibliography)
        kinds = bibliography.vocabularies.kinds
        cache = Path(config.config_file_path).parent / self.config.cache
        citations = cite_all(
            bibliography.entries.values(),
            lambda entry: kinds[entry.kind].un,
            tuple(dict.fromkeys((*STYLES, *self.config.styles))),
            cache,
        )
        language = self.config.language
        folders = {language: Path(config.docs_dir)}
        if self.config.fallback:
            folders[DEFAULT_LANGUAGE] = Path(self.config.fallback)
        self.prose = read_prose(folders, bibliography, citations)
        self.pages = site_pages(bibliography, citations, language, self.prose.pages, claims)
        self.by_address = {page.address: page for page in self.pages}
        guides = guide_pages(self.prose.pages, self.by_address)
        self.guides = {guide.address: guide for guide in guides}
        # Data files stand once, at the root; the other languages link there.
        self.files = assets(Path(self.config.node_modules))
        root = config.site_url or ""
        self.files |= language_files(bibliography, language, root)
        if language == DEFAULT_LANGUAGE:
            self.files |= my_list_files(bibliography, citations, self.files)
            self.files |= site_files(bibliography)
            self.files |= shared_files(bibliography, claims, citations, root)
            documents = self._guide_documents(config, bibliography, citations)
            self.files |= handout_files(bibliography, citations, documents, cache / "handouts")
        self.untranslated: set[str] = set()

    def _guide_documents(
        self, config: MkDocsConfig, bibliography: Bibliography, citations: Citations
    ) -> dict[str, Document]:
        """The guides of every language: the prose of the others stands below that of this one."""
        markdown = Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs
        )
        documents: dict[str, Document] = {}
        for language in LANGUAGES:
            prose, root = self.prose, config.site_url or ""
            if language != DEFAULT_LANGUAGE:
                folder = Path(config.docs_dir, language)
                prose = read_prose({language: folder}, bibliography, citations)
                root = root and f"{root}{language}/"
            documents |= guide_documents(
                prose, self.by_address, lambda text: str(markdown.reset().convert(text)), root
            )
        return documents

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated pages, the data files and the assets."""
        if self.config.fallback:
            self._add_fallback(files, config, Path(self.config.fallback))
        written = {file.url.removeprefix("./") for file in files.documentation_pages()}
        for address in sorted(self.by_address.keys() - written):
            source = f"{address}index.md"
            files.append(
                File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            )
        for path, content in self.files.items():
            files.append(File.generated(config, path, content=content))
        return files

    def _add_fallback(self, files: Files, config: MkDocsConfig, folder: Path) -> None:
        for path in sorted(folder.rglob("*.md")):
            source = path.relative_to(folder).as_posix()
            if source.startswith("ar/") or files.get_file_from_path(source):
                continue
            files.append(File(source, str(folder), config.site_dir, config.use_directory_urls))
            self.untranslated.add(source)

    def _page(self, page: MkDocsPage) -> Page | None:
        return self.by_address.get(page.url.removeprefix("./"))

    def on_page_markdown(
        self, markdown: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Give the page its title and description, and its citations their notes."""
        drawn = self._page(page)
        if drawn is not None:
            page.meta["title"] = drawn.title
            page.meta["description"] = drawn.description
            page.update_date = drawn.updated or page.update_date
        # The sitemap, drawn before any page, names canonical pages only.
        page.meta["unlisted"] = bool(drawn and drawn.gone) or self._borrowed(page)
        return self.prose.cite(markdown, page.file.src_uri).markdown

    def on_page_content(
        self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Draw the page, with the prose of ``docs/`` at its address as introduction."""
        drawn = self._page(page)
        if drawn is not None:
            return draw(drawn, self.pages, prose=html)
        language = self.config.language
        guide = self.guides.get(page.url)
        if guide is not None:
            handout = guide_handout(guide.address, guide.language)
            html = draw_guide(html, guide, handout, language)
        return html + draw_references(self._references(page), language)

    def _references(self, page: MkDocsPage) -> list[Reference]:
        return self.prose.references(page.url.removeprefix("./"))

    def on_page_context(
        self,
        context: TemplateContext,
        /,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> TemplateContext:
        """Hand the theme what it needs beside the content."""
        drawn = self._page(page)
        language = self.config.language
        address = page.url.removeprefix("./")
        root = config.site_url or ""
        to_twin, _ = twin(language, address)
        if self._borrowed(page):
            page.canonical_url = shared_root(root, language) + address
        if drawn and drawn.gone and drawn.gone.into:
            page.canonical_url = root + drawn.gone.into
        alone = drawn.gone is not None if drawn else not self._twin_of(page)
        # MkDocs types its own variables; a theme's own come beside them.
        cast("dict[str, object]", context).update(
            drawn=drawn,
            head=draw_head(drawn, root) if drawn else self._guide_head(page, root),
            untranslated=page.file.src_uri in self.untranslated,
            twin=to_twin,
            addresses=other_addresses(language, address, root, alone=alone),
        )
        return context

    def _borrowed(self, page: MkDocsPage) -> bool:
        """Whether the page is another language's, shown for want of a translation."""
        return self._page(page) is None and page.file.src_uri in self.untranslated

    def _twin_of(self, page: MkDocsPage) -> bool:
        """Whether a page that people wrote is there in the other language too."""
        if self.config.language != DEFAULT_LANGUAGE:
            return not self._borrowed(page)
        other = shell(DEFAULT_LANGUAGE).other_language
        return Path(page.file.src_dir or "", other, page.file.src_uri).is_file()

    def _guide_head(self, page: MkDocsPage, root: str) -> str:
        guide = self.guides.get(page.url)
        if guide is None or self._borrowed(page):
            return ""
        about = str(page.meta.get("description", ""))
        return draw_guide_head(guide, about, self.prose.cited_by(guide), root)

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme's templates gettext."""
        env.add_extension("jinja2.ext.i18n")
        env.globals["shell"] = shell(self.config.language)
        install = env.install_gettext_translations  # type: ignore[attr-defined]
        install(translations(self.config.language), newstyle=True)
        return env
