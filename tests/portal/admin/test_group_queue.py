"""The queue of substances that a regulated group may hold."""

from __future__ import annotations

from html import unescape
from itertools import count

import pytest
from django.test import Client
from django.utils import timezone

from connectors.schema import Fact, FactKind, LegalListing, Relation
from portal.curation.decisions import undo
from portal.models import Commit, Decision, Entry, Link
from portal.schedule import decision_effects
from tests.portal.admin.test_decision_pages import signed_in
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db

PAGE = "/admin/portal/decision/queues/groups/"
SUBSTANCE = "cas:301-04-2"
_commits = count(3_000_000)


@pytest.fixture(autouse=True)
def group(monkeypatch: pytest.MonkeyPatch) -> str:
    """The key of a group that names the lead of a substance on the list for accidents."""
    monkeypatch.setattr(decision_effects, "request_publish", lambda: None)
    for key, cas, names, listed in (
        ("1", "301-04-2", ("아세트산 납", "Lead acetate"), "사고대비물질"),
        ("2", "", ("납 및 그 화합물", "Lead and its compounds"), "제한물질"),
    ):
        ingested(
            "ncis.inventory",
            key,
            Fact(FactKind.NAME, names[0], lang="ko"),
            Fact(FactKind.NAME, names[1], lang="en"),
            Fact(FactKind.LEGAL_LISTING, listed, LegalListing("화학물질관리법", listed)),
            cas=cas,
        )
    # Groups are read once for each number of a commit, and numbers come again in other tests.
    Commit.objects.create(number=next(_commits), token="t", at=timezone.now())
    return Entry.objects.get(title_ko="납 및 그 화합물").key


@pytest.fixture
def browser() -> Client:
    """Somebody who may decide."""
    return signed_in("add_decision")


def page(browser: Client) -> str:
    answer = browser.get(PAGE)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_the_pair_stands_with_the_lists_that_name_the_group(browser: Client, group: str) -> None:
    told = page(browser)
    for said in ("아세트산 납", SUBSTANCE, "납 및 그 화합물", group, "목록: 제한물질", "1건이 기다립니다"):
        assert said in told


@pytest.mark.parametrize("verdict", ["member_of", "different"])
def test_a_decided_pair_leaves_the_queue_until_that_is_undone(browser: Client, group: str, verdict: str) -> None:
    given = {"subject": SUBSTANCE, "object": group, "verdict": verdict, "reason": "고시를 봄"}
    assert browser.post(PAGE, given).status_code == 302
    assert "0건이 기다립니다" in page(browser)
    assert Link.objects.filter(relation=Relation.MEMBER_OF, ended_at=None).exists() is (verdict == "member_of")
    undo(Decision.objects.get(), "담당자")
    assert "1건이 기다립니다" in page(browser)


def test_the_typed_reason_comes_back_with_the_refusal(browser: Client, group: str) -> None:
    given = {"subject": SUBSTANCE, "object": group, "verdict": "withhold", "reason": "적다 만 까닭"}
    answer = browser.post(PAGE, given)
    assert answer.status_code == 400
    assert "적다 만 까닭" in answer.content.decode()


def test_without_the_permission_nobody_sees_or_decides(group: str) -> None:
    looking = signed_in("view_decision")
    assert looking.get(PAGE).status_code == 403
    given = {"subject": SUBSTANCE, "object": group, "verdict": "member_of", "reason": "r"}
    assert looking.post(PAGE, given).status_code == 403
    assert not Decision.objects.exists()
