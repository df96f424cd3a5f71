"""Where each page stands, from the root of a language's site (DESIGN part 2)."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, quote_plus, urlencode, urlsplit

from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.vocabulary import Series

HOME: Final = ""
REGIONS: Final = "regions/"
THEMES: Final = "themes/"
MONITORING_TEAM: Final = "monitoring-team/"
SERIES: Final = "series/"
SOURCES: Final = "sources/"
EXPLORE: Final = "explore/"
DATA: Final = "data/"
NEW: Final = "new/"
MY_LIST: Final = "my-list/"
GUIDES: Final = "guides/"
HEADLINE: Final = "guides/from-a-headline-to-the-record/"
ABOUT: Final = "about/"
COVERAGE: Final = "about/coverage/"
CHANGES: Final = "about/changes/"
CITING_UN_DOCUMENTS: Final = "about/citing-un-documents/"

MATRIX: Final = "matrix"
"""The section, on the pages that have it, where themes and regions are crossed."""


def series(one: Series) -> str:
    """Series of the Monitoring Team stand under its page, the others under all series."""
    return f"{MONITORING_TEAM if one.team else SERIES}{one.id}/"


def source(entry: Entry) -> str:
    return source_of(entry.key)


def source_of(key: str) -> str:
    """The page of a record by its key, be it on the list or gone."""
    return f"{SOURCES}{key}/"


def feed(address: str) -> str:
    """The Atom feed of the list on a page: home, a region, a theme."""
    return f"{address}feed.xml"


def explore(
    *, region: str = "", theme: str = "", from_: int | None = None, to: int | None = None
) -> str:
    """The faceted search, narrowed to a region or theme (narrower ones included) and to years."""
    wanted = {"region": region, "theme": theme, "from": from_, "to": to}
    query = urlencode({name: value for name, value in wanted.items() if value})
    return f"{EXPLORE}?{query}" if query else EXPLORE


def archived(address: str, seen: PartialDate) -> str:
    """The twin of an outside address in the Wayback Machine, nearest to when it was seen."""
    return f"https://web.archive.org/web/{seen.year}/{address}"


def host(address: str) -> str:
    """The host of a web address, without ``www.``; of anything else ``""``."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def doi(identifier: str) -> str:
    return "https://doi.org/" + quote(identifier, safe="/:;().-_~")


def library_search(words: str) -> str:
    """A search in the United Nations Digital Library."""
    return f"https://digitallibrary.un.org/search?ln=en&p={quote_plus(words)}"


def library_record(number: str) -> str:
    """A record of the United Nations Digital Library."""
    return f"https://digitallibrary.un.org/record/{number}"
