"""What the arguments of a command name: keys, regions, themes, styles. All mistakes at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Final, TextIO

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.entry import Entry
from reading_list.citations.csl_styles import UnknownStyleError, csl_style
from reading_list.citations.model import STYLES

STANDARD_INPUT: Final = "-"

# An id is part of a path in the package of styles: nothing else may get there.
_STYLE_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class RequestError(Exception):
    """A command cannot do what it was asked; ``str()`` has a line for each reason."""

    def __init__(self, problems: Iterable[str]) -> None:
        super().__init__("\n".join(problems))


def read_keys(given: Sequence[str], standard_input: TextIO) -> list[str]:
    """The keys given; for ``-``, or where none is given, those of standard input, one to a line."""
    keys = []
    for key in given or (STANDARD_INPUT,):
        if key == STANDARD_INPUT:
            keys += [line.strip() for line in standard_input if line.strip()]
        else:
            keys.append(key)
    return keys


def key_problems(bibliography: Bibliography, keys: Sequence[str]) -> list[str]:
    """What is wrong with the keys; a symbol of a United Nations document is no key."""
    if not keys:
        return ["no key was given; write one, or one to a line of standard input"]
    problems = []
    for key in dict.fromkeys(keys):
        if key in bibliography.entries:
            continue
        known = bibliography.by_symbol.get(key)
        if known is not None:
            problems.append(f"{key!r} is a symbol; its key is {known.key}")
        else:
            near = nearest(_as_key(key), bibliography.entries)
            problems.append(f"{key!r} is no record{near}")
    return problems


def _as_key(words: str) -> str:
    """What a key made of these words would be: ``S/2025/71`` is near ``un-s-2025-71``."""
    plain = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
    return f"un-{plain}" if "/" in words else plain


def style_problems(style: str) -> list[str]:
    """What is wrong with a style: one of the list's own, or any CSL style by its id."""
    if style in STYLES:
        return []
    own = f"the list's own are {', '.join(STYLES)}"
    if not _STYLE_ID.fullmatch(style):
        return [f"{style!r} is no id of a style; {own}"]
    try:
        csl_style(style)
    except UnknownStyleError as error:
        return [f"{error}; {own}"]
    return []


def term_problems(word: str, identifier: str, terms: Mapping[str, object]) -> list[str]:
    """What is wrong with the id of a region or theme; ``word`` is which of the two."""
    if identifier in terms:
        return []
    close = nearest(identifier, terms) or f"; there are {', '.join(terms)}"
    return [f"{identifier!r} is no {word}{close}"]


def nearest(word: str, known: Iterable[str]) -> str:
    """``; nearest are a, b``, or nothing where nothing is near."""
    close = get_close_matches(word, sorted(known), 3)
    return f"; nearest {'is' if len(close) == 1 else 'are'} {', '.join(close)}" if close else ""


def is_un(bibliography: Bibliography) -> Callable[[Entry], bool]:
    """Which entries are United Nations documents."""
    kinds = bibliography.vocabularies.kinds
    return lambda entry: kinds[entry.kind].un
