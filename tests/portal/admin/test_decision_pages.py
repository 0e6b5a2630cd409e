"""Staff's way to a decision: search, pick, decide, find it in the list, undo it."""

from __future__ import annotations

from html import unescape
from urllib.parse import quote

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from connectors.schema import Fact, FactKind
from portal.models import Decision
from portal.runs.claim import claim
from portal.schedule import decision_effects
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db

ADD, LIST = "/admin/portal/decision/add/", "/admin/portal/decision/"
RECORD = "ncis.safety/a b/c"


@pytest.fixture(autouse=True)
def published(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Notes each time that publishing is asked for."""
    asked: list[bool] = []
    monkeypatch.setattr(decision_effects, "request_publish", lambda: asked.append(True))
    ingested("ncis.safety", "a b/c", Fact(FactKind.NAME, "벤젠", lang="ko"), Fact(FactKind.UN, "1114"), cas="71-43-2")
    ingested("ncis.safety", "2", Fact(FactKind.NAME, "톨루엔", lang="ko"), cas="108-88-3")
    return asked


def signed_in(*permissions: str, name: str = "담당자") -> Client:
    """A browser of somebody of the staff who may do this and no more."""
    user = User.objects.create_user(name, password="secret", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    browser = Client(headers={"host": "localhost"})
    browser.force_login(user)
    return browser


@pytest.fixture
def browser() -> Client:
    """Somebody who may decide."""
    return signed_in("view_decision", "add_decision", "change_decision")


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.parametrize("text", ["벤젠", "71-43-2", "벤", "a b/c", RECORD])
def test_an_entry_is_found_by_name_number_and_the_key_of_a_record(browser: Client, text: str) -> None:
    found = page(browser, f"{ADD}?q={quote(text)}")
    assert "?subject=cas%3A71-43-2" in found
    assert "톨루엔" not in found


def test_what_is_not_found_is_told(browser: Client) -> None:
    assert "찾지 못했습니다" in page(browser, f"{ADD}?q=없는이름")


@pytest.mark.parametrize(
    ("subject", "kind", "value"), [("cas:71-43-2", "", ""), (RECORD, "", ""), (RECORD, "un", "1114")]
)
def test_an_entry_its_record_and_one_value_are_picked_decided_listed_and_undone(
    browser: Client, published: list[bool], subject: str, kind: str, value: str
) -> None:
    parts = page(browser, f"{ADD}?q=벤젠&entry=cas:71-43-2")
    key = quote(subject, safe="")
    picked = f"?subject={key}&fact_kind={kind}&fact_value={value}" if kind else f"?subject={key}"
    assert f'href="{picked}"' in parts
    form = page(browser, f"{ADD}{picked}")
    assert f'name="subject" value="{subject}"' in form
    assert ('value="same"' in form) is (subject == "cas:71-43-2")
    given = {"subject": subject, "fact_kind": kind, "fact_value": value, "verdict": "withhold", "reason": "확인 중"}
    assert browser.post(ADD, given).headers["Location"] == LIST
    decision = Decision.objects.get()
    assert (decision.subject, decision.fact_value, decision.decided_by) == (subject, value, "담당자")
    listed = page(browser, LIST)
    for said in (f"{subject} · un: 1114" if kind else subject, "확인 중", "표시 보류"):
        assert said in listed
    browser.post(LIST, {"action": "undo", "_selected_action": [decision.pk]})
    decision.refresh_from_db()
    assert decision.undone_by == "담당자"
    assert len(published) == 2


def test_a_withheld_entry_is_still_found_by_staff(browser: Client) -> None:
    browser.post(ADD, {"subject": "cas:71-43-2", "verdict": "withhold", "reason": "r"})
    assert "벤젠" in page(browser, f"{ADD}?q=71-43-2")


def test_the_second_entry_of_a_verdict_on_two_is_searched_for_too(browser: Client) -> None:
    form = page(browser, f"{ADD}?subject=cas%3A71-43-2&other=톨루엔")
    assert "?subject=cas%3A71-43-2&object=cas%3A108-88-3" in form
    given = {"subject": "cas:71-43-2", "object": "cas:108-88-3", "verdict": "different", "reason": "다른 물질"}
    assert browser.post(ADD, given).status_code == 302
    assert Decision.objects.get().object == "cas:108-88-3"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"verdict": "withhold", "reason": "r"}, "검색해서 골라 주십시오"),
        ({"subject": "cas:71-43-2", "verdict": "withhold", "reason": "\0"}, "까닭을 적어 주십시오"),
        ({"subject": "cas:71-43-2", "verdict": "withhold", "reason": "  "}, "까닭을 적어 주십시오"),
        ({"subject": "cas:50-00-0", "verdict": "withhold", "reason": "r"}, "이 포털에 없습니다"),
        ({"subject": "cas:71-43-2", "verdict": "same", "reason": "r"}, "두 항목이 필요합니다"),
    ],
)
def test_what_cannot_be_decided_comes_back_with_the_reason_and_what_was_typed(
    browser: Client, published: list[bool], given: dict[str, str], words: str
) -> None:
    answer = browser.post(ADD, given)
    assert answer.status_code == 400
    shown = answer.content.decode()
    assert words in shown
    assert "subject" not in given or f'value="{given["subject"]}"' in shown
    assert (Decision.objects.count(), published) == (0, [])


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_the_permission_nobody_decides(method: str) -> None:
    browser = signed_in("view_decision")
    given = {"subject": "cas:71-43-2", "verdict": "withhold", "reason": "r"}
    assert getattr(browser, method)(ADD, given).status_code == 403
    assert not Decision.objects.exists()


def test_who_may_only_look_is_offered_no_undoing() -> None:
    signed_in("add_decision", name="first").post(ADD, {"subject": "cas:71-43-2", "verdict": "withhold", "reason": "r"})
    browser = signed_in("view_decision", name="second")
    browser.post(LIST, {"action": "undo", "_selected_action": [Decision.objects.get().pk]})
    assert Decision.objects.get().undone_at is None


def test_nobody_rewrites_or_deletes_a_decision(browser: Client) -> None:
    browser.post(ADD, {"subject": "cas:71-43-2", "verdict": "withhold", "reason": "r"})
    address = f"{LIST}{Decision.objects.get().pk}"
    superuser = Client(headers={"host": "localhost"})
    superuser.force_login(User.objects.create_superuser("root"))
    assert superuser.post(f"{address}/change/", {"reason": "anders"}).status_code == 403
    assert superuser.post(f"{address}/delete/", {"post": "yes"}).status_code == 403
    assert Decision.objects.get().reason == "r"


def test_feeds_that_are_being_read_are_named(browser: Client) -> None:
    assert claim("ncis.safety") is not None
    given = {"subject": "cas:108-88-3", "object": "cas:71-43-2", "verdict": "same", "reason": "r"}
    shown = browser.post(ADD, given, follow=True).content.decode()
    assert "지금 읽는 중이어서 반영하지 못한 자료: ncis.safety" in shown


def test_the_list_says_whether_what_it_was_about_is_still_there(browser: Client) -> None:
    browser.post(
        ADD, {"subject": RECORD, "fact_kind": "un", "fact_value": "1114", "verdict": "withhold", "reason": "r"}
    )
    assert 'alt="True"' in page(browser, LIST)
    Decision.objects.update(fact_value="1115")
    assert 'alt="False"' in page(browser, LIST)
