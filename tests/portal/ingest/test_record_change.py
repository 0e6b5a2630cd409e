from __future__ import annotations

from typing import Any

import pytest

from connectors.schema import Absence, Fact, FactKind, Section
from portal.ingest.record_change import change_of, retyped_fields


@pytest.mark.parametrize(
    ("stored", "sent", "fields"),
    [
        ({"a": "글"}, {"a": {"text": "글"}}, ["a"]),
        ({"a": "글"}, {"a": ["글"]}, ["a"]),
        ({"a": "글"}, {"a": None}, ["a"]),
        ({"a": "글"}, {"a": True}, ["a"]),
        ({"list": [{"a": "1"}]}, {"list": None}, ["list"]),
        ({"list": [{"a": "1"}]}, {"list": ""}, ["list"]),
        ({"list": [{"a": "1"}]}, {"list": []}, ["list"]),
        ({"list": [{"a": "1"}]}, {}, ["list"]),
        ({"list": [{"a": "1"}]}, {"list": "글"}, ["list"]),
        ({"list": [{"a": "1"}]}, {"list": ["글"]}, ["list"]),
        ({"list": [{"a": "1"}]}, {"list": [{"a": {"b": "1"}}]}, ["list.a"]),
        ({"sections": {"02": [{"a": "1"}]}}, {"sections": {"02": []}}, ["sections.02"]),
        ({"a": "글"}, {"a": "다른 글"}, []),
        ({"a": "글"}, {"a": 5}, []),
        ({"a": 5}, {"a": "5"}, []),
        ({"a": "글"}, {}, []),
        ({"a": "글"}, {"a": ""}, []),
        ({"a": None}, {"a": ["글"]}, []),
        ({"list": {"item": {"a": "1"}}}, {"list": [{"a": "1"}, {"a": "2"}]}, []),
        ({"list": [{"a": "1"}, {"a": "2"}]}, {"list": {"a": "2"}}, []),
    ],
)
def test_a_change_of_type_is_told_from_a_change_of_content(stored: Any, sent: Any, fields: list[str]) -> None:
    assert list(retyped_fields(stored, sent)) == fields


def texts(*values: str, kind: FactKind = FactKind.HAZARD_STATEMENT) -> list[Fact]:
    return [Fact(kind, value, section=Section.HAZARDS, label="유해·위험문구") for value in values]


NAMES = [Fact(FactKind.NAME, "벤젠", lang="ko"), Fact(FactKind.CAS, "71-43-2")]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ([*NAMES, *texts("1", "2", "3")], NAMES, "3개가 모두 없어짐"),
        ([*NAMES, *texts("1", "2")], NAMES, ""),
        ([*NAMES, *texts("1", "2", "3")], [*NAMES, *texts("1")], ""),
        (NAMES, [NAMES[0], Fact(FactKind.CAS, "108-88-3")], "71-43-2에서 108-88-3"),
        (NAMES, NAMES[:1], "71-43-2에서 없음"),
        (NAMES, [*NAMES, Fact(FactKind.CAS, "108-88-3")], ""),
        (texts(*"abcdefgh"), texts(*"ijklmnop"), "8개 가운데 0개만"),
        (texts(*"abcdefgh"), texts(*"abijklmn"), ""),
        (texts(*"abcdefg"), texts(*"ijklmno"), ""),
    ],
)
def test_one_record_is_held_for_what_it_alone_loses(before: list[Fact], after: list[Fact], words: str) -> None:
    reason = change_of("1", before, after, {}, {}).reason
    assert words in reason
    assert bool(words) == bool(reason)


def lines(count: int, *, shifted: int = 0, label: str = "{}") -> list[Fact]:
    """A long sheet in which the first ``shifted`` lines bear the label of the line after."""
    return [
        Fact(FactKind.TEXT, f"글 {number}", section=Section.HAZARDS, label=label.format(number + (number < shifted)))
        for number in range(count)
    ]


@pytest.mark.parametrize(("count", "shifted", "held"), [(21, 7, False), (21, 8, True), (20, 7, True), (19, 19, False)])
def test_a_long_record_is_held_when_more_than_a_third_of_its_lines_end_under_their_label(
    count: int, shifted: int, held: bool
) -> None:
    reason = change_of("1", lines(count), lines(count, shifted=shifted), {}, {}).reason
    assert reason == (f"값 {count}개 가운데 {shifted}개의 항목이나 값이 달라져 칸이 밀렸을 수 있음" if held else "")


def test_an_absence_in_the_place_of_a_value_is_a_loss() -> None:
    absent = Fact(FactKind.HAZARD_STATEMENT, "자료없음", section=Section.HAZARDS, absence=Absence.NO_DATA)
    change = change_of("1", texts("1", "2"), [absent], {}, {})
    assert change.lost == {"hazard_statement": 2}
    assert change.exchanged == {"hazard_statement"}


def test_a_value_in_the_place_of_another_is_exchanged_and_not_lost() -> None:
    change = change_of("1", texts("1"), texts("2"), {}, {})
    assert not change.lost
    assert change.moves == {("hazard_statement", "", "유해·위험문구"): (("1",), ("2",))}
