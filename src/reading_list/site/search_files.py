"""The files of a search index, as Pagefind makes them and as we keep them.

Of each language there is a table (``pagefind.<name>.pf_meta``) of all pages, chunks of words and
facets; chunks, facets and pages are files of their own, loaded when a search needs them. All are
CBOR (RFC 8949) behind a mark, in gzip (github.com/Pagefind/pagefind, ``pagefind/src/index``).

What is done to them, all by numbers and names, so that Pagefind reads them as before:

- Pages are numbered from the oldest to the newest, those without a date before them by address,
  and named by their numbers. So the table of pages compresses, and their order in time, which
  Pagefind keeps in a list as long again, is that of their names.
- Words are without the marks that Pagefind leaves on them (``إرهاب،`` is ``إرهاب``): it knows the
  punctuation of ASCII only.
- Chunks are half as large, as a search takes one for every word, and never part words that begin
  alike, so that the beginning of a word finds all that it may become.
"""

from __future__ import annotations

import gzip
import hashlib
import heapq
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, TypeAlias

import cbor2

_MARK: Final = b"pagefind_dcd"
_CHUNK: Final = 10_000
"""How many places of words, and pages that have them, make a chunk; Pagefind takes 20,000."""
_ALIKE: Final = 4
"""The letters of a beginning that two words share and stay together."""
_LAST: Final = "\U0010ffff"
"""Behind every character that a word may have."""
_EDGES: Final = re.compile(r"^[\W_]+|[\W_]+$")
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
"""Of the names of files: in ascending order, and the same on systems blind to case."""

Places: TypeAlias = list[int]
"""Where a word stands on a page: a weight as a negative number, then the places of that weight,
the first counted from the beginning of the page, the others each from the one before."""

Posting: TypeAlias = tuple[int, Places, Places]
"""A page, by its number, and where a word stands in its text and in its metadata."""

Word: TypeAlias = tuple[str, list[Posting], dict[str, list[Posting]]]
"""A word without its accents, the pages that have it, and the same of each form with accents."""


def compact(bundle: Path, name: str) -> str:
    """Write the index of one language anew; return the new name of its table.

    ``bundle``: the folder of the index; ``name``: of the table, ``en_0123abc``.
    """
    language = name.partition("_")[0]
    table = bundle / f"pagefind.{name}.pf_meta"
    version, pages, chunks, facets, sorts, fields = _read(table)
    order = _order(bundle, [page for page, _ in pages], [number for _, s in sorts for number in s])
    numbers = {old: new for new, old in enumerate(order)}
    content = [
        version,
        _pages(bundle / "fragment", language, [pages[old] for old in order]),
        _chunks(bundle / "index", language, [chunk for *_, chunk in chunks], numbers),
        _facets(bundle / "filter", language, facets, numbers),
        [],
        fields,
    ]
    packed = cbor2.dumps(content)
    renamed = _named(language, packed, 10)
    table.unlink()
    _write(bundle / f"pagefind.{renamed}.pf_meta", packed)
    return renamed


def _order(bundle: Path, names: list[str], dated: list[int]) -> list[int]:
    """The numbers of the pages as they were, in the order in which they are to be."""
    undated = set(range(len(names))) - set(dated)

    def address(number: int) -> str:
        packed = (bundle / "fragment" / f"{names[number]}.pf_fragment").read_bytes()
        return str(json.loads(_unpacked(packed))["url"])

    return [*sorted(undated, key=address), *dated]


def _pages(folder: Path, language: str, pages: list[list[Any]]) -> list[list[Any]]:
    """Rename the files of pages; return their names and numbers of words as the table has them."""
    within = _named(language, "".join(name for name, _ in pages).encode(), 10)
    (folder / within).mkdir()
    labelled = zip(_labels(len(pages)), pages, strict=True)
    named = [[f"{within}/{label}", words] for label, (_, words) in labelled]
    for (old, _), (new, _) in zip(pages, named, strict=True):
        (folder / f"{old}.pf_fragment").rename(folder / f"{new}.pf_fragment")
    return named


def _facets(
    folder: Path, language: str, facets: list[list[str]], numbers: Mapping[int, int]
) -> list[list[str]]:
    """Write the facets in order; return the names of each and of its file."""
    written = []
    for facet, file in facets:
        path = folder / f"{file}.pf_filter"
        label, values = _read(path)
        told = sorted([value, sorted(numbers[p] for p in pages)] for value, pages in values)
        packed = cbor2.dumps([label, told])
        path.unlink()
        written.append([facet, _named(language, packed, 7)])
        _write(folder / f"{written[-1][1]}.pf_filter", packed)
    return sorted(written)


