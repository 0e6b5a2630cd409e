"""The page of results: hits with their reasons, queries without a hit, and bad queries."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from connectors.schema import Fact, FactKind, HazardClass, LegalListing
from portal.answers import answered_substance
from portal.answers.page_sections import concentration_in
from portal.web import search
from search.engine_types import Hit, Results, Why
from search.errors import EngineMismatch, EngineUnavailable
from tests.portal.factories import entry, indexed, record_with_facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def _indexed() -> None:
    for cas, korean, english in (
        ("108-88-3", "톨루엔", "Toluene"),
        ("71-43-2", "벤젠", "Benzene"),
        ("67-56-1", "메탄올", "Methanol"),
    ):
        created = entry(f"cas:{cas}", korean, title_en=english)
        record_with_facts(created, "ncis.safety", [Fact(FactKind.NAME, korean, lang="ko"), Fact(FactKind.CAS, cas)])
    accident = entry("accident:ncis.accidents/live/1", kind="accident", slug="ncis-accidents-1")
    record_with_facts(
        accident,
        "ncis.accidents",
        [
            Fact(FactKind.OCCURRED_ON, "2018-08-08"),
            Fact(FactKind.ADDRESS, "경기도 안산시"),
            Fact(FactKind.ACCIDENT_TYPE, "누출"),
            Fact(FactKind.INVOLVED, "톨루엔"),
        ],
    )
    indexed()


def answered(monkeypatch: pytest.MonkeyPatch, *hits: Hit) -> None:
    monkeypatch.setattr(search, "find", lambda query: Results(hits, len(hits), {}))


def hit(why: Why, *, snippet: str = "", title: str = "메탄올") -> Hit:
    return Hit(
        "cas:67-56-1", "substance", ("67-56-1",), title, "", "/substances/67-56-1", "live", why, title, 1, snippet
    )


def page(browser: Client, address: str) -> str:
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("_indexed")
def test_a_name_finds_its_substance_with_the_reason(browser: Client) -> None:
    html = page(browser, "/search?q=톨루엔")
    assert 'href="/substances/108-88-3"' in html
    assert "이름 일치" in html


@pytest.mark.usefixtures("_indexed")
def test_the_answer_stands_above_the_hits_and_opens_the_section(browser: Client) -> None:
    html = page(browser, "/search?q=톨루엔 누출")
    assert html.index('class="conclusion conclusion-substance"') < html.index('class="hits"')
    assert 'href="/substances/108-88-3#spill"' in html


@pytest.mark.usefixtures("_indexed")
def test_a_complete_identifier_opens_with_a_link_back(browser: Client) -> None:
    response = browser.get("/search?q=108-88-3")
    assert (response.status_code, response["Location"]) == (302, "/substances/108-88-3?from=108-88-3")
    opened = page(browser, response["Location"])
    assert "/search?q=108-88-3&amp;stay=on" in opened
    assert "톨루엔" in page(browser, "/search?q=108-88-3&stay=on")


@pytest.mark.usefixtures("_indexed")
@pytest.mark.parametrize(
    "query", ["q=톨루엔", "q=톨루인", "q=108-88-3&kind=substance", "q=108-88-4", "q=108-88-3 자살"]
)
def test_nothing_else_opens_without_a_click(browser: Client, query: str) -> None:
    assert browser.get(f"/search?{query}").status_code == 200


@pytest.mark.usefixtures("_indexed")
def test_a_narrowed_list_does_not_repeat_the_answer(browser: Client) -> None:
    assert 'class="conclusion' not in page(browser, "/search?q=톨루엔&kind=substance")


@pytest.mark.usefixtures("_indexed")
def test_an_accident_without_a_name_is_called_by_what_is_stated_of_it(browser: Client) -> None:
    html = page(browser, "/search?q=톨루엔&kind=accident")
    assert "2018-08-08 경기도 안산시 누출 사고" in html


@pytest.mark.usefixtures("_indexed")
def test_what_is_not_known_is_not_found_and_not_safe(browser: Client) -> None:
    """Content rule 25."""
    html = page(browser, "/search?q=크립토나이트")
    assert "찾지 못함" in html
    assert "위험하지 않다는 뜻이 아닙니다" in html


@pytest.mark.usefixtures("_indexed")
@pytest.mark.parametrize("text", ["안산 도금 공장", "가죽장갑"])
def test_where_an_answer_leads_to_a_page_nothing_says_that_nothing_was_found(browser: Client, text: str) -> None:
    html = page(browser, f"/search?q={quote(text)}")
    assert 'class="conclusion' in html
    assert "찾지 못함" not in html


@pytest.mark.usefixtures("_indexed")
def test_a_list_that_is_narrowed_to_nothing_blames_the_narrowing(browser: Client) -> None:
    html = page(browser, "/search?q=톨루엔&kind=pesticide")
    assert "좁힌 조건에 맞는 자료가 없습니다. 위험하지 않다는 뜻이 아닙니다." in html
    assert "이 포털의 자료에 이 말이 없습니다" not in html


@pytest.mark.usefixtures("_indexed")
@pytest.mark.parametrize("text", ["톨루엔 치사량", "번 개 탄", "메탄올 먹으면 죽나요", "suicide", "자.살"])
def test_crisis_words_put_109_and_119_above_the_results(browser: Client, text: str) -> None:
    """Content rule 9."""
    html = page(browser, f"/search?q={quote(text)}")
    assert html.index("tel:109") < html.index("results-title")
    assert "넣어 보십시오" not in html


@pytest.mark.usefixtures("_indexed")
def test_a_query_for_making_poison_is_declined_with_112_and_shows_no_hit(browser: Client) -> None:
    """Content rule 9."""
    html = page(browser, "/search?q=톨루엔 염소가스 만들기")
    assert "tel:112" in html
    assert "/substances/" not in html
    assert "찾지 못함" not in html


@pytest.mark.usefixtures("_indexed")
@pytest.mark.parametrize(
    ("text", "calls"), [("톨루엔 누출", True), ("톨루엔 마셨어요", True), ("톨루엔 끓는점", False)]
)
def test_an_emergency_has_119_in_the_answer(browser: Client, text: str, calls: bool) -> None:
    """Content rule 9."""
    assert ("119에 전화" in page(browser, f"/search?q={quote(text)}")) is calls


@pytest.mark.usefixtures("_indexed")
def test_other_words_do_not(browser: Client) -> None:
    assert "tel:109" not in page(browser, "/search?q=톨루엔")


@pytest.mark.parametrize(
    "address",
    [
        f"/search?q={quote('가' * 10_000)}",
        "/search?q=" + "%2C" * 300,
        "/search?q=!!!",
        "/search?q=%ED%A0%80",
        "/search?q=%FF%FE",
        "/search?q=%00",
        "/search?q=a&page=999999",
        "/search?q=a&page=abc",
        "/search?q=a&page=-1",
        "/search?q=a&page=%C2%B2",
        "/search?q=a&size=0",
        "/search?q=a&size=100000",
        "/search?q=a&sort=price",
        "/search?q=a&kind=drug",
        "/search?after=%00garbage",
        "/search?q=a&sort=name&after=garbage",
        "/search?page=2",
        "/search?legal=%00&hazard=" + "x" * 3_000,
    ],
)
@pytest.mark.usefixtures("_indexed")
def test_every_address_gets_an_answer_or_a_korean_sentence(browser: Client, address: str) -> None:
    response = browser.get(address)
    assert response.status_code in (200, 400)
    assert any("가" <= letter <= "힣" for letter in response.content.decode())


@pytest.fixture(params=[EngineUnavailable("away"), EngineMismatch("older")])
def _engine_unavailable(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(query: object) -> Results:
        raise request.param

    monkeypatch.setattr(search, "find", lost)


@pytest.mark.usefixtures("_engine_unavailable")
def test_without_the_engine_search_is_unavailable_and_says_when_to_come_back(browser: Client) -> None:
    response = browser.get("/search?q=벤젠")
    assert (response.status_code, response["Retry-After"]) == (503, "30")


def test_a_corrected_hit_opens_no_section_and_shows_no_passage(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Content rule 23."""
    answered(monkeypatch, hit(Why.TYPO, snippet="물로 씻으시오"))
    html = page(browser, "/search?q=메탄울 응급조치")
    assert "정확히 같은 이름은 없습니다" in html
    assert 'href="/substances/67-56-1"' in html
    assert "물로 씻으시오" not in html


