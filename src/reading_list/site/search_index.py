"""The search index of the built pages: one run of Pagefind, then the same bytes for the same pages.

Pagefind writes its facets in the order of a hash table, which is another at each run, and names
their files by what is in them. Here they are put in order and named anew. The files are CBOR
(RFC 8949) behind a mark, in gzip (github.com/Pagefind/pagefind, ``pagefind/src/index``).
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import cbor2

_MARK: Final = b"pagefind_dcd"
_FACETS: Final = 3
"""Where the metadata of a language lists its facets: pairs of name and file."""


class IndexingError(Exception):
    """Pagefind could not index the site; ``str()`` says what it printed."""


def index(folder: Path) -> None:
    """Index the pages in ``folder``, one index for each ``<html lang>``, into ``pagefind/``."""
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--quiet"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise IndexingError(f"Pagefind could not index the site:\n{run.stdout}{run.stderr}")
    bundle = folder / "pagefind"
    entry = bundle / "pagefind-entry.json"
    told = json.loads(entry.read_text("utf-8"))
    for language in told["languages"].values():
        language["hash"] = _order(bundle, language["hash"])
    entry.write_text(json.dumps(told, sort_keys=True), "utf-8")


def _order(bundle: Path, name: str) -> str:
    """Put the facets of a language in order; return the new name of its metadata."""
    language = name.partition("_")[0]
    metadata = bundle / f"pagefind.{name}.pf_meta"
    content = _read(metadata)
    facets = []
    for facet, file in content[_FACETS]:
        path = bundle / "filter" / f"{file}.pf_filter"
        label, values = _read(path)
        packed = cbor2.dumps([label, sorted([value, sorted(pages)] for value, pages in values)])
        path.unlink()
        facets.append([facet, _named(language, packed, 7)])
        _write(bundle / "filter" / f"{facets[-1][1]}.pf_filter", packed)
    content[_FACETS] = sorted(facets)
    packed = cbor2.dumps(content)
    renamed = _named(language, packed, 10)
    metadata.unlink()
    _write(bundle / f"pagefind.{renamed}.pf_meta", packed)
    return renamed


def _read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(_MARK))


def _write(path: Path, packed: bytes) -> None:
    path.write_bytes(gzip.compress(_MARK + packed, mtime=0))


def _named(language: str, packed: bytes, length: int) -> str:
    """As Pagefind names its files: the language and the beginning of a hash of the content."""
    return f"{language}_{hashlib.sha256(packed).hexdigest()[:length]}"
