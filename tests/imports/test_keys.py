"""Keys of new records: ``surname-year-word`` or ``body-year-word``, and none twice."""

import pytest

from reading_list.bibliography.symbols import UNSymbol
from reading_list.imports.draft import Draft
from reading_list.imports.keys import NoKeyError, proposed_key


def key_of(*taken: str, **fields: str) -> str:
    filled = {"title": "The Causes of Specimens", "date": "2090-07-01", **fields}
    return proposed_key(Draft("", "book", filled), taken)


@pytest.mark.parametrize(
    ("author", "who"),
    [
        pytest.param("Doe, Jane and Roe, Richard", "doe", id="the first author"),
        pytest.param("van der Muster, Jan", "vandermuster", id="particles joined"),
        pytest.param("al-Fulani, Fulan", "alfulani", id="an article joined"),
        pytest.param("Al Fulani, Fulan", "al-fulani", id="a capital is no particle"),
        pytest.param("Muster Probe, Erika", "muster-probe", id="two surnames"),
        pytest.param("Muster-Probe, Erika", "muster-probe", id="a double name"),
        pytest.param("Müßiggänger-Łoś, Ö.", "mussigganger-los", id="letters beyond ASCII"),
        pytest.param("O'Muster, E. and Roe, R.", "omuster", id="apostrophe"),
        pytest.param("{Group of Invented States}", "gis", id="the initials of a body"),
        pytest.param("{RAND Specimens}", "rand", id="a body that is called by capitals"),
        pytest.param("{Eurospecimen}", "eurospecimen", id="a body of one word"),
        pytest.param(r"{Müller \& Sons}", "ms", id="escaped"),
    ],
)
def test_who(author: str, who: str) -> None:
    assert key_of(author=author) == f"{who}-2090-causes"


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        pytest.param({"author": "", "editor": "Roe, R."}, "roe-2090-causes", id="editor"),
        pytest.param({"institution": "A Body"}, "ab-2090-causes", id="institution"),
        pytest.param({"author": "D, J", "date": ""}, "d-causes", id="undated"),
        pytest.param({"author": "D, J", "title": "Les États de l'an"}, "d-2090-etats", id="French"),
        pytest.param(
            {
                "author": "فلان, فلان",
                "publisher": "Example Press",
                "title": "النماذج",
                "titletranslation": "On specimens",
            },
            "ep-2090-specimens",
            id="an Arabic name: what there is in Latin letters",
        ),
    ],
)
def test_what_a_key_is_made_of(fields: dict[str, str], key: str) -> None:
    assert key_of(**fields) == key


def test_keys_are_unique() -> None:
    """The next word of the title, then a number."""
    taken = ["doe-2090-causes"]
    assert key_of(*taken, author="Doe, J.") == "doe-2090-specimens"
    taken.append("doe-2090-specimens")
    assert key_of(*taken, author="Doe, J.") == "doe-2090-causes-2"
    taken.append("doe-2090-causes-2")
    assert key_of(*taken, author="Doe, J.") == "doe-2090-causes-3"


def test_key_of_a_symbol() -> None:
    draft = Draft("", "report", {"title": "T"}, UNSymbol.parse("S/2092/71/Rev.1"))
    assert proposed_key(draft, set()) == "un-s-2092-71-rev-1"


def test_no_key() -> None:
    with pytest.raises(NoKeyError, match="not in Latin letters"):
        key_of(author="فلان, فلان")
