"""Files for programs beside the pages: feeds, the search description, the dataset, robots.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from lxml import etree

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.claims import Claims
from reading_list.citations.engine import Citations
from reading_list.citations.model import STYLES
from reading_list.exports.dataset import all_citations, change_log, dataset, merged_map, schema
from reading_list.site import addresses
from reading_list.site.feeds import feed_files
from reading_list.site.files import DATASET
from reading_list.site.home import title
from reading_list.site.language import Interface
from reading_list.site.shell import folder
from reading_list.site.suggesting import SUGGESTIONS, suggestions

OPENSEARCH: Final = "opensearch.xml"
"""Where the description of the search stands, in each language's site."""

_OPENSEARCH: Final = "http://a9.com/-/spec/opensearch/1.1/"

_SHORT_NAME: Final = 16
"""Characters of a ``ShortName`` (OpenSearch 1.1, draft 6)."""


def language_files(bibliography: Bibliography, language: str, root: str) -> dict[str, bytes]:
    """What each language's site has of its own; ``root``: the address of that site."""
    return {
        **feed_files(bibliography, language, root),
        OPENSEARCH: opensearch(Interface(language), root),
        SUGGESTIONS: suggestions(bibliography, Interface(language)),
    }


def shared_files(
    bibliography: Bibliography, claims: Claims | None, citations: Citations, root: str
) -> Iterator[tuple[str, bytes]]:
    """What stands once, at the root, whose address is ``root``; each made when it is asked for."""
    writers: tuple[Callable[[], str], ...] = (
        lambda: dataset(bibliography, claims, addresses.source_of, root),
        schema,
        lambda: all_citations(citations, STYLES.values()),
        lambda: change_log(bibliography),
        lambda: merged_map(bibliography),
    )
    for download, write in zip(DATASET, writers, strict=True):
        yield download.file, write().encode()
    yield "robots.txt", robots(root, bibliography.languages).encode()


def opensearch(ui: Interface, root: str) -> bytes:
    """How a browser searches the list from its address bar (OpenSearch 1.1, draft 6)."""
    name = f"{{{_OPENSEARCH}}}OpenSearchDescription"
    description = etree.Element(name, nsmap={None: _OPENSEARCH})  # type: ignore[dict-item]

    def add(name: str, text: str = "", attributes: Mapping[str, str] | None = None) -> None:
        element = etree.SubElement(description, f"{{{_OPENSEARCH}}}{name}", dict(attributes or {}))
        element.text = text or None

    short = ui.gettext("CT reading list")
    assert len(short) <= _SHORT_NAME, short
    add("ShortName", short)
    add("LongName", title(ui))
    add("Description", ui.gettext("Search the Counter-Terrorism Policy Reading List"))
    add("Url", attributes={
        "type": "text/html",
        "method": "get",
        "template": f"{root}{addresses.EXPLORE}?q={{searchTerms}}",
    })  # fmt: skip
    add("Url", attributes={
        "type": "application/opensearchdescription+xml", "rel": "self",
        "template": f"{root}{OPENSEARCH}",
    })  # fmt: skip
    add("Language", ui.code)
    add("InputEncoding", "UTF-8")
    add("OutputEncoding", "UTF-8")
    etree.indent(description)
    return etree.tostring(description, encoding="UTF-8", xml_declaration=True)


def robots(root: str, languages: Iterable[str]) -> str:
    """Everything may be read; where the sitemap of each language stands (sitemaps.org)."""
    maps = [f"Sitemap: {root}{folder(code)}sitemap.xml" for code in languages if root]
    return "\n".join(["User-agent: *", "Allow: /", "", *maps]).rstrip() + "\n"
