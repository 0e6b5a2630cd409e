"""Mentioned names that several visible substances have (content rule 31)."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind, Mention, Relation
from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from portal.profile.ambiguous_names import ambiguous_names, undecided_names
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _substances() -> None:
    for key, cas in (("1", "71-43-2"), ("2", "108-88-3")):
        ingested("ncis.safety", key, Fact(FactKind.NAME, "쌍둥이", lang="ko"), cas=cas)
    ingested("ncis.safety", "3", Fact(FactKind.NAME, "외동이", lang="ko"), cas="67-56-1")
    for key, name in (("a", "쌍둥이"), ("b", "외동이")):
        ingested("ncis.accidents", key, Fact(FactKind.PLACE, "공장"), mentions=(Mention(name, Relation.INVOLVED),))


def test_a_name_of_two_substances_is_listed_with_their_number_and_a_name_of_one_is_not() -> None:
    assert list(ambiguous_names()) == [("쌍둥이", 2)]


@pytest.mark.parametrize(
    "subject",
    [
        Subject("cas:71-43-2"),
        Subject("ncis.safety/1"),
        Subject("ncis.safety/1", "name", "쌍둥이"),
        Subject("ncis.accidents/a"),
    ],
)
def test_what_is_withheld_neither_has_a_name_nor_mentions_one(subject: Subject) -> None:
    decide("withhold", subject, Signed("staff", "r"))
    assert list(ambiguous_names()) == []


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_name_waits_until_staff_decide_about_its_substances_and_again_once_that_is_undone(verdict: str) -> None:
    assert [(each.name, each.undecided_pairs) for each in undecided_names()] == [
        ("쌍둥이", (("cas:108-88-3", "cas:71-43-2"),))
    ]
    decision = decide(verdict, Subject("cas:71-43-2"), Signed("staff", "r"), "cas:108-88-3")
    assert list(undecided_names()) == []
    undo(decision, "staff")
    assert len(list(undecided_names())) == 1


def test_of_three_substances_the_pairs_that_are_left_still_wait() -> None:
    ingested("ncis.safety", "4", Fact(FactKind.NAME, "쌍둥이", lang="ko"), cas="50-00-0")
    decide("different", Subject("cas:71-43-2"), Signed("staff", "r"), "cas:108-88-3")
    (name,) = undecided_names()
    assert name.undecided_pairs == (("cas:108-88-3", "cas:50-00-0"), ("cas:50-00-0", "cas:71-43-2"))
