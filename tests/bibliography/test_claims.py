"""Every way to break ``claims.yml`` gives a finding: file, line, which claim, field, the mend."""

from pathlib import Path

import pytest

from reading_list.bibliography.bibliography import load
from reading_list.bibliography.claims import Claims, Sight, Verdict, by_verdict
from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.findings import BibliographyError, Finding
from reading_list.citations.claims import examine_claims, load_claims
from reading_list.cli import main
from tests.bibliography.conftest import GOOD, write_bibliography

COPY = "https://copies.example.org/1"
THREE_TWICE = '{address: "https://example.org/3"}\n  - {address: "https://example.org/3"}'
CLAIMS = f"""\
original: un-s-2030-1
verified: 2030-02-01
subjects:
- id: council
  label: {{en: Council, ar: المجلس}}
claims:
- n: 1
  subject: council
  text: {{en: It counts., ar: يعدّ.}}
  stated: {{en: A report, ar: تقرير}}
  found: {{en: It does., ar: نعم.}}
  verdict: supported
  sources:
  - {{key: un-s-2030-2, seen: text, locator: "para. 84"}}
  evidence:
  - {{address: "https://example.org/1"}}
  - {{address: "{COPY}", reprint: true}}
- n: 2
  subject: council
  text: {{en: It adds., ar: يجمع.}}
  stated: {{en: A report, ar: تقرير}}
  found: {{en: Once., ar: مرة.}}
  verdict: supported-with-difference
  difference: {{en: Only once., ar: مرة فقط.}}
  evidence:
  - {{address: "https://example.org/2"}}
- n: 3
  subject: council
  text: {{en: It divides., ar: يقسم.}}
  stated: {{en: Nobody, ar: لا أحد}}
  found: {{en: "No: it adds.", ar: كلا.}}
  verdict: not-found
  contrary: true
  evidence:
  - {{address: "https://example.org/3"}}
lessons:
- id: ask
  label: {{en: Ask, ar: اسأل}}
  text: {{en: Ask twice., ar: اسأل مرتين.}}
  claims: [1, 3]
"""


def bibliography(folder: Path, claims: str) -> Path:
    """Two records, of which one names a copy in its evidence, and the claims."""
    copied = GOOD.replace(
        "title, date, number}", f"title, date, number; <{COPY}> [reprint] title}}"
    )
    other = GOOD.replace("2030-1,", "2030-2,").replace("2030/1", "2030/2")
    other = other.replace("First", "Second").replace("{1}", "{2}").replace("made up", "invented")
    bib = write_bibliography(folder, copied, other)
    (bib / "claims.yml").write_text(claims, "utf-8")
    return bib


def findings(folder: Path, claims: str) -> list[Finding]:
    bib = bibliography(folder, claims)
    read, found = examine_claims(bib, load(bib))
    assert (read is None) == bool(found)
    return found


def good(folder: Path) -> Claims:
    bib = bibliography(folder, CLAIMS)
    claims = load_claims(bib, load(bib))
    assert claims is not None
    return claims


def test_a_good_file_is_read_whole(tmp_path: Path) -> None:
    claims = good(tmp_path)
    assert (claims.original, claims.verified) == ("un-s-2030-1", PartialDate(2030, 2, 1))
    assert [subject.id for subject in claims.subjects] == ["council"]
    first, second, third = claims.claims
    assert (first.number, first.subject, first.text["ar"]) == (1, "council", "يعدّ.")
    assert first.verdict is Verdict.SUPPORTED
    assert (first.sources[0].key, first.sources[0].sight) == ("un-s-2030-2", Sight.TEXT)
    assert first.sources[0].locator == "para. 84"
    assert [seen.linked for seen in first.evidence] == [True, False]
    assert (first.difference, second.difference["en"]) == ({}, "Only once.")
    assert [claim.contrary for claim in claims.claims] == [False, False, True]
    assert third.found["en"] == "No: it adds."
    assert claims.lessons[0].claims == (1, 3)


def test_claims_by_verdict_are_in_the_order_of_the_article(tmp_path: Path) -> None:
    counted = by_verdict(good(tmp_path))
    assert {verdict: [c.number for c in those] for verdict, those in counted.items()} == {
        Verdict.SUPPORTED: [1],
        Verdict.DIFFERENT: [2],
        Verdict.NOT_FOUND: [3],
    }


def test_the_original_is_no_independent_source(tmp_path: Path) -> None:
    text = CLAIMS.replace("original: un-s-2030-1", "original: un-s-2030-2")
    bib = bibliography(tmp_path, text)
    claims = load_claims(bib, load(bib))
    assert claims is not None
    assert claims.independent(claims.claims[0]) == ()
    assert claims.keys == {"un-s-2030-2"}


