"""Pages of entries: visitors report an error, staff who may decide find the way to a decision in a copy of their own."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from connectors.schema import Fact, FactKind
from portal.own_feeds.product_class_feed import sync_product_classes
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db

SUBSTANCE = "/substances/71-43-2"


@pytest.fixture(autouse=True)
def _entries() -> None:
    ingested("ncis.safety", "1", Fact(FactKind.NAME, "벤젠", lang="ko"), cas="71-43-2")
    ingested("ncis.facilities", "1", Fact(FactKind.NAME, "가상 공장", lang="ko"))
    sync_product_classes()


def staff(*permissions: str) -> Client:
    user = User.objects.create_user("담당자", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    browser = Client(headers={"host": "localhost"})
    browser.force_login(user)
    return browser


def _facility(browser: Client) -> str:
    found = re.search(r'href="(/facilities/[^"?]+)"', browser.get("/facilities").content.decode())
    assert found
    return found[1]


def test_every_entrys_page_leads_to_the_report_with_its_address(browser: Client) -> None:
    for address in (SUBSTANCE, _facility(browser), "/classes/chlorine-bleach"):
        shown = browser.get(address).content.decode()
        link = re.search(r'href="(/report\?from=[^"]+)"', shown)
        assert link, address
        assert f'name="from" value="{address}"' in unescape(browser.get(link[1]).content.decode())


def test_visitors_get_no_way_to_a_decision_and_a_page_that_any_cache_may_keep(browser: Client) -> None:
    answered = browser.get(SUBSTANCE)
    assert "판단하기" not in answered.content.decode()
    assert "Cache-Control" not in answered.headers
    assert "Cookie" not in answered.headers.get("Vary", "")


def test_staff_who_may_decide_get_the_form_with_the_subject_filled_in_and_no_cache_keeps_it() -> None:
    browser = staff("add_decision")
    for address in (SUBSTANCE, _facility(browser), "/classes/chlorine-bleach"):
        answered = browser.get(address)
        link = re.search(r'href="(/admin/[^"]+)">판단하기', answered.content.decode())
        assert link, address
        assert answered.headers["Cache-Control"] == "private, no-store"
        form = browser.get(unescape(link[1])).content.decode()
        assert re.search(r'name="subject" value="[^"]+"', form)


def test_staff_without_that_permission_and_an_unknown_session_get_what_visitors_get(browser: Client) -> None:
    browser.cookies["sessionid"] = "x" * 32
    for each in (staff("view_decision"), browser):
        assert "판단하기" not in each.get(SUBSTANCE).content.decode()
