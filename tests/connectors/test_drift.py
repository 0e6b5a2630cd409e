from __future__ import annotations

from connectors.drift import Fields
from connectors.tally import Sample, Tally


def test_a_field_is_text_whatever_it_was_sent_as() -> None:
    fields = Fields({"a": " x ", "b": None, "c": 12, "d": 0, "e": 1.5, "f": False}, Tally())
    assert [fields.text(name) for name in "abcdefg"] == ["x", "", "12", "0", "1.5", "False", ""]


def test_a_nested_field_is_not_text_but_comes_as_sent() -> None:
    fields = Fields({"typeList": [{"a": 1}]}, Tally())
    assert fields.text("typeList") == ""
    assert fields.raw("typeList") == [{"a": 1}]


def test_what_is_neither_read_nor_ignored_is_drift_with_one_sample() -> None:
    tally = Tally()
    for number in ("1", "2"):
        fields = Fields({"a": "x", "seen": "y", "new": f"값{number}", "_source": "ours"}, tally, ignored={"seen"})
        fields.text("a")
        fields.report()
    assert tally.drift == {"new": 2}
    assert list(tally.samples.values()) == [Sample("new", "값1", "unlisted")]


def test_names_are_matched_exactly_so_a_changed_case_is_drift() -> None:
    tally = Tally()
    fields = Fields({"casno": "71-43-2"}, tally)
    assert fields.text("casNo") == ""
    fields.report("item.")
    assert tally.drift == {"item.casno": 1}


def test_an_unlisted_field_is_reported_even_when_it_is_empty() -> None:
    tally = Tally()
    Fields({"new": None}, tally).report()
    assert tally.drift == {"new": 1}
