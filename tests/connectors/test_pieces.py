from __future__ import annotations

from connectors.schema import Absence, Fact, FactKind, Record, RecordKind
from tests.connectors.pieces import Field, FullReport, Piece, Place, fields_of, lost, placed


def record_of(*facts: Fact) -> Record:
    return Record(feed="x.y", key="1017", kind=RecordKind.SUBSTANCE, payload={}, facts=facts)


def places(text: str, *facts: Fact, report: FullReport | None = None) -> list[Place]:
    return [one.place for one in placed([Field("field", text)], record_of(*facts), report or FullReport())]


def test_every_text_of_a_row_is_a_field_however_deep() -> None:
    row = {"a": "가", "b": [{"c": "나"}, {"c": None}], "d": {"e": "다", "no": "1"}, "f": " "}
    assert list(fields_of(row, {"no"})) == [Field("a", "가"), Field("c", "나"), Field("e", "다")]


def test_a_value_holds_a_piece_whatever_its_blanks_entities_and_separators() -> None:
    value = Fact(FactKind.TEXT, "TWA 1000 mg/m³ (<0.1 %)", label="field")
    assert places("|TWA : 1,000mg/m3 (&amp;lt;0.1%)", value) == [Place.VALUE]


def test_a_dropped_word_and_a_dropped_sign_are_losses() -> None:
    value = Fact(FactKind.TEXT, "0.1 %", label="field")
    assert places("<0.1 %|0.1 %|0.1 % 이하", value) == [Place.LOST, Place.VALUE, Place.LOST]


def test_what_follows_on_the_next_line_is_a_piece_of_its_own() -> None:
    fact = Fact(FactKind.TEXT, "0.35", original="0.35|※출처 : ECHA", label="field")
    assert placed([Field("field", "0.35|※출처 : ECHA\nNITE 조류")], record_of(fact), FullReport()) == [
        Piece("field", "0.35", Place.VALUE),
        Piece("field", "※출처 : ECHA", Place.ORIGINAL),
        Piece("field", "NITE 조류", Place.LOST),
    ]


def test_a_value_under_another_label_holds_nothing_where_the_field_has_facts_of_its_own() -> None:
    own, other = Fact(FactKind.TEXT, "물", label="field"), Fact(FactKind.TEXT, "불", label="other")
    assert places("불", own, other) == [Place.LOST]
    assert places("불", other) == [Place.VALUE]


def test_one_fact_of_absence_answers_for_one_field() -> None:
    absence = Fact(FactKind.TEXT, "자료없음", label="x", absence=Absence.NO_DATA)
    fields = [Field("a", "자료없음|자료없음", ("x",)), Field("b", "자료없음", ("y",))]
    found = placed(fields, record_of(absence, Fact(FactKind.TEXT, "물", label="y")), FullReport())
    assert [one.place for one in found] == [Place.ABSENCE, Place.ABSENCE, Place.LOST]


def test_what_was_reported_is_counted_and_every_sample_is_kept() -> None:
    report = FullReport()
    report.reject("field", "첫째", "not read")
    report.reject("field", "둘째", "not read")
    assert lost(placed([Field("field", "둘째|셋째")], None, report)) == [("field", "셋째")]


def test_the_key_of_the_record_holds_the_field_that_it_came_from() -> None:
    assert places("1017") == [Place.VALUE]
