"""The term lists: what is found in texts, where, with what mend; and what is not."""

import re
from pathlib import Path

import pytest

from reading_list.bibliography.wording import examine_wording, read_terms
from reading_list.cli import main

ROOT = Path(__file__).parents[2]

TERMS = """\
- en: money-laundering
  ar: غسل الأموال
  avoid: ["غسيل الأموال"]
  seen: ""
- en: sanctions
  ar: الجزاءات
  avoid: ["لجنة العقوبات"]
  seen: https://example.org/ar
  note: العقوبات are penalties.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "bib" / "vocabularies").mkdir(parents=True)
    (tmp_path / "docs" / "ar").mkdir(parents=True)
    (tmp_path / "bib" / "vocabularies" / "terms.ar.yml").write_text(TERMS, "utf-8")
    return tmp_path


def found(project: Path) -> list[str]:
    return [str(f) for f in sorted(examine_wording(project / "bib", ("ar",), project / "docs"))]


LAUNDERING = "غسيل الأموال is not the term of the United Nations for “money-laundering”"


@pytest.mark.parametrize(
    ("file", "text", "finding"),
    [
        pytest.param(
            "bib/annotations.ar.yml", "doe-2090: >-\n  كلام\n  عن غسيل الأموال.\n",
            "bib/annotations.ar.yml:3: doe-2090: ", id="the key of an annotation",
        ),
        pytest.param(
            "bib/annotations.ar.yml", "doe-2090: >-\n  كلام عن غسيل\n  الأموال.\n",
            "bib/annotations.ar.yml:2: doe-2090: ", id="across a line end",
        ),
        pytest.param(
            "bib/annotations.ar.yml", "doe-2090: وغَسِيل الأمـوال\n",
            "bib/annotations.ar.yml:1: doe-2090: ",
            id="vowel marks, tatweel and a conjunction before it",
        ),
        pytest.param(
            "bib/vocabularies/themes.yml",
            "- id: money\n  label: {en: Money, ar: غسيل الأموال}\n",
            "bib/vocabularies/themes.yml:2: money: ", id="the id of a term",
        ),
        pytest.param(
            "bib/vocabularies/kinds.yml", "- {id: a-kind, label: {ar: غسيل الأموال}}\n",
            "bib/vocabularies/kinds.yml:1: a-kind: ", id="a term on one line",
        ),
        pytest.param(
            "bib/claims.yml", "claims:\n- n: 1\n- n: 2\n  text: {ar: غسيل الأموال}\n",
            "bib/claims.yml:4: claim 2: ", id="the number of a claim",
        ),
        pytest.param(
            "docs/ar/index.md", "# عنوان\n\nغسيل الأموال\n", "docs/ar/index.md:3: ", id="prose"
        ),
    ],
)  # fmt: skip
def test_a_variant_is_found_with_its_place_and_mend(
    project: Path, file: str, text: str, finding: str
) -> None:
    (project / file).write_text(text, "utf-8")
    assert found(project) == [f"{finding}{LAUNDERING} → write غسل الأموال [term]"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("غسل الأموال", id="the term itself"),
        pytest.param("العقوبات الجنائية", id="a word of a variant alone"),
        pytest.param("تغسيل الأموال", id="the end of another word"),
        pytest.param("غسيل الأموالية", id="the beginning of another word"),
        pytest.param("`غسيل الأموال`", id="quoted as code"),
    ],
)
def test_no_false_alarm(project: Path, text: str) -> None:
    (project / "docs" / "ar" / "index.md").write_text(text, "utf-8")
    assert found(project) == []


def test_other_languages_are_not_searched(project: Path) -> None:
    (project / "docs" / "index.md").write_text("غسيل الأموال", "utf-8")
    assert found(project) == []
    assert examine_wording(project / "bib", ("fr",), project / "docs") == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("- just words", "is no term → write en, the term, and avoid"),
        ("- {en: x, ar: س, avoid: []}", 'avoid is no list of variants → write avoid: ["…"]'),
        ("- {en: x, avoid: [ص]}", "ar is missing → fill it"),
        ("- {en: x, ar: س, avoid: [ص], sean: y}", "sean is not known here → delete or rename it"),
        (
            "- {en: x, ar: س, avoid: [غسيل الأموال]}",
            "'غسيل الأموال' is avoided at 'money-laundering' too → name it once",
        ),
        (
            "- {en: x, ar: سوء غسيل الأموال, avoid: [ص]}",
            "'سوء غسيل الأموال' holds 'غسيل الأموال', which 'money-laundering' avoids",
        ),
        ("- {en: x", "not YAML"),
    ],
)
def test_a_list_with_faults(project: Path, row: str, said: str) -> None:
    path = project / "bib" / "vocabularies" / "terms.ar.yml"
    path.write_text(TERMS + row + "\n", "utf-8")
    (finding,) = found(project)
    assert said in finding
    assert finding.startswith("bib/vocabularies/terms.ar.yml:")


def test_check_prints_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import shutil

    shutil.copytree(ROOT / "tests" / "data" / "bib", project / "bib", dirs_exist_ok=True)
    assert main(["check", "--bib", str(project / "bib")]) == 0
    (project / "docs" / "ar" / "index.md").write_text("لجنة العقوبات", "utf-8")
    assert main(["check", "--bib", str(project / "bib")]) == 1
    assert "docs/ar/index.md:1: لجنة العقوبات is not the term" in capsys.readouterr().out


@pytest.mark.integration
def test_the_terms_of_the_list() -> None:
    """Enough of them, each Arabic; most of them used in the texts, and no text breaks one."""
    terms, findings = read_terms(ROOT / "bib", "ar")
    assert findings == []
    assert len(terms) >= 40
    texts = [ROOT / "bib" / "annotations.ar.yml", ROOT / "bib" / "claims.yml"]
    texts += [*(ROOT / "bib" / "vocabularies").glob("*.yml"), *(ROOT / "docs" / "ar").rglob("*.md")]
    whole = " ".join(
        " ".join(p.read_text("utf-8") for p in texts if "terms." not in p.name).split()
    )
    used = [t for t in terms if any(word in whole for word in re.split("، ", t.word))]
    assert len(used) >= 40
    assert all(term.seen or term.note for term in terms)
    assert examine_wording(ROOT / "bib", ("ar",), ROOT / "docs") == []