def test_a_list_without_claims_has_none(tmp_path: Path) -> None:
    bib = write_bibliography(tmp_path, GOOD)
    assert examine_claims(bib, load(bib)) == (None, [])
    assert load_claims(bib, load(bib)) is None


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "field", "message", "mend"),
    [
        # the file as a whole
        ("original:", "orginal:", 1, "", "orginal", "is not known here", "write original"),
        ("original: un-s-2030-1\n", "", 1, "", "original", "is missing", "fill it"),
        ("original: un-s-2030-1", "original: un-s-2030-3", 1, "", "original",
         "un-s-2030-3 is no record", "write un-s-2030-"),
        ("verified: 2030-02-01", "verified: soon", 1, "", "verified", "'soon' is not a date",
         "the day the sources were last looked at"),
        ("verified: 2030-02-01\n", "", 1, "", "verified", "is not a date", "the day"),
        ("claims: [1, 3]", "claims: [1, 3", 41, "", "", "not YAML", "correct the line"),
        # subjects
        ("- id: council", "- id: ''", 4, "subject 1", "id", "is missing", "fill it"),
        ("- id: council", "- name: council", 4, "subject 1", "name", "is not known", "delete it"),
        ("ar: المجلس}", "fr: Conseil}", 5, "subject 1", "label", "has no text in 'ar'", "add ar"),
        ("{en: Council, ar: المجلس}", "Council", 4, "subject 1", "label",
         "is not given by language", "label: {en: …, ar: …}"),
        ("claims:\n- n", "- id: empty\n  label: {en: E, ar: ف}\nclaims:\n- n", 1, "", "subjects",
         "no claim is about 'empty'", "delete it"),
        # claims
        ("- n: 2", "- n: 4", 18, "claim 2", "n", "4 is not its place", "write 2"),
        ("- n: 2\n  subject", "- subject", 18, "claim 2", "n", "None is not its place", "write 2"),
        ("  subject: council\n  text: {en: It adds.", "  subject: counsil\n  text: {en: It adds.",
         18, "claim 2", "subject", "'counsil' is no subject", "write council"),
        ("  subject: council\n  text: {en: It adds.", "  subject: moon\n  text: {en: It adds.",
         18, "claim 2", "subject", "'moon' is no subject", "add it to subjects"),
        ("  text: {en: It adds., ar: يجمع.}\n", "", 18, "claim 2", "text", "by language",
         "text: {"),
        ("ar: يجمع.", "ar: ''", 20, "claim 2", "text", "has no text in 'ar'", "add ar: …"),
        ("{en: Once., ar: مرة.}", "{ar: مرة.}", 22, "claim 2", "found", "no text in 'en'",
         "add en"),
        ("  stated: {en: Nobody, ar: لا أحد}\n", "", 27, "claim 3", "stated", "by language",
         "stated"),
        ("verdict: supported\n", "verdict: suported\n", 7, "claim 1", "verdict",
         "'suported' is not known", "write supported"),
        ("verdict: supported\n", "verdict: maybe\n", 7, "claim 1", "verdict",
         "'maybe' is not known", "write supported or supported-with-difference or not-found"),
        ("  verdict: not-found\n  contrary: true\n", "", 27, "claim 3", "verdict", "is missing",
         "write supported or"),
        ("  difference: {en: Only once., ar: مرة فقط.}\n", "", 18, "claim 2", "difference",
         "is not given by language", "difference: {en: …, ar: …}"),
        ("verdict: supported-with-difference", "verdict: supported", 18, "claim 2", "difference",
         "does not go with supported", "write verdict: supported-with-difference"),
        ("verdict: not-found", "verdict: supported", 27, "claim 3", "contrary",
         "does not go with supported", "write verdict: not-found"),
        ("contrary: true", "contrary: perhaps", 27, "claim 3", "contrary", "neither true nor false",
         "write true"),
        ("contrary: true", "mood: true", 27, "claim 3", "mood", "not known",
         "delete it; known are n, subject"),
        # sources
        ("key: un-s-2030-2", "key: un-s-2030-9", 14, "claim 1, source 1", "key",
         "un-s-2030-9 is no record", "write un-s-2030-"),
        ("key: un-s-2030-2", "key: something-else", 14, "claim 1, source 1", "key",
         "something-else is no record", "add the record"),
        ("{key: un-s-2030-2, ", "{", 14, "claim 1, source 1", "key", "is missing", "fill it"),
        ("seen: text", "seen: txt", 14, "claim 1, source 1", "seen", "'txt' is not known",
         "write text"),
        ("seen: text, ", "", 14, "claim 1, source 1", "seen", "is missing",
         "write text or secondary"),
        ("para. 84", "somewhere", 14, "claim 1, source 1", "locator",
         "'somewhere' is not a pinpoint", "correct it, or delete it"),
        ("  sources:\n", "  sources:\n  - {key: un-s-2030-2, seen: text}\n", 15,
         "claim 1, source 2", "key", "un-s-2030-2 stands twice", "name it once"),
        ("  sources:\n", "  sources: un-s-2030-2\n  origins:\n", 7, "claim 1", "sources",
         "is not a list", "begin each with '- '"),
        # evidence
        ('  evidence:\n  - {address: "https://example.org/2"}\n', "", 18, "claim 2", "evidence",
         "is missing", "say where it was looked for"),
        ('"https://example.org/2"', "example.org/2", 26, "claim 2, evidence 1", "address",
         "'example.org/2' is no web address", "start with https://"),
        ('"https://example.org/2"', '"https://example.org/ 2"', 26, "claim 2, evidence 1",
         "address", "is no web address", "start with https://"),
        ('{address: "https://example.org/2"}', "{reprint: true}", 26, "claim 2, evidence 1",
         "address", "is missing", "fill it"),
        ('{address: "https://example.org/2"}', "[]", 18, "claim 2", "evidence", "is not a list of",
         "begin each with '- '"),
        ("reprint: true", "reprint: 1", 17, "claim 1, evidence 2", "reprint",
         "neither true nor false", "write true"),
        (", reprint: true", "", 17, "claim 1, evidence 2", "address",
         "is a copy and would be linked", "add reprint: true"),
        ("https://example.org/2", "https://de.scribd.com/2", 26, "claim 2, evidence 1", "address",
         "is a copy and would be linked", "add reprint: true"),
        ('{address: "https://example.org/3"}', THREE_TWICE, 36, "claim 3, evidence 2", "address",
         "stands twice", "name it once"),
        # lessons
        ("- id: ask", "- id: council", 1, "", "", "the id 'council' stands twice",
         "choose another"),
        ("claims: [1, 3]", "claims: []", 37, "lesson 1", "claims", "names no claim", "[3, 10]"),
        ("claims: [1, 3]", "claims: [1, 4]", 37, "lesson 1", "claims", "4 is no claim",
         "numbers from 1 to 3"),
        ("claims: [1, 3]", "claims: [true]", 37, "lesson 1", "claims", "True is no claim",
         "numbers from 1 to 3"),
        ("ar: اسأل مرتين.", "ar:", 39, "lesson 1", "text", "has no text in 'ar'", "add ar: …"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_where_it_is(
    tmp_path: Path, old: str, new: str, line: int, key: str, field: str, message: str, mend: str
) -> None:
    assert CLAIMS.count(old) == 1, f"{old!r} is not one place of the file"
    found = findings(tmp_path, CLAIMS.replace(old, new))
    said = [one for one in found if (one.key, one.field) == (key, field) and message in one.message]
    assert said, found
    assert said[0].place == ("bib/claims.yml", line)
    assert mend in said[0].mend
    assert said[0].rule == "claims"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "holds no claims"),
        ("", "holds no claims"),
        (CLAIMS[: CLAIMS.index("claims:")], "is empty"),
    ],
    ids=["a list", "nothing", "no claims"],
)
def test_a_file_that_holds_none_is_a_finding(tmp_path: Path, text: str, message: str) -> None:
    assert message in " ".join(str(finding) for finding in findings(tmp_path, text))


