"""Where pinpoints stand in sources that have a field the others of their type lack."""

import pytest

from reading_list.citations.csl import cite_csl
from reading_list.citations.model import Locator


@pytest.mark.parametrize(
    ("pinpoint", "short"),
    [
        # the volume takes a page behind a colon, anything else behind a comma
        ("p. 12", "Specimen Society, The Specimens at War, 103:12."),
        ("para. 84", "Specimen Society, The Specimens at War, vol. 103, para. 84."),
        ("sect. 3", "Specimen Society, The Specimens at War, vol. 103, sec. 3."),
    ],
)
def test_a_report_in_volumes(pinpoint: str, short: str) -> None:
    item = {
        "id": "war", "type": "report", "title": "The Specimens at War", "volume": "103",
        "author": [{"literal": "Specimen Society"}], "issued": {"date-parts": [[2092]]},
    }  # fmt: skip
    ((_, citation),) = cite_csl([item], "chicago-notes-bibliography")
    assert citation.short.with_locator(Locator.parse(pinpoint)).text == short
