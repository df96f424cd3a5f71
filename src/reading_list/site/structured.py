"""What pages say they are in schema.org's words (JSON-LD): lists, the way to them, the site.

Sources say it by `exports.schema_org`. Here an address of the site is a `SiteAddress`, made whole
when the head is drawn, for search engines take whole addresses only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from reading_list.site import addresses
from reading_list.site.files import Download
from reading_list.site.language import DEFAULT_LANGUAGE
from reading_list.site.page import Crumb, Page, SiteAddress

LISTED: Final = 100
"""How many members of a list are named; how many it has is said in full."""

DATA_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
"""Of annotations, guides and the selection (bib/LICENSE.md)."""

_CONTEXT: Final = "https://schema.org"


def script_json(value: object) -> str:
    """JSON that may stand in a script element (no ``<`` could end it), without spaces."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def page_json_ld(page: Page, root: str) -> list[str]:
    """The JSON-LD of a page's head, but for that of a source; ``root``: of its language's site."""
    described = [*page.head.described]
    if page.breadcrumbs and not page.gone:
        described.append(breadcrumb_list(page.breadcrumbs, page.title))
    return [script_json(_whole(one, root, page.lang)) for one in described]


def prose_json_ld(described: Mapping[str, Any], root: str, language: str) -> str:
    """The same for a page that people wrote."""
    return script_json(_whole(described, root, language))


def breadcrumb_list(crumbs: Sequence[Crumb], title: str) -> dict[str, Any]:
    """The way from the home page to a page, itself included; the last needs no address."""
    steps: list[dict[str, Any]] = [
        {
            "@type": "ListItem",
            "position": position,
            "name": crumb.title,
            "item": SiteAddress(crumb.address),
        }
        for position, crumb in enumerate(crumbs, 1)
    ]
    steps.append({"@type": "ListItem", "position": len(steps) + 1, "name": title})
    return {"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": steps}


def item_list(keys: Sequence[str]) -> dict[str, Any]:
    """Sources in order, the first `LISTED` by address."""
    return {
        "@type": "ItemList",
        "numberOfItems": len(keys),
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "url": SiteAddress(addresses.source_of(key)),
            }
            for position, key in enumerate(keys[:LISTED], 1)
        ],
    }


def collection(
    address: str, title: str, description: str, language: str, keys: Sequence[str]
) -> dict[str, Any]:
    """A page that lists sources."""
    return _list_page("CollectionPage", address, title, description, language, keys)


def reading_path(
    address: str, title: str, description: str, language: str, keys: Sequence[str]
) -> dict[str, Any]:
    """A guide, and the sources it cites."""
    return _list_page("LearningResource", address, title, description, language, keys)


def _list_page(
    kind: str, address: str, title: str, description: str, language: str, keys: Sequence[str]
) -> dict[str, Any]:
    described = {
        "@context": _CONTEXT,
        "@type": kind,
        "name": title,
        "description": description,
        "url": SiteAddress(address),
        "inLanguage": language,
        "license": DATA_LICENCE,
        "mainEntity": item_list(keys),
    }
    return {name: value for name, value in described.items() if value}


def website(title: str, description: str, language: str) -> dict[str, Any]:
    """The site, and how to search it: the page of the search takes the words as ``q``."""
    return {
        "@context": _CONTEXT,
        "@type": "WebSite",
        "name": title,
        "description": description,
        "url": SiteAddress(addresses.HOME),
        "inLanguage": language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": SiteAddress(f"{addresses.EXPLORE}?q={{search_term_string}}"),
            },
            "query-input": "required name=search_term_string",
        },
    }


def dataset(
    title: str, description: str, language: str, files: Iterable[Download], updated: str
) -> dict[str, Any]:
    """The list as data, with where each of its files stands."""
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": title,
        "description": description,
        "url": SiteAddress(addresses.DATA),
        "inLanguage": language,
        "license": DATA_LICENCE,
        "isAccessibleForFree": True,
        "dateModified": updated,
        "creator": {"@type": "Organization", "name": title},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.name,
                "encodingFormat": file.media_type,
                "contentUrl": SiteAddress(file.file, shared=True),
            }
            for file in files
        ],
    }


def _whole(value: Any, root: str, language: str) -> Any:
    match value:
        case SiteAddress(address, shared):
            return (shared_root(root, language) if shared else root) + address
        case Mapping():
            return {name: _whole(part, root, language) for name, part in value.items()}
        case list() | tuple():
            return [_whole(part, root, language) for part in value]
    return value


def shared_root(root: str, language: str) -> str:
    """The address of the whole site, of which that of another language is a folder."""
    return root if language == DEFAULT_LANGUAGE else root.removesuffix(f"{language}/")
