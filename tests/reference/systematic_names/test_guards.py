"""What says too little to be compared."""

from __future__ import annotations

import pytest

from reference.systematic_names.binding import composition_of
from reference.systematic_names.guards import bare_root, is_comparable


@pytest.mark.parametrize(
    "text",
    [
        "염화나트륨",
        "톨루엔",
        "황산",
        "은",
        "초산",
        "4-클로로아닐린",
        "C.I. 디스퍼스 옐로 3",
        "지방산(C=15~18)",
        "Silver",
    ],
)
def test_a_name_of_known_pieces_is_compared(text: str) -> None:
    assert is_comparable(composition_of(text), text)


@pytest.mark.parametrize(
    "text", ["논산", "익산", "우산", "딸기", "판교", "염", "산", "일렌", "C.I. 3", "", "1,2-", "노란색", "운동화"]
)
def test_an_everyday_word_an_ending_and_a_sign_are_not(text: str) -> None:
    assert not is_comparable(composition_of(text), text)


def test_a_root_that_is_all_of_a_name_keeps_its_ending() -> None:
    root = bare_root(composition_of("Propane"))
    assert root is not None
    assert root.endings == ("ane",)
    assert bare_root(composition_of("Propyl chloride")) is None
