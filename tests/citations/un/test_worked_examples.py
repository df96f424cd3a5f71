"""Our output against citations printed in library guides, manuals and law-review footnotes."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from reading_list.citations.model import STYLES, Locator
from reading_list.citations.un.document import UNDocument
from reading_list.citations.un.engine import cite_document

EXAMPLES = yaml.safe_load(
    (Path(__file__).parent / "worked_examples.yml").read_text(encoding="utf-8")
)
QUOTES = str.maketrans("“”‘’", "\"\"''")


def normalised(text):
    """White space and quotation marks of one shape, and no full stop at the very end."""
    return " ".join(text.translate(QUOTES).split()).removesuffix(".")


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=lambda e: f"{e['style']}-{e['form']}-{e['document'].get('number', '')}"
)
def test_worked_example(entry, example):
    document = UNDocument.from_entry(entry(**{k: str(v) for k, v in example["document"].items()}))
    form = getattr(cite_document(document, example["style"]), example["form"])
    if "locator" in example:
        form = form.with_locator(Locator.parse(example["locator"], document.counts_by))
    if "differs" in example:
        assert form.text == example["ours"]
        assert normalised(form.text) != normalised(example["printed"]), "it no longer differs"
    else:
        assert normalised(form.text) == normalised(example["printed"])


def test_the_examples_are_many_and_say_where_they_were_seen():
    assert len(EXAMPLES) >= 60
    assert set(Counter(example["style"] for example in EXAMPLES)) == set(STYLES)
    for example in EXAMPLES:
        assert example["seen"].startswith("http"), example
        assert ("differs" in example) == ("ours" in example), example
