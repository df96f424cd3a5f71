"""What a citation is: three forms of words, each with a place for a pinpoint.

Both engines fill these types: the UN rules (`reading_list.citations.un`) and CSL.
The place for the pinpoint is part of a form, so that a browser can put "para. 84"
into a finished citation without an engine: text before, text after, and a table of
how the style writes each kind of place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from xml.sax.saxutils import escape

from reading_list.citations.arabic import LETTERS, NUMERALS, arabic_value


class LocatorKind(StrEnum):
    """What a pinpoint counts."""

    PARAGRAPH = "paragraph"
    PAGE = "page"
    ANNEX = "annex"
    APPENDIX = "appendix"
    OPERATIVE_PARAGRAPH = "operative-paragraph"
    PREAMBULAR_PARAGRAPH = "preambular-paragraph"
    SECTION = "section"
    CHAPTER = "chapter"
    ARTICLE = "article"
    PART = "part"
    FOOTNOTE = "footnote"
    TABLE = "table"
    FIGURE = "figure"
    BOX = "box"


class LocatorError(ValueError):
    """Not a pinpoint; ``str()`` says what to write."""


# The words that announce each kind, English and Arabic. Longer ones are tried first.
_WORDS: Final[Mapping[LocatorKind, str]] = {
    LocatorKind.OPERATIVE_PARAGRAPH: r"op(?:erative)?\.?\s*para(?:graph)?s?\.?|OP(?=\s*\d)",
    LocatorKind.PREAMBULAR_PARAGRAPH: r"pre(?:amb(?:ular)?|am)?\.?\s*para(?:graph)?s?\.?"
    r"|(?-i:PP)(?=\s*\d)",
    LocatorKind.PARAGRAPH: r"para(?:graph)?s?\.?|pars?\.|¶¶?|الفقرتان|الفقرتين|الفقرات|الفقرة|فقرة",
    LocatorKind.PAGE: r"pages?|pp?(?:\.|(?=\s*\d))|الصفحتان|الصفحتين|الصفحات|الصفحة|صفحة|ص\.?",
    LocatorKind.ANNEX: r"annex(?:es)?|المرفقان|المرفقين|المرفقات|المرفق|مرفق",
    LocatorKind.APPENDIX: r"appendix|appendices|app\.|التذييل|تذييل",
    LocatorKind.SECTION: r"sect(?:ion)?s?\.?|sec\.|§§?|الفرع|القسم",
    LocatorKind.CHAPTER: r"chap(?:ter)?s?\.?|ch\.|الفصل",
    LocatorKind.ARTICLE: r"articles?|arts?\.|المادتان|المادتين|المواد|المادة",
    LocatorKind.PART: r"parts?|pt\.|الجزء",
    LocatorKind.FOOTNOTE: r"footnotes?|notes?|fn\.?|n\.|الحاشية",
    LocatorKind.TABLE: r"tables?|الجدول",
    LocatorKind.FIGURE: r"figures?|figs?\.|الشكل",
    LocatorKind.BOX: r"box(?:es)?|الإطار",
}
_LABEL: Final = re.compile(
    "|".join(
        f"(?P<{kind.name}>{words})" for kind, words in _WORDS.items()
    ),
    re.IGNORECASE,
)  # fmt: skip
_ITEM: Final = r"(?:\d+[a-z]?|[IVXLC]+|[A-Z])(?:\.[A-Z0-9]+)*(?: (?:bis|ter))?(?:\s?\([a-z0-9]+\))*"
_VALUE: Final = re.compile(rf"{_ITEM}(?:(?:–|, | and ){_ITEM})*")
_SEVERAL: Final = re.compile(r"–|, | and ")
_PAIR: Final = re.compile(r"(?:(?!–|, | and ).)+ and (?:(?!–|, | and ).)+")

# The longer words first: الثاني عشر before الثاني.
_ARABIC_ORDINALS: Final = {
    word: numeral for numeral, word in sorted(NUMERALS.items(), key=lambda pair: -len(pair[1]))
}
_ARABIC_LETTER: Final = re.compile(rf"\((?P<letter>{'|'.join(LETTERS.values())})\)")
_LATIN: Final = {arabic: latin for latin, arabic in LETTERS.items()}
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# "paragraph 5 of the operative part / of the preamble", as Arabic readers write it
_ARABIC_PART: Final = {
    re.compile(r"الفقر(?:ة|ات|تان|تين)\s+(.+?)\s+من\s+المنطوق"): r"op. para. \1",
    re.compile(r"الفقر(?:ة|ات|تان|تين)\s+(.+?)\s+من\s+الديباجة"): r"preamb. para. \1",
}

_ADVICE: Final = (
    "write for example 'para. 84', 'paras. 84-86', 'p. 12', 'annex I, para. 3', "
    "'op. para. 5', 'preamb. para. 2', 'art. 2' or 'sect. IV'"
)


@dataclass(frozen=True, slots=True)
class LocatorPart:
    """One step of a pinpoint: ``kind`` and ``value`` (``84``, ``84–86``, ``84 and 86``, ``IV``).

    The value of an annex or appendix is empty where the document has only one.
    """

    kind: LocatorKind
    value: str

    @property
    def several(self) -> bool:
        """Whether the value names more than one place (a range or a list)."""
        return _SEVERAL.search(self.value) is not None

    @property
    def pair(self) -> bool:
        """Whether the value names two places, for languages with a dual."""
        return _PAIR.fullmatch(self.value) is not None


@dataclass(frozen=True, slots=True)
class Locator:
    """A pinpoint: one part, or several from the wider to the narrower (annex I, para. 3)."""

    parts: tuple[LocatorPart, ...]

    @classmethod
    def parse(cls, text: str, bare: LocatorKind = LocatorKind.PARAGRAPH) -> Locator:
        """Read a pinpoint as people write it, in English or Arabic.

        ``bare`` is what a number without a word counts: paragraphs in a UN document,
        pages elsewhere. Raise `LocatorError` for anything else.
        """
        parts: list[LocatorPart] = []
        for piece in re.split(r"\s*[,;،؛]\s*", _plain(text)):
            label = _LABEL.match(piece)
            if label is None and parts and piece[:1].isdigit():
                # "84, 86": a number without a word goes on counting the same thing.
                parts[-1] = _part(parts[-1].kind, f"{parts[-1].value}, {piece}", text)
            elif label is None:
                if not piece[:1].isdigit():
                    raise LocatorError(f"{text!r} is not a pinpoint; {_ADVICE}")
                parts.append(_part(bare, piece, text))
            else:
                kind = LocatorKind[label.lastgroup or ""]
                parts.append(_part(kind, piece[label.end() :].strip(), text))
        return cls(tuple(parts))


def _plain(text: str) -> str:
    """The text with Western digits, en dashes for ranges, and Arabic turned to its parts."""
    plain = " ".join(text.translate(_DIGITS).split())
    for pattern, english in _ARABIC_PART.items():
        plain = pattern.sub(english, plain)
    plain = re.sub(rf"\s+و(?={'|'.join(_ARABIC_ORDINALS)})", " and ", plain)
    for word, numeral in _ARABIC_ORDINALS.items():
        plain = re.sub(rf"(?<=\s){word}\b", numeral, plain)
    plain = _ARABIC_LETTER.sub(lambda match: f"({_LATIN[match['letter']]})", plain)
    plain = re.sub(r"(?<=\d)\s+و\s*(?=\d)", " and ", plain)
    plain = re.sub(r"(?<=\d)\s+إلى\s+(?=\d)", "–", plain)
    plain = re.sub(r"\s*&\s*", " and ", plain)
    return re.sub(r"(?<=[\w)])\s*[-–—]\s*(?=[\w(])", "–", plain)


def _part(kind: LocatorKind, value: str, whole: str) -> LocatorPart:
    alone = not value and kind in {LocatorKind.ANNEX, LocatorKind.APPENDIX}
    if not alone and _VALUE.fullmatch(value) is None:
        raise LocatorError(f"{whole!r} names no place I can read; {_ADVICE}")
    return LocatorPart(kind, value)


@dataclass(frozen=True, slots=True)
class Wording:
    """How one kind of place is written: templates with ``{}`` for the value.

    Where the value is empty the space before it goes too (``annex``, not ``annex ``).
    ``lead`` joins the pinpoint to the words before it; ``two``: of exactly two places, in a
    language with a dual, else ``""``.
    """

    one: str
    many: str
    lead: str = ", "
    two: str = ""


@dataclass(frozen=True, slots=True)
class Pinpoints:
    """How one style (or one form of it) writes every kind of place.

    ``wordings`` has every `LocatorKind`; ``join`` stands between the parts of one pinpoint;
    ``arabic``: values are written in Arabic too (`citations.arabic`).
    """

    wordings: Mapping[LocatorKind, Wording] = field(hash=False)
    join: str = ", "
    arabic: bool = False

    def __post_init__(self) -> None:
        missing = [kind.value for kind in LocatorKind if kind not in self.wordings]
        if missing:
            raise ValueError(f"no wording for {', '.join(missing)}")
        object.__setattr__(self, "wordings", MappingProxyType(dict(self.wordings)))

    def write(self, locator: Locator) -> str:
        """The pinpoint as plain text, with its lead: ``", paras. 84–86"``."""
        lead = self.wordings[locator.parts[0].kind].lead
        return lead + self.join.join(self._write(part) for part in locator.parts)

    def _write(self, part: LocatorPart) -> str:
        wording = self.wordings[part.kind]
        words = wording.many if part.several else wording.one
        if wording.two and part.pair:
            words = wording.two
        value = arabic_value(part.value) if self.arabic else part.value
        return words.format(value).rstrip()


@dataclass(frozen=True, slots=True)
class Slot:
    """The form with a gap: what stands before and after the pinpoint, as HTML and as text."""

    html: tuple[str, str]
    text: tuple[str, str]
    pinpoints: Pinpoints


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a citation, without a pinpoint, as an HTML fragment and as plain text.

    The HTML is escaped and holds no elements but ``em``, ``i``, ``strong``, ``a``, ``span`` and
    ``bdi`` (words in another language than the form's).
    ``slot`` is None where the form takes no pinpoint (bibliography entries, empty forms);
    ``lang``: the language of its words, which the style decides for each source.
    """

    html: str
    text: str
    slot: Slot | None = None
    lang: str = "en"

    def with_locator(self, locator: Locator) -> Form:
        """The form with the pinpoint in its place. Raise `LocatorError` where there is none."""
        if self.slot is None:
            raise LocatorError("this form takes no pinpoint; cite the place in a note")
        words = self.slot.pinpoints.write(locator)
        return Form(
            html=escape(words).join(self.slot.html),
            text=words.join(self.slot.text),
            lang=self.lang,
        )


