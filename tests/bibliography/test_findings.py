"""Every way to break a record gives a finding with file, line, key, what is wrong, the mend."""

import re
from pathlib import Path

import pytest

from reading_list.bibliography.bibliography import examine, load
from reading_list.bibliography.findings import BibliographyError
from tests.bibliography.conftest import GOOD, write_bibliography


def changed(field: str, value: str | None, text: str = GOOD) -> str:
    """The good record with one field set to another value, or without it."""
    line = "" if value is None else f"  {field:<12} = {{{value}}},\n"
    replaced, count = re.subn(rf"^  {field} .*\n", lambda _: line, text, flags=re.MULTILINE)
    return replaced if count else text.replace("\n}", f"\n{line}}}")


def second(text: str = GOOD) -> str:
    """Another good record, different in all that must differ."""
    text = text.replace("un-s-2030-1", "un-s-2030-2").replace("S/2030/1", "S/2030/2")
    text = text.replace("First report", "Second report").replace(
        "ordinal      = {1}", "ordinal = {2}"
    )
    return text.replace("made up so", "invented so")


def test_the_good_record_has_no_finding(findings_of):
    assert findings_of(GOOD, second()) == []


@pytest.mark.parametrize(
    ("field", "value", "rule", "mend"),
    [
        ("date", "2030-02-30", "malformed-date", "correct it"),
        ("date", "2031-01-01", "dates-in-order", "correct one of the two"),
        ("date", None, "required-field", "give the year at least"),
        ("number", "S/2030", "malformed-symbol", "write it as on the document's masthead"),
        ("number", None, "un-document", "add number, or url"),
        ("title", None, "required-field", "fill it from what a source shows"),
        ("title", "", "empty-field", "fill it or delete the line"),
        ("titel", "Mistyped", "unknown-field", "write title"),
        ("title", r"D\'ebut", "latex", "write the character itself"),
        ("author", "Invented Team", "malformed-author", "write 'Family, Given'"),
        ("keywords", "globl, sanctions, core", "unknown-term", "write global"),
        ("keywords", "N, sanctions, core", "unknown-term", "write narrow"),
        ("keywords", "sanctions, core", "missing-term", "regions.yml"),
        ("keywords", "global, core", "missing-term", "themes.yml"),
        ("keywords", "global, sanctions", "missing-term", "exactly one of introductory"),
        ("keywords", "global, global, sanctions, core", "duplicate-term", "name it once"),
        ("entrysubtype", "monitoring-team-reprot", "kind", "write monitoring-team-report"),
        ("entrysubtype", "article", "kind", "write @article"),
        ("entrysubtype", None, "kind", "kinds.yml"),
        ("evidence", None, "required-field", "see the record format"),
        ("evidence", "https://example.org", "malformed-evidence", "write '<address> field"),
        ("evidence", "<https://example.org/1> title, number", "evidence-covers", "leave it out"),
        ("evidence", "<https://example.org/1> titel, title, date, number", "evidence-covers",
         "write title"),
        ("annotation", "Too short.", "annotation-form", "write 12 to 90"),
        ("annotation", None, "required-field", "see the record format"),
        ("inseries", "teams", "series-place", "write team"),
        ("ordinal", None, "series-place", "add it, or take it out"),
        ("inseries", "line", "series-place", "add inseries or delete it"),
        ("related", "un-s-2030-99", "relations", "give both or neither"),
        ("url", "https://www.scribd.com/doc/1", "reader-link", "move it to evidence"),
        ("verified", None, "required-field", "write YYYY-MM-DD"),
        ("verified", "2030", "dates-in-order", "write YYYY-MM-DD"),
        ("langid", "klingon", "malformed-langid", "write one of"),
        ("teamletterdate", "soon", "malformed-teamletterdate", "write YYYY"),
    ],
)  # fmt: skip
def test_one_broken_field_is_one_clear_finding(findings_of, field, value, rule, mend):
    findings = [
        f
        for f in findings_of(changed(field, value), second())
        if f.rule == rule and mend in f"{f.message} {f.mend}"
    ]
    assert findings, "the rule said nothing of the kind"
    finding = findings[0]
    assert finding.place.file == "bib/list-0.bib"
    assert 1 <= finding.place.line <= 18
    assert finding.key == "un-s-2030-1"
    if value:
        # The finding stands on the very line of the field it is about.
        line = changed(field, value).splitlines()[finding.place.line - 1]
        assert line.strip().startswith((finding.field or "@report", "@report"))


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        # A brace left open spoils its own entry only, and is reported where that starts.
        (GOOD.replace("invented team}", "invented team"), "syntax", 1),
        (GOOD.replace("number       = ", "number "), "syntax", 6),
        (GOOD.replace("{2030-01-02},", "{2030-01-02}"), "syntax", 8),
        (GOOD.replace("@report", "@reprot"), "unknown-type", 1),
        (GOOD.replace("un-s-2030-1,", "Un S,"), "syntax", 1),
        (GOOD + "\nstray words\n", "syntax", 19),
        (changed("Date", "2030", GOOD), "duplicate-field", 17),
    ],
)
def test_broken_syntax_is_found_and_the_rest_is_still_checked(findings_of, text, rule, line):
    findings = findings_of(text, changed("date", "2030-99", second()))
    assert (rule, line) in [(f.rule, f.place.line) for f in findings if "list-0" in f.place.file]
    assert any(f.rule == "malformed-date" and f.key == "un-s-2030-2" for f in findings)


