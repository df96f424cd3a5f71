"""Which rules cite what, and what is rendered again."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.entry import Entry
from reading_list.citations.csl import cite_csl
from reading_list.citations.csl_styles import UnknownStyleError
from reading_list.citations.engine import cite_all, in_arabic, style_in
from reading_list.citations.model import STYLES
from reading_list.citations.un.engine import cite

SOME = ("un-s-2092-71-rev-1", "un-s-res-9001", "doe-2090-causes", "muster-2088-schweigen")
TWO_STYLES = ("apa", "oscola")


@pytest.fixture
def entries(bibliography: Bibliography) -> list[Entry]:
    return [bibliography.entries[key] for key in SOME]


@pytest.fixture
def is_un(bibliography: Bibliography) -> Callable[[Entry], bool]:
    kinds = bibliography.vocabularies.kinds
    return lambda entry: kinds[entry.kind].un


class Renderings:
    """Counts what is rendered, by key."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.keys: list[str] = []

        def counted_cite(fields, style):
            self.keys.append(fields.fields["number"])
            return cite(fields, style)

        def counted_cite_csl(items, style):
            self.keys += [item["id"] for item in items]
            return cite_csl(items, style)

        monkeypatch.setattr("reading_list.citations.engine.cite", counted_cite)
        monkeypatch.setattr("reading_list.citations.engine.cite_csl", counted_cite_csl)

    def taken(self) -> set[str]:
        taken, self.keys = set(self.keys), []
        return taken


@pytest.fixture
def renderings(monkeypatch: pytest.MonkeyPatch) -> Renderings:
    return Renderings(monkeypatch)


ALL = {"S/2092/71/Rev.1", "S/RES/9001 (2090)", "doe-2090-causes", "muster-2088-schweigen"}


def test_every_source_in_every_style(bibliography: Bibliography, is_un) -> None:
    cited = cite_all(bibliography.entries.values(), is_un)
    assert list(cited) == list(bibliography.entries)
    for key in cited:
        assert list(cited[key]) == list(STYLES)
        for citation in cited[key].values():
            assert citation.entry.text
            assert citation.note.text


def test_un_documents_are_cited_by_their_symbol(entries: list[Entry], is_un) -> None:
    cited = cite_all(entries, is_un)
    for style in STYLES:
        citation = cited["un-s-2092-71-rev-1"][style]
        assert "S/2092/71/Rev.1" in citation.entry.text
        assert "Pub. L." not in cited["un-s-res-9001"][style].entry.text


def test_another_csl_style_cites_them_as_reports(entries: list[Entry], is_un) -> None:
    cited = cite_all(entries, is_un, ["ieee"])
    assert "S/2092/71/Rev.1" in cited["un-s-2092-71-rev-1"]["ieee"].entry.text
    assert "Pub. L." not in cited["un-s-res-9001"]["ieee"].entry.text


def test_an_unknown_style_or_key(entries: list[Entry], is_un) -> None:
    with pytest.raises(UnknownStyleError, match="nearest are"):
        cite_all(entries, is_un, ["chicago-footnotes"])
    cited = cite_all([], is_un)
    assert list(cited) == []
    with pytest.raises(KeyError):
        cited["doe-2090-causes"]


def test_a_second_build_renders_nothing_and_says_the_same(
    entries: list[Entry], is_un, renderings: Renderings, tmp_path: Path
) -> None:
    cold = cite_all(entries, is_un, TWO_STYLES, tmp_path)
    assert renderings.taken() == ALL
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    warm = cite_all(entries, is_un, TWO_STYLES, tmp_path)
    assert renderings.taken() == set()
    assert {key: dict(warm[key]) for key in warm} == {key: dict(cold[key]) for key in cold}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == files
    assert set(files) == {"apa.jsonl", "oscola.jsonl"}


def test_only_what_changed_is_rendered_again(
    entries: list[Entry], is_un, renderings: Renderings, tmp_path: Path
) -> None:
    cite_all(entries, is_un, TWO_STYLES, tmp_path)
    renderings.taken()

    def changed(key: str, **fields: Any) -> list[Entry]:
        return [
            replace(e, **fields, fields={**(e.fields or {}), **fields}) if e.key == key else e
            for e in entries
        ]

    # a new annotation is no new citation
    for key in SOME:
        cite_all(changed(key, annotation="Other words."), is_un, TWO_STYLES, tmp_path)
        assert renderings.taken() == set()
    cited = cite_all(changed("doe-2090-causes", title="New Title"), is_un, TWO_STYLES, tmp_path)
    assert renderings.taken() == {"doe-2090-causes"}
    assert "New Title" in cited["doe-2090-causes"]["apa"].entry.text
    cited = cite_all(
        changed("un-s-2092-71-rev-1", title="New heading"), is_un, TWO_STYLES, tmp_path
    )
    # the article has its old title again, so it too is rendered
    assert renderings.taken() == {"S/2092/71/Rev.1", "doe-2090-causes"}
    assert "New heading" in cited["un-s-2092-71-rev-1"]["oscola"].entry.text


