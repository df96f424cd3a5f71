"""A project of one's own: the configuration of this one over a list in a folder of the test."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
ABOUT = (
    "index",
    "selection",
    "citing-un-documents",
    "contributing",
    "privacy",
    "accessibility",
)


def configured_project(root: Path, bib: Path, docs: Path | None = None) -> Path:
    """``bib``: the list to copy; ``docs``: the prose to copy, by default a few words a page."""
    shutil.copytree(bib, root / "bib")
    if docs:
        shutil.copytree(docs, root / "docs")
    else:
        (root / "docs" / "ar").mkdir(parents=True)
        for name in ("index", "guides/index", *(f"about/{page}" for page in ABOUT)):
            path = root / "docs" / f"{name}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"# {name}\n\nWords.\n", "utf-8")
    for name in ("mkdocs.yml", "mkdocs.ar.yml"):
        shutil.copy(ROOT / name, root / name)
    (root / "locks").mkdir()
    (root / "locks" / "node_modules").symlink_to(ROOT / "locks" / "node_modules")
    return root


def fabricated_project(root: Path) -> Path:
    """The list of tests/data/bib."""
    return configured_project(root, ROOT / "tests" / "data" / "bib")