def test_bytes_that_are_not_utf_8_are_a_finding(tmp_path: Path) -> None:
    bib = bibliography(tmp_path, CLAIMS)
    (bib / "claims.yml").write_bytes(CLAIMS.encode("cp1256", "replace"))
    _, found = examine_claims(bib, load(bib))
    assert [finding.mend for finding in found] == ["correct the line"]


def test_loading_stops_at_findings_and_names_all(tmp_path: Path) -> None:
    bib = bibliography(tmp_path, CLAIMS.replace("n: 1", "n: 7").replace("n: 2", "n: 8"))
    with pytest.raises(BibliographyError) as error:
        load_claims(bib, load(bib))
    assert [finding.key for finding in error.value.findings] == ["claim 1", "claim 2"]


def test_check_reports_the_claims_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bib = bibliography(tmp_path, CLAIMS.replace("un-s-2030-2", "un-s-2030-9"))
    assert main(["check", "--bib", str(bib)]) == 1
    assert "bib/claims.yml:14: claim 1, source 1 key: un-s-2030-9 is no record" in (
        capsys.readouterr().out
    )


@pytest.mark.integration
def test_the_real_claims_are_sound() -> None:
    """Every claim of the article once, and no verdict but with evidence."""
    bib = Path(__file__).parents[2] / "bib"
    claims = load_claims(bib, load(bib))
    assert claims is not None
    assert len(claims.claims) == 35
    assert {lesson_claim for lesson in claims.lessons for lesson_claim in lesson.claims} <= set(
        range(1, 36)
    )
    for claim in claims.claims:
        # What is supported rests on more than the article's own original.
        independent = [seen for seen in claim.evidence if "longwarjournal.org" not in seen.host]
        assert independent, claim.number
