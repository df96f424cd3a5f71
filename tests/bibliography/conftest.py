"""A bibliography of one record in a temporary folder, to break in many ways."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reading_list.bibliography.bibliography import examine
from reading_list.bibliography.findings import Finding

VOCABULARIES = {
    "regions": "- {id: global, label: {en: Global, ar: العالم}, scope: {en: All., ar: الكل.}}\n"
    "- {id: narrow, broader: global, label: {en: N, ar: ن}, scope: {en: N., ar: ن.}}\n",
    "themes": "- {id: sanctions, label: {en: Sanctions, ar: جزاءات}, scope: {en: S., ar: ج.}}\n",
    "levels": "- {id: core, label: {en: Core, ar: أساسي}, scope: {en: C., ar: أ.}}\n",
    "kinds": "- {id: monitoring-team-report, type: report, un: true, label: {en: R, ar: ت}}\n"
    "- {id: article, type: article, un: false, label: {en: A, ar: م}}\n",
    "synonyms": "- {id: team, forms: [Team, فريق]}\n",
    "bodies": "[]\n",
    "series": "- {id: team, numbered: true, team: true, label: {en: Team, ar: فريق}, "
    "document: {en: '{ordinal} report of Team', ar: 'التقرير {ordinal} لفريق'}}\n"
    "- {id: line, numbered: false, team: false, label: {en: Line, ar: خط}}\n",
}

GOOD = """\
@report{un-s-2030-1,
  entrysubtype = {monitoring-team-report},
  title        = {First report of an invented team},
  author       = {{Invented Team}},
  institution  = {United Nations Security Council},
  number       = {S/2030/1},
  date         = {2030-01-02},
  langid       = {english},
  access       = {open},
  inseries     = {team},
  ordinal      = {1},
  keywords     = {global, sanctions, core},
  annotation   = {A report that was made up so that a test has twelve words to count here.},
  evidence     = {<https://example.org/1> title, date, number},
  verified     = {2030-02-01},
  added        = {2030-02-01},
}
"""


def write_bibliography(folder: Path, *files: str) -> Path:
    """A ``bib`` folder with the small vocabularies and one .bib file per text, also in Arabic."""
    bib = folder / "bib"
    (bib / "vocabularies").mkdir(parents=True)
    (folder / "mkdocs.ar.yml").touch()
    for name, text in VOCABULARIES.items():
        (bib / "vocabularies" / f"{name}.yml").write_text(text, "utf-8")
    for number, text in enumerate(files):
        (bib / f"list-{number}.bib").write_text(text, "utf-8")
    return bib


@pytest.fixture
def findings_of(tmp_path: Path) -> Callable[..., list[Finding]]:
    """Check the given .bib texts and return the findings."""

    def find(*files: str) -> list[Finding]:
        return examine(write_bibliography(tmp_path, *files))[1]

    return find
