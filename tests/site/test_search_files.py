"""An index that Pagefind made of a few pages, before and after it is written anew."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import cbor2
import pytest

from reading_list.site.search_files import both, compact
from reading_list.site.search_index import IndexingError, index

PAGES = {
    "z-old": ("20010101 z", "Financing of terrorism, “sanctions” and a café."),
    "a-new": ("20250206 a", "Sanctions: terrorism; the sanctions list."),
    "m-undated": ("0 m", "The café was closed, and the list with it."),
    "about": ("", "About the list."),
    "guide": ("", "A guide to sanctions."),
}
PAGE = """<html lang="en"><title>{name}</title><body data-pagefind-body>
<h1>{name}</h1><p{order}>{text}</p><i data-pagefind-filter="kind:{kind}"></i></body></html>"""


def read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with the index as Pagefind makes it."""
    folder = tmp_path_factory.mktemp("site")
    for name, (order, text) in PAGES.items():
        sort = f' data-pagefind-sort="date:{order}"' if order else ""
        (folder / name).mkdir()
        html = PAGE.format(name=name, order=sort, text=text, kind="source" if order else "page")
        (folder / name / "index.html").write_text(html, "utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--quiet"]
    subprocess.run(command, check=True)
    return folder


def table(site: Path) -> Any:
    (path,) = (site / "pagefind").glob("*.pf_meta")
    return read(path)


def postings(site: Path) -> dict[str, dict[str, tuple[list[int], list[int]]]]:
    """Where each word stands, by the address of the page."""
    bundle = site / "pagefind"
    pages = [
        json.loads(gzip.decompress((bundle / f"fragment/{name}.pf_fragment").read_bytes())[12:])[
            "url"
        ]
        for name, _ in table(site)[1]
    ]
    found: dict[str, dict[str, tuple[list[int], list[int]]]] = {}
    for *_, chunk in table(site)[2]:
        for word, places, _ in read(bundle / f"index/{chunk}.pf_index")[0]:
            number = 0
            for distance, text, meta in places:
                number += distance
                found.setdefault(word, {})[pages[number]] = (text, meta)
    return found


@pytest.fixture(scope="module")
def written(plain: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("written") / "site"
    shutil.copytree(plain, site)
    (path,) = (site / "pagefind").glob("*.pf_meta")
    compact(site / "pagefind", path.name.split(".")[1])
    return site


def test_pages_are_in_order_of_time(written: Path) -> None:
    """Those without a date first, by address; names are in the order of numbers."""
    names = [name for name, _ in table(written)[1]]
    assert names == sorted(names)
    urls = [
        json.loads(
            gzip.decompress(
                (written / f"pagefind/fragment/{name}.pf_fragment").read_bytes()
            ).removeprefix(b"pagefind_dcd")
        )["url"]
        for name in names
    ]
    assert urls == ["/about/", "/guide/", "/m-undated/", "/z-old/", "/a-new/"]
    assert table(written)[4] == []


def test_every_word_is_where_it_was(plain: Path, written: Path) -> None:
    """But for marks on words, which are gone: what they stood on is the same word without."""
    before, after = postings(plain), postings(written)
    assert "“sanctions”" in before or any(word.startswith("“") for word in before)
    assert not [word for word in after if not word[0].isalnum() or not word[-1].isalnum()]
    for word, pages in before.items():
        if word[0].isalnum() and word[-1].isalnum():
            for page in pages:
                assert page in after[word], (word, page)
    assert before.keys() - after.keys() <= {w for w in before if not w.isalnum()}


def test_facets_have_the_same_pages(plain: Path, written: Path) -> None:
    def kinds(site: Path) -> dict[str, int]:
        ((_, file),) = table(site)[3]
        name, values = read(site / f"pagefind/filter/{file}.pf_filter")
        assert name == "kind"
        return {value: len(pages) for value, pages in values}

    assert kinds(plain) == kinds(written) == {"page": 2, "source": 3}
    ((_, file),) = table(written)[3]
    _, values = read(written / f"pagefind/filter/{file}.pf_filter")
    assert dict(values) == {"page": [0, 1], "source": [2, 3, 4]}


def test_chunks_have_all_there_can_be(written: Path) -> None:
    bounds = [(low, high) for low, high, _ in table(written)[2]]
    assert bounds[0][0] == ""
    assert bounds[-1][1] == "\U0010ffff"
    assert all(one[1] == other[0] for one, other in pairwise(bounds))


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ([-25, 3, 4], [-25, 5], [-25, 3, 2, 2]),
        ([-25, 3], [-145, 1], [-25, 3, -145, 1]),
        ([], [-25, 2, 2], [-25, 2, 2]),
        ([3, 4], [5], [3, 2, 2]),
        ([-25, 3], [-25, 3], [-25, 3]),
    ],
)
def test_places_of_two_words_on_a_page(one: list[int], other: list[int], joined: list[int]) -> None:
    assert both(one, other) == joined


def test_the_same_pages_give_the_same_bytes(plain: Path, tmp_path: Path) -> None:
    made = []
    # Created in another order, the files are listed in another by some file systems.
    for number, names in enumerate((PAGES, reversed(PAGES))):
        site = tmp_path / str(number)
        for name in names:
            shutil.copytree(plain / name, site / name)
        index(site)
        files = (path for path in (site / "pagefind").rglob("*") if path.is_file())
        made.append({str(path.relative_to(site)): path.read_bytes() for path in files})
    assert made[0] == made[1]
    scripts = {name for name in made[0] if name.endswith((".js", ".css"))}
    assert scripts == {"pagefind/pagefind.js", "pagefind/pagefind-worker.js"}


def test_a_site_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match="Pagefind could not index the site"):
        index(tmp_path / "missing")
