"""The page of the unknown substance: 119 first, ticks that work without JavaScript, every explained tick with its source."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, LegalListing
from portal.models import Decision
from portal.own_feeds.place_of_use_feed import FEED, _record
from reference.observations import fields, values
from reference.places_of_use import uses_in_places
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

PREPARED = Fact(FactKind.LEGAL_LISTING, "사고대비물질 1", LegalListing("화학물질관리법", "사고대비물질", "1"))


@pytest.fixture(autouse=True)
def _two_substances() -> None:
    record_with_facts(
        entry("cas:7782-50-5", "염소"),
        "kosha_msds.sheets",
        [Fact(FactKind.COLOUR, "녹황색", lang="ko"), PREPARED],
        key="1",
    )
    record_with_facts(entry("cas:7803-51-2", "포스핀"), "ncis.inventory", [PREPARED], key="2")


def page(browser: Client, query: str = "") -> str:
    response = browser.get(f"/unknown{query}")
    assert response.status_code == 200
    return response.content.decode()


def candidates(html: str) -> list[str]:
    return re.findall(r'<h3><a href="/substances/([^"]+)"', html)


def test_119_guide_111_distances_and_the_limit_of_the_list_stand_before_the_ticks(browser: Client) -> None:
    html = page(browser)
    first = html[: html.index('<form class="observed"')]
    main = first[first.index("<h1>") :]
    for words in (
        'href="tel:119"',
        'href="/guides/111"',
        "ERG 2024 표 1",
        "여기 없다고 해서 아닌 것은 아님",
        "국내 기준 아님",
    ):
        assert words in main
    assert main.index("tel:119") < main.index("/guides/111")
    assert "발견즉시 119에 신고한다. (위치, 색깔, 냄새, 증상 등 현장상황을 구체적으로 신고)" in main


def test_an_unknown_value_stays_behind_what_is_explained(browser: Client) -> None:
    html = page(browser, "?colour=yellow-green&state=gas")
    assert candidates(html) == ["7782-50-5", "7803-51-2"]
    assert candidates(page(browser, "?colour=violet")) == ["7803-51-2"]
    assert "자료 없음: 색, 상태" in html


def test_each_candidate_leads_to_its_page_and_to_its_card(browser: Client) -> None:
    html = page(browser, "?colour=yellow-green")
    for slug in candidates(html):
        assert f'href="/substances/{slug}/card"' in html


def test_every_explained_tick_has_a_mark_and_a_line_in_the_legend(browser: Client) -> None:
    html = page(browser, "?colour=yellow-green&state=gas&odour=bleach&air=heavier&smoke=yellow-smoke")
    explained = re.search(r'<ul class="explained">(.*?)</ul>', html, re.DOTALL)
    assert explained is not None
    lines = re.findall(r"<li>(.*?)</li>", explained[1], re.DOTALL)
    assert len(lines) == 5
    for line in lines:
        for letter in re.findall(r'href="#source-([A-Z]+)"', line) or pytest.fail(line):
            assert f'id="source-{letter}"' in html
    assert "USCG CHRIS 1999(미국), 국내 기준 아님" in html
    assert "이것이라는 뜻이 아닙니다" in html


def test_a_place_stands_under_its_heading_and_explains_with_its_document(browser: Client) -> None:
    use = next(use for use in uses_in_places() if (use.place, use.cas) == ("semiconductor", "7803-51-2"))
    record = _record({"cas": use.cas, "uses": [asdict(use)]}, PassReport())
    record_with_facts(entry("cas:7803-51-2"), FEED, list(record.facts), key=use.cas, origin="portal")
    html = page(browser, "?place=semiconductor")
    assert candidates(html)[0] == "7803-51-2"
    label = values()["place", "semiconductor"].label
    assert f"<strong>{label}</strong>: {use.use} — {use.source}" in html
    assert '<p class="choice-group">공장·창고</p>' in html
    assert html.count("choice-group") == len({value.group for value in fields()["place"].values})
    assert f"<strong>{values()['place', 'factory'].label}</strong>: {label}: {use.use}" in page(
        browser, "?place=factory"
    )
    assert len(candidates(html)) == len(candidates(page(browser)))


def test_ticks_stay_ticked_and_are_what_119_is_told(browser: Client) -> None:
    html = page(browser, "?colour=yellow-green&un=UN1017&hin=265")
    assert '<input type="checkbox" name="colour" value="yellow-green" checked>' in html
    assert "119에 말할 것으로 고른 것: <strong>황록색(노란 녹색) · UN1017 · 위험번호 265</strong>" in html
    assert 'name="un" value="1017"' in html


@pytest.mark.parametrize("query", ["?colour=<script>", "?state=plasma", "?un=abc", "?hin=9999", "?odour=none"])
def test_what_nobody_can_tick_is_left_out_and_said_without_repeating_it(browser: Client, query: str) -> None:
    html = page(browser, query)
    assert "쓰지 않았습니다" in html
    assert "plasma" not in html
    assert "<script>" not in html.partition("<main")[2]
    assert "abc" not in html.partition("<main")[2]
    assert len(candidates(html)) == 2


def test_a_page_that_does_not_exist_is_said(browser: Client) -> None:
    assert browser.get("/unknown?page=9").status_code == 400
    assert browser.get("/unknown?page=x").status_code == 400


def test_the_number_of_a_group_does_not_narrow(browser: Client) -> None:
    html = page(browser, "?un=1993")
    assert len(candidates(html)) == 2
    assert "여러 물질이 함께 쓰는 번호" in html


@override_settings(DEMO="on")
def test_demonstration_is_marked_in_the_legend_and_across_the_list(browser: Client) -> None:
    record_with_facts(
        entry("cas:7726-95-6", "브롬"),
        "kosha_msds.sheets",
        [Fact(FactKind.COLOUR, "적갈색", lang="ko"), PREPARED],
        origin="demo",
    )
    html = page(browser, "?colour=brown")
    assert "시연: 고용노동부" in html
    assert "시연 자료 – 공개 출처의 사실" in html
    assert "시연 자료 – 실제 대응에 사용 금지" in html


def test_what_staff_withhold_is_gone_with_the_next_request(browser: Client) -> None:
    assert "녹황색" in page(browser, "?colour=yellow-green")
    Decision.objects.create(
        verdict="withhold", subject="kosha_msds.sheets/1", reason="확인", decided_by="담당", decided_at=timezone.now()
    )
    html = page(browser, "?colour=yellow-green")
    assert "녹황색" not in html


def test_what_matches_nothing_is_not_said_to_be_nothing(browser: Client) -> None:
    record_with_facts(entry("cas:7803-51-2"), "kosha_msds.sheets", [Fact(FactKind.COLOUR, "청색", lang="ko")])
    html = page(browser, "?colour=white")
    assert candidates(html) == []
    assert "없다는 뜻이 아닙니다" in html
