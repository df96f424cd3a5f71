"""The MkDocs adapter: hands the pages and files of the list to a MkDocs build.

What happens when, across one build of one language:

1. ``on_config``: the records are read, checked and cited, unless who builds several languages
   gave their edition (`ReadingListPlugin.edition`), and turned into pages. Any problem in
   ``bib/`` stops here, before MkDocs clears the folder it writes to.
2. ``on_files``: MkDocs learns of every page and data file, for the links that lead there from
   pages people wrote; it neither reads nor renders ours (`framing.DrawnFile`).
3. ``on_page_markdown`` and ``on_page_content``: the pages people wrote in ``docs/`` get the notes
   of their citations. One that stands at the address of a drawn page is its introduction.
4. ``on_env`` and ``on_page_context``: the theme gets gettext and what belongs into ``<head>``.
5. ``on_post_build``: the other pages are drawn, put into the theme's frame, and written, and so
   are the data files.

Everything of substance is in ``reading_list.site``, which knows nothing of MkDocs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jinja2 import Environment
from markdown import Markdown  # type: ignore[import-untyped]
from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from reading_list.bibliography.findings import BibliographyError
from reading_list.citations.csl_styles import UnknownStyleError
from reading_list.citations.engine import style_named
from reading_list.citations.model import STYLES
from reading_list.citations.pandoc import PandocError
from reading_list.exports.document import Document
from reading_list.framing import DrawnFile, Frames, drawn_page, write_file, write_page
from reading_list.parallel import run_all
from reading_list.site.assets import assets
from reading_list.site.drawing import (
    draw,
    draw_guide,
    draw_guide_head,
    draw_head,
    draw_references,
    draw_way,
)
from reading_list.site.edition import Edition, Source, read_edition
from reading_list.site.exchange import language_files, shared_files
from reading_list.site.files import site_files
from reading_list.site.handouts import guide_documents, handout_files
from reading_list.site.language import (
    BACK_TO_TEXT,
    DEFAULT_LANGUAGE,
    Interface,
    UnknownLanguageError,
    translations,
)
from reading_list.site.my_list import my_list_files
from reading_list.site.page import Page, Pages
from reading_list.site.pages import site_pages, source_pages
from reading_list.site.prose import (
    Prose,
    Reference,
    guide_pages,
    in_another_language,
    read_prose,
)
from reading_list.site.readable import Readable
from reading_list.site.shell import Twin, folder, lost, other_addresses, shell, twins
from reading_list.site.structured import shared_root

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

ADDRESS, TWIN = "address-", "twin-"
"""How the names of values begin that are the page's address in each language, and the way there."""

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
    language = c.Type(str, default=DEFAULT_LANGUAGE)
    """The language of this build's interface; it has a catalogue in ``site/locales``."""
    cache = c.Type(str, default=".cache")
    """Where rendered citations are kept between builds."""
    node_modules = c.Dir(default="locks/node_modules", exists=True)
    """Where the npm packages with the fonts are."""
    styles = c.ListOfItems[str](StyleId(), default=[])
    """Ids of CSL styles, to be offered on the source pages after those of the list's own."""
    fallback = c.Optional(c.Dir(exists=True))
    """Prose in English, shown (and marked as English) where this language has none yet."""


