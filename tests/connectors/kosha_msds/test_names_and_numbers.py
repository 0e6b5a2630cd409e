from __future__ import annotations

from pathlib import Path

from connectors.kosha_msds.names_and_numbers import lang_of, listed_facts, named_facts
from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.schema import Absence, Fact, FactKind, Section
from tests.connectors.kosha_msds.recorded import item, rows_of, sheet
from tests.connectors.ncis.recorded import values_of_kind


def listed(samples: Path, file: str, at: int = 0) -> tuple[dict[FactKind, str], PassReport]:
    report = PassReport()
    fields = Fields(rows_of(samples / file)[at], report)
    facts = {fact.kind: fact.value for fact in listed_facts(fields, report)}
    fields.text("lastDate")
    fields.report_unread()
    return facts, report


def test_the_row_of_toluene(shared: Path) -> None:
    facts, report = listed(shared / "samples/kosha", "kosha_getChemList001_108-88-3.xml")
    assert facts == {
        FactKind.AGENCY_ID: "001032",
        FactKind.NAME: "톨루엔",
        FactKind.CAS: "108-88-3",
        FactKind.KE: "KE-33936",
        FactKind.EC: "203-625-9",
        FactKind.UN: "1294",
    }
    assert (report.drift, report.rejected) == ({}, {})


def test_the_row_of_the_guide(shared: Path) -> None:
    facts, _ = listed(shared / "samples/kosha", "spec11_kosha_chemlist_example.xml")
    assert facts == {
        FactKind.AGENCY_ID: "000001",
        FactKind.NAME: "염산 구아니딘",
        FactKind.CAS: "50-01-1",
        FactKind.KE: "KE-18111",
        FactKind.EC: "200-002-3",
    }


def test_elements_that_are_left_out_say_nothing(shared: Path) -> None:
    facts, _ = listed(shared / "samples/kosha", "synthetic_kosha_list_cas-omitted_047134.xml")
    assert set(facts) == {FactKind.AGENCY_ID, FactKind.NAME}


def test_an_english_name_in_the_korean_field_is_told_by_its_letters(shared: Path) -> None:
    (row,) = rows_of(shared / "samples/kosha/kosha_getChemList001_50-00-0_partial-match.xml")[1:]
    assert lang_of(row["chemNameKor"]) == "en"
    assert lang_of("N,N-디메틸포름아미드") == "ko"


def test_both_forms_of_a_un_number_read_alike() -> None:
    report = PassReport()
    row = {"chemId": "000002", "unNo": "UN3082"}
    (_, fact) = listed_facts(Fields(row, report), report)
    assert (fact.kind, fact.value, fact.original) == (FactKind.UN, "3082", "UN3082")


def test_a_wrong_check_digit_is_rejected_with_its_sample() -> None:
    report = PassReport()
    facts = list(listed_facts(Fields({"chemId": "000002", "casNo": "108-88-4"}, report), report))
    assert [fact.kind for fact in facts] == [FactKind.AGENCY_ID]
    assert report.rejected == {"casNo: CheckDigitError": 1}


def test_the_name_of_the_list_is_not_repeated_and_another_is_a_synonym() -> None:
    row = {"chemNameKor": "톨루엔", "casNo": "108-88-3"}
    assert list(named_facts(item("톨루엔", "A02", "제품명"), row, PassReport())) == []
    (fact,) = named_facts(item("메틸벤젠", "A02", "제품명"), row, PassReport())
    assert (fact.kind, fact.value, fact.section) == (FactKind.SYNONYM, "메틸벤젠", Section.IDENTIFICATION)


def test_synonyms_are_separated_by_bars_and_semicolons() -> None:
    facts = list(named_facts(item("|메틸벤젠|Phenylmethane; 톨루올", "C04", "이명"), {}, PassReport()))
    assert [(fact.value, fact.lang) for fact in facts] == [
        ("메틸벤젠", "ko"),
        ("Phenylmethane", "en"),
        ("톨루올", "ko"),
    ]


def test_another_number_in_section_3_never_makes_a_mixture() -> None:
    report = PassReport()
    row = {"casNo": "108-88-3"}
    assert list(named_facts(item("108-88-3", "C06", "CAS 번호"), row, report)) == []
    (fact,) = named_facts(item("71-43-2", "C06", "CAS 번호"), row, report)
    assert (fact.kind, fact.value) == (FactKind.OTHER, "71-43-2")
    assert report.rejected == {"3항 CAS 번호: not the number of the list": 1}


def test_section_14_may_name_no_number_or_several() -> None:
    (none,) = named_facts(item("해당없음", "N02", "유엔번호"), {}, PassReport())
    assert none == Fact(
        FactKind.UN, "해당없음", lang="ko", section=Section.TRANSPORT, label="유엔번호", absence=Absence.NOT_APPLICABLE
    )
    assert [fact.value for fact in named_facts(item("1198, UN2209", "N02"), {}, PassReport())] == ["1198", "2209"]


def test_section_1_of_the_guide(shared: Path) -> None:
    row = {"chemId": "000001", "casNo": "50-01-1", "chemNameKor": "염산 구아니딘"}
    record, report = sheet(shared / "samples/kosha", row, s01="spec11_kosha_chemdetail01_example.xml")
    assert values_of_kind(record, FactKind.NAME) == ["염산 구아니딘"]
    (use,) = [fact for fact in record.facts if fact.kind is FactKind.USE]
    assert (use.absence, use.label) == (Absence.NO_DATA, "제품의 권고 용도와 사용상의 제한 > 제품의 권고 용도")
    assert len([fact for fact in record.facts if (fact.kind, fact.section) == (FactKind.TEXT, "1")]) == 6
    assert report.drift == {}
