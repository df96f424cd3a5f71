"""Every source in every style: UN documents by the manuals' rules, the rest by CSL.

Rendered citations are kept by what they were made from: the record, the style and the code.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache as once
from functools import cached_property
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import pybtex.database
from pybtex.bibtex.utils import split_name_list

from reading_list.bibliography.entry import Entry
from reading_list.bibliography.vocabulary import Kind
from reading_list.citations.cache import StyleCache
from reading_list.citations.csl import cite_csl, printed
from reading_list.citations.csl_item import Item, csl_item
from reading_list.citations.csl_styles import csl_style
from reading_list.citations.model import DEFAULT_STYLE, STYLES, Citation, Style, default_style
from reading_list.citations.pandoc import pandoc_version
from reading_list.citations.un.document import KINDS
from reading_list.citations.un.document import Kind as UNKind
from reading_list.citations.un.engine import cite, cite_arabic_work

# Fields that no citation shows: a new annotation is no new citation.
_UNPRINTED: Final = frozenset({"access", "added", "annotation", "evidence", "keywords", "verified"})
_NAMES: Final = ("author", "editor")
_RELEASES: Final = frozenset({UNKind.PRESS_RELEASE, UNKind.STATEMENT})

Citations = Mapping[str, Mapping[str, Citation]]
"""By key of the entry, then by id of the style."""


def style_named(style_id: str) -> Style:
    """A style of `STYLES`, or any CSL style by its id, under the title it gives itself.

    Raise `UnknownStyleError` for an id that is neither; its message names the nearest.
    """
    if style_id in STYLES:
        return STYLES[style_id]
    csl = csl_style(style_id)
    return Style(style_id, csl.title, csl.notes, style_id)


def in_arabic(entry: Entry, *, un: bool) -> bool:
    """Whether the Arabic style cites the source in Arabic.

    A work that is in Arabic, and a document of the United Nations that can be named by its
    symbol or as a numbered release. Everything else it cites in its own language, as
    Arabic manuals do (`citations.un.arabic_works`).
    """
    if not un:
        return entry.language == "ar"
    return entry.symbol is not None or (KINDS.get(entry.kind) in _RELEASES and bool(entry.number))


def style_in(language: str, entry: Entry, kind: Kind) -> Style:
    """The style that prose in a language cites a source in.

    That of the language where it has words of its own for the source, else the default.
    """
    local = STYLES[default_style(language)]
    return local if local.lang == "en" or in_arabic(entry, un=kind.un) else STYLES[DEFAULT_STYLE]


def cite_all(
    entries: Iterable[Entry],
    is_un: Callable[[Entry], bool],
    styles: Collection[str] = tuple(STYLES),
    cache: Path | None = None,
) -> Citations:
    """Cite entries in styles: those of `STYLES`, or any CSL style by its id.

    ``is_un`` says which are United Nations documents; in a style that has no rules of ours for
    them they are cited by CSL as reports. ``cache`` is a folder for rendered citations, made if
    it is missing: only what is new, or changed, is rendered again. Citations are decoded as
    they are asked for, so ask once and keep what is needed twice.

    Raise `UnknownStyleError` for a style that is none, `PandocError` where pandoc fails.
    """
    sources = [_Source.of(entry, un=is_un(entry)) for entry in entries]
    caches = {
        style: StyleCache.load(cache / f"{style}.jsonl" if cache else None, _maker(style))
        for style in styles
    }
    by_csl: dict[str, list[str]] = {}
    for style in styles:
        by_csl.setdefault(_csl_id(style), []).append(style)
    # pandoc works in processes of its own; threads wait for as many as there are processors.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [
            pool.submit(_cite_missing, sources, csl_id, {style: caches[style] for style in group})
            for csl_id, group in by_csl.items()
        ]
        for job in jobs:
            job.result()
    for filled in caches.values():
        filled.save()
    return _Citations({source.key: None for source in sources}, caches)


@dataclass(frozen=True)
class _Source:
    """An entry as the two rule sets take it; ``digest``: of all that a citation can show."""

    entry: Entry
    un: bool
    item: Item
    digest: str

    @classmethod
    def of(cls, entry: Entry, *, un: bool) -> _Source:
        item = csl_item(entry)
        written = entry.fields or {}
        seen = {name: text for name, text in written.items() if name not in _UNPRINTED}
        ours = un or entry.language == "ar"
        shown = json.dumps([un, printed(item), seen if ours else {}], sort_keys=True)
        digest = hashlib.blake2b(shown.encode(), digest_size=12).hexdigest()
        return cls(entry, un, item, digest)

    @property
    def key(self) -> str:
        return self.entry.key

    @cached_property
    def fields(self) -> pybtex.database.Entry:
        """Made when it is asked for: most builds cite little anew."""
        return pybtex_entry(self.entry)


def pybtex_entry(entry: Entry) -> pybtex.database.Entry:
    """The entry as pybtex has it, as if read from the file by pybtex itself."""
    written = entry.fields or {}
    return pybtex.database.Entry(
        entry.entry_type,
        fields=[(name, text) for name, text in written.items() if name not in _NAMES],
        persons={
            role: [pybtex.database.Person(name) for name in split_name_list(written[role])]
            for role in _NAMES
            if role in written
        },
    )


def _cite_missing(sources: list[_Source], csl_id: str, caches: Mapping[str, StyleCache]) -> None:
    """Fill the caches of styles that share a CSL style with what they lack."""
    by_csl: dict[str, _Source] = {}
    for style, filled in caches.items():
        for source in sources:
            if filled.has(source.key, source.digest):
                continue
            citation = _by_our_rules(source, style)
            if citation:
                filled.put(source.key, source.digest, citation)
            else:
                by_csl[source.key] = source
    items = [source.item for source in by_csl.values()]
    for key, citation in cite_csl(items, csl_id) if items else ():
        for style, filled in caches.items():
            source = by_csl[key]
            if not _is_ours(source, style):
                filled.put(key, source.digest, citation)


def _is_ours(source: _Source, style: str) -> bool:
    """Whether the rules for a source in a style are our own, and not those of CSL."""
    if source.un:
        return style in STYLES
    return style_named(style).lang == "ar" and in_arabic(source.entry, un=False)


def _by_our_rules(source: _Source, style: str) -> Citation | None:
    if not _is_ours(source, style):
        return None
    if not source.un:
        return cite_arabic_work(source.fields)
    if STYLES[style].lang == "ar" and not in_arabic(source.entry, un=True):
        return cite(source.fields, DEFAULT_STYLE)
    return cite(source.fields, style)


def _csl_id(style: str) -> str:
    return style_named(style).csl


def _maker(style: str) -> str:
    """All that decides what a style makes of a record."""
    parts = (csl_style(_csl_id(style)).digest, pandoc_version(), version("pybtex"), _code())
    return " ".join(parts)


@once
def _code() -> str:
    """A digest of the modules that citations are made with."""
    digest = hashlib.blake2b(digest_size=16)
    for package in ("bibliography", "citations"):
        for module in _modules(files("reading_list") / package):
            digest.update(module.read_bytes())
    return digest.hexdigest()


def _modules(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _modules(entry)
        elif entry.name.endswith(".py"):
            yield entry


@dataclass(frozen=True, slots=True)
class _Citations(Mapping[str, Mapping[str, Citation]]):
    """Citations by key, decoded as they are asked for."""

    keys_in_order: Mapping[str, None]
    caches: Mapping[str, StyleCache]

    def __getitem__(self, key: str) -> Mapping[str, Citation]:
        if key not in self.keys_in_order:
            raise KeyError(key)
        return _InStyles(key, self.caches)

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys_in_order)

    def __len__(self) -> int:
        return len(self.keys_in_order)


@dataclass(frozen=True, slots=True)
class _InStyles(Mapping[str, Citation]):
    """The citations of one source by style."""

    key: str
    caches: Mapping[str, StyleCache]

    def __getitem__(self, style: str) -> Citation:
        return self.caches[style].get(self.key)

    def __iter__(self) -> Iterator[str]:
        return iter(self.caches)

    def __len__(self) -> int:
        return len(self.caches)
