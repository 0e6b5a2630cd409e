from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from portal.doctor.field_use import FieldUse, field_use, watched

VALUES = st.text(max_size=5) | st.none() | st.integers()
ROWS = st.dictionaries(
    st.sampled_from("abcdefgh"), VALUES | st.lists(st.dictionaries(st.sampled_from("xyz"), VALUES), max_size=2)
)


def test_fields_are_told_apart_by_what_the_feed_did_with_them() -> None:
    asked: set[str] = set()
    report = PassReport()
    fields = Fields(watched({"a": "1", "b": "2", "c": "3", "_ours": "4"}, asked), report, {"b"})
    fields.text("a")
    fields.text("missing")
    fields.report_unread()
    rows = [{"a": "1", "b": "2", "c": "3", "_ours": "4"}]
    assert field_use(rows, asked, report.drift) == FieldUse(("a",), ("b",), ("c",), ("missing",))


def test_nested_rows_count_by_their_path_and_numbers_in_it_as_one() -> None:
    asked: set[str] = set()
    row = {"list": {"id": "1"}, "sections": {"01": [{"code": "A"}], "02": [{"code": "B", "odd": "x"}]}}
    seen = watched(row, asked)
    assert seen.get("list", {}).get("id") == "1"
    assert [item.get("code") for section in seen["sections"].values() for item in section] == ["A", "B"]
    use = field_use([row], asked, ["sections.*.odd"])
    assert (use.read, use.unknown, use.ignored) == (("list.id", "sections.*.code"), ("sections.*.odd",), ())


def test_a_field_that_is_taken_as_a_whole_is_read_with_all_that_it_holds() -> None:
    asked: set[str] = set()
    row = {"note": {"ko": "글", "en": "text"}}
    assert watched(row, asked).get("note") == {"ko": "글", "en": "text"}
    assert field_use([row], asked, ()).read == ("note.en", "note.ko")


@given(st.lists(ROWS, max_size=3), st.sets(st.sampled_from("abcdefghxyz")), st.sets(st.sampled_from("abcdefgh")))
def test_every_field_that_came_is_read_ignored_or_unknown(
    rows: list[dict[str, object]], wanted: set[str], ignored: set[str]
) -> None:
    asked: set[str] = set()
    report = PassReport()
    for row in rows:
        fields = Fields(watched(row, asked), report, ignored)
        for name in wanted:
            fields.raw(name)
        fields.report_unread()
    use = field_use(rows, asked, report.drift)
    placed = {name.partition(".")[0] for name in (*use.read, *use.ignored, *use.unknown)}
    assert placed == {name for row in rows for name in row}
    assert not set(use.read) & set(use.ignored)