def test_an_entry_after_a_broken_one_in_the_same_file_is_read(tmp_path):
    broken = GOOD.replace("invented team}", "invented team")
    bibliography, findings = examine(write_bibliography(tmp_path, broken + "\n" + second()))
    assert list(bibliography.entries) == ["un-s-2030-2"]
    assert [f.rule for f in findings] == ["syntax"]


def test_bytes_that_are_not_utf8_are_named_with_their_line(tmp_path):
    folder = write_bibliography(tmp_path)
    (folder / "list-0.bib").write_bytes(GOOD.encode() + b"% caf\xe9\n")
    _, findings = examine(folder)
    assert [(f.rule, f.place.line) for f in findings] == [("encoding", 18)]


@pytest.mark.parametrize(
    ("other", "rule"),
    [
        (GOOD, "duplicate-key"),
        (GOOD.replace("un-s-2030-1", "un-s-2030-3"), "un-document"),  # the key says another symbol
        (second().replace("S/2030/2", "S/2030/1"), "duplicate-record"),
        (second().replace("ordinal = {2}", "ordinal = {1}"), "ordinal-taken"),
        (second().replace("invented so", "made up so"), "duplicate-record"),  # same annotation
    ],
)
def test_doubles_are_refused(findings_of, other, rule):
    assert rule in {f.rule for f in findings_of(GOOD, other)}


def test_a_revised_issue_may_share_its_ordinal(findings_of):
    revised = second().replace("S/2030/2", "S/2030/1/Rev.1").replace("s-2030-2", "s-2030-1-rev-1")
    revised = revised.replace("ordinal = {2}", "ordinal = {1},\n  related = {un-s-2030-1},"
                                               "\n  relatedtype = {revises}")  # fmt: skip
    assert findings_of(GOOD, revised) == []


def test_a_relation_to_nothing_is_refused(findings_of):
    text = changed("related", "un-s-2030-3")
    text = changed("relatedtype", "presents", text)
    assert any(f.rule == "relations" and "is no entry" in f.message for f in findings_of(text))


def test_an_empty_list_is_a_finding(tmp_path):
    assert [f.rule for f in examine(write_bibliography(tmp_path))[1]] == ["empty"]


def test_vocabularies_are_checked_too(tmp_path):
    folder = write_bibliography(tmp_path, GOOD)
    path = folder / "vocabularies" / "themes.yml"
    path.write_text(
        path.read_text("utf-8") + "- {id: global, label: {en: G}, color: red}\n", "utf-8"
    )
    _, findings = examine(folder)
    messages = " ".join(f.message for f in findings)
    assert 2 in {f.place.line for f in findings if f.place.file == "bib/vocabularies/themes.yml"}
    assert "color is not known here" in messages
    assert "label is not in every language" in messages
    assert "is a term of another vocabulary too" in messages


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("", "document is not in every language"),
        ("document: {en: '{ordinal} report', ar: تقرير}", "document does not say its {ordinal}"),
    ],
)
def test_a_numbered_series_says_what_its_documents_are_called(
    tmp_path: Path, document: str, message: str
) -> None:
    folder = write_bibliography(tmp_path, GOOD)
    path = folder / "vocabularies" / "series.yml"
    begun = "- {id: team, numbered: true, team: true, label: {en: Team, ar: فريق}"
    path.write_text(f"{begun}, {document}}}\n", "utf-8")
    _, findings = examine(folder)
    assert [f.message for f in findings] == [message]


def test_a_vocabulary_that_is_no_yaml_is_one_finding_with_its_line(tmp_path):
    folder = write_bibliography(tmp_path, GOOD)
    (folder / "vocabularies" / "levels.yml").write_text("- id: core\n  label: {en: [}\n", "utf-8")
    _, findings = examine(folder)
    assert any(
        f.place.file == "bib/vocabularies/levels.yml" and f.place.line == 2 for f in findings
    )


