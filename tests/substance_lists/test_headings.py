"""Headings as people and forms of the law write them; a name of a substance is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from substance_lists.headings import role_of
from substance_lists.roles import Role


def test_the_headings_that_were_not_recognised_say_what_they_are(shared: Path) -> None:
    rows = [line.split("\t") for line in (shared / "cases/headings.txt").read_text(encoding="utf-8").splitlines()]
    assert {heading: role_of(heading) for _, heading in rows} == {heading: Role(role.lower()) for role, heading in rows}


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("CAS번호 또는 식별번호", Role.CAS),
        ("CAS Registry No.", Role.CAS),
        ("물질 CAS 번호", Role.CAS),
        ("CAS No.¹", Role.CAS),
        ("번호(CAS)", Role.CAS),
        ("화학물질명(CAS No.)", Role.CAS),
        ("ＣＡＳ　Ｎｏ", Role.CAS),
        ("관용명 및 이명(異名)", Role.NAME),
        ("유해화학물질의 명칭", Role.NAME),
        ("② 취급 물질명*", Role.NAME),
        ("Chemical Name (English)", Role.NAME),
        ("성분 및 함량", Role.NAME),
        ("식별번호", Role.ANY),
        ("유엔 번호", Role.UN),
        ("EC/EINECS No.", Role.EC),
        ("기존화학물질번호", Role.KE),
        ("품목", Role.PRODUCT),
        ("함유량(%)", Role.OTHER),
        ("관리번호", Role.OTHER),
        ("비고(물질)", Role.OTHER),
        ("CAS번호 유무", None),
        ("화학물질 취급현황", None),
        ("톨루엔 (시약)", None),
        ("UN1017", None),
        ("KE-02150", None),
        ("벤젠", None),
        ("", None),
        ("물질" * 40, None),
    ],
)
def test_a_heading_says_one_role_or_none(heading: str, role: Role | None) -> None:
    assert role_of(heading) is role


@given(st.text(max_size=80))
def test_any_text_is_a_heading_or_not(text: str) -> None:
    assert role_of(text) is None or role_of(text) in Role
