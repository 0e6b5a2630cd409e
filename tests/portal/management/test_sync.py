"""``manage.py sync``: a change is accepted feed by feed, with who and why."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from demo.faults import Fault, FaultRule
from portal.models import ChangeAcceptance
from tests.portal.ingest.faulty_agencies import faulty

pytestmark = pytest.mark.django_db


def sync(*words: str) -> str:
    told = StringIO()
    call_command("sync", *words, "--no-publish", stdout=told)
    return told.getvalue()


def test_a_held_change_is_told_and_written_once_it_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    faults = faulty(monkeypatch)
    sync("ncis.accidents")
    faults.rules.append(FaultRule(Fault.TEXTS_SHIFTED, "csclist"))
    told = sync("ncis.accidents")
    assert "보류" in told
    assert "0 facts ended" in told
    told = sync("ncis.accidents", "--accept-change", "확인함", "--by", "담당자")
    assert "보류" not in told
    kept = ChangeAcceptance.objects.get()
    assert (kept.feed, kept.reason, kept.accepted_by) == ("ncis.accidents", "확인함", "담당자")
    assert "보류" in kept.held


def test_an_acceptance_goes_with_one_feed() -> None:
    with pytest.raises(CommandError, match="one feed"):
        sync("ncis.accidents", "ncis.safety", "--accept-change", "확인함")
