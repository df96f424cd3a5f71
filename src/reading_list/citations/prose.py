"""Citations in prose: ``[@key, para. 84]``, ``[see @a, 12; @b]`` in a page of ``docs/``.

The syntax is pandoc's (Pandoc User's Guide, "Citation syntax"): a cluster in square brackets,
its items parted by semicolons, each with an optional prefix, a key, an optional pinpoint and
an optional suffix. Each cluster becomes a footnote in the site's default style: the first
citation of a source on a page in full, later ones in the short form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from html import escape
from types import MappingProxyType
from typing import Final

from reading_list.citations.model import Citation, Form, Locator, LocatorError, LocatorKind, Style

_CLUSTER: Final = re.compile(r"\[(?P<inner>[^\[\]]*?(?<![\w.])@[a-z0-9][^\[\]]*)\](?![(\[:])")
_ITEM: Final = re.compile(
    r"(?P<prefix>.*?)(?<![\w.])@(?P<key>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\s*,\s*(?P<rest>.*))?",
    re.DOTALL,
)
_CODE: Final = re.compile(
    r"^(`{3,}|~{3,}).*?^\1|(?P<ticks>`+).+?(?P=ticks)", re.MULTILINE | re.DOTALL
)

_ARABIC: Final = re.compile("[\u0600-\u06ff]")

NOTE: Final = "cite-"
"""How the names of the footnotes begin that citations become."""


@dataclass(frozen=True, slots=True)
class ProseFinding:
    """A citation in prose that cannot be made: the line (from 1), what is wrong, the mend."""

    line: int
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class Item:
    """One cited source in a cluster. ``locator`` is None without a pinpoint."""

    key: str
    prefix: str = ""
    locator: Locator | None = None
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """What stands in one pair of brackets: where in the text, on which line, its items."""

    start: int
    end: int
    line: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class CitedProse:
    """Markdown with footnotes for its citations, and the keys in the order of first citation."""

    markdown: str
    keys: tuple[str, ...]


def find_clusters(
    text: str, keys: Iterable[str], bare: Callable[[str], LocatorKind]
) -> tuple[list[Cluster], list[ProseFinding]]:
    """The citations of a Markdown text, and what is wrong with them.

    ``bare`` says for a key what a number without a word counts: paragraphs or pages.
    """
    known = set(keys)
    code = [match.span() for match in _CODE.finditer(text)]
    clusters = []
    findings = []
    for match in _CLUSTER.finditer(text):
        if any(start <= match.start() < end for start, end in code):
            continue
        line = text.count("\n", 0, match.start()) + 1
        items = []
        for part in match["inner"].split(";"):
            try:
                items.append(_item(part, known, bare))
            except _UnreadableError as error:
                findings.append(ProseFinding(line, error.message, error.mend))
        clusters.append(Cluster(match.start(), match.end(), line, tuple(items)))
    return clusters, findings


class _UnreadableError(Exception):
    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend


def _item(part: str, known: set[str], bare: Callable[[str], LocatorKind]) -> Item:
    folded = " ".join(part.split())
    match = _ITEM.fullmatch(folded)
    if match is None:
        raise _UnreadableError(f"no @key in {folded!r}", "write [@key] or [see @key, para. 84]")
    key = match["key"]
    if key not in known:
        close = get_close_matches(key, sorted(known), 1)
        raise _UnreadableError(
            f"@{key} is no record", f"write @{close[0]}" if close else "add the record to bib/"
        )
    locator, suffix = _locator_and_suffix(match["rest"] or "", bare(key))
    return Item(key, match["prefix"].strip(), locator, suffix)


def _locator_and_suffix(rest: str, bare: LocatorKind) -> tuple[Locator | None, str]:
    """The longest beginning that is a pinpoint, and the words behind it."""
    pieces = rest.split(",") if rest else []
    for length in range(len(pieces), 0, -1):
        try:
            locator = Locator.parse(",".join(pieces[:length]).strip(), bare)
        except LocatorError:
            continue
        return locator, ",".join(pieces[length:]).strip()
    return None, rest.strip()


def cite_prose(
    text: str,
    clusters: list[Cluster],
    citations: Mapping[str, Citation],
    href: Callable[[str], str],
    foreign: Mapping[str, Style] = MappingProxyType({}),
    way: Callable[[str, str], str] = lambda _, arrow: arrow,
) -> CitedProse:
    """Put a footnote mark where each cluster stands, and the notes behind the text.

    ``href`` gives the address of a source's page from the page with the text; ``""``: no link.
    ``foreign``: the styles of the citations that are in another language than the text.
    ``way``: what stands for the link to a source's page, by its key and an arrow that points on.
    """
    pieces = []
    notes = []
    cited: dict[str, None] = {}
    position = 0
    for number, cluster in enumerate(clusters, 1):
        # The mark stands behind the word: a space before the bracket goes.
        before = text[position : cluster.start].rstrip(" ")
        if len(cluster.items) == 1:
            before = _titled(before, href(cluster.items[0].key))
        pieces.append(before)
        pieces.append(f"[^{NOTE}{number}]")
        position = cluster.end
        words = []
        for item in cluster.items:
            form = citations[item.key].short if item.key in cited else citations[item.key].note
            cited[item.key] = None
            words.append(_words(item, form, href(item.key), foreign.get(item.key), way))
        notes.append(f"[^{NOTE}{number}]: {'; '.join(words)}.")
    pieces.append(text[position:])
    if notes:
        pieces.append("\n\n" + "\n\n".join(notes) + "\n")
    return CitedProse("".join(pieces), tuple(cited))


def _titled(before: str, address: str) -> str:
    """A line in bold right before its citation is the title of a reading: it leads to its page."""
    head, line_end, line = before.rpartition("\n")
    bold = line.startswith("**") and line.endswith("**") and len(line) > 4
    if not address or not bold or "[" in line:
        return before
    return f"{head}{line_end}**[{line[2:-2]}]({address})**"


def _words(
    item: Item, form: Form, address: str, foreign: Style | None, way: Callable[[str, str], str]
) -> str:
    """An item as Markdown: its words, and the way to the source's page."""
    full = form.with_locator(item.locator) if item.locator and form.slot else form
    cited = full.html.rstrip(".")
    if foreign:
        cited = f'<span lang="{foreign.lang}" dir="{foreign.direction}">{cited}</span>'
    parts = [escape(item.prefix), cited]
    words = " ".join(part for part in parts if part)
    if item.suffix:
        words += f", {escape(item.suffix)}"
    arrow = "→" if foreign or not _ARABIC.search(cited) else "←"
    return f"{words} [{way(item.key, arrow)}]({address})" if address else words
