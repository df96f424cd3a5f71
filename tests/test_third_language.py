"""A language more is a catalogue, a column in the vocabularies and one configuration file.

The catalogue and the column are generated: every English text in brackets, so that what is not
in brackets on a page of that language was not translated. Esperanto, because MkDocs' theme and
Babel know it and nobody will take it for a real edition.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml
from babel.messages.pofile import read_po, write_po

from reading_list.publishing.publish import PublishError, publish
from reading_list.site import language as site_language
from reading_list.site.language import LOCALES, translations

ROOT = Path(__file__).parents[1]
CODE = "eo"
ARABIC = "# صفحة\n\nكلمات[^1].\n\n[^1]: حاشية.\n"
PROSE = (
    "index", "guides/index", "about/index", "about/selection", "about/citing-un-documents",
    "about/contributing", "about/privacy", "about/accessibility",
)  # fmt: skip


def bracketed(text: str) -> str:
    """The text in brackets; the name of the search stays at its 16 characters (OpenSearch)."""
    return "⟦CT list⟧" if text == "CT reading list" else f"⟦{text}⟧"


def write_catalogue(folder: Path) -> set[str]:
    """The catalogue of the pseudo-language, from the messages of the Arabic one; the messages."""
    with (LOCALES / "ar" / "LC_MESSAGES" / "reading_list.po").open("rb") as file:
        catalogue = read_po(file, locale="ar")
    for message in catalogue:
        if not message.id:
            continue
        forms = (message.id,) if isinstance(message.id, str) else message.id
        said = tuple(map(bracketed, forms))
        message.string = said[0] if isinstance(message.id, str) else said
    catalogue.locale = CODE
    catalogue.fuzzy = False
    path = folder / CODE / "LC_MESSAGES" / "reading_list.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as out:
        write_po(out, catalogue)
    messages = [m.id if isinstance(m.id, str) else m.id[0] for m in catalogue if m.id]
    return {message for message in messages if "%(" not in message and len(message) > 2}


def add_column(folder: Path) -> None:
    """A text in the pseudo-language wherever there is one in English and Arabic."""

    def add(node: Any) -> None:
        if isinstance(node, dict):
            if {"en", "ar"} <= node.keys() and isinstance(node["en"], str):
                node[CODE] = bracketed(node["en"])
            for value in node.values():
                add(value)
        elif isinstance(node, list):
            for value in node:
                add(value)

    single = (folder / "claims.yml", folder / "changes.yml")
    for path in (*(folder / "vocabularies").glob("*.yml"), *single):
        if path.name.startswith("terms."):
            continue
        data = yaml.safe_load(path.read_text("utf-8"))
        add(data)
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def make_project(root: Path) -> Path:
    """The project's configuration over the fabricated list."""
    shutil.copytree(ROOT / "tests" / "data" / "bib", root / "bib")
    for name in PROSE:
        path = root / "docs" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name}\n\nWords.\n", "utf-8")
    (root / "docs" / "ar").mkdir()
    (root / "docs" / "ar" / "index.md").write_text(ARABIC, "utf-8")
    for name in ("mkdocs.yml", "mkdocs.ar.yml"):
        shutil.copy(ROOT / name, root / name)
    (root / "locks").mkdir()
    (root / "locks" / "node_modules").symlink_to(ROOT / "locks" / "node_modules")
    return root


