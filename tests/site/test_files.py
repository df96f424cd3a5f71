"""Data files: where they stand and what they hold."""

import json

from reading_list.bibliography.bibliography import Bibliography
from reading_list.site.files import file_names, site_files


def test_addresses(bibliography: Bibliography) -> None:
    """DESIGN part 2, for every region, theme and source, whether anything is in it or not."""
    names = file_names(bibliography)
    vocabularies = bibliography.vocabularies
    stems = {"data/reading-list"}
    stems |= {f"data/regions/{term}" for term in vocabularies.regions}
    stems |= {f"data/themes/{term}" for term in vocabularies.themes}
    sources = {f"sources/{key}/{key}" for key in bibliography.entries}
    expected = {f"{stem}.{ext}" for stem in stems | sources for ext in ("bib", "ris", "json")}
    expected |= {f"{stem}.{ext}" for stem in stems for ext in ("docx", "ar.docx")}
    assert names == expected


def test_contents(bibliography: Bibliography) -> None:
    files = dict(site_files(bibliography))
    assert set(files) == {n for n in file_names(bibliography) if not n.endswith(".docx")}
    whole = json.loads(files["data/reading-list.json"])
    assert {item["id"] for item in whole} == set(bibliography.entries)
    one = json.loads(files["sources/doe-2090-causes/doe-2090-causes.json"])
    assert [item["id"] for item in one] == ["doe-2090-causes"]
    region = json.loads(files["data/regions/africa.json"])
    assert {i["id"] for i in region} == {e.key for e in bibliography.in_region("africa")}
    assert files["data/themes/financing.bib"].startswith(b"@")
    assert b"TY  - " in files["data/themes/financing.ris"]
