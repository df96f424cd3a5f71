"""Terms of the United Nations in other languages, and where a text says them otherwise.

``vocabularies/terms.<language>.yml`` lists terms with the variants not to be written. What people
wrote in that language is searched for them: the annotations, the claims, the vocabularies (but for
the synonyms, which are what readers type, and names of bodies) and ``docs/<language>``. A variant
is a whole word or phrase; white space and line ends between its words, vowel marks and tatweel make
no difference, and in Arabic a conjunction or preposition of one letter may stand before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reading_list.bibliography.findings import Finding, Place
from reading_list.bibliography.yaml_lines import LINE, YamlError, read_yaml

RULE: Final = "term"
_FIELDS: Final = frozenset({"en", "ar", "avoid", "seen", "note", LINE})

_MARKS: Final = re.compile("[\u064b-\u0652\u0670\u0640]*")
# "key: …" of a catalogue, "- id: key" and "- {id: key, …}" of a vocabulary.
_KEY: Final = re.compile(r"^(?:- \{?id: )?(?P<key>[a-z0-9]+(?:-[a-z0-9]+)*)(?=[:,}\s]|$)")
# Inline code and fenced code of Markdown quote what they show.
_CODE: Final = re.compile(r"^(`{3,}|~{3,}).*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class UNTerm:
    """A term: in English, in the language, what to avoid; ``seen``: where, or ``""``."""

    english: str
    word: str
    avoid: tuple[str, ...]
    seen: str = ""
    note: str = ""


def read_terms(folder: Path, language: str) -> tuple[tuple[UNTerm, ...], list[Finding]]:
    """The terms of a language, none where there is no list; and what is wrong with the list."""
    path = folder / "vocabularies" / f"terms.{language}.yml"
    file = f"{folder.name}/vocabularies/{path.name}"
    if not path.is_file():
        return (), []
    try:
        rows = read_yaml(path)
    except YamlError as error:
        return (), [Finding(Place(file, error.line), "", "", RULE, str(error), "correct the line")]
    terms: list[UNTerm] = []
    findings: list[Finding] = []
    owners: dict[str, str] = {}
    for row in rows or []:
        problems = list(_row_problems(row, language, owners))
        line = row.get(LINE, 1) if isinstance(row, dict) else 1
        name = str(row.get("en", "")) if isinstance(row, dict) else ""
        findings += [Finding(Place(file, line), name, "", RULE, *problem) for problem in problems]
        if not problems:
            owners |= dict.fromkeys(row["avoid"], name)
            seen, note = row.get("seen") or "", row.get("note") or ""
            terms.append(UNTerm(name, row[language], tuple(row["avoid"]), seen, note))
    for term in terms:
        for other in terms:
            for variant in other.avoid:
                if _pattern(variant).search(term.word):
                    message = f"{term.word!r} holds {variant!r}, which {other.english!r} avoids"
                    findings.append(
                        Finding(Place(file, 1), term.english, "", RULE, message, "drop one of them")
                    )
    return tuple(terms), findings


def _row_problems(row: Any, language: str, owners: dict[str, str]) -> Iterator[tuple[str, str]]:
    if not isinstance(row, dict):
        yield "is no term", "write en, the term, and avoid"
        return
    known = _FIELDS - {"ar"} | {language}
    for name in sorted(str(field) for field in set(row) - known):
        yield f"{name} is not known here", "delete or rename it"
    for name in ("en", language):
        if not isinstance(row.get(name), str) or not row[name].strip():
            yield f"{name} is missing", "fill it"
    avoid = row.get("avoid")
    if not isinstance(avoid, list) or not avoid or not all(isinstance(v, str) for v in avoid):
        yield "avoid is no list of variants", 'write avoid: ["…"]'
        return
    for variant in avoid:
        if variant in owners:
            yield f"{variant!r} is avoided at {owners[variant]!r} too", "name it once"


def examine_wording(folder: Path, languages: tuple[str, ...], docs: Path) -> list[Finding]:
    """Every variant in the texts of ``folder`` (``bib/``) and ``docs`` in these languages."""
    findings: list[Finding] = []
    for language in languages:
        terms, problems = read_terms(folder, language)
        findings += problems
        for path, file in _texts(folder, docs, language) if terms else ():
            findings += _variants(path, file, terms)
    return findings


def _texts(folder: Path, docs: Path, language: str) -> Iterator[tuple[Path, str]]:
    written = (
        folder / f"annotations.{language}.yml",
        folder / "claims.yml",
        *sorted((folder / "vocabularies").glob("*.yml")),
    )
    for path in written:
        if path.is_file() and not path.name.startswith(("terms.", "synonyms.", "bodies.")):
            yield path, f"{folder.name}/{path.relative_to(folder).as_posix()}"
    for path in sorted((docs / language).rglob("*.md")):
        yield path, f"{docs.name}/{path.relative_to(docs).as_posix()}"


def _variants(path: Path, file: str, terms: tuple[UNTerm, ...]) -> Iterator[Finding]:
    text = path.read_text("utf-8")
    searched = text
    if path.suffix == ".md":
        # Blanked, not cut out, so that lines stay where they are.
        searched = _CODE.sub(lambda match: re.sub(r"\S", " ", match[0]), text)
    plain = _MARKS.sub("", searched)
    for term in terms:
        for variant in term.avoid:
            # Most variants are nowhere: their words are sought before their pattern is.
            if not all(word in plain for word in variant.split()):
                continue
            for match in _pattern(variant).finditer(searched):
                line = text.count("\n", 0, match.start()) + 1
                key = _key_above(text, match.start()) if path.suffix == ".yml" else ""
                message = f"{variant} is not the term of the United Nations for “{term.english}”"
                yield Finding(Place(file, line), key, "", RULE, message, f"write {term.word}")


def _pattern(variant: str) -> re.Pattern[str]:
    """Finds the variant as a whole, whatever vowel marks and line ends are in it."""
    words = [
        "".join(re.escape(letter) + _MARKS.pattern for letter in word) for word in variant.split()
    ]
    # A letter before it is no other word's end if it is a conjunction or preposition of its own.
    before = r"(?:(?<![^\W_])|(?<=(?<![^\W_])[وفبكل]))"
    return re.compile(before + r"\s+".join(words) + r"(?![^\W_])")


def _key_above(text: str, position: int) -> str:
    """The key or id of the record, term or claim that a place in a YAML file belongs to."""
    for line in reversed(text[:position].splitlines()):
        if number := re.match(r"- n: (\d+)", line):
            return f"claim {number[1]}"
        if match := _KEY.match(line):
            return match["key"]
    return ""
