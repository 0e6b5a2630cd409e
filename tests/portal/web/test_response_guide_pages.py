"""``/guides/124``: quoted with Korean and English, marked, and without what staff withhold."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from tests.portal.guidebook import guidebook

pytestmark = pytest.mark.django_db(transaction=True)
SIGNED = Signed("담당자", "확인 중")
FAMILY = "Some will react violently with air, moist air and/or water."


def _page(client: Client, address: str = "/guides/124") -> str:
    return client.get(address).content.decode()


def test_a_guide_stands_with_pages_edition_marks_and_the_original_one_tap_away(client: Client) -> None:
    guidebook("1017")
    page = _page(client)
    assert "ERG 2024 지침 124" in page
    assert "Gases - Toxic and/or Corrosive Oxidizing" in page
    assert "178–179쪽" in page
    assert "포털 번역(비공식), 원문 함께 보기" in page
    assert "국내 기준 아님" in page
    assert "Wear positive pressure self-contained breathing apparatus (SCBA)." in page
    assert '<a class="number" href="/un/1017">UN1017</a>' in page


def test_family_sentences_are_marked_and_119_stands_for_what_holds_abroad(client: Client) -> None:
    guidebook("1017")
    page = _page(client)
    assert page[: page.index(FAMILY)].rindex("물질군 공통 문구") > page[: page.index(FAMILY)].rindex("<li>")
    assert "911" not in page
    assert "ERAP" not in page
    assert "ERG 2024 일반 응급처치: 이 포털에 없음" in page


def test_a_sentence_that_speaks_of_one_number_says_so(client: Client) -> None:
    guidebook("1052")
    page = _page(client, "/guides/125")
    assert "UN1052에 관한 문장:" in page
    assert "글루콘산칼슘" in page


def test_a_withheld_sentence_is_gone_from_the_page_in_both_languages(client: Client) -> None:
    guidebook("1017")
    decide("withhold", Subject("erg.guides/124", "text", "Ventilate the area."), SIGNED)
    page = _page(client)
    assert "Ventilate the area." not in page
    assert "Isolate area until gas has dispersed." in page


@pytest.mark.parametrize("subject", ["erg.guides/124", "guide:124"])
def test_a_withheld_guide_says_so_and_its_number_names_it_no_more(client: Client, subject: str) -> None:
    guidebook("1017")
    decide("withhold", Subject(subject), SIGNED)
    assert "표시를 보류한 자료" in _page(client)
    assert "/guides/124" not in _page(client, "/un/1017")


def test_an_annotation_of_staff_stands_beside_its_sentence(client: Client) -> None:
    guidebook("1017")
    decide("annotate", Subject("erg.guides/124", "text", "Ventilate the area."), Signed("담당자", "실내일 때만"))
    assert "실내일 때만" in _page(client)


@pytest.mark.parametrize("number", ["121", "175", "abc", "0124"])
def test_a_number_that_is_no_guide_says_which_there_are(client: Client, number: str) -> None:
    guidebook("1017")
    answer = client.get(f"/guides/{number}")
    assert answer.status_code == 404


def test_the_page_of_a_number_names_its_guides_and_where_distances_are(client: Client) -> None:
    guidebook("1057")
    page = _page(client, "/un/1057")
    assert "지침 115" in page
    assert "지침 128" in page
    assert "키인포가이드" in page
    assert "국내 기준 아님" in page
