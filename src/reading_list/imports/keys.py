"""The key a new record gets: ``surname-year-word`` or ``body-year-word`` (DESIGN part 2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from reading_list.bibliography.names import Body, Name, NameFormError, Person, parse_names
from reading_list.bibliography.text import decode
from reading_list.imports.draft import Draft

_LETTERS: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"}
)
"""Latin letters that Unicode does not take apart into a base and a mark."""

_ENGLISH: Final = """a an and are as at but by for from has how in into is its it of on or the their
    this to under what when where which who why will with within"""
_FRENCH: Final = "au aux avec ce ces dans de des du en et la le les par pour sur un une"
_SPANISH: Final = "al con del el en la las los para por que se su un una"
_GERMAN: Final = """am auf aus bei das dem den der die ein eine fur im ist mit nach oder und von
    vor zu zum zur"""
_SMALL_WORDS: Final = frozenset(f"{_ENGLISH} {_FRENCH} {_SPANISH} {_GERMAN}".split())
"""Words that tell nothing of a title."""

_ARTICLE: Final = re.compile(r"^(al|el|ad|an|as|at)-(?=\w)", re.IGNORECASE)


class NoKeyError(ValueError):
    """No key can be made of the draft; ``str()`` says why."""


def proposed_key(draft: Draft, taken: Collection[str]) -> str:
    """A key that is not taken. Raise `NoKeyError` where nothing is in Latin letters."""
    if draft.symbol is not None:
        return draft.symbol.key
    fields = draft.fields
    who = next(_who(fields), "")
    if not who:
        raise NoKeyError("author and issuing body are missing or not in Latin letters")
    year = fields.get("date", "")[:4]
    title = fields.get("title", ""), fields.get("subtitle", ""), fields.get("titletranslation", "")
    words = [word for word in _words(" ".join(title)) if word not in _SMALL_WORDS and len(word) > 2]
    for word in words or [""]:
        key = "-".join(part for part in (who, year, word) if part)
        if key not in taken:
            return key
    number = 2
    key = "-".join(part for part in (who, year, *words[:1]) if part)
    while f"{key}-{number}" in taken:
        number += 1
    return f"{key}-{number}"


def _who(fields: Mapping[str, str]) -> Iterator[str]:
    """The first author, editor or body that can be written in Latin letters."""
    for role in ("author", "editor"):
        try:
            names: tuple[Name, ...] = parse_names(fields.get(role, ""))
        except NameFormError:
            names = ()
        for name in names[:1]:
            word = _of_body(name.name) if isinstance(name, Body) else _of_person(name)
            if word:
                yield word
    for role in ("institution", "publisher", "journaltitle"):
        if word := _of_body(decode(fields.get(role, ""))):
            yield word


def _of_person(name: Person) -> str:
    """``vanderheide``, ``altamimi``, ``chernov-hwang``: particles joined, surnames apart."""
    parts: list[str] = []
    particle = ""
    for part in name.family.split():
        word = "".join(_words(_ARTICLE.sub(r"\1", part)))
        if part[:1].islower() and not _ARTICLE.match(part):
            particle += word
        else:
            parts.append(particle + "-".join(_words(_ARTICLE.sub(r"\1", part))))
            particle = ""
    return "-".join(part for part in (*parts, particle) if part)


def _of_body(name: str) -> str:
    """``icg`` for International Crisis Group, ``rand`` for RAND Corporation, ``eurojust``."""
    words = [word for word in re.findall(r"[^\W_]+", name) if _ascii(word)]
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if capitals:
        return _ascii(capitals[0])
    initials = [word[0] for word in words if word[0].isupper()]
    return _ascii("".join(initials)) if len(initials) > 1 else "".join(map(_ascii, words[:1]))


def _words(text: str) -> list[str]:
    """The words of a text in ASCII; an apostrophe does not part a word."""
    return re.findall(r"[a-z0-9]+", _ascii(re.sub(r"['’ʼʿʾ‘`]", "", decode(text))))


def _ascii(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in apart if c.isascii())
