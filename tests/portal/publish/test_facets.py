"""Facets: the words by which result lists are narrowed."""

from __future__ import annotations

from connectors.registry import FEEDS
from portal.models.entries import FOLDER_OF_KIND
from portal.publish.document import NOT_INDEXED
from portal.publish.facets import KIND_LABELS, agency_label, hazard_labels, legal_labels, region_labels, year_labels
from reference.agency_names import names_of


def test_every_kind_of_entry_has_a_korean_label() -> None:
    assert KIND_LABELS.keys() == FOLDER_OF_KIND.keys() - NOT_INDEXED


def test_every_feed_names_an_agency_by_todays_name() -> None:
    names = {agency_label(feed) for feed in FEEDS}
    assert all(names_of(name.split()[0]) for name in names)
    assert {"기후에너지환경부", "기후에너지환경부 한국환경공단", "기후에너지환경부 화학물질안전원", "경기도"} < names


def test_a_hazard_facet_is_the_class_without_its_category() -> None:
    facts = [
        ("hazard_class", "급성독성-경피 3", {"name": "급성독성-경피", "category": "3"}, "ko", "", "ncis.ghs"),
        ("hazard_class", "급성독성-경피 2", {"name": "급성독성-경피", "category": "2"}, "ko", "", "kosha_msds.sheets"),
        ("hazard_class", "자료없음", None, "ko", "", "kosha_msds.sheets"),
    ]
    assert hazard_labels(facts) == ("급성 독성(경피)",)


def test_one_class_in_two_agencies_spellings_is_one_facet() -> None:
    spelled = ("급성독성-경피", "급성 독성(경피)", "급성독성-흡입", "수생환경 유해성-만성", "만성 수생환경 유해성")
    facts = [("hazard_class", name, {"name": name}, "ko", "", "ncis.ghs") for name in spelled]
    assert hazard_labels(facts) == ("급성 독성(경피)", "급성 독성(흡입)", "만성 수생환경 유해성")


def test_a_legal_facet_is_the_list_as_the_agency_prints_it() -> None:
    assert legal_labels([{"list_name": "사고대비물질"}, {"list_name": "제한물질"}, {"list_name": "사고대비물질"}]) == (
        "사고대비물질",
        "제한물질",
    )


def test_a_region_facet_is_the_province() -> None:
    assert region_labels(["경상북도 구미시", "경상북도 포항시", "", "울산광역시"]) == ("경상북도", "울산광역시")


def test_a_year_is_read_from_any_way_of_writing_a_date() -> None:
    assert year_labels(["20120927", "2012-09-27", "2019.3.1", "날짜 미상"]) == ("2012", "2019")
