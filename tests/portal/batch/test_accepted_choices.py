"""Accepted choices: only what was offered, only for the line as it was, and only what this portal signed."""

from __future__ import annotations

import pytest

from portal.batch.accepted_choices import (
    CHANGED,
    NONE,
    offer_of,
    picked,
    read_accepted,
    signed_accepted,
    signed_offers,
    with_picks,
)
from portal.batch.line_answers import Choice, LineAnswer, LineOutcome
from portal.batch.lines import BadInput, Cell, CellRole, Line

BENZENE, TOLUENE = Choice("cas:71-43-2", "벤젠", "/b"), Choice("cas:108-88-3", "톨루엔", "/t")
BLEACH = Choice("class:bleach", "락스", "/c", is_product_class=True)


def answer(text: str, *choices: Choice, outcome: LineOutcome = LineOutcome.AMBIGUOUS) -> LineAnswer:
    found = choices[0] if outcome is LineOutcome.CHOSEN else None
    return LineAnswer(Line(1, (Cell(CellRole.ANY, text),)), outcome, "r", found, () if found else choices)


def test_a_pick_is_accepted_and_taken_back() -> None:
    offer = offer_of(answer("x", BLEACH, BENZENE, TOLUENE))
    assert offer is not None
    assert offer.keys == ("cas:71-43-2", "cas:108-88-3"), "a class of products is no substance"
    accepted = with_picks({}, picked(signed_offers([offer]), {"0": "1"}))
    assert accepted == {offer.line: "cas:108-88-3"}
    assert read_accepted(signed_accepted(accepted)) == accepted
    chosen = offer_of(answer("x", TOLUENE, outcome=LineOutcome.CHOSEN))
    assert chosen is not None
    assert chosen.line == offer.line
    assert with_picks(accepted, picked(signed_offers([chosen]), {"0": NONE})) == {}


def test_what_was_not_offered_is_not_accepted() -> None:
    offer = offer_of(answer("x", BENZENE))
    assert offer is not None
    for values in ({"0": "1"}, {"1": "0"}, {"0": "-1"}, {"0": "cas:108-88-3"}, {}):
        assert picked(signed_offers([offer]), values) == {}
    assert offer_of(answer("x", BLEACH)) is None
    assert offer_of(answer("x")) is None


def test_another_text_is_another_line() -> None:
    first, second = offer_of(answer("x", BENZENE)), offer_of(answer("y", BENZENE))
    assert first is not None
    assert second is not None
    assert first.line != second.line


@pytest.mark.parametrize("text", ["x", "W10:abc:def", "..:"])
def test_what_this_portal_did_not_sign_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match=CHANGED[:10]):
        read_accepted(text)
    with pytest.raises(BadInput, match=CHANGED[:10]):
        picked(text, {"0": "0"})
    assert read_accepted("") == {}
