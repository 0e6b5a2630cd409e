from __future__ import annotations

from pathlib import Path

import pytest

from connectors.kosha_msds.pictograms import corrected, pictogram_facts, supported
from connectors.pass_report import PassReport
from connectors.schema import FactKind
from tests.connectors.kosha_msds.recorded import item, sheet
from tests.connectors.ncis.recorded import facts_of_kind

PEROXIDE = {"chemId": "001015", "casNo": "7722-84-1", "chemNameKor": "과산화수소"}


def test_the_recorded_oxidiser_shows_the_flame_over_circle(shared: Path) -> None:
    record, report = sheet(shared / "samples/kosha", PEROXIDE, s02="kosha_getChemDetail021_001015_pictogram-swap.xml")
    shown = [(fact.value, fact.original) for fact in facts_of_kind(record, FactKind.PICTOGRAM)]
    assert shown == [
        ("GHS03", "GHS04.gif"),
        ("GHS05", "GHS05.gif"),
        ("GHS07", "GHS07.gif"),
        ("GHS08", "GHS08.gif"),
    ]
    assert report.drift == {}


@pytest.mark.parametrize(("sent", "code", "meant"), [("GHS04", "H271", "GHS03"), ("GHS03", "H280", "GHS04")])
def test_03_and_04_are_swapped_back_in_both_directions(sent: str, code: str, meant: str) -> None:
    """Content rule 22."""
    report = PassReport()
    assert corrected(sent, [code], report) == meant
    assert report.drift == {}


def test_an_oxidising_gas_under_pressure_keeps_both() -> None:
    report = PassReport()
    assert {corrected(sent, ["H270", "H280"], report) for sent in ("GHS03", "GHS04")} == {"GHS03", "GHS04"}
    assert report.drift == {}


def test_once_the_files_are_put_right_the_codes_keep_the_number_as_sent_and_drift_says_so() -> None:
    report = PassReport()
    assert corrected("GHS04", ["H280"], report) == "GHS04"
    assert report.drift == {"그림문자 03·04 뒤바뀜 없음": 1}


@pytest.mark.parametrize(("sent", "meant"), [("GHS04", "GHS03"), ("GHS06", "GHS06")])
def test_a_pictogram_that_no_code_supports_is_drift(sent: str, meant: str) -> None:
    """Content rule 22."""
    report = PassReport()
    assert corrected(sent, ["H225"], report) == meant
    assert report.drift == {"그림문자에 맞는 H 코드 없음": 1}


def test_letters_behind_a_code_and_joined_codes_support_too() -> None:
    assert supported("GHS08", ["H360FD"])
    assert supported("GHS06", ["H300+H310+H330"])


def test_what_is_no_pictogram_is_rejected_with_its_sample() -> None:
    report = PassReport()
    (fact,) = pictogram_facts(item("GHS02.gif|skull.gif", name="그림문자"), ["H225"], report)
    assert fact.value == "GHS02"
    assert report.rejected == {"그림문자: no GHS pictogram": 1}
