"""``reading-list export``: some sources, a region, a theme or the whole list as a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reading_list.bibliography.bibliography import Bibliography, load
from reading_list.bibliography.entry import Entry
from reading_list.citations.engine import cite_all
from reading_list.citations.model import DEFAULT_STYLE, default_style
from reading_list.commands.asked import (
    RequestError,
    is_un,
    key_problems,
    read_keys,
    style_problems,
    term_problems,
)
from reading_list.exports.document import Document, docx
from reading_list.exports.formats import FORMATS

ALL: Final = "all"
_DOCX: Final = "docx"


@dataclass(frozen=True, slots=True)
class Request:
    """What to export: one of the four."""

    region: str = ""
    theme: str = ""
    whole: bool = False
    keys: tuple[str, ...] = ()


def add_export(parser: argparse.ArgumentParser) -> None:
    """write sources as BibLaTeX, RIS, CSL-JSON, or a reading list for Word"""
    parser.add_argument(
        "keys",
        nargs="*",
        metavar="KEY",
        help=f"of a record; '{ALL}': the whole list; - or none: read from standard input",
    )
    term = parser.add_mutually_exclusive_group()
    term.add_argument("--region", default="", metavar="ID", help="a region, narrower included")
    term.add_argument("--theme", default="", metavar="ID", help="a theme, narrower included")
    parser.add_argument("--format", choices=(*FORMATS, _DOCX), default="bib")
    parser.add_argument(
        "--style",
        help=f"of the citations of a .docx (default: {DEFAULT_STYLE}, in Arabic "
        f"{default_style('ar')})",
    )
    parser.add_argument("--language", help="of a .docx (default: en)")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="default: standard output"
    )
    parser.add_argument("--bib", type=Path, default=Path("bib"), help="the folder of the list")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if (options.region or options.theme) and options.keys:
        raise RequestError(["keys and a region or theme: name only one of them"])
    if options.region or options.theme:
        request = Request(options.region, options.theme)
    elif options.keys == [ALL]:
        request = Request(whole=True)
    else:
        request = Request(keys=tuple(dict.fromkeys(read_keys(options.keys, sys.stdin))))
    bibliography = load(options.bib)
    problems = _problems(bibliography, request)
    if options.format == _DOCX:
        problems += style_problems(options.style) if options.style else []
        if options.language and options.language not in bibliography.languages:
            there = ", ".join(bibliography.languages)
            problems.append(f"{options.language!r} is no language of the list; there are {there}")
        if options.output is None:
            problems.append("a .docx is no text for a terminal; name a file with -o")
    elif options.style or options.language:
        problems.append(f"a .{options.format} has neither style nor language; they are for .docx")
    if problems:
        raise RequestError(problems)
    if options.format == _DOCX:
        language = options.language or "en"
        style = options.style or default_style(language)
        document = _document(bibliography, request, style, language)
        _write(options.output, docx(document))
        return 0
    text = FORMATS[options.format].write(_entries(bibliography, request))
    if options.output is None:
        sys.stdout.write(text)
    else:
        _write(options.output, text.encode())
    return 0


def _problems(bibliography: Bibliography, request: Request) -> list[str]:
    vocabularies = bibliography.vocabularies
    if request.region:
        return term_problems("region", request.region, vocabularies.regions)
    if request.theme:
        return term_problems("theme", request.theme, vocabularies.themes)
    return [] if request.whole else key_problems(bibliography, request.keys)


def _entries(bibliography: Bibliography, request: Request) -> Sequence[Entry]:
    if request.region:
        return bibliography.in_region(request.region)
    if request.theme:
        return bibliography.in_theme(request.theme)
    keys = bibliography.entries if request.whole else request.keys
    return [bibliography.entries[key] for key in keys]


def _document(bibliography: Bibliography, request: Request, style: str, language: str) -> Document:
    # Templates and catalogues take a while to load: not for the other formats.
    from reading_list.site.handouts import Handouts
    from reading_list.site.language import Interface
    from reading_list.site.terms import REGIONS, THEMES

    entries = _entries(bibliography, request)
    citations = cite_all(entries, is_un(bibliography), (style,))
    cited = {entry.key: citations[entry.key][style].entry for entry in entries}
    interface = Interface(language)
    handouts = Handouts(bibliography, interface, cited, style)
    if request.region:
        return handouts.term(REGIONS, request.region)
    if request.theme:
        return handouts.term(THEMES, request.theme)
    if request.whole:
        return handouts.whole()
    return handouts.chosen(interface.gettext("Reading list"), entries)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise RequestError([f"{path} cannot be written: {error.strerror}"]) from error