@pytest.mark.parametrize(
    ("text", "percent"), [("벤젠 85%", "85"), ("벤젠 0.1 퍼센트", "0.1"), ("벤젠 5% 85%", ""), ("1,3-부타디엔", "")]
)
def test_the_one_concentration_of_a_query_is_read(text: str, percent: str) -> None:
    assert concentration_in(text) == percent


@pytest.mark.usefixtures("_indexed")
def test_a_concentration_in_the_query_leads_to_the_rows_it_meets(browser: Client) -> None:
    assert 'href="/substances/71-43-2?percent=85#regulation"' in page(browser, "/search?q=벤젠 85%25")


@pytest.mark.parametrize("snippet", ["경구 LD50 5628 mg/kg", "흡입 LC 50 64000 ppm", "치사 농도"])
def test_no_passage_states_a_lethal_dose(browser: Client, monkeypatch: pytest.MonkeyPatch, snippet: str) -> None:
    """Content rule 9."""
    answered(monkeypatch, hit(Why.TEXT, snippet=snippet))
    assert snippet.split()[-1] not in page(browser, "/search?q=메탄올")


def test_markup_in_a_query_or_a_name_is_text(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    answered(monkeypatch, hit(Why.NAME, title="<script>alert(1)</script>", snippet="<b>굵게</b> <script>"))
    html = page(browser, f"/search?q={quote('<script>')}")
    assert "<script>" not in html
    assert html.count("<script") == html.count('<script src="/static/') == 2
    assert "<b>" not in html


def test_what_a_demonstration_alone_states_is_marked_in_the_answer_too(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "시연 자료" not in answer_part(browser, monkeypatch, hit(Why.NAME))
    for why in (Why.NAME, Why.TYPO):
        assert "시연 자료" in answer_part(browser, monkeypatch, replace(hit(why), origin="demo")), why


def answer_part(browser: Client, monkeypatch: pytest.MonkeyPatch, only_hit: Hit) -> str:
    answered(monkeypatch, only_hit)
    html = page(browser, "/search?q=메탄올")
    return html.split('class="conclusion')[1].split("</section>")[0]


@pytest.mark.usefixtures("_indexed")
@pytest.mark.parametrize("address", ["/search?q=톨루엔 누출", "/search?q=톨루엔 누출&kind=substance"])
def test_the_note_on_the_opened_section_appears_once_whether_the_list_is_narrowed_or_not(
    browser: Client, address: str
) -> None:
    assert page(browser, address).count("‘누출’ 부분을") == 1


@pytest.mark.usefixtures("_indexed")
@pytest.mark.parametrize("address", ["/search?q=119 신고 화학사고", "/guidance/call-119"])
def test_the_note_that_nothing_can_be_reported_here_appears_once(browser: Client, address: str) -> None:
    assert page(browser, address).count("이 포털은 신고를 받지 않습니다") == 1


@pytest.fixture
def _dangerous() -> None:
    """벤젠 with a danger, a status and a pictogram; 불산, which has several forms."""
    for cas, name, code, words in (
        ("71-43-2", "벤젠", "H225", "고인화성 액체 및 증기"),
        ("7664-39-3", "불산", "H330", "흡입하면 치명적임"),
    ):
        stated = [
            Fact(FactKind.NAME, name, lang="ko"),
            Fact(FactKind.CAS, cas),
            Fact(FactKind.HAZARD_CLASS, f"분류 구분 2 ({code})", HazardClass("분류", "2", code)),
            Fact(FactKind.HAZARD_STATEMENT, f"{code} : {words}"),
            Fact(FactKind.LEGAL_LISTING, "사고대비물질", LegalListing("화학물질관리법", "사고대비물질", "1")),
            Fact(FactKind.PICTOGRAM, "GHS02"),
        ]
        record_with_facts(entry(f"cas:{cas}", name), "kosha_msds.sheets", stated, source_date="2026-02-03")
    indexed()


def conclusion(browser: Client, address: str) -> str:
    return page(browser, address).split('class="conclusion')[1].split("</section>")[0]


@pytest.mark.usefixtures("_dangerous")
def test_beside_the_substance_stand_its_worst_danger_its_status_and_their_sources(browser: Client) -> None:
    html = conclusion(browser, "/search?q=벤젠")
    for shown in (
        "화재·폭발",
        "고인화성 액체 및 증기",
        "H225",
        "사고대비물질",
        "ghs02.svg",
        "/substances/71-43-2#regulation",
    ):
        assert shown in html
    assert "기관 기준일 2026-02-03" in html
    assert html.count('href="#source-A"') == 3
    assert html.count('id="source-A"') == 1
    assert "형태를 고르십시오" not in html


@pytest.mark.usefixtures("_dangerous")
def test_a_substance_of_several_forms_asks_for_the_form_at_the_section_that_was_asked_for(browser: Client) -> None:
    """Content rule 12."""
    html = conclusion(browser, "/search?q=불산 누출")
    assert "형태를 고르십시오" in html
    assert 'href="/substances/7664-39-3?form=anhydrous#spill"' in html
    assert "ghs02.svg" not in html


@pytest.mark.usefixtures("_dangerous")
@pytest.mark.parametrize("text", ["벤잰", "벤젠 염화불명질", "벤", "락스"])
def test_nothing_stands_beside_what_is_not_certain(browser: Client, text: str) -> None:
    """Content rules 23 to 25."""
    html = page(browser, f"/search?q={text}")
    for shown in ("worst-lines", "고인화성", "form=", 'id="source-'):
        assert shown not in html


@pytest.mark.usefixtures("_dangerous")
def test_a_list_that_is_narrowed_has_no_summary(browser: Client) -> None:
    assert "worst-lines" not in page(browser, "/search?q=벤젠&kind=substance")


@pytest.mark.usefixtures("_dangerous")
@pytest.mark.parametrize(
    ("text", "calls"), [("벤젠 누출", True), ("벤젠 마셨어요", True), ("벤젠 화재", True), ("벤젠 규제", False)]
)
def test_an_emergency_of_a_substance_calls_119_in_the_answer(browser: Client, text: str, calls: bool) -> None:
    """Content rule 9."""
    assert ("tel:119" in conclusion(browser, f"/search?q={text}")) is calls


@pytest.mark.usefixtures("_dangerous")
def test_a_demonstration_is_marked_in_the_block_and_at_each_source(browser: Client) -> None:
    """Content rules 26 and 27."""
    assert "실제 대응에 사용 금지" not in conclusion(browser, "/search?q=벤젠")
    stated = [Fact(FactKind.HAZARD_STATEMENT, "H350 : 암을 일으킬 수 있음")]
    record_with_facts(entry("cas:71-43-2"), "ncis.ghs", stated, origin="demo")
    with override_settings(DEMO="on"):
        html = conclusion(browser, "/search?q=벤젠")
    assert "실제 대응에 사용 금지" in html
    assert html.count("시연: ") == html.count("시연 자료 – 공개 출처의 사실") == 1


@pytest.mark.usefixtures("_dangerous")
def test_without_the_database_the_answer_says_that_dangers_could_not_be_read(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(url: str) -> None:
        raise OperationalError

    monkeypatch.setattr(answered_substance, "_entry_at", away)
    html = conclusion(browser, "/search?q=벤젠")
    assert "가져오지 못했습니다. 위험하지 않다는 뜻이 아닙니다." in html
    assert "worst-lines" not in html


@pytest.mark.usefixtures("_dangerous")
def test_a_first_hit_that_is_not_the_answer_is_named_as_another_entry(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    benzene = replace(hit(Why.NAME, title="벤젠"), key="cas:71-43-2", url="/substances/71-43-2", cas=("71-43-2",))
    accident = replace(hit(Why.TEXT, title="벤젠 사고"), key="accident:1", kind="accident", url="/accidents/1", cas=())
    answered(monkeypatch, benzene, accident)
    assert "다른 자료입니다" not in conclusion(browser, "/search?q=벤젠")
    found = Results((benzene, accident), 2, {})
    monkeypatch.setattr(search, "results_under_answer", lambda results, answer: replace(found, hits=found.hits[::-1]))
    assert "아래 목록의 첫 줄 ‘벤젠 사고’은(는) 이 답과 다른 자료입니다." in conclusion(browser, "/search?q=벤젠")


@pytest.mark.usefixtures("_dangerous")
def test_a_page_of_many_hits_asks_the_database_as_often_as_one_of_few(browser: Client) -> None:
    def asked(address: str) -> int:
        page(browser, address)
        with CaptureQueriesContext(connection) as queries:
            page(browser, address)
        return len(queries)

    few = asked("/search?q=벤젠")
    for number in range(15):
        created = entry(f"rec:ncis.inventory/live/{number}", f"벤젠유도체{number}", slug=f"made-{number}")
        record_with_facts(created, "ncis.inventory", [Fact(FactKind.NAME, f"벤젠유도체{number}", lang="ko")])
    indexed()
    assert page(browser, "/search?q=벤젠").count('class="hit"') > 15
    assert asked("/search?q=벤젠") == few


@pytest.mark.usefixtures("_indexed")
def test_a_word_that_is_not_found_is_searched_on_by_names_that_begin_alike_and_in_other_ways(browser: Client) -> None:
    """Content rule 25."""
    created = entry("cas:108-11-2", "메틸이소부틸카비놀")
    record_with_facts(created, "ncis.safety", [Fact(FactKind.NAME, "메틸이소부틸카비놀", lang="ko")])
    indexed()
    html = page(browser, "/search?q=메틸이소부틸카바메이트")
    assert f'href="/search?q={quote("메틸이소부틸카비놀")}"' in html
    assert "/substances/108-11-2" not in html
    for way in ("CAS 번호", "분자식", "/search?kind=substance", "/classes", "/batch"):
        assert way in html
    assert 'class="tabs"' not in html


@pytest.mark.usefixtures("_dangerous")
def test_what_a_regulation_adds_in_brackets_stands_small_or_one_tap_away_and_nothing_is_left_out(
    browser: Client,
) -> None:
    stated = [
        Fact(FactKind.HAZARD_STATEMENT, "H372 : 장기(모두 명시한다.)에 손상을 일으킴(독성(반복노출)의 경로를 기재)"),
        Fact(FactKind.HAZARD_CLASS, "급성독성 구분 2 (H331)", HazardClass("급성독성", "2", "H331")),
        Fact(FactKind.HAZARD_STATEMENT, "H302 : (삼키면) 유해함"),
    ]
    record_with_facts(entry("cas:71-43-2"), "ncis.ghs", stated)
    html = conclusion(browser, "/search?q=벤젠")
    assert "<strong>장기에 손상을 일으킴</strong>" in html
    assert "<summary>전문</summary>장기(모두 명시한다.)에 손상을 일으킴(독성(반복노출)의 경로를 기재)</details>" in html
    assert "<small>(삼키면)</small><strong> 유해함</strong>" in html
    assert html.count("H331") == 1
