"""The search index of the built pages: one run of Pagefind, then the same index in fewer bytes.

Pagefind numbers pages in the order in which the file system lists them, writes its facets in the
order of a hash table, and names the file of every page by a hash, which no compression makes
smaller: for ten thousand pages, ninety kilobytes before the first result. `search_files` writes
what it made anew; here it is run, and what no page of ours loads is taken out.
"""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from reading_list.site.search_files import compact

_UNUSED: Final = (
    "pagefind-*ui.js",
    "pagefind-highlight.js",
    "pagefind-*.css",
    "wasm.unknown.pagefind",
)
"""Pagefind's own interfaces, and what reads pages that do not say their language."""


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
    languages = told["languages"].values()
    names = [language["hash"] for language in languages]
    # Each language in a process of its own, which takes along nothing of what is in this one.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        renamed = list(pool.map(compact, repeat(bundle), names))
    for language, name in zip(languages, renamed, strict=True):
        language["hash"] = name
    entry.write_text(json.dumps(told, sort_keys=True), "utf-8")
    for path in [path for pattern in _UNUSED for path in bundle.glob(pattern)]:
        path.unlink()
