"""The whole list: narrower terms, relations both ways, series with gaps and revised issues."""

from reading_list.bibliography.bibliography import load, newest_first, oldest_first
from tests.bibliography.conftest import GOOD, write_bibliography


def record(number: int, ordinal: int, extra: str = "", region: str = "global") -> str:
    text = GOOD.replace("S/2030/1", f"S/2030/{number}").replace(
        "un-s-2030-1", f"un-s-2030-{number}"
    )
    text = text.replace("{1}", f"{{{ordinal}}}").replace("{global,", f"{{{region},")
    text = text.replace("made up", f"made up as number {number}")
    return text.replace("\n}", f"\n{extra}}}")


def test_a_region_includes_its_narrower_regions(tmp_path):
    bibliography = load(write_bibliography(tmp_path, record(1, 1, region="narrow"), record(2, 2)))
    assert [e.key for e in bibliography.in_region("global")] == ["un-s-2030-1", "un-s-2030-2"]
    assert [e.key for e in bibliography.in_region("narrow")] == ["un-s-2030-1"]
    assert len(bibliography.in_theme("sanctions")) == 2


def test_a_series_shows_gaps_and_puts_the_revised_issue_first(tmp_path):
    revised = record(5, 3, "  related = {un-s-2030-4},\n  relatedtype = {revises},\n")
    folder = write_bibliography(tmp_path, record(2, 1), record(4, 3), revised)
    path = folder / "vocabularies" / "series.yml"
    gap = "gaps: [{ordinal: 5, note: {en: Seen once., ar: شوهد مرة.}, seen: 'https://example.org'}]"
    path.write_text(path.read_text("utf-8").replace("team: true,", f"team: true, {gap},"), "utf-8")
    bibliography = load(folder)
    places = bibliography.places(bibliography.vocabularies.series["team"])
    shown = [(p.ordinal, p.entry.key if p.entry else None, bool(p.gap)) for p in places]
    assert shown == [
        (1, "un-s-2030-2", False),
        (2, None, False),  # a gap nothing is known of
        (3, "un-s-2030-5", False),  # the revised issue stands for the report
        (4, None, False),
        (5, None, True),  # a gap with a note
    ]
    assert [e.key for e in places[2].other_issues] == ["un-s-2030-4"]


def test_relations_are_read_both_ways(tmp_path):
    release = record(7, 2, "  related = {un-s-2030-1},\n  relatedtype = {presents},\n")
    bibliography = load(write_bibliography(tmp_path, GOOD, release))
    (kind, other), = bibliography.incoming["un-s-2030-1"]  # fmt: skip
    assert (kind, other.key) == ("presents", "un-s-2030-7")


def test_reports_are_found_from_the_resolution_they_answer_to(tmp_path):
    resolution = record(9, 4).replace("S/2030/9", "S/RES/2900 (2029)")
    resolution = resolution.replace("un-s-2030-9", "un-s-res-2900")
    report = record(1, 1, "  mandate = {S/RES/2900 (2029), annex I},\n")
    bibliography = load(write_bibliography(tmp_path, report, resolution))
    assert [e.key for e in bibliography.mandated_by["un-s-res-2900"]] == ["un-s-2030-1"]


def test_lists_have_one_order(tmp_path):
    older = record(3, 3).replace("2030-01-02", "2029")
    bibliography = load(write_bibliography(tmp_path, older, record(1, 1), record(2, 2)))
    entries = list(bibliography.entries.values())
    assert [e.number for e in newest_first(entries)] == ["S/2030/1", "S/2030/2", "S/2030/3"]
    assert [e.number for e in oldest_first(entries)] == ["S/2030/3", "S/2030/1", "S/2030/2"]
