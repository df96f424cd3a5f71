"""HTML drawn from a template, and turned by pandoc into other formats."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import pypandoc
from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reading_list.citations.pandoc import PandocError

TEMPLATES: Final = Path(__file__).parent / "templates"


def draw(template: str, **values: Any) -> str:
    """The HTML of a template of this package.

    A template may call ``direction(language)``, and mark as HTML the form of a citation.
    """
    return _environment().get_template(template).render(values)


@cache
def direction(language: str) -> str:
    """``ltr`` or ``rtl``."""
    return Locale.parse(language).text_direction


def convert(
    html: str, options: Sequence[str], environment: Mapping[str, str] | None = None
) -> bytes:
    """What pandoc makes of a page of HTML. ``options`` name the format (``--to=rtf``).

    ``environment``: the variables that pandoc runs with, by default our own.
    Raise `PandocError` where it fails.
    """
    ran = subprocess.run(
        [pypandoc.get_pandoc_path(), "--from=html-auto_identifiers", *options],
        input=html.encode(),
        env=environment,
        capture_output=True,
        check=False,
    )
    if ran.returncode:
        raise PandocError(ran.stderr.decode("utf-8", "replace").strip())
    return ran.stdout


def _citation(html: str) -> Markup:
    """A form as HTML that pandoc reads: of a ``bdi`` it would drop the language and direction."""
    # Forms are escaped by the engines that make them (citations.model.Form).
    return Markup(html.replace("<bdi ", "<span ").replace("</bdi>", "</span>"))  # noqa: S704


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["direction"] = direction
    environment.filters["citation"] = _citation
    return environment