def add_language(root: Path) -> None:
    """What docs/about/contributing.md says to do."""
    add_column(root / "bib")
    (root / "docs" / CODE).mkdir()
    (root / "docs" / CODE / "index.md").write_text("# ⟦index⟧\n\n⟦Words.⟧\n", "utf-8")
    arabic = (root / "mkdocs.ar.yml").read_text("utf-8")
    configuration = re.sub(r"^site_name: .*$", "site_name: ⟦The list⟧", arabic, flags=re.MULTILINE)
    configuration = configuration.replace("SITE_URL_AR", "SITE_URL_EO").replace("/ar/", f"/{CODE}/")
    configuration = configuration.replace("docs/ar", f"docs/{CODE}")
    configuration = configuration.replace("language: ar", f"language: {CODE}")
    (root / f"mkdocs.{CODE}.yml").write_text(configuration, "utf-8")


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, set[str]]]:
    """The catalogues with one more, in place of the package's own; and the messages."""
    folder = tmp_path_factory.mktemp("locales")
    shutil.copytree(LOCALES / "ar", folder / "ar")
    messages = write_catalogue(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site_language, "LOCALES", folder)
        translations.cache_clear()
        yield folder, messages
    translations.cache_clear()


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in two languages."""
    root = make_project(tmp_path_factory.mktemp("two"))
    publish(root, root / "site")
    return root / "site"


@pytest.fixture(scope="module")
def after(
    tmp_path_factory: pytest.TempPathFactory,
    locales: tuple[Path, set[str]],  # noqa: ARG001 (it has the catalogue in place)
) -> Path:
    """The site in three."""
    root = make_project(tmp_path_factory.mktemp("three"))
    add_language(root)
    publish(root, root / "site")
    return root / "site"


def pages(site: Path, part: str) -> set[str]:
    """The pages of a language, from the root of its site."""
    others = {"ar", CODE} if not part else set()
    found = (path.relative_to(site / part) for path in (site / part).rglob("*.html"))
    return {path.as_posix() for path in found if path.parts[0] not in others}


def tree(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.parse(str(path)).getroot()


def test_every_page_is_there_in_three_languages(after: Path) -> None:
    english = pages(after, "")
    assert len(english) > 50
    assert pages(after, "ar") == pages(after, CODE) == english
    assert tree(after / CODE / "index.html").get("lang") == CODE


@pytest.mark.parametrize("page", ["index.html", "regions/index.html", "data/index.html"])
def test_each_page_names_its_twins(after: Path, page: str) -> None:
    """In hreflang, and as links in the header, each by its own name; they lead to the page."""
    folders = {"en": "", "ar": "ar/", CODE: f"{CODE}/"}
    names = {"en": "English", "ar": "العربية", CODE: "Esperanto"}
    for code, part in folders.items():
        path = after / part / page
        root = tree(path)
        alternates = {
            a.get("hreflang"): a.get("href") for a in root.iter("link") if a.get("hreflang")
        }
        address = page.removesuffix("index.html")
        whole = "http://127.0.0.1:8000/"
        wanted = {other: f"{whole}{folders[other]}{address}" for other in folders}
        assert alternates == {**wanted, "x-default": whole + address}
        switch = root.xpath("//header//a[@hreflang]")
        assert {a.get("hreflang"): a.text_content() for a in switch} == {
            other: name for other, name in names.items() if other != code
        }
        for link in switch:
            target = (path.parent / link.get("href") / "index.html").resolve()
            assert target == (after / folders[link.get("hreflang")] / page).resolve()


def test_nothing_of_the_interface_is_left_in_english(
    after: Path, locales: tuple[Path, set[str]]
) -> None:
    """No text and no label on any page is a message as it stands in the code."""
    _, messages = locales
    left = set()
    for page in sorted(pages(after, CODE)):
        root = tree(after / CODE / page)
        for element in root.iter():
            if not isinstance(element.tag, str) or _in_another_language(element):
                continue
            said = [element.text, *(child.tail for child in element)]
            said += [element.get(name) for name in ("aria-label", "title", "placeholder")]
            left |= {(page, " ".join(t.split())) for t in said if t} & {
                (page, message) for message in messages
            }
    assert left == set()


def _in_another_language(element: lxml.html.HtmlElement) -> bool:
    """Marked as English or Arabic, or data of a script."""
    chain = [element, *element.iterancestors()]
    return any(e.get("lang") not in (None, CODE) or e.tag in {"script", "style"} for e in chain)


def test_vocabularies_and_word_documents_are_in_it_too(after: Path) -> None:
    heading = tree(after / CODE / "regions" / "index.html").xpath(
        "//main//li//a | //article//li//a"
    )
    assert any(link.text_content().startswith("⟦") for link in heading)
    assert (after / "data" / f"reading-list.{CODE}.docx").is_file()


def test_prose_that_is_not_translated_says_so(after: Path) -> None:
    root = tree(after / CODE / "about" / "privacy" / "index.html")
    assert "not translated yet" in root.find_class("rl-untranslated")[0].text_content()
    assert not tree(after / CODE / "index.html").find_class("rl-untranslated")


def test_a_footnote_leads_back_in_the_language_of_the_page(after: Path) -> None:
    (back,) = tree(after / "ar" / "index.html").find_class("footnote-backref")
    assert back.get("aria-label") == "العودة إلى موضع الحاشية 1 في النص"


def test_english_and_arabic_are_as_they_were(before: Path, after: Path) -> None:
    """But for the switch, the addresses of the new language, and its words in what the search
    and the reader's own list know: files that are one for all languages."""

    def files(site: Path) -> set[str]:
        found = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
        return {f for f in found if not f.startswith((f"{CODE}/", "pagefind/"))}

    added = files(after) - files(before)
    assert files(before) <= files(after)
    assert added
    assert all(name.endswith(f".{CODE}.docx") for name in added)
    changed = []
    # The page for lost addresses speaks every language.
    (lost,) = tree(after / "404.html").xpath(f"//section[@lang='{CODE}']")
    assert lost.text_content().strip().startswith("⟦")
    assert f'lang="{CODE}"' not in (before / "404.html").read_text("utf-8")
    for name in sorted(files(before) - {"404.html"}):
        old, new = ((site / name).read_bytes() for site in (before, after))
        if name.endswith(".html"):
            way = rf'<(?:link rel="alternate"|a class="rl-tool")[^>]*hreflang="{CODE}"[^>]*>'
            new = re.sub(way.encode() + rb"(?:[^<]*</a>)?", b"", new)
            new = re.sub(" · ⟦[^⟧]*⟧".encode(), b"", new)
            old, new = (re.sub(rb"\s+", b" ", text) for text in (old, new))
        if name.endswith(".json") and old != new:
            old, new = _without_it(old), _without_it(new)
        if name == "robots.txt":
            new = re.sub(rb"\nSitemap: [^\n]*/eo/sitemap\.xml", b"", new)
        if old != new:
            changed.append(name)
    assert changed == []


def _without_it(data: bytes) -> bytes:
    """Data that holds texts by language, without those of the new one."""

    def drop(mapping: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in mapping.items() if name != CODE}

    return json.dumps(json.loads(data, object_hook=drop), ensure_ascii=False).encode()


def test_a_language_without_its_catalogue_is_refused(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    add_language(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site_language, "LOCALES", LOCALES)
        translations.cache_clear()
        with pytest.raises(PublishError, match=r"no catalogue of 'eo'"):
            publish(root, root / "site")
    assert not (root / "site").exists()


def test_annotations_without_a_configuration_are_refused(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    (root / "mkdocs.ar.yml").unlink()
    with pytest.raises(PublishError, match=r"mkdocs\.ar\.yml is missing"):
        publish(root, root / "site")
