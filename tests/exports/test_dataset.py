"""The list as data: it fits the schema that is published with it, and says all that records say."""

import json
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reading_list.bibliography.bibliography import Bibliography, load
from reading_list.bibliography.entry import Entry
from reading_list.citations.claims import load_claims
from reading_list.citations.model import STYLES, Citation, Form
from reading_list.exports.dataset import (
    all_citations,
    change_log,
    dataset,
    merged_map,
    schema,
)

ROOT = Path(__file__).parents[2]
SITE = "https://list.example.org/"


def data_of(folder: Path) -> dict[str, Any]:
    bibliography = load(folder)
    claims = load_claims(folder, bibliography)
    text = dataset(bibliography, claims, lambda key: f"sources/{key}/", SITE)
    read: dict[str, Any] = json.loads(text)
    return read


@cache
def fabricated() -> dict[str, Any]:
    return data_of(ROOT / "tests" / "data" / "bib")


@cache
def validator() -> jsonschema.Draft202012Validator:
    rules = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(rules)
    return jsonschema.Draft202012Validator(rules)


def faults(data: object) -> list[str]:
    return [f"{one.json_path}: {one.message}" for one in validator().iter_errors(data)]


def record(key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in fabricated()["records"] if one["key"] == key)
    return found


def test_the_fabricated_list_fits_the_schema() -> None:
    assert faults(fabricated()) == []


@pytest.mark.integration
def test_the_real_list_fits_the_schema() -> None:
    assert faults(data_of(ROOT / "bib")) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("records", 0, "invented"), "x"),
        (("records", 0, "verified"), "2030"),
        (("records", 0, "date"), "February"),
        (("records", 0, "author"), [{"family": "Doe", "body": "A body"}]),
        (("records", 0, "regions"), []),
        (("version",), "2.0"),
        (("merged", "old"), "Not a key"),
        (("series", 0, "places", 0), {"ordinal": 1}),
    ],
)
def test_the_schema_refuses(path: tuple[str | int, ...], value: object) -> None:
    broken: Any = json.loads(json.dumps(fabricated()))
    place = broken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert faults(broken) != []


def test_every_field_of_a_record_is_said(bibliography: Bibliography) -> None:
    """A field that some record has is a field of the data, by its name or where it went."""
    went = {
        "entry_type": "entrytype", "related": "relations", "relatedtype": "relations",
        "langid": "language",
    }  # fmt: skip
    # Not of the source: where it stands in bib/, the same fields as text, labels of its terms.
    inner = {"place", "fields", "subjects"}
    for entry in bibliography.entries.values():
        said = record(entry.key)
        for field in fields(Entry):
            if field.name not in inner and getattr(entry, field.name):
                assert went.get(field.name, field.name) in said, (entry.key, field.name)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("un-s-2092-71-rev-1", {
            "page": "sources/un-s-2092-71-rev-1/",
            "author": [{"body": "Specimen Monitoring Team"}],
            "symbol": {"text": "S/2092/71/Rev.1", "organ": "S", "year": 2092, "number": 71,
                       "suffixes": [{"kind": "Rev", "number": 1}]},
            "date": "2092-02-21",
        }),
        ("doe-2090-causes", {
            "author": [{"family": "Doe", "given": "Jane"}], "date": "2090-07", "symbol": None,
            "documents": None, "doi": "10.99999/jip_2090_0013",
        }),
        ("fulan-2092-irhab", {"language": "ar"}),
        ("institute-undated-note", {"date": None}),
    ],
)  # fmt: skip
def test_records(key: str, expected: dict[str, object]) -> None:
    said = record(key)
    assert {name: said.get(name) for name in expected} == expected


def test_annotations_by_language() -> None:
    assert set(record("doe-2090-causes")["annotation"]) == {"en", "ar"}
    assert set(record("muster-2087-stille")["annotation"]) == {"en"}


def test_relations_are_said_both_ways() -> None:
    records = fabricated()["records"]
    outward = {
        (one["key"], r["relation"], r["to"])
        for one in records
        for r in one.get("relations", [])
        if "to" in r
    }
    inward = {
        (r["from"], r["relation"], one["key"])
        for one in records
        for r in one.get("relations", [])
        if "from" in r and r["relation"] != "mandate"
    }
    assert outward
    assert outward == inward
    under = [r for r in record("un-s-res-9001")["relations"] if r["relation"] == "mandate"]
    assert under
    assert record(under[0]["from"])["mandate"]["key"] == "un-s-res-9001"


def test_series_have_their_gaps(bibliography: Bibliography) -> None:
    for said in fabricated()["series"]:
        series = bibliography.vocabularies.series[said["id"]]
        gaps = [place["ordinal"] for place in said["places"] if place.get("gap")]
        known = [place for place in said["places"] if "key" in place]
        assert set(gaps) >= {gap.ordinal for gap in series.gaps}
        assert len(gaps) + len(known) == len(bibliography.places(series))


def test_changes(bibliography: Bibliography) -> None:
    assert fabricated()["merged"] == {"doe-2090-reasons": "doe-2090-causes"}
    assert json.loads(merged_map(bibliography)) == fabricated()["merged"]
    log = json.loads(change_log(bibliography))["changes"]
    dates = [row["date"] for row in log]
    assert dates == sorted(dates, reverse=True)
    assert [row for row in log if row["key"] == "doe-2090-causes"] == [
        {
            "date": "2099-02-01",
            "key": "doe-2090-causes",
            "change": "corrected",
            "fields": ["pages", "doi"],
            "note": {"en": "The pages < as printed & no others.", "ar": "الصفحات كما طُبعت."},
        },
        {"date": "2099-01-31", "key": "doe-2090-causes", "change": "added"},
        {"date": "2099-01-31", "key": "doe-2090-causes", "change": "verified"},
    ]
    assert {"merged", "withdrawn"} <= {row["change"] for row in log}


def test_citations_in_every_style() -> None:
    form = Form("<i>Whole</i>", "Whole")
    citation = Citation(form, Form("", ""), Form("S", "Short"))
    text = all_citations({"doe": dict.fromkeys(STYLES, citation)}, STYLES.values())
    said = json.loads(text)
    assert [style["id"] for style in said["styles"]] == list(STYLES)
    assert said["citations"]["doe"]["apa"] == {"bibliography": "Whole", "later": "Short"}
