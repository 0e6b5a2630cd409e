"""The command: what it prints, its exit codes, and its JSON."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from demo.faults import Fault, FaultRule
from portal.doctor.rounds import TASK, run_name
from portal.runs.claim import claim
from tests.portal.ingest.faulty_agencies import faulty, live

pytestmark = pytest.mark.django_db
KEY = "MARKER+key/with=signs=="


def asked(*words: str) -> tuple[int, str]:
    """The exit code and what was printed."""
    printed = io.StringIO()
    try:
        call_command("doctor", *words, stdout=printed, stderr=io.StringIO())
    except CommandError as error:
        return error.returncode, printed.getvalue()
    return 0, printed.getvalue()


@override_settings(DEMO="on")
def test_a_feed_that_is_read_exits_with_zero() -> None:
    code, printed = asked("ncis.facilities_gyeonggi")
    assert code == 0
    heading, line, *_ = printed.splitlines()
    assert heading.split()[:3] == ["자료", "·", "오퍼레이션"]
    assert line.startswith("ncis.facilities_gyeonggi · RiskManageTargetBizplc")
    assert line.endswith("읽힘")


@pytest.mark.parametrize(
    ("fault", "code"), [(Fault.CODE_31, 2), (Fault.HTTP_429, 3), (Fault.UNKNOWN_FIELD, 4), (Fault.CP949_DECLARED, 0)]
)
def test_the_exit_code_says_who_has_to_do_something(fault: Fault, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty(monkeypatch).rules.append(FaultRule(fault))
    with override_settings(DEMO="on"):
        assert asked("ncis.accidents")[0] == code


@override_settings(DEMO="off", AGENCY_KEYS={}, FEED_FILES={})
def test_a_feed_that_was_named_and_has_no_key_is_the_operators_and_one_that_was_not_named_is_left_out() -> None:
    code, printed = asked("psis.cancelled")
    assert code == 2
    assert "PSIS_KEY" in printed
    assert "https://psis.rda.go.kr" in printed
    assert asked()[0] == 0


def test_the_json_holds_every_line_with_its_steps_and_never_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    with override_settings(AGENCY_KEYS={"DATA_GO_KR_KEY": KEY}), live(monkeypatch) as (_, faults):
        faults.rules.append(FaultRule(Fault.KEY_ECHOED, "ghsList"))
        code, printed = asked("ncis.accidents", "ncis.ghs", "--json")
    accidents, ghs = sorted(json.loads(printed), key=lambda report: report["feed"])
    assert code in (2, 4)
    assert (accidents["feed"], accidents["origin"], accidents["operations"][0]["calls"]) == (
        "ncis.accidents",
        "live",
        1,
    )
    assert accidents["operations"][0]["total"] == accidents["rows"]
    assert (ghs["findings"], bool(ghs["what_to_do"])) == (["not_a_document"], True)
    assert "MARKER" not in printed


@override_settings(DEMO="on")
def test_wrong_usage_and_a_round_that_is_running_are_said() -> None:
    with pytest.raises(CommandError, match=r"no feed 'nobody'"):
        call_command("doctor", "nobody")
    claim(run_name("psis"), task=TASK)
    with pytest.raises(CommandError, match=r"doctor\.psis is being asked by another process"):
        call_command("doctor", "psis.cancelled", stderr=io.StringIO())


@override_settings(DEMO="on")
def test_a_look_up_can_be_asked_another_question() -> None:
    code, printed = asked("ncis.ghs", "--question", "0-0-0")
    assert code == 4
    assert "물은 것: 0-0-0" in printed
    assert "답은 왔으나 자료가 없음" in printed