def test_translations_belong_to_entries(tmp_path: Path):
    folder = write_bibliography(tmp_path, GOOD)
    (folder / "annotations.ar.yml").write_text("un-s-2030-1: نص\nun-s-2030-l: نص\n", "utf-8")
    bibliography, findings = examine(folder)
    assert bibliography.translations["ar"]["un-s-2030-1"] == "نص"
    assert [(f.key, f.mend) for f in findings] == [("un-s-2030-l", "rename it to un-s-2030-1")]


def test_loading_raises_all_findings_at_once(tmp_path):
    folder = write_bibliography(tmp_path, changed("date", "2030-99", changed("number", "X")))
    with pytest.raises(BibliographyError, match="nothing was built") as raised:
        load(folder)
    assert {f.rule for f in raised.value.findings} >= {"malformed-date", "malformed-symbol"}


def test_synonyms_have_two_forms(tmp_path):
    folder = write_bibliography(tmp_path, GOOD)
    (folder / "vocabularies" / "synonyms.yml").write_text(
        "- {id: one, forms: [Alone]}\n- {id: two, form: [A, B]}\n", "utf-8"
    )
    _, findings = examine(folder)
    assert [(f.place.line, f.key, f.message) for f in findings] == [
        (1, "one", "there is nothing it is a synonym of"),
        (2, "two", "form is not known here"),
        (2, "two", "there is nothing it is a synonym of"),
    ]


def with_bodies(folder, text):
    (folder / "vocabularies" / "bodies.yml").write_text(text, "utf-8")
    return [(f.place.file, f.place.line, f.key, f.message) for f in examine(folder)[1]]


def test_bodies_have_a_name_and_other_spellings(tmp_path):
    folder = write_bibliography(tmp_path, GOOD)
    file = "bib/vocabularies/bodies.yml"
    assert with_bodies(
        folder,
        "- {id: one, name: United Nations Security Council, forms: [UNSC]}\n"
        "- {id: two, name: Two}\n- {id: three, name: Three, form: [UNSC], forms: [UNSC]}\n",
    ) == [
        (file, 1, "one", "no record prints 'UNSC'"),
        (file, 2, "two", "has no name, or no other spelling"),
        (file, 3, "three", "'UNSC' is one too"),
        (file, 3, "three", "form is not known here"),
        (file, 3, "three", "no record prints 'UNSC'"),
    ]


def test_spellings_of_one_body_are_found(tmp_path):
    body = "United Nations Security Council"
    second = GOOD.replace("un-s-2030-1", "un-s-2030-2").replace("S/2030/1", "S/2030/2")
    second = second.replace("ordinal      = {1}", "ordinal      = {2}").replace("First", "Second")
    second = second.replace("made up so", "invented so").replace(
        body, "The United Nations Security Council (UNSC)"
    )
    folder = write_bibliography(tmp_path, GOOD, second)
    (finding,) = examine(folder)[1]
    assert (finding.key, finding.field, finding.rule) == ("un-s-2030-2", "institution", "one-body")
    assert "another spelling" in finding.message
    spelt = f"- {{id: council, name: {body}, forms: [The {body} (UNSC)]}}\n"
    assert with_bodies(folder, spelt) == []


def test_start_here_names_entries_about_the_term(tmp_path):
    folder = write_bibliography(tmp_path, GOOD)
    path = folder / "vocabularies" / "regions.yml"
    rows = path.read_text("utf-8").replace("{id: global,", "{id: global, start: [un-s-2030-1],")
    path.write_text(rows, "utf-8")
    assert examine(folder)[1] == []
    path.write_text(rows.replace("{id: narrow,", "{id: narrow, start: [un-s-2030-1, un-s-2030-2],"))
    found = [(f.place.line, f.key, f.message, f.mend) for f in examine(folder)[1]]
    assert found == [
        (2, "narrow", "'un-s-2030-2' is the key of no entry", "write un-s-2030-1"),
        (
            2,
            "narrow",
            "un-s-2030-1 is not about this",
            "take another, or add narrow to its keywords",
        ),
    ]


@pytest.mark.integration
def test_annotations_of_the_real_list_have_forty_to_ninety_words():
    """DESIGN part 3, for the list that is published; the fabricated one is shorter."""
    entries = load(Path(__file__).parents[2] / "bib").entries.values()
    lengths = {entry.key: len(entry.annotation.split()) for entry in entries}
    assert {key: words for key, words in lengths.items() if not 40 <= words <= 90} == {}
