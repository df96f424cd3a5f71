"""``reading-list cite``: citations of some sources, in one style and form, to paste."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from reading_list.bibliography.bibliography import load
from reading_list.citations.engine import cite_all
from reading_list.citations.model import (
    DEFAULT_STYLE,
    STYLES,
    Citation,
    Form,
    Locator,
    LocatorError,
    LocatorKind,
)
from reading_list.commands.asked import (
    RequestError,
    is_un,
    key_problems,
    read_keys,
    style_problems,
)
from reading_list.exports.cited import CITED

FORMS: Final = ("entry", "note", "short")
"""The forms of `citations.model.Citation`."""


def add_cite(parser: argparse.ArgumentParser) -> None:
    """cite sources in a style, as text, HTML, Markdown or RTF"""
    parser.add_argument(
        "keys", nargs="*", metavar="KEY", help="of a record; - or none: read from standard input"
    )
    parser.add_argument(
        "--style",
        default=DEFAULT_STYLE,
        help=f"{', '.join(STYLES)}, or the id of a CSL style (default: %(default)s)",
    )
    parser.add_argument(
        "--form",
        choices=FORMS,
        help="in the bibliography, in the first note (or in the text), or in a later note "
        "(default: entry; with --locator, note)",
    )
    parser.add_argument("--locator", metavar="PLACE", help="the place in the source: 'para. 84'")
    parser.add_argument("--format", choices=CITED, default="text", help="default: %(default)s")
    parser.add_argument("--bib", type=Path, default=Path("bib"), help="the folder of the list")
    parser.set_defaults(
        run=lambda options: cite(
            options.bib,
            read_keys(options.keys, sys.stdin),
            style=options.style,
            form=options.form,
            place=options.locator,
            written=options.format,
        )
    )


def cite(
    folder: Path, keys: list[str], *, style: str, form: str | None, place: str | None, written: str
) -> int:
    """Print the citations in the order of the keys. Raise `RequestError` for what cannot be."""
    bibliography = load(folder)
    problems = key_problems(bibliography, keys) + style_problems(style)
    form = form or ("note" if place else "entry")
    if place and form == "entry":
        problems.append("an entry in a bibliography takes no pinpoint; write --form note")
    if place:
        problems += _locator_problems(place)
    if problems:
        raise RequestError(problems)
    entries = {key: bibliography.entries[key] for key in keys}
    un = is_un(bibliography)
    citations = cite_all(entries.values(), un, (style,))
    cited = {
        key: _form(citations[key][style], form, _locator(place, un=un(entry)) if place else None)
        for key, entry in entries.items()
    }
    _refuse_placeless(key for key, one in cited.items() if one is None)
    sys.stdout.write(CITED[written]([one for key in keys if (one := cited[key])]))
    return 0


def _form(citation: Citation, name: str, locator: Locator | None) -> Form | None:
    """The form with the pinpoint, or None where it has no place for one."""
    form: Form = getattr(citation, name)
    if locator is None:
        return form
    return form.with_locator(locator) if form.slot else None


def _refuse_placeless(keys: Iterable[str]) -> None:
    problems = [f"{key}: this form has no place for a pinpoint in this style" for key in keys]
    if problems:
        raise RequestError(problems)


def _locator(place: str, *, un: bool) -> Locator:
    """A number without a word counts paragraphs in a UN document, pages elsewhere."""
    return Locator.parse(place, LocatorKind.PARAGRAPH if un else LocatorKind.PAGE)


def _locator_problems(place: str) -> list[str]:
    try:
        _locator(place, un=True)
    except LocatorError as error:
        return [str(error)]
    return []
