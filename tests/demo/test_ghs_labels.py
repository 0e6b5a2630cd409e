from __future__ import annotations

import pytest

from demo.ghs_labels import pictograms, signal_word
from demo.tables import Hazard


def hazards(*codes: str, category: str = "1") -> list[Hazard]:
    return [Hazard("", "", "", category, code, "", "") for code in codes]


@pytest.mark.parametrize(
    ("codes", "shown"),
    [
        (("H220", "H280"), ("GHS02", "GHS04")),
        (("H330", "H302"), ("GHS06",)),
        (("H302",), ("GHS07",)),
        (("H314", "H315", "H335"), ("GHS05", "GHS07")),
        (("H290", "H315"), ("GHS05", "GHS07")),
        (("H334", "H317"), ("GHS08",)),
        (("H360FD", "H410"), ("GHS08", "GHS09")),
        (("H412",), ()),
    ],
)
def test_pictograms_follow_the_codes_and_give_way_to_stronger_ones(
    codes: tuple[str, ...], shown: tuple[str, ...]
) -> None:
    assert pictograms(hazards(*codes)) == shown


def test_the_recorded_formaldehyde_gets_its_recorded_pictograms() -> None:
    codes = ("H311", "H314", "H330", "H317", "H341", "H350", "H301", "H280", "H220")
    assert pictograms(hazards(*codes)) == ("GHS02", "GHS04", "GHS05", "GHS06", "GHS08")


def test_the_stronger_word_stands_alone_and_categories_decide_where_codes_do_not() -> None:
    assert signal_word(hazards("H302", "H330")) == "위험"
    assert signal_word(hazards("H302")) == "경고"
    assert signal_word(hazards("H272", category="2")) == "위험"
    assert signal_word(hazards("H272", category="3")) == "경고"
    assert signal_word(hazards("H411")) == ""
    assert signal_word([]) == ""
