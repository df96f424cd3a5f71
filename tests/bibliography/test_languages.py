"""Which languages a list is in, and that each is whole."""

from pathlib import Path

import pytest

from reading_list.bibliography.bibliography import examine, load
from reading_list.bibliography.languages import configuration, declared_languages
from tests.bibliography.conftest import GOOD, write_bibliography


@pytest.mark.parametrize(
    ("files", "languages"),
    [
        pytest.param([], ("en",), id="English alone"),
        pytest.param(["mkdocs.yml"], ("en",), id="its own configuration"),
        pytest.param(["mkdocs.fr.yml", "mkdocs.ar.yml"], ("en", "ar", "fr"), id="by code"),
        pytest.param(["bib/annotations.es.yml"], ("en", "es"), id="a list without a site"),
        pytest.param(["mkdocs.es.yml", "bib/annotations.es.yml"], ("en", "es"), id="once"),
        pytest.param(["mkdocs.zh-Hant.yml"], ("en", "zh-Hant"), id="with a script"),
        pytest.param(["mkdocs.Old copy.yml"], ("en",), id="no code of a language"),
    ],
)
def test_declared_languages(tmp_path: Path, files: list[str], languages: tuple[str, ...]) -> None:
    (tmp_path / "bib").mkdir()
    for name in files:
        (tmp_path / name).touch()
    assert declared_languages(tmp_path / "bib") == languages


def test_configuration_files() -> None:
    assert [configuration(code) for code in ("en", "ar")] == ["mkdocs.yml", "mkdocs.ar.yml"]


def test_a_declared_language_has_every_label(tmp_path: Path) -> None:
    """No label falls back to English unseen: each that is missing is a finding with its line."""
    bib = write_bibliography(tmp_path, GOOD)
    assert load(bib).languages == ("en", "ar")
    (tmp_path / "mkdocs.fr.yml").touch()
    _, findings = examine(bib)
    said = [str(finding) for finding in findings]
    wanted = "bib/vocabularies/regions.yml:1: global: label is not in every language → add fr"
    assert any(line.startswith(wanted) for line in said)
    # Two regions, a theme and a level with a scope note each; two kinds and two series without,
    # and what the documents of the numbered one are called.
    assert len(findings) == 2 * 4 + 2 + 2 + 1
