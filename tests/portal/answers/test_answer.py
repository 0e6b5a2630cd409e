"""An answer in the form of the API, whose keys are public."""

from __future__ import annotations

import json

from portal.answers.answer import NOTHING, Answer, AnswerKind, Offer


def test_programs_read_every_part_of_an_answer_under_its_public_key() -> None:
    offer = Offer("염소", "/substances/7782-50-5", ("7782-50-5",), "염소 가스", "demo", "cas:7782-50-5")
    answer = Answer(
        AnswerKind.SUBSTANCE,
        ("7782-50-5",),
        "/substances/7782-50-5#spill",
        "spill",
        "염소",
        ("줄",),
        (offer,),
        "live",
        True,
        ("119",),
    )
    assert json.loads(json.dumps(answer.as_json())) == {
        "kind": "substance",
        "cas": ["7782-50-5"],
        "url": "/substances/7782-50-5#spill",
        "intent": "spill",
        "title": "염소",
        "origin": "live",
        "calls": ["119"],
        "lines": ["줄"],
        "offered": [
            {
                "title": "염소",
                "url": "/substances/7782-50-5",
                "cas": ["7782-50-5"],
                "note": "염소 가스",
                "origin": "demo",
            }
        ],
    }


def test_an_answer_of_nothing_opens_nothing() -> None:
    assert (NOTHING.kind, NOTHING.url, NOTHING.cas, NOTHING.offered, NOTHING.opens) == (
        AnswerKind.NONE,
        "",
        (),
        (),
        False,
    )


def test_offers_are_equal_whichever_entry_they_were_read_from() -> None:
    assert Offer("염소", "/substances/1", key="a") == Offer("염소", "/substances/1", key="b")
    assert Offer("염소", "/substances/1") != Offer("염소", "/substances/2")
