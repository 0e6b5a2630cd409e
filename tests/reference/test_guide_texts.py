"""The guides as printed: 62 of them, each item letter for letter as the source has it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reference.guide_sentences import sentences_of
from reference.guide_texts import guides, heading_ko


def test_the_reserved_numbers_are_no_guides() -> None:
    assert len(guides()) == 62
    assert not {"121", "167"} & guides().keys()
    assert list(guides()) == sorted(guides())


def test_every_item_is_that_of_the_source_but_for_headings_glued_to_its_end(shared: Path) -> None:
    """In guide 131 four items stand for two columns of the page that the source read line by line."""
    source = json.loads((shared / "data" / "erg" / "erg2024_guides_en.json").read_text(encoding="utf-8"))["guides"]
    for guide in source:
        if guide["sections"]:
            stated = [(section, item["text"]) for section, items in guide["sections"].items() for item in items]
            held = [(item.section, item.text) for item in guides()[guide["guide"]].items]
            assert len(held) == len(stated)
            changed = [
                (kept, sent) for (_, kept), (_, sent) in zip(held, stated, strict=True) if not sent.startswith(kept)
            ]
            assert len(changed) <= (4 if guide["guide"] == "131" else 0)
            assert (guides()[guide["guide"]].first_page, guides()[guide["guide"]].last_page) == tuple(guide["pages"])


def test_items_below_a_glued_heading_stand_under_it() -> None:
    below = [item for item in guides()["137"].items if item.text.startswith("Do not get water inside")]
    assert {item.sub_heading for item in below} == {"Fire Involving Tanks, Rail Tank Cars or Highway Tanks"}


@pytest.mark.parametrize("number", guides())
def test_titles_and_headings_have_korean(number: str) -> None:
    guide = guides()[number]
    assert guide.title_ko
    assert all(heading_ko(item.section) for item in guide.items)
    assert all(heading_ko(item.sub_heading) for item in guide.items if item.sub_heading)
    assert any(sentences_of(item.text) for item in guide.items)
