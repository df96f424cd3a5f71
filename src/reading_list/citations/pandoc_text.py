"""What pandoc reads into the strings of an item, and how it is kept from it.

pandoc takes ``<b>`` for markup, a hyphen in a number for a range, "al-" in a title for a word
to capitalise. Such things are replaced by stand-ins that it leaves alone, and turned back in
what it gives. The cases were found by comparison with citeproc-js
(tests/citations/test_oracle.py).
"""

from __future__ import annotations

import re
from typing import Any, Final
from xml.sax.saxutils import escape

from reading_list.citations.csl_item import Item

_WORD_JOINER: Final = "\u2060"
"""Behind "<" makes it a mere sign."""

_COMPOSED_NUMBER: Final = re.compile(r"[^\W\d_]?\d+(?:[-/]\d+)+")
_NUMBER: Final = "876501234"
"""For a number like 2024-03 or 17/2019: the one is a range to pandoc, the other no number."""
_NUMBER_HYPHEN: Final = "\u2011"
_RANGE: Final = re.compile(r"(\d+)-(\d+)")
_NUMBER_SPACE: Final = "\ue003"
"""For the space in an issue like "Extra. 2", which would be two issues to pandoc."""

_AFTER_INITIAL: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]\.?[\s-])([^\W\d_])(?=[^\W\d_])")
_NAME_MARK: Final = "\u2063"
"""Behind the first letter of a name that follows an initial: where initials have no full stop
pandoc prints "J. Peter" as "JPeter"."""
_JOINED_NAME: Final = re.compile(f"(?<=[^\\W\\d_])([^\\W\\d_]){_NAME_MARK}")

_CAPITALS: Final = {
    letter: chr(0x2C00 + number)
    for number, letter in enumerate("ءآأإابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگکی")
}
"""For the initials of given names in Arabic script, which has no capitals: without one pandoc
takes the whole name for an initial. Each letter has a Glagolitic capital put before it."""
_ARABIC: Final = "\u0600-\u06ff"
_UNCAPITALED: Final = re.compile(f"(?<![{_ARABIC}])[{''.join(_CAPITALS)}](?=[{_ARABIC}])")
_CAPITAL: Final = re.compile(f"[\u2c00-\u2c2f](?=[{_ARABIC}])")

_TITLES: Final = frozenset({"title", "title-short", "container-title", "collection-title"})
_ENDING_TITLES: Final = frozenset({"title", "title-short"})
_ENDS: Final = {"?": "\ue001", "!": "\ue002"}
"""For the last sign of a title: behind a title in quotation marks pandoc drops the comma of a
note, behind one in italics it does not. Chicago has both ("This question, What is dark energy?,
has been", as its questions and answers on quotations print it)."""
_END: Final = re.compile(f"([{''.join(_ENDS.values())}])((?:[”’]|</[a-z]+>)*)\\.")
_BACK: Final = str.maketrans(
    {_WORD_JOINER: "", _NAME_MARK: "", _NUMBER_HYPHEN: "-", _NUMBER_SPACE: " "}
    | {stand_in: sign for sign, stand_in in (*_ENDS.items(), *_CAPITALS.items())}
)
_STAND_IN: Final = re.compile(f"[{''.join(map(chr, _BACK))}]")

_QUOTED_ENDS: Final = (
    (re.compile(r"‘((?:[^‘’“”]|(?<=\w)’(?=\w))*)’([.,])”"), r"‘\1\2’”"),
    (re.compile("(?<![?!.,])”((?:</[a-z]+>)*)([.,])"), r"\2”\1"),
)
"""American points stand inside all quotation marks ("En quête de “L’Étranger.”", as Chicago's
questions and answers on titles print it); pandoc puts them inside the outer of two, and not
inside those in a title in italics."""

