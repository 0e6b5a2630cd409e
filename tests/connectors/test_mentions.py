from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.mentions import MAX_LENGTH, mentions_in, names_in
from connectors.schema import Mention, Relation
from reference.words.substance_mentions import UNKNOWN_SUBSTANCE


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("염산", ("염산",)),
        ("염산, 황산", ("염산", "황산")),
        ("질산 및 불산", ("질산", "불산")),
        ("톨루엔·자일렌", ("톨루엔", "자일렌")),
        ("염산/황산", ("염산", "황산")),
        ("질산+불산", ("질산", "불산")),
        ("1,3-부타디엔", ("1,3-부타디엔",)),
        ("1,2-디클로로에탄, 톨루엔", ("1,2-디클로로에탄", "톨루엔")),
        ("N,N-디메틸포름아미드", ("N,N-디메틸포름아미드",)),
        ("2,4-톨루엔디이소시아네이트,염산", ("2,4-톨루엔디이소시아네이트", "염산")),
        ("불산(불화수소)", ("불산(불화수소)", "불산", "불화수소")),
        ("불산(불화수소), 질산", ("불산(불화수소)", "불산", "불화수소", "질산")),
        ("암모니아수(25%)", ("암모니아수",)),
        ("염산 35% 약 200L", ("염산",)),
        ("황산 1,000 kg", ("황산",)),
        ("염소 등", ("염소",)),
        ("톨루엔 외 3종", ("톨루엔",)),
        ("크로뮴(6+)화합물", ("크로뮴(6+)화합물",)),
        ("미상", ()),
        ("", ()),
        ("염산, 염산", ("염산",)),
        ("반응 및 증류", ("반응", "증류")),
        ("톨루엔(108-88-3)", ("톨루엔", "108-88-3")),
        ("암모니아(CAS No. 7664-41-7), 염소", ("암모니아", "7664-41-7", "염소")),
        ("폐산(지정폐기물)", ("폐산(지정폐기물)", "폐산", "지정폐기물")),
        (
            "염소산나트륨(NaClO3)(고체)",
            ("염소산나트륨(NaClO3)(고체)", "염소산나트륨(NaClO3)", "염소산나트륨", "NaClO3", "고체"),
        ),
        ("혼산[질산, 불산], 염산", ("혼산[질산, 불산]", "혼산", "질산", "불산", "염산")),
        ("불산（불화수소）", ("불산（불화수소）", "불산", "불화수소")),
        ("염산(35%, 황산", ("염산", "황산")),
        ("염산(35%, 20L), 황산(98% / 약 1톤)", ("염산", "황산")),
        ("톨루엔 108-88-3, CAS No. 7664-41-7", ("톨루엔", "108-88-3", "7664-41-7")),
    ],
)
def test_names_are_told_apart_as_people_write_them(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


def test_a_mixture_with_its_parts_in_parentheses_gives_its_own_name_and_theirs() -> None:
    assert names_in("혼산(질산, 불산)") == ("혼산(질산, 불산)", "혼산", "질산", "불산")


def test_mentions_carry_their_relation() -> None:
    assert mentions_in("염산", Relation.HANDLES) == (Mention("염산", "handles"),)


@given(st.text(alphabet="가나염산황,·+/()및 0-9aN%LKg等等", max_size=40))
def test_any_text_gives_names_that_are_short_known_and_each_once(text: str) -> None:
    names = names_in(text)
    assert len(set(names)) == len(names)
    assert all(name and name not in UNKNOWN_SUBSTANCE and len(name) <= MAX_LENGTH for name in names)
    assert names == names_in(text)


@given(
    st.lists(st.sampled_from(["염산", "황산", "질산", "1,3-부타디엔", "톨루엔"]), min_size=1, max_size=5, unique=True)
)
def test_a_list_of_names_is_read_back(names: list[str]) -> None:
    assert names_in(", ".join(names)) == tuple(names)
