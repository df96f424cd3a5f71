"""The file that says how the list is cited, and the licences it names."""

import re
from pathlib import Path

import yaml

from reading_list.exports.dataset import LICENCES

ROOT = Path(__file__).parents[1]
# Required by the schema of the Citation File Format 1.2.0.
REQUIRED = {"cff-version", "message", "title", "authors"}
KNOWN = REQUIRED | {
    "abstract", "commit", "contact", "date-released", "doi", "identifiers", "keywords", "license",
    "license-url", "preferred-citation", "references", "repository", "repository-artifact",
    "repository-code", "type", "url", "version",
}  # fmt: skip


def test_citation_file() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert set(cited) >= REQUIRED
    assert set(cited) <= KNOWN
    assert cited["cff-version"] == "1.2.0"
    assert cited["type"] in {"software", "dataset"}
    assert all(
        isinstance(cited[name], str) and cited[name].strip() for name in ("title", "abstract")
    )
    # An entity, which is a name alone; a person would be invented.
    assert [set(author) for author in cited["authors"]] == [{"name"}]
    assert len(set(cited["keywords"])) == len(cited["keywords"]) > 0
    assert set(cited["license"]) == set(LICENCES.values())


def test_licences_are_there() -> None:
    code = (ROOT / "LICENSE").read_text("utf-8")
    assert code.startswith("MIT License\n")
    assert re.search(
        r"^license = .*MIT", (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE
    )
    data = (ROOT / "bib" / "LICENSE.md").read_text("utf-8")
    assert all(f"({licence})" in data for licence in LICENCES.values())
