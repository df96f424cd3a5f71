"""My list: its page, the file of each source, the worker for offline."""

import html
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reading_list.bibliography.bibliography import Bibliography
from reading_list.citations.engine import in_arabic
from reading_list.citations.model import STYLES, Citation
from reading_list.exports.coins import context_object
from reading_list.exports.document import reference_document
from reading_list.site.citing import entry_label, label
from reading_list.site.drawing import draw
from reading_list.site.files import site_files
from reading_list.site.language import Interface
from reading_list.site.my_list import KEPT, WORD_TEMPLATE, WORKER, my_list_files
from reading_list.site.page import ASSETS, Pages

SCHEMA = Path(__file__).parents[1] / "data" / "schema" / "csl-data.json"
ASSET_FILES = {f"assets/{name}": name.encode() for name in KEPT}
Cited = dict[str, dict[str, Citation]]


@pytest.fixture(scope="module")
def files(bibliography: Bibliography, citations: Cited) -> dict[str, bytes]:
    return dict(my_list_files(bibliography, citations, ASSET_FILES))


@pytest.fixture(scope="module")
def records(files: dict[str, bytes], bibliography: Bibliography) -> dict[str, Any]:
    return {key: json.loads(files[f"sources/{key}/list.json"]) for key in bibliography.entries}


def test_every_source_has_its_file(files: dict[str, bytes], bibliography: Bibliography) -> None:
    expected = {f"sources/{key}/list.json" for key in bibliography.entries}
    assert set(files) == expected | {WORKER, WORD_TEMPLATE}


def test_a_file_says_what_lists_say(records: dict[str, Any]) -> None:
    report = records["un-s-2092-71-rev-1"]
    assert report["key"] == "un-s-2092-71-rev-1"
    assert report["address"] == "sources/un-s-2092-71-rev-1/"
    english, arabic = report["names"]["en"], report["names"]["ar"]
    assert english["name"] == "3rd report of the Specimen Team"
    assert english["lang"] == "en"
    assert arabic["name"] == "التقرير الثالث للفريق النموذجي"
    assert arabic["lang"] == "ar"
    assert english["symbol"] == arabic["symbol"] == "S/2092/71/Rev.1"
    article = records["doe-2090-causes"]["names"]["ar"]
    assert article["lang"] == "en"
    assert "symbol" not in article


def test_a_file_holds_the_citations_and_the_exports(
    records: dict[str, Any], bibliography: Bibliography, citations: Cited
) -> None:
    """The same text as the source's own files, so that joined they make a list's."""
    exported = dict(site_files(bibliography))
    kinds = bibliography.vocabularies.kinds

    schema = json.loads(SCHEMA.read_text())
    for key, record in records.items():
        entry = bibliography.entries[key]
        assert list(record["styles"]) == list(STYLES)
        for style, cited in record["styles"].items():
            assert cited["html"] == citations[key][style].entry.html
            arabic = style == "un-arabic" and in_arabic(entry, un=kinds[entry.kind].un)
            assert cited.get("lang") == ("ar" if arabic else None)
            assert cited["sort"]
        stem = f"sources/{key}/{key}"
        assert record["bib"].encode() == exported[f"{stem}.bib"]
        assert record["ris"].encode() == exported[f"{stem}.ris"]
        assert [record["csl"]] == json.loads(exported[f"{stem}.json"])
        jsonschema.validate([record["csl"]], schema)
        assert record["coins"] == context_object(bibliography.entries[key])


def test_files_are_small(files: dict[str, bytes]) -> None:
    assert max(len(text) for name, text in files.items() if name.endswith(".json")) < 12_000


def test_the_word_template_is_that_of_our_documents(files: dict[str, bytes]) -> None:
    assert files[WORD_TEMPLATE] == reference_document()


def test_the_worker_is_named_by_what_it_keeps(
    files: dict[str, bytes], bibliography: Bibliography, citations: Cited
) -> None:
    """The same content, the same bytes; another, another cache."""
    worker = files[WORKER].decode()
    assert re.search(r"const CACHE = `\$\{PREFIX\}[0-9a-f]{16}`;", worker)
    assert json.dumps(KEPT) in worker
    assert dict(my_list_files(bibliography, citations, ASSET_FILES))[WORKER] == files[WORKER]
    changed = ASSET_FILES | {"assets/my-list.js": b"changed"}
    assert dict(my_list_files(bibliography, citations, changed))[WORKER] != files[WORKER]


def test_the_worker_keeps_assets_that_there_are() -> None:
    """Beside those of packages, which `assets.assets` brings."""
    assert set(KEPT) - {"fflate.js", "site.css"} <= {path.name for path in ASSETS}


def test_the_page_offers_every_style_and_format(pages: Pages) -> None:
    (page,) = (page for page in pages if page.address == "my-list/")
    drawn = draw(page, pages)
    for style in STYLES.values():
        named = label(style, Interface(page.lang))
        lang = "" if named.lang == page.lang else f' lang="{named.lang}"'
        heading = html.escape(entry_label(style, Interface(page.lang)))
        start = f'<option value="{style.id}" data-heading="{heading}"{lang}>'
        assert f"{start}{html.escape(named.text)}</option>" in drawn
    assert re.findall(r'data-format="(\w+)"', drawn) == ["bib", "ris", "json"]
    for identifier in ("regions/", "themes/", "data/", "guides/", "explore/"):
        assert f'href="../{identifier}"' in drawn


def test_the_words_of_the_script(sites: dict[str, Pages]) -> None:
    """The same in each language; plurals by the categories browsers go by, numbers left open."""
    words = {}
    for code, pages in sites.items():
        (page,) = (page for page in pages if page.address == "my-list/")
        text = re.search(r'id="mine-words">(.*?)</script>', draw(page, pages), re.DOTALL)
        assert text is not None
        words[code] = json.loads(text.group(1))
    assert words["en"].keys() == words["ar"].keys()
    assert words["en"]["sources"]["one"] == "# source"
    assert words["en"]["sources"]["other"] == "# sources"
    assert words["ar"]["sources"]["two"] == "مصدران"
    assert words["ar"]["sources"]["few"] == "# مصادر"
    assert words["ar"]["sources"]["many"] == "# مصدرا"


def test_the_script_says_only_what_it_has_words_for(sites: dict[str, Pages]) -> None:
    (page,) = (page for page in sites["en"] if page.address == "my-list/")
    said = json.loads(
        re.findall(r'id="mine-words">(.*?)</script>', draw(page, sites["en"]), re.DOTALL)[0]
    )
    (script,) = (path for path in ASSETS if path.name == "my-list-page.js")
    named = set(re.findall(r"\bwords\.(\w+)", script.read_text()))
    # These are looked up by what happens: the button pressed, the trouble, where a list is from.
    by_name = {"up", "down", "remove", "blocked", "damaged", "link", "file"}
    assert named | by_name == set(said)


def test_buttons_have_a_place_on_source_pages(pages: Pages) -> None:
    for page in pages:
        if page.template == "source.html.jinja":
            key = page.address.split("/")[1]
            assert f'<p class="rl-keep" data-key="{key}"></p>' in draw(page, pages)
