"""A known piece that is typed whole is no slip of another piece; spellings of one piece are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.words.name_context import MULTIPLIERS, WHOLE_PIECES
from search.chemical_pieces import replaces_piece


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("붕산나트륨", "청산나트륨"), ("황산바륨", "황산탈륨"), ("벤질", "벤젠"), ("엽산", "염산"), ("염화메틸", "염화에틸"),
        ("디니트로벤젠", "니트로벤젠"), ("트리메틸아민", "디메틸아민"), ("인산칼륨", "질산칼륨"), ("부텐", "부탄"),
        ("염산칼륨", "염소산칼륨"),
    ],
)  # fmt: skip
def test_one_known_piece_is_not_corrected_into_another(typed: str, meant: str) -> None:
    assert replaces_piece(typed, meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("질산칼슙", "질산칼슘"), ("톨루인", "톨루엔"), ("디클로르메탄", "디클로로메탄"), ("브롬화메칠", "브롬화메틸"),
        ("소듐염화물", "나트륨염화물"), ("니드로벤젠", "니트로벤젠"), ("시안하나트륨", "시안화나트륨"), ("과산화소수", "과산화수소"),
        ("비소수소", "비화수소"),
        ("디메틸아세트아마이드", "다이메틸아세트아마이드"),
        ("차아염산나트륨", "차아염소산나트륨"),
        ("벤조수화물", "벤조아수화물"), ("비산뷰틸", "비산틸"), ("프로판올술핀", "프로판올술"),
    ],
)  # fmt: skip
def test_slips_and_spellings_of_one_piece_are_corrected(typed: str, meant: str) -> None:
    assert not replaces_piece(typed, meant)


@given(st.text(alphabet="메틸에나트륨황산벤젠디", max_size=8), st.sampled_from(sorted(WHOLE_PIECES)))
def test_a_name_replaces_no_piece_of_itself(rest: str, piece: str) -> None:
    assert not replaces_piece(rest + piece, rest + piece)


@pytest.mark.parametrize("piece", ["아스코르브산", "벤젠", "니켈"])
@pytest.mark.parametrize(
    ("before", "behind"), [("", ""), ("염화", ""), ("", "염화"), ("갸루", ""), ("", "갸루"), ("갸루", "갸루")]
)
def test_a_known_piece_of_any_length_in_any_place_is_no_slip_of_another(piece: str, before: str, behind: str) -> None:
    others = WHOLE_PIECES - {piece}
    assert all(replaces_piece(before + other + behind, before + piece + behind) for other in others)
    assert all(replaces_piece(before + piece + behind, before + other + behind) for other in others)


@pytest.mark.parametrize("multiplier", sorted(MULTIPLIERS))
def test_a_group_that_stands_more_or_less_often_is_another(multiplier: str) -> None:
    assert replaces_piece(f"{multiplier}니트로벤젠", "니트로벤젠")
    other = "트리" if multiplier not in ("트리", "트라이") else "디"
    assert replaces_piece(f"{multiplier}니트로벤젠", f"{other}니트로벤젠")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("다이니트로벤젠", "디니트로벤젠"),
        ("트리니트로벤젠", "트라이니트로벤젠"),
        ("시안", "시아노"),
        ("시안화", "시아노화"),
    ],
)
def test_old_and_new_spellings_of_a_piece_or_a_multiplier_are_one(typed: str, meant: str) -> None:
    assert not replaces_piece(typed, meant)
    assert not replaces_piece(meant, typed)


@pytest.mark.parametrize(("typed", "meant"), [("시안산", "시안"), ("시안", "시안산")])
def test_an_acid_is_another_piece_than_what_it_is_made_of(typed: str, meant: str) -> None:
    assert replaces_piece(f"{typed}칼륨", f"{meant}칼륨")
