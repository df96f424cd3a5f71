"""Options of the plugin, through MkDocs: what mkdocs.yml says is what the pages show."""

from __future__ import annotations

import shutil
from pathlib import Path

import lxml.html
import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from reading_list.citations.model import STYLES
from reading_list.plugin import ReadingListPlugin
from reading_list.site.drawing import draw

ROOT = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project's own configuration over the fabricated list."""
    for name in ("mkdocs.yml", "mkdocs.ar.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "tests" / "data" / "bib", tmp_path / "bib")
    (tmp_path / "docs" / "ar").mkdir(parents=True)
    (tmp_path / "locks").mkdir()
    (tmp_path / "locks" / "node_modules").symlink_to(ROOT / "locks" / "node_modules")
    return tmp_path


def with_styles(project: Path, styles: str) -> None:
    path = project / "mkdocs.yml"
    text = path.read_text("utf-8")
    assert text.count("styles: []") == 1
    path.write_text(text.replace("styles: []", f"styles: [{styles}]"), "utf-8")


def configured(
    project: Path, monkeypatch: pytest.MonkeyPatch, name: str = "mkdocs.yml"
) -> tuple[ReadingListPlugin, MkDocsConfig]:
    monkeypatch.chdir(project)
    config = load_config(str(project / name))
    plugin = config.plugins["reading-list"]
    assert isinstance(plugin, ReadingListPlugin)
    return plugin, config


def drawn_page(plugin: ReadingListPlugin, address: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(draw(plugin.by_address[address], plugin.pages))


def citations(page: lxml.html.HtmlElement, style: str) -> list[str]:
    """The words of every form in a style."""
    (section,) = (e for e in page.iter("details") if e.get("data-style") == style)
    return [e.text_content().strip() for e in section.iter("p") if e.get("class") == "rl-citation"]


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.ar.yml"])
def test_a_style_more(project: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Offered in the picker of both languages, behind the list's own, by the style's own title;
    one of the list's own that is named again stays where it is."""
    with_styles(project, "ieee, apa, nature-physics")
    plugin, config = configured(project, monkeypatch, name)
    plugin.on_config(config)
    drawn = drawn_page(plugin, "sources/doe-2090-causes/")
    options = {option.get("value"): option.text_content() for option in drawn.iter("option")}
    # The Arabic one has words of its own for none but UN documents and works in Arabic.
    own = [style.id for style in STYLES.values() if style.lang == "en" or name == "mkdocs.ar.yml"]
    assert list(options) == [*own, "ieee", "nature-physics"]
    assert options["ieee"].startswith("IEEE Reference Guide")
    assert options["nature-physics"] == "Nature Physics"
    words = citations(drawn, "ieee")
    assert words[0].startswith("[1] J. Doe, “The Causes of Specimens,” Journal of Invented Policy,")
    assert words[1] == "[1]"


def test_un_documents_are_reports_with_their_symbol_there(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_styles(project, "ieee")
    plugin, config = configured(project, monkeypatch)
    plugin.on_config(config)
    address = next(a for a in plugin.by_address if a.startswith("sources/un-s-res-"))
    assert "S/RES/" in citations(drawn_page(plugin, address), "ieee")[0]


@pytest.mark.parametrize(
    ("style", "nearest"),
    [
        ("iee", "ieee"),
        ("IEEE", "ieee"),
        ("chicago-note", "chicago-notes"),
        ("../styles/apa", ""),
    ],
)
def test_a_style_that_is_none(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    style: str,
    nearest: str,
) -> None:
    """MkDocs stops at once, and says what was meant."""
    with_styles(project, f'"{style}"')
    monkeypatch.chdir(project)
    with pytest.raises(Abort):
        load_config(str(project / "mkdocs.yml"))
    assert f"'styles': no CSL style is called '{style}'" in caplog.text
    assert nearest in caplog.text.partition("nearest are")[2]
