"""From an entry, a record or one of its values staff come to a decision about just that."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind
from portal.models import Entry, SourceRecord
from tests.portal.admin.test_decision_pages import signed_in
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _benzene() -> None:
    ingested("ncis.safety", "a b/c", Fact(FactKind.NAME, "벤젠", lang="ko"), Fact(FactKind.UN, "1114"), cas="71-43-2")


def _subjects(browser: Client, address: str) -> list[str]:
    """The subjects of the forms to which the page leads."""
    shown = browser.get(address)
    assert shown.status_code == 200
    links = re.findall(r'href="(/admin/portal/decision/add/[^"]+)"', unescape(shown.content.decode()))
    forms = [unescape(browser.get(link).content.decode()) for link in dict.fromkeys(links)]
    found = [re.search(r'name="subject" value="([^"]*)".*?name="fact_value" value="([^"]*)"', form) for form in forms]
    return [" ".join(each.groups()).strip() for each in found if each]


def test_an_entrys_page_leads_to_a_decision_on_the_entry() -> None:
    browser = signed_in("view_entry", "add_decision")
    address = f"/admin/portal/entry/{Entry.objects.get().pk}/change/"
    assert _subjects(browser, address) == ["cas:71-43-2"]


def test_a_records_page_leads_to_decisions_on_the_record_and_on_each_value() -> None:
    browser = signed_in("view_sourcerecord", "view_fact", "add_decision")
    address = f"/admin/portal/sourcerecord/{SourceRecord.objects.get().pk}/change/"
    record = "ncis.safety/a b/c"
    assert sorted(_subjects(browser, address)) == [record, f"{record} 1114", f"{record} 71-43-2", f"{record} 벤젠"]


def test_who_may_not_decide_finds_no_link() -> None:
    browser = signed_in("view_entry", "view_sourcerecord", "view_fact")
    for table, row in (("entry", Entry.objects.get()), ("sourcerecord", SourceRecord.objects.get())):
        shown = browser.get(f"/admin/portal/{table}/{row.pk}/change/").content.decode()
        assert "벤젠" in shown
        assert "판단하기" not in shown