def _chunks(
    folder: Path, language: str, names: list[str], numbers: Mapping[int, int]
) -> list[list[str]]:
    """Write the words in new chunks; return the bounds of each and the name of its file.

    A chunk has the words above its lower bound, up to the upper: together they have all there
    can be.
    """
    paths = [folder / f"{name}.pf_index" for name in names]
    files = list(_divided(_words(paths, numbers)))
    for path in paths:
        path.unlink()
    packed = [cbor2.dumps([[_packed(word) for word in words]]) for words in files]
    within = _named(language, b"".join(packed), 10)
    (folder / within).mkdir()
    named = [f"{within}/{label}" for label in _labels(len(files))]
    for name, content in zip(named, packed, strict=True):
        _write(folder / f"{name}.pf_index", content)
    bounds = ["", *(_beginning(words[-1][0]) + _LAST for words in files[:-1]), _LAST]
    return [[*pair, name] for pair, name in zip(pairwise(bounds), named, strict=True)]


def _divided(words: Iterable[Word]) -> Iterator[list[Word]]:
    """The words in chunks of some `_CHUNK` places."""
    chunk: list[Word] = []
    size = 0
    for word in words:
        if size >= _CHUNK and not word[0].startswith(_beginning(chunk[-1][0])):
            yield chunk
            chunk, size = [], 0
        chunk.append(word)
        size += sum(1 + len(places) for _, places, _ in word[1])
    if chunk:
        yield chunk


def _beginning(word: str) -> str:
    """What a word shares with those it stays with. Of one with figures, a symbol, that is all."""
    first = word[:_ALIKE]
    return word if any(letter.isdigit() for letter in first) else first


def _words(paths: Iterable[Path], numbers: Mapping[int, int]) -> Iterator[Word]:
    """All words of an index in order, each once, without marks at its ends, on their pages."""
    paths = list(paths)
    marked = [(_EDGES.sub("", word[0]), word) for word in _read_words(paths) if _is_marked(word)]
    bare = sorted(((name, word) for name, word in marked if name), key=itemgetter(0))
    plain = ((word[0], word) for word in _read_words(paths) if not _is_marked(word))
    for name, same in groupby(heapq.merge(plain, bare, key=itemgetter(0)), itemgetter(0)):
        postings: list[list[Any]] = []
        forms: dict[str, list[list[Any]]] = {}
        for _, (_, pages, accented) in same:
            postings += _counted(pages)
            for form, found in accented:
                forms.setdefault(_EDGES.sub("", form) or form, []).extend(_counted(found))
        kept = {form: _joined(found, numbers) for form, found in sorted(forms.items())}
        yield name, _joined(postings, numbers), kept


def _is_marked(word: list[Any]) -> bool:
    return _EDGES.search(word[0]) is not None


def _read_words(paths: Iterable[Path]) -> Iterator[list[Any]]:
    for path in paths:
        (words,) = _read(path)
        yield from words


def _counted(pages: Iterable[list[Any]]) -> Iterator[list[Any]]:
    """Postings with the numbers of pages, where a file has the distance from the one before."""
    number = 0
    for distance, *places in pages:
        number += distance
        yield [number, *places]


def _joined(postings: Iterable[list[Any]], numbers: Mapping[int, int]) -> list[Posting]:
    """One posting for each page, by their new numbers."""
    found: dict[int, tuple[Places, Places]] = {}
    for old, text, meta in postings:
        page = numbers[old]
        here = found.get(page)
        found[page] = (both(here[0], text), both(here[1], meta)) if here else (text, meta)
    return [(page, *places) for page, places in sorted(found.items())]


def both(one: Places, other: Places) -> Places:
    """The places of two words on a page as those of one word."""
    weights: dict[int, set[int]] = {}
    for places in (one, other):
        weight = at = 0
        for number in places:
            if number < 0:
                weight, at = number, 0
            else:
                at += number
                weights.setdefault(weight, set()).add(at)
    joined = []
    for weight, found in weights.items():
        joined += [weight] if weight else []
        joined += [after - before for before, after in pairwise([0, *sorted(found)])]
    return joined


def _packed(word: Word) -> list[Any]:
    name, pages, accented = word
    return [name, _distances(pages), [[form, _distances(p)] for form, p in accented.items()]]


def _distances(pages: list[Posting]) -> list[list[Any]]:
    """Postings as a file has them: numbers of pages as distances from the one before."""
    last = 0
    packed = []
    for number, *places in pages:
        packed.append([number - last, *places])
        last = number
    return packed


def _labels(number: int) -> Iterator[str]:
    """So many names, of one length, in ascending order."""
    length, most = 1, len(_DIGITS)
    while most**length < number:
        length += 1
    for counted in range(number):
        label, rest = "", counted
        for _ in range(length):
            rest, digit = divmod(rest, most)
            label = _DIGITS[digit] + label
        yield label


def _read(path: Path) -> Any:
    return cbor2.loads(_unpacked(path.read_bytes()))


def _unpacked(content: bytes) -> bytes:
    return gzip.decompress(content).removeprefix(_MARK)


def _write(path: Path, packed: bytes) -> None:
    path.write_bytes(gzip.compress(_MARK + packed, mtime=0))


def _named(language: str, packed: bytes, length: int) -> str:
    """As Pagefind names its files: the language and the beginning of a hash of the content."""
    return f"{language}_{hashlib.sha256(packed).hexdigest()[:length]}"