@dataclass(frozen=True, slots=True)
class Citation:
    """A source cited in one style.

    ``entry``: in the bibliography; ``note``: the first note, or in the text where the style
    cites there; ``short``: every later note (the same words as ``note`` in an in-text style
    that does not shorten).
    """

    entry: Form
    note: Form
    short: Form

    @property
    def lang(self) -> str:
        return self.entry.lang


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style on offer.

    ``note``: True if it cites in notes, False if in the text; ``csl``: the id of the CSL style
    for what it has no rules of its own for; ``lang``: the language of those rules' words.
    """

    id: str
    label: str
    note: bool
    csl: str
    lang: str = "en"

    @property
    def direction(self) -> str:
        return "rtl" if self.lang == "ar" else "ltr"


STYLES: Final[Mapping[str, Style]] = MappingProxyType(
    {
        style.id: style
        for style in (
            Style(
                "chicago-notes", "Chicago (notes and bibliography)", True,
                "chicago-notes-bibliography",
            ),
            Style("chicago-author-date", "Chicago (author-date)", False, "chicago-author-date"),
            Style("apa", "APA 7", False, "apa"),
            Style("mla", "MLA 9", False, "modern-language-association"),
            Style("harvard", "Harvard (Cite Them Right)", False, "harvard-cite-them-right"),
            Style("oscola", "OSCOLA 4", True, "oscola"),
            Style("bluebook", "Bluebook", True, "bluebook-law-review"),
            # The Editorial Manual's own rules for books and articles have no CSL style;
            # its footnotes are nearest to Chicago's.
            Style("un-editorial", "United Nations editorial style", True,
                  "chicago-notes-bibliography"),
            # Works in Latin script stay as they are in an Arabic paper, and its manual's rules
            # for them are Chicago's (citations.un.arabic_works).
            Style("un-arabic", "Arabic", True, "chicago-notes-bibliography", lang="ar"),
        )
    }
)  # fmt: skip
"""Every style on offer by id, in the order it is shown."""

DEFAULT_STYLE: Final = "chicago-notes"


def default_style(language: str) -> str:
    """The style that pages and documents in a language begin with."""
    return next((s.id for s in STYLES.values() if s.lang == language != "en"), DEFAULT_STYLE)
