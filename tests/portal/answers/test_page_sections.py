"""The section of a page that answers a question, and the concentration that a text states."""

from __future__ import annotations

import pytest

from portal.answers.page_sections import SECTIONS, concentration_in, section_url
from reference.labels import Group, labels

URL = "/substances/7782-50-5"


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("과산화수소 30%", "30"), ("과산화수소 30 ％", "30"), ("35.5퍼센트 염산", "35.5"), ("염산 35프로", "35"),
        ("염산 35프로필", ""), ("염산 35", ""), ("황산 98% 그리고 98%", "98"), ("황산 98% 10%", ""), ("황산 100%", "100"),
        ("염산 삼십오 퍼센트", "35"), ("염산 십프로", "10"), ("염산 이십 프로", "20"), ("염산 오퍼센트", "5"), ("염산십오프로", "15"),
        ("염산 삼오 퍼센트", ""), ("염산 사십오점오 퍼센트", ""), ("염산 백오 퍼센트", ""), ("35.오 퍼센트", ""), ("염산 프로", ""),
        ("염산 이십프로판", ""), ("황산 98% 또는 십 프로", ""), ("황산 10% 또는 십 프로", "10"),
        ("황산 100.1%", ""), ("황산 999%", ""), ("황산 999% 10%", "10"), ("황산 0%", "0"), ("", ""),
    ],
)  # fmt: skip
def test_one_concentration_of_at_most_a_hundred_percent_is_read(text: str, percent: str) -> None:
    """Content rule 13."""
    assert concentration_in(text) == percent


@pytest.mark.parametrize("intent", sorted(SECTIONS))
def test_every_question_leads_to_a_section_with_a_label(intent: str) -> None:
    anchor, label = SECTIONS[intent]
    assert section_url(URL, intent) == f"{URL}#{anchor}"
    assert label == labels(Group.INTENT)[intent]


@pytest.mark.parametrize("intent", ["", "unknown"])
def test_without_a_question_the_page_opens_at_its_beginning(intent: str) -> None:
    assert section_url(URL, intent) == URL


@pytest.mark.parametrize("intent", ["", "concentration"])
def test_a_concentration_leads_to_the_law_or_where_there_are_several_forms_to_their_picker(intent: str) -> None:
    """Content rule 12."""
    assert section_url(URL, intent, "30") == f"{URL}?percent=30#regulation"
    assert section_url(URL, intent, "30", "7782-50-5") == f"{URL}?percent=30#regulation"
    assert section_url(URL, intent, "30", "7664-39-3") == f"{URL}?percent=30#card"


def test_with_another_question_the_concentration_stays_in_the_address() -> None:
    assert section_url(URL, "spill", "30", "7664-39-3") == f"{URL}?percent=30#spill"
    assert section_url(URL, "properties", "99.5") == f"{URL}?percent=99.5#properties"