_WITHIN: Final = r"(?<=[^\W_])([,;’”)]? [‘“(\"']?)"
"""What stands before a word within a title: a word, not a sign that begins a sentence."""
_ARTICLE: Final = re.compile(
    rf"{_WITHIN}((?:al|el|an|ar|as|ash|at|ad|az)-(?=[^\W\d_a-z]|[‘’ʿʾ`])|al(?= [A-Z]))"
)
"""The Arabic article within a title, in lower case: pandoc would capitalise it ("Yemen’s
Al-Qaeda"), as it would any word."""

_GLOSS: Final = re.compile(r"( \[[^][]+\])</em>")
"""The English gloss behind a title in another language; it is roman, as Chicago's questions and
answers on documentation have it ("[Like this: Sentence-capped and roman]")."""

_LOWERED: Final = frozenset({"modern-language-association"})
"""Styles that print every preposition of a title in lower case however long it is, as Chicago's
questions and answers on titles say of MLA. pandoc lowers only short ones, which suits Chicago
since its 18th edition."""
_PREPOSITION: Final = re.compile(
    rf"{_WITHIN}(about|above|across|after|against|along|alongside|amid|amidst|among|amongst|around"
    r"|before|behind|below|beneath|beside|between|beyond|despite|during|inside|near|out(?= of)"
    r"|outside|since|through|throughout|toward|towards|under|underneath|until|upon|within|without)"
    r"(?= \S)",
    re.IGNORECASE,
)


def guarded(item: Item, style_id: str) -> Item:
    """The item with every string safe from pandoc's reading."""
    safe = {name: _guarded(name, value) for name, value in item.items()}
    if style_id in _LOWERED and item.get("language", "en") == "en":
        for name in _TITLES & set(safe):
            safe[name] = _PREPOSITION.sub(_lower, safe[name])
    return safe


def _guarded(name: str, value: Any) -> Any:
    match value:
        case str():
            return _guarded_text(name, value)
        case list():
            return [_guarded(name, part) for part in value]
        case dict():
            return {inner: _guarded(inner, part) for inner, part in value.items()}
    return value


def _guarded_text(name: str, text: str) -> str:
    text = text.replace("<", f"<{_WORD_JOINER}")
    if name == "number":
        composed = _COMPOSED_NUMBER.fullmatch(text)
        return _NUMBER if composed else text.replace("-", _NUMBER_HYPHEN)
    if name == "issue":
        return (
            _RANGE.sub(r"\1–\2", text) if text[:1].isdigit() else text.replace(" ", _NUMBER_SPACE)
        )
    if name == "given":
        text = _UNCAPITALED.sub(lambda match: _CAPITALS[match[0]] + match[0], text)
        return _AFTER_INITIAL.sub(_mark_name, text)
    if name in _ENDING_TITLES and text[-1:] in _ENDS:
        text = text[:-1] + _ENDS[text[-1]]
    if name in _TITLES:
        text = _ARTICLE.sub(lambda match: f"{match[1]}{_uncased(match[2])}", text)
    return text


def _mark_name(match: re.Match[str]) -> str:
    # What begins in lower case is a particle, which styles look for.
    mark = _NAME_MARK if match[2].isupper() else ""
    return f"{match[1]}{match[2]}{mark}"


def _lower(match: re.Match[str]) -> str:
    return f"{match[1]}{_uncased(match[2].lower())}"


def _uncased(words: str) -> str:
    return f'<span class="nocase">{words}</span>'


def restored(text: str, item: Item, *, american: bool, html: bool = False) -> str:
    """What pandoc gave of an item, with the stand-ins turned back.

    ``american``: whether the style puts commas and full stops inside quotation marks.
    """
    text = text.replace("\n", " ").strip()
    if html and str(item["title"]).endswith("]"):
        text = _GLOSS.sub(r"</em>\1", text)
    if american and "”" in text:
        for pattern, inside in _QUOTED_ENDS:
            text = pattern.sub(inside, text)
    if _NUMBER in text:
        number = str(item["number"])
        text = text.replace(_NUMBER, escape(number) if html else number)
    if _STAND_IN.search(text):
        text = _JOINED_NAME.sub(r" \1", text)
        text = _END.sub(r"\1\2", text)
        text = _CAPITAL.sub("", text).translate(_BACK)
    return text
