"""The verdict "confirm": a row compared with the original, with document and page, and figures where transcriptions differ."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client

from portal.curation.confirmations import Compared
from portal.curation.current import current_confirmations
from portal.curation.decisions import CannotDecide, Signed, decide, standing, undo
from portal.curation.subjects import Subject
from portal.schedule import decision_effects
from tests.portal.guidebook import guidebook

pytestmark = pytest.mark.django_db(transaction=True)
CHLORINE = Subject("erg.table1/1017-1")
AMMONIA = Subject("erg.table1/1005-1")
SIGNED = Signed("담당자", "책과 대조함")
ORIGINAL = "60 0.3 1.4 T3 T3 T3"


def _confirm(
    subject: Subject = CHLORINE, document: str = "ERG 2024", page: str = "318", figures: str = ORIGINAL
) -> None:
    decide("confirm", subject, SIGNED, compared=Compared(document, page, figures))


def test_a_confirmation_keeps_document_page_figures_and_who() -> None:
    guidebook("1017")
    _confirm(figures="  60  0.3 1.4 T3 T3 T3 ")
    confirmation = current_confirmations()["erg.table1", "1017-1"]
    assert (confirmation.document, confirmation.page, confirmation.signed_by) == ("ERG 2024", "318", "담당자")
    assert confirmation.figures == ("60", "0.3", "1.4", "T3", "T3", "T3")
    decision = standing("confirm", CHLORINE)
    assert decision is not None
    undo(decision, "다른 사람")
    assert current_confirmations() == {}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"figures": ""}, "원문의 여섯 칸"),
        ({"figures": "60 0.3 1.4"}, "여섯 칸을 빈칸으로"),
        ({"figures": "60 0.3 1.4 T3 T3 ?"}, "여섯 칸을 빈칸으로"),
        ({"figures": "60 0.3 1.4 T3 T3 9.9"}, "세 칸에 함께"),
        ({"figures": "T3 T3 T3 T3 T3 T3"}, "세 칸에 함께"),
        ({"document": " "}, "문헌(판)과 쪽"),
        ({"page": ""}, "문헌(판)과 쪽"),
        ({"page": "9" * 41}, "40자까지"),
    ],
)
def test_a_confirmation_without_what_it_needs_is_refused_with_what_to_do(given: dict[str, str], words: str) -> None:
    guidebook("1017")
    with pytest.raises(CannotDecide, match=words.replace("(", r"\(").replace(")", r"\)")):
        _confirm(**given)


def test_an_undisputed_row_needs_no_figures_and_takes_only_its_own() -> None:
    guidebook("1005")
    with pytest.raises(CannotDecide, match="표시를 보류"):
        _confirm(AMMONIA, figures="60 0.1 0.2 T3 T3 T3")
    _confirm(AMMONIA, figures="30 0.1 0.2 T3 T3 T3")
    with pytest.raises(CannotDecide, match="이미 원문을 확인"):
        _confirm(AMMONIA, figures="")


def test_only_a_record_of_a_reference_document_can_be_confirmed() -> None:
    guidebook("1017")
    with pytest.raises(CannotDecide, match="기록"):
        _confirm(Subject("guide:124"), figures="")
    with pytest.raises(CannotDecide, match="적을 수치가 없습니다"):
        _confirm(Subject("erg.index/1017-124"))
    _confirm(Subject("erg.index/1017-124"), figures="")


def test_document_and_figures_are_refused_with_other_verdicts() -> None:
    guidebook("1017")
    with pytest.raises(CannotDecide, match="원문 확인"):
        decide("withhold", CHLORINE, SIGNED, compared=Compared("ERG 2024", "318"))


def test_the_command_confirms_and_undoes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decision_effects, "request_publish", lambda: None)
    guidebook("1017")
    options = {"document": "ERG 2024", "page": "318", "reason": "대조", "by": "담당자"}
    with pytest.raises(CommandError, match="여섯 칸"):
        call_command("decide", "confirm", CHLORINE.key, **options)
    call_command("decide", "confirm", CHLORINE.key, figures=ORIGINAL, **options)
    assert len(current_confirmations()) == 1
    call_command("decide", "confirm", CHLORINE.key, undo=True, by="담당자")
    assert current_confirmations() == {}


def test_the_staff_page_has_the_fields_and_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setattr(decision_effects, "request_publish", lambda: None)
    guidebook("1017")
    client.force_login(get_user_model().objects.create_superuser("담당자"))
    address = "/admin/portal/decision/add/"
    page = client.get(address, {"subject": CHLORINE.key}).content.decode()
    assert 'name="figures"' in page
    assert "원문 확인" in page
    sent = {"subject": CHLORINE.key, "verdict": "confirm", "document": "ERG 2024", "page": "318", "reason": "대조"}
    refused = client.post(address, sent)
    assert refused.status_code == 400
    assert "여섯 칸" in refused.content.decode()
    assert 'value="318"' in refused.content.decode()
    assert client.post(address, {**sent, "figures": ORIGINAL}).status_code == 302
    assert len(current_confirmations()) == 1