def test_one_source_asked_for_alone_leaves_the_others_kept(
    entries: list[Entry], is_un, renderings: Renderings, tmp_path: Path
) -> None:
    cite_all(entries, is_un, TWO_STYLES, tmp_path)
    renderings.taken()
    cite_all(entries[:1], is_un, TWO_STYLES, tmp_path)
    cite_all(entries, is_un, TWO_STYLES, tmp_path)
    assert renderings.taken() == set()


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"Doe", b"Dof", 1),
        lambda data: b"\xff\xfe not JSON\n" + data,
        lambda _: b"[]\n",
        lambda data: b'{"format":99}\n' + data.partition(b"\n")[2],
    ],
    ids=["empty", "cut off", "altered", "binary", "other JSON", "other format"],
)
def test_a_damaged_cache_is_made_anew(
    entries: list[Entry], is_un, renderings: Renderings, tmp_path: Path,
    damage: Callable[[bytes], bytes],
) -> None:  # fmt: skip
    cold = cite_all(entries, is_un, ["apa"], tmp_path)
    whole = (tmp_path / "apa.jsonl").read_bytes()
    (tmp_path / "apa.jsonl").write_bytes(damage(whole))
    renderings.taken()
    again = cite_all(entries, is_un, ["apa"], tmp_path)
    assert renderings.taken() == ALL
    assert {key: dict(again[key]) for key in again} == {key: dict(cold[key]) for key in cold}
    assert (tmp_path / "apa.jsonl").read_bytes() == whole


def test_what_another_maker_made_is_void(
    entries: list[Entry], is_un, renderings: Renderings, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    cite_all(entries, is_un, ["apa"], tmp_path)
    renderings.taken()
    monkeypatch.setattr("reading_list.citations.engine.pandoc_version", lambda: "0.1")
    cite_all(entries, is_un, ["apa"], tmp_path)
    assert renderings.taken() == ALL


def test_the_cache_is_put_in_place_whole(
    entries: list[Entry], is_un, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that is stopped while it writes leaves the old file."""
    cite_all(entries[:1], is_un, ["apa"], tmp_path)
    old = (tmp_path / "apa.jsonl").read_bytes()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reading_list.citations.cache.os.replace", stop)
    with pytest.raises(KeyboardInterrupt):
        cite_all(entries, is_un, ["apa"], tmp_path)
    assert (tmp_path / "apa.jsonl").read_bytes() == old
    assert [path.name for path in tmp_path.iterdir()] == ["apa.jsonl"], "nothing is left behind"


def test_pinpoint_tables_stand_once(entries: list[Entry], is_un, tmp_path: Path) -> None:
    cite_all(entries, is_un, ["apa"], tmp_path)
    warm = cite_all(entries, is_un, ["apa"], tmp_path)
    slots = [warm[key]["apa"].note.slot for key in ("doe-2090-causes", "muster-2088-schweigen")]
    assert slots[0]
    assert slots[1]
    assert slots[0].pinpoints is slots[1].pinpoints
    header = json.loads((tmp_path / "apa.jsonl").read_bytes().partition(b"\n")[0])
    assert len(header["tables"]) <= 2, "one of CSL, one of our own rules"


@pytest.mark.parametrize(
    ("key", "arabic"),
    [
        pytest.param("un-s-2092-71-rev-1", True, id="a symbol names it"),
        pytest.param("fulan-2092-irhab", True, id="a work in Arabic"),
        pytest.param("doe-2090-causes", False, id="a work in English"),
    ],
)
def test_the_arabic_style_chooses_the_language_for_each_source(
    bibliography: Bibliography, is_un: Callable[[Entry], bool], key: str, arabic: bool
) -> None:
    """What it does not cite in Arabic it cites as the default style does."""
    entry = bibliography.entries[key]
    cited = cite_all([entry], is_un, ("un-arabic", "chicago-notes"))[key]
    assert cited["un-arabic"].lang == ("ar" if arabic else "en")
    assert cited["chicago-notes"].lang == "en"
    assert (cited["un-arabic"] == cited["chicago-notes"]) is not arabic
    kind = bibliography.vocabularies.kinds[entry.kind]
    assert style_in("ar", entry, kind).id == ("un-arabic" if arabic else "chicago-notes")
    assert style_in("en", entry, kind).id == "chicago-notes"


def test_a_un_document_that_nothing_names_in_arabic_is_cited_as_by_default(
    bibliography: Bibliography,
) -> None:
    entry = replace(
        bibliography.entries["un-s-2092-71-rev-1"], symbol=None, number="",
        fields={"title": "Invented Report", "entrysubtype": "monitoring-team-report"},
    )  # fmt: skip
    cited = cite_all([entry], lambda _: True, ("un-arabic", "chicago-notes"))[entry.key]
    assert cited["un-arabic"] == cited["chicago-notes"]


def test_releases_are_those_of_the_vocabulary(bibliography: Bibliography) -> None:
    """Kinds that are numbered as press releases, which the rules know by their own names."""
    for kind in bibliography.vocabularies.kinds.values():
        entry = next((e for e in bibliography.entries.values() if e.kind == kind.id), None)
        if entry and kind.un and not entry.symbol:
            numbered = replace(entry, number="SC/1")
            assert in_arabic(numbered, un=True) is kind.press, kind.id


def test_the_language_is_kept(
    bibliography: Bibliography, is_un: Callable[[Entry], bool], tmp_path: Path
) -> None:
    entry = bibliography.entries["fulan-2092-irhab"]
    made = cite_all([entry], is_un, ("un-arabic",), tmp_path)[entry.key]["un-arabic"]
    kept = cite_all([entry], is_un, ("un-arabic",), tmp_path)[entry.key]["un-arabic"]
    assert kept == made
    assert [form.lang for form in (kept.entry, kept.note, kept.short)] == ["ar"] * 3