class ReadingListPlugin(BasePlugin[ReadingListConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of the list to a MkDocs site.

    ``edition``: what to build from, set before the build by who has read it already; else, or
    if it was made from something else, the plugin reads its own. ``prose_only``: whether to
    leave out drawn pages and data files, but for the links to them that are checked; for who
    keeps an older site up to date. ``previous``: the plugin of an earlier build of the language,
    whose pages are taken over if they would come out the same.
    """

    edition: Edition | None = None
    prose_only: bool = False
    previous: ReadingListPlugin | None = None

    prose: Prose
    pages: Pages

    def source(self, config: MkDocsConfig) -> Source:
        """What the configuration says an edition is to be made from."""
        return Source(
            Path(self.config.bib),
            tuple(dict.fromkeys((*STYLES, *self.config.styles))),
            self._cache(config),
        )

    def _cache(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent / self.config.cache

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the list and make its pages."""
        source = self.source(config)
        try:
            if self.edition is None or self.edition.source != source:
                self.edition = read_edition(source)
            self.make_pages(config, self.edition)
            for code in self.edition.bibliography.languages:
                translations(code)  # the page for lost addresses speaks all of them
            if not self.prose_only:
                self.documents = self._guide_documents(config, self.edition)
        except BibliographyError as error:
            raise PluginError(f"the records or the prose have problems\n{error}") from error
        except UnknownLanguageError as error:
            raise PluginError(str(error)) from error
        self.introduced: dict[str, tuple[MkDocsPage, str]] = {}
        self.untranslated: set[str] = set()
        config.theme.dirs.insert(0, str(THEME))
        words = Interface(self.config.language).gettext(BACK_TO_TEXT)
        config.mdx_configs.setdefault("footnotes", {}).setdefault("BACKLINK_TITLE", words)
        config.markdown_extensions.append(Readable())
        return config

    def make_pages(self, config: MkDocsConfig, edition: Edition) -> None:
        """The pages of this language: those that are drawn, and what the written ones cite.

        Raise `BibliographyError` with every citation in prose that cannot be made.
        """
        language, prose = self.config.language, self._read_prose(config, edition)
        before = self.previous
        if before and before.edition is edition and _same_but_words(before.prose, prose):
            pages = before.pages
        else:
            pages = site_pages(
                edition.bibliography, edition.citations, language, prose.pages, edition.claims
            )
        by_address = {page.address: page for page in pages}
        guides = guide_pages(prose.pages, by_address)
        self.edition, self.prose, self.pages, self.by_address = edition, prose, pages, by_address
        self.guides = {guide.address: guide for guide in guides}

    def _read_prose(self, config: MkDocsConfig, edition: Edition) -> Prose:
        folders = {self.config.language: Path(config.docs_dir)}
        if self.config.fallback:
            folders[DEFAULT_LANGUAGE] = Path(self.config.fallback)
        return read_prose(folders, edition.bibliography, edition.citations)

    def some_sources(
        self, config: MkDocsConfig, edition: Edition, keys: Iterable[str]
    ) -> dict[str, str]:
        """The pages of some sources as another edition has them: the HTML by address.

        Everything else stays that of the last `make_pages`, which raises the same problems.
        Raise `UnknownAddressError` too where a page leads to one that is not there yet.
        """
        prose, language = self._read_prose(config, edition), self.config.language
        bibliography, citations, claims = edition.bibliography, edition.citations, edition.claims
        pages = source_pages(bibliography, citations, language, prose.pages, claims, keys)
        kept = self.by_address, self.pages
        self.by_address = self.by_address | {page.address: page for page in pages}
        self.pages = self.pages.with_pages(pages)
        try:
            return {page.address: self.whole(page.address, config) for page in pages}
        finally:
            self.by_address, self.pages = kept

    def _data_files(self, config: MkDocsConfig, edition: Edition) -> Iterator[tuple[str, bytes]]:
        """Feeds; at the root the data files, which stand once: others link there.

        One after the other, since together they take more memory than all else.
        """
        bibliography, root = edition.bibliography, config.site_url or ""
        yield from language_files(bibliography, self.config.language, root).items()
        if self.config.language == DEFAULT_LANGUAGE:
            yield from my_list_files(bibliography, edition.citations, self.assets)
            yield from site_files(bibliography)
            yield from shared_files(bibliography, edition.claims, edition.citations, root)
            cache = self._cache(config) / "handouts"
            made = handout_files(bibliography, edition.citations, self.documents, cache)
            yield from made.items()

    def _guide_documents(self, config: MkDocsConfig, edition: Edition) -> dict[str, Document]:
        """The guides of every language: the prose of the others stands below that of this one."""
        if self.config.language != DEFAULT_LANGUAGE:
            return {}
        markdown = Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs
        )
        documents: dict[str, Document] = {}
        for language in edition.bibliography.languages:
            prose, root = self.prose, config.site_url or ""
            if language != DEFAULT_LANGUAGE:
                folder = Path(config.docs_dir, language)
                prose = read_prose({language: folder}, edition.bibliography, edition.citations)
                root = root and f"{root}{language}/"
            documents |= guide_documents(
                prose, self.by_address, lambda text: str(markdown.reset().convert(text)), root
            )
        return documents

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the drawn pages, the data files and the assets."""
        for file in list(files.documentation_pages()):
            if in_another_language(file.src_uri, self._languages):
                files.remove(file)  # it belongs to the site of that language
        if self.config.fallback:
            self._add_fallback(files, config, Path(self.config.fallback))
        written = {file.url.removeprefix("./") for file in files.documentation_pages()}
        self.drawn = sorted(self.by_address.keys() - written)
        self.drawn_pages = [drawn_page(config, address) for address in self.drawn]
        for page in self.drawn_pages:
            self._describe(page)
            files.append(page.file)
        self.assets = {} if self.prose_only else assets(Path(self.config.node_modules))
        for path, content in self.assets.items():
            files.append(File.generated(config, path, content=content))
        if self.config.language == DEFAULT_LANGUAGE:
            for path in sorted(self.pages.files):
                files.append(DrawnFile(config, path, path))
        return files

    def _add_fallback(self, files: Files, config: MkDocsConfig, folder: Path) -> None:
        for path in sorted(folder.rglob("*.md")):
            source = path.relative_to(folder).as_posix()
            other = in_another_language(source, self._languages)
            if other or files.get_file_from_path(source):
                continue
            files.append(File(source, str(folder), config.site_dir, config.use_directory_urls))
            self.untranslated.add(source)

    @property
    def _languages(self) -> tuple[str, ...]:
        return self.prose.bibliography.languages

    def _page(self, page: MkDocsPage) -> Page | None:
        return self.by_address.get(page.url.removeprefix("./"))

    def _describe(self, page: MkDocsPage) -> None:
        """Tell MkDocs and the theme what they are to know of a page that is drawn."""
        drawn = self._page(page)
        if drawn is not None:
            page.meta["title"] = drawn.title
            page.meta["description"] = drawn.description
            page.update_date = drawn.updated or page.update_date
            # The sections that prose may link to.
            page.present_anchor_ids = {section.id for section in drawn.toc}
        # The sitemap, drawn before any page, names canonical pages only.
        page.meta["unlisted"] = bool(drawn and drawn.gone) or self._borrowed(page)

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation, which the theme is given with every page."""
        self.nav = nav
        return nav

    def on_page_markdown(
        self, markdown: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Give the page its title and description, and its citations their notes."""
        self._describe(page)
        return self.prose.cite(markdown, page.file.src_uri, draw_way).markdown

    def on_page_content(
        self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Draw the page, with the prose of ``docs/`` at its address as introduction."""
        drawn = self._page(page)
        if drawn is not None:
            self.introduced[drawn.address] = page, html
            return draw(drawn, self.pages, prose=html)
        language = self.config.language
        guide = self.guides.get(page.url)
        if guide is not None:
            html = draw_guide(html, guide, self.prose.parts(guide), language)
        return html + draw_references(self._references(page), language)

    def _references(self, page: MkDocsPage) -> list[Reference]:
        return self.prose.references(page.url.removeprefix("./"))

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme's templates gettext, and the sitemap the pages MkDocs does not build."""
        env.add_extension("jinja2.ext.i18n")
        around = shell(self.config.language)
        env.globals["shell"] = around
        env.globals["lost"] = lost(self.config.language, self._languages)
        env.globals["drawn_pages"] = self.drawn_pages
        install = env.install_gettext_translations  # type: ignore[attr-defined]
        install(translations(self.config.language), newstyle=True)
        documents = files.documentation_pages()
        template = env.get_template("main.html")

        def render(page: MkDocsPage, values: Mapping[str, str]) -> str:
            page.meta["description"] = values["description"]
            page.canonical_url = values["canonical"]
            page.content = values["content"]
            context = get_context(self.nav, documents, config, page)
            self._add_to(context, page, values)
            return template.render(context)

        links = ("my-list/", *(address for _, address in (*around.menu, *around.footer)))
        self.frames = Frames(render, links)
        return env

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
        values = self._values(page, config)
        page.meta["description"] = values["description"]
        self._add_to(context, page, values)
        return context

    def _values(self, page: MkDocsPage, config: MkDocsConfig) -> dict[str, str]:
        """What the theme's HTML has of a page and of no other, but for its content."""
        drawn = self._page(page)
        language, root = self.config.language, config.site_url or ""
        address = page.url.removeprefix("./")
        if self._borrowed(page):
            page.canonical_url = shared_root(root, language) + address
        if drawn and drawn.gone and drawn.gone.into:
            page.canonical_url = root + drawn.gone.into
        there = self._languages_of(page, config) if drawn is None else self._languages
        if drawn and drawn.gone is not None:
            there = ()
        title = "" if page.is_homepage else drawn.title if drawn else page.title
        return {
            # The theme's environment escapes nothing.
            "title": escape(Markup(title or "").striptags()),  # noqa: S704 (tags are taken out)
            "description": escape(page.meta.get("description", "")),
            "canonical": page.canonical_url or "",
            "head": draw_head(drawn, root) if drawn else self._guide_head(page, root),
            # Of a source the search reads what its own template says.
            "read-whole": "" if drawn and (drawn.head.search or drawn.gone) else "yes",
            **{f"{TWIN}{t.language}": t.href for t in twins(language, address, self._languages)},
            **{f"{ADDRESS}{c}": a for c, a in other_addresses(language, address, root, there)},
        }

    def _borrowed(self, page: MkDocsPage) -> bool:
        """Whether the page is another language's, shown for want of a translation."""
        return self._page(page) is None and page.file.src_uri in self.untranslated

    def _languages_of(self, page: MkDocsPage, config: MkDocsConfig) -> tuple[str, ...]:
        """The languages that a page people wrote is there in."""
        english = Path(self.config.fallback or config.docs_dir)
        return tuple(
            code
            for code in self._languages
            if (english / folder(code) / page.file.src_uri).is_file()
        )

    def _guide_head(self, page: MkDocsPage, root: str) -> str:
        guide = self.guides.get(page.url)
        if guide is None or self._borrowed(page):
            return ""
        about = str(page.meta.get("description", ""))
        return draw_guide_head(guide, about, self.prose.cited_by(guide), root)

    def _add_to(
        self, context: TemplateContext, page: MkDocsPage, values: Mapping[str, str]
    ) -> None:
        # MkDocs types its own variables; a theme's own come beside them.
        cast("dict[str, object]", context).update(
            page_title=values["title"],
            head=values["head"],
            untranslated=page.file.src_uri in self.untranslated,
            read_whole=values["read-whole"],
            twins=[Twin(code, href, "") for code, href in _named(values, TWIN)],
            addresses=_named(values, ADDRESS),
        )

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Draw and write the pages that nobody wrote, and beside them the data files."""
        if not self.prose_only:
            jobs = [partial(self._write_pages, config), partial(self._write_data, config)]
            run_all(jobs, PandocError)

    def _write_pages(self, config: MkDocsConfig) -> None:
        for address in self.drawn:
            write_page(config.site_dir, address, self.whole(address, config))

    def _write_data(self, config: MkDocsConfig) -> None:
        assert self.edition is not None  # read in on_config
        for path, content in self._data_files(config, self.edition):
            write_file(config.site_dir, path, content)

    def whole(self, address: str, config: MkDocsConfig) -> str:
        """The file of HTML of a page that is drawn, as MkDocs would write it.

        Raise `UnknownAddressError` for a link inside the site that leads nowhere.
        """
        drawn = self.by_address[address]
        introduced = self.introduced.get(address)
        page, prose = introduced or (drawn_page(config, address), "")
        self._describe(page)
        content = draw(drawn, self.pages, prose=prose)
        values = self._values(page, config) | {"content": content}
        # An introduction may have sections, which the theme is told of.
        return (self.frames.render if introduced else self.frames.fill)(page, values)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Let ``mkdocs serve`` build again after a change of the list too."""
        server.watch(self.config.bib)
        return server


def _named(values: Mapping[str, str], beginning: str) -> list[tuple[str, str]]:
    """The values whose names begin so, by the rest of their names."""
    return [
        (name.removeprefix(beginning), value)
        for name, value in values.items()
        if name.startswith(beginning)
    ]


def _same_but_words(before: Prose, now: Prose) -> bool:
    """Whether pages people wrote differ in nothing that a drawn page shows of them."""
    first, second = ([replace(page, text="") for page in prose.pages] for prose in (before, now))
    return first == second
