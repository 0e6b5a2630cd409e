"""``/conflicts``: filters that say what exists, paging by cursor, counts, the line over time, and the same as CSV."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind, HazardClass, LegalListing
from portal.curation.conflict_findings import FindingKind
from portal.curation.decisions import Signed, attach_finding, decide, undo
from portal.curation.subjects import Subject
from portal.history.conflict_spans import record_conflicts
from portal.models import Conflict, Entry
from portal.web import conflict_pages
from portal.web.conflict_pages import HEADINGS
from tests.portal.clock import Clock
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

KECO, KOSHA = "ncis.ghs", "kosha_msds.sheets"
PAIR = "kosha_msds.sheets,ncis.substances"
NAMES = {"71-43-2": "벤젠", "108-88-3": "톨루엔", "67-56-1": "메탄올"}


@pytest.fixture
def browser() -> Client:
    return Client(headers={"host": "localhost"})


@pytest.fixture(autouse=True)
def differing(clock: Clock) -> None:
    """Three substances on which two agencies differ; the last one a day later, and on a list."""
    for day, (cas, category) in enumerate((("71-43-2", "1A"), ("108-88-3", "2"), ("67-56-1", "1B"))):
        clock.now += timedelta(days=day)
        of = entry(f"cas:{cas}", NAMES[cas])
        record_with_facts(
            of,
            KECO,
            [_class("발암성", category), _class("급성독성-흡입", "2")],
            key=f"keco-{cas}",
            source_date="2026-01-02",
        )
        kosha = [_class("발암성", "1B" if category != "1B" else "2"), _class("급성 독성(흡입)", "2")]
        record_with_facts(of, KOSHA, kosha, key=f"kosha-{cas}")
        if cas == "67-56-1":
            listing = LegalListing("화학물질관리법", "사고대비물질", "8")
            record_with_facts(of, "ncis.inventory", [Fact(FactKind.LEGAL_LISTING, "사고대비물질 8", listing)])
        record_conflicts([of])


def _class(name: str, category: str) -> Fact:
    return Fact(FactKind.HAZARD_CLASS, f"{name} 구분 {category}", HazardClass(name, category))


def shown(browser: Client, query: str = "") -> list[str]:
    """The substances on the page, in its order."""
    page = browser.get(f"/conflicts{query}").content.decode()
    listed = [(page.index(f">{name}</a>"), name) for name in NAMES.values() if f">{name}</a>" in page]
    return [name for _, name in sorted(listed)]


def test_each_side_stands_with_agency_dates_and_what_the_law_uses_it_for(browser: Client) -> None:
    page = browser.get("/conflicts").content.decode()
    for text in (
        "발암성 구분 1A",
        "발암성 구분 1B",
        "기관 기준일 2026-01-02",
        "기관 기준일 밝히지 않음",
        "구분이 다름: 발암성",
    ):
        assert text in page
    assert "시연 자료" not in page


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["벤젠", "톨루엔", "메탄올"]),
        (f"?pair={PAIR}", ["벤젠", "톨루엔", "메탄올"]),
        ("?type=category", ["벤젠", "톨루엔", "메탄올"]),
        ("?type=un", []),
        ("?class=발암성", ["벤젠", "톨루엔", "메탄올"]),
        ("?class=생식독성", []),
        ("?list=사고대비물질", ["메탄올"]),
        ("?list=사고대비물질&type=category&class=발암성", ["메탄올"]),
        ("?list=제한물질", []),
        ("?nonsense=1", ["벤젠", "톨루엔", "메탄올"]),
        ("?type=%00", ["벤젠", "톨루엔", "메탄올"]),
    ],
)
def test_filters_narrow_alone_and_together(browser: Client, query: str, names: list[str]) -> None:
    assert sorted(shown(browser, query)) == sorted(names)


def test_since_leaves_out_what_was_seen_earlier(browser: Client, clock: Clock) -> None:
    assert shown(browser, f"?since={clock.now:%Y-%m-%d}") == ["메탄올"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?pair=a,b", f"{PAIR}("),
        ("?type=nothing", "category(구분이 다름)"),
        ("?class=nothing", "급성 독성(흡입)"),
        ("?list=nothing", "사고대비물질"),
        ("?since=yesterday", "2026-11-29처럼"),
        ("?since=2026-13-01", "2026-11-29처럼"),
        ("?after=1", "첫 쪽에서 다시"),
        ("?after=1.x", "첫 쪽에서 다시"),
        (f"?after=1.{'9' * 30}", "첫 쪽에서 다시"),
    ],
)
@pytest.mark.parametrize("address", ["/conflicts", "/conflicts.csv"])
def test_a_bad_filter_gets_the_sentence_that_says_what_exists(
    browser: Client, address: str, query: str, sentence: str
) -> None:
    answer = browser.get(f"{address}{query}")
    assert answer.status_code == 400
    assert sentence in answer.content.decode()


def test_pages_follow_each_other_without_loss_or_double(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conflict_pages, "PAGE_SIZE", 2)
    first = browser.get("/conflicts").content.decode()
    following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert sorted([*shown(browser), *shown(browser, following)]) == sorted(NAMES.values())
    assert 'rel="next"' not in browser.get(f"/conflicts{following}").content.decode()


def test_a_withheld_side_is_gone_with_the_next_request_from_page_counts_and_file(browser: Client) -> None:
    decision = decide("withhold", Subject(f"{KOSHA}/kosha-71-43-2"), Signed("담당자", "확인 중"))
    assert shown(browser) == ["톨루엔", "메탄올"]
    page = browser.get("/conflicts").content.decode()
    assert "기관 간 상충 <small>2건" in page
    assert "벤젠" not in page
    assert len(rows_of(browser)) == 2
    undo(decision, "담당자")
    assert sorted(shown(browser)) == sorted(NAMES.values())


def rows_of(browser: Client, query: str = "") -> list[dict[str, str]]:
    content = b"".join(browser.get(f"/conflicts.csv{query}")).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def test_the_file_holds_every_page_with_agencies_dates_and_the_remark_that_the_site_is_not_official(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conflict_pages, "CSV_PAGE", 2)
    rows = rows_of(browser)
    assert sorted(row["물질"] for row in rows) == sorted(NAMES.values())
    row = next(row for row in rows if row["물질"] == "벤젠")
    assert tuple(row) == HEADINGS
    assert (row["종류"], row["무엇"], row["값 1"], row["기관 기준일 1"]) == (
        "구분이 다름",
        "발암성",
        "발암성 구분 1A",
        "2026-01-02",
    )
    assert row["안내"] == "공식 누리집이 아님"
    assert rows_of(browser, f"?list={quote('사고대비물질')}")[0]["물질"] == "메탄올"


def test_a_finding_stands_beside_its_conflict_on_every_face(browser: Client) -> None:
    conflict = Conflict.objects.get(entry__key="cas:71-43-2")
    attach_finding(conflict, FindingKind.OLD_EDITION, Signed("담당자", "2019년 판을 그대로 둔 것"))
    for address in ("/conflicts", "/substances/71-43-2"):
        page = browser.get(address).content.decode()
        assert "담당자 판단: 구판" in page
        assert "2019년 판을 그대로 둔 것" in page
    assert any("구판: 2019년 판을 그대로 둔 것 (서명 담당자" in row["담당자 판단"] for row in rows_of(browser))


def test_the_page_counts_by_pair_and_type_and_draws_the_days_with_their_table(browser: Client) -> None:
    page = browser.get("/conflicts").content.decode()
    assert '<polyline points="' in page
    assert page.count('<td data-label="있던 것">') == 3
    assert "고용노동부 산업안전보건공단 ↔ 기후에너지환경부 한국환경공단" in page
    assert "style=" not in page


def test_without_any_conflict_the_page_says_that_this_is_no_agreement(browser: Client) -> None:
    Conflict.objects.all().delete()
    assert "기관들이 일치한다는 뜻이 아닙니다" in browser.get("/conflicts").content.decode()


def test_the_substance_shows_its_conflicts_and_the_card_counts_them(browser: Client) -> None:
    page = browser.get("/substances/71-43-2").content.decode()
    assert "이 차이를 처음 본 날 20" in page
    assert "쓰임: 유해화학물질의 표시 (화학물질관리법 제16조(유해화학물질의 표시 등), 원문 확인 전)" in page
    card = browser.get("/substances/71-43-2/card").content.decode()
    assert "기관마다 다른 값 1건" in card
    assert 'href="/substances/71-43-2#conflicts"' in card
    assert "different values in 1 place:" in browser.get("/en/substances/71-43-2/card").content.decode()


def test_what_was_not_published_yet_stands_on_the_substance_without_a_first_day(browser: Client) -> None:
    of = Entry.objects.get(key="cas:71-43-2")
    record_with_facts(of, KOSHA, [_class("생식독성", "1A")])
    record_with_facts(of, KECO, [_class("생식독성", "2")])
    assert "다음 반영 때 적음" in browser.get("/substances/71-43-2").content.decode()
