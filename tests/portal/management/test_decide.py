"""``manage.py decide``: a decision made and undone from the command line, and errors that say what to do."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from connectors.schema import Fact, FactKind
from portal.models import Decision
from portal.schedule import decision_effects
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _substance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decision_effects, "request_publish", lambda: None)
    ingested("ncis.safety", "a b/c", Fact(FactKind.NAME, "벤젠", lang="ko"), cas="71-43-2")


def decide(*words: str) -> str:
    told = StringIO()
    call_command("decide", *words, stdout=told)
    return told.getvalue()


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        (("cas:71-43-2",), ("cas:71-43-2", "", "")),
        (("ncis.safety/a b/c",), ("ncis.safety/a b/c", "", "")),
        (("ncis.safety/a b/c", "--kind", "name", "--value", "벤젠"), ("ncis.safety/a b/c", "name", "벤젠")),
    ],
)
def test_an_entry_a_record_or_a_value_is_withheld_and_shown_again(
    words: tuple[str, ...], stored: tuple[str, str, str]
) -> None:
    told = decide("withhold", *words, "--reason", "확인 중", "--by", "담당자")
    decision = Decision.objects.get()
    assert (decision.subject, decision.fact_kind, decision.fact_value) == stored
    assert (decision.reason, decision.decided_by, decision.undone_at) == ("확인 중", "담당자", None)
    assert "decided by 담당자" in told
    assert "undone by 다른이" in decide("withhold", *words, "--undo", "--by", "다른이")
    decision.refresh_from_db()
    assert decision.undone_by == "다른이"


def test_two_entries_are_kept_apart() -> None:
    ingested("ncis.safety", "2", Fact(FactKind.NAME, "톨루엔", lang="ko"), cas="108-88-3")
    decide("different", "cas:71-43-2", "cas:108-88-3", "--reason", "r")
    assert Decision.objects.get().object == "cas:108-88-3"


def test_without_a_signer_the_user_of_the_shell_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "operator")
    decide("annotate", "cas:71-43-2", "--reason", "둘레말")
    assert Decision.objects.get().decided_by == "operator"


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("withhold", "cas:71-43-2"), "까닭을 적어"),
        (("withhold", "ncis.safety/9", "--reason", "r"), "이 포털에 없습니다"),
        (("same", "cas:71-43-2", "--reason", "r"), "두 항목이 필요"),
        (("withhold", "cas:71-43-2", "--undo"), "No decision withhold on cas:71-43-2"),
    ],
)
def test_what_cannot_be_done_is_an_error_that_says_why(words: tuple[str, ...], error: str) -> None:
    with pytest.raises(CommandError, match=error):
        decide(*words)
    assert not Decision.objects.exists()


def test_feeds_that_are_being_read_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    ingested("ncis.safety", "2", Fact(FactKind.NAME, "톨루엔", lang="ko"), cas="108-88-3")
    monkeypatch.setattr(decision_effects, "reread", lambda *wanted, **how: None)
    told = decide("same", "cas:108-88-3", "cas:71-43-2", "--reason", "r")
    assert "reread them by hand with --every: ncis.safety" in told
