"""How the cost of a site grows with its records: one language at 1,000, 5,000 and 10,000.

    make bench

The records are the real ones and, to make more of them, those without a document's number over
and over, each time under another title. Every number of records is built in a process of its own,
with its citations rendered before, so that time and memory are those of one warm build. What
people wrote is left out: it does not grow with the records. Times are wall clock and, in
brackets, processor time. A site has five files for a record, and some disks take as long for
them as all else takes: TMPDIR on a file system in memory leaves that out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from reading_list.publishing.publish import (
    build_language,
    configure,
    dated,
    patient_collector,
    share_edition,
)
from tests.benchmarks.bench_citations import measured
from tests.project import ROOT, configured_project

SIZES: Final = (1_000, 5_000, 10_000)
BUDGET: Final = "budget at 10,000: 60 s, 1,024 MB, 10 times the time of 1,000 within 15 %"

_ENTRY: Final = re.compile(r"^@(?!comment)\w+\{[^,]+,\n.*?^\}\n", re.MULTILINE | re.DOTALL)
_UNIQUE: Final = re.compile(r"^\s*(?:doi|isbn|eprint|eprinttype|related|relatedtype)\s*=.*\n", re.M)
_NUMBERED: Final = re.compile(r"^\s*(?:number|inseries)\s*=", re.MULTILINE)
_PSS: Final = re.compile(r"^Pss:\s+(\d+)", re.MULTILINE)
_TOLD_APART: Final = re.compile(r"^(\s*(?:title|annotation)\s*=\s*\{)", re.MULTILINE)


def main() -> None:
    if len(sys.argv) > 1:
        build_one(Path(sys.argv[1]))
        return
    print(f"One language, warm. {os.cpu_count()} processors; load {os.getloadavg()[0]:.1f} before.")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            root = Path(folder, str(size))
            many_records(root, size)
            for _ in ("cold", "warm"):
                shutil.rmtree(root / "site", ignore_errors=True)  # it is built beside the old one
                command = [sys.executable, "-m", "tests.benchmarks.bench_site", str(root)]
                said, memory = run_watched(command)
            print(f"{size:>7,} records: {said.strip()}, {memory:,} MB at most", flush=True)
            shutil.rmtree(root)
    print(BUDGET)


def build_one(root: Path) -> None:
    """Build the English site of a project; print what it took."""
    with patient_collector(), measured() as span:
        site = configure(root / "mkdocs.yml", root / "site")
        edition = share_edition([site])
        with dated(edition.bibliography):
            build_language(site)
    pages = sum(1 for _ in (root / "site").rglob("*.html"))
    print(f"{span} s, {pages:,} pages")


def run_watched(command: list[str]) -> tuple[str, int]:
    """What a command prints, and the most memory in MB that it and its processes took at once.

    What processes share counts once: proportional set sizes (man 5 proc, ``smaps_rollup``), a
    few times a second. From outside, because a build with another thread does not fork.
    """
    most = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            most = max(most, sum(map(_proportional, _family(process.pid))))
            time.sleep(0.25)
        assert process.stdout is not None
        said = process.stdout.read()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return said, most // 1024


def _family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    try:
        lists = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:  # it has ended
        lists = []
    return [pid, *(p for text in lists for child in text.split() for p in _family(int(child)))]


def _proportional(pid: int) -> int:
    """The proportional set size in kB; 0 of a process that has ended."""
    try:
        found = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text())
    except OSError:
        found = None
    return int(found[1]) if found else 0


def many_records(root: Path, size: int) -> None:
    """A project with ``size`` records.

    Those after the first round have a key, a title and an annotation of their own, and no
    identifier or relation that only one record may have.
    """
    bib = root.parent / f"bib-{size}"
    shutil.copytree(ROOT / "bib", bib, ignore=shutil.ignore_patterns("*.bib", "annotations.*"))
    for path in sorted((ROOT / "bib").glob("annotations.*")):
        shutil.copy(path, bib)
    real = [
        entry
        for path in sorted((ROOT / "bib").glob("*.bib"))
        for entry in _ENTRY.findall(path.read_text("utf-8"))
    ]
    plain = [entry for entry in real if not _NUMBERED.search(entry)]
    more = islice(cycle(plain), max(0, size - len(real)))
    texts = real + [_varied(entry, number) for number, entry in enumerate(more)]
    (bib / "all.bib").write_text("\n".join(texts), "utf-8")
    configured_project(root, bib)
    shutil.rmtree(bib)


def _varied(entry: str, number: int) -> str:
    entry = re.sub(r"^(@\w+\{[^,]+),", rf"\1-{number},", entry, count=1)
    return _TOLD_APART.sub(rf"\g<1>No. {number}: ", _UNIQUE.sub("", entry))


if __name__ == "__main__":
    main()
