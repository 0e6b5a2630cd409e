from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.psis.ingredients import Formulation, korean_ingredients, mentions_of, read_english


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("kasugamycin SL2.3 %", Formulation(("kasugamycin",), "SL", "2.3 %")),
        ("acetamiprid ME10 %", Formulation(("acetamiprid",), "ME", "10 %")),
        ("glyphosate-isopropylammonium SL41 %", Formulation(("glyphosate-isopropylammonium",), "SL", "41 %")),
        ("acetamiprid+etofenprox WP 22(2+20) %", Formulation(("acetamiprid", "etofenprox"), "WP", "22(2+20) %")),
        ("kasugamycin·mancozeb WP 20(5+15) %", Formulation(("kasugamycin", "mancozeb"), "WP", "20(5+15) %")),
        ("2,4-D SL40 %", Formulation(("2,4-D",), "SL", "40 %")),
        ("paraquat dichloride", Formulation(("paraquat dichloride",))),
        ("X12485473", Formulation(("X12485473",))),
        ("MCPA", Formulation(("MCPA",))),
        ("-", Formulation(())),
        ("", Formulation(())),
    ],
)
def test_an_english_name_divides_into_ingredients_form_and_content(text: str, read: Formulation) -> None:
    assert read_english(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("가스가마이신 액제", ("가스가마이신",)),
        ("가스가마이신·만코제브 수화제", ("가스가마이신", "만코제브")),
        ("가스가마이신.만코제브 수화제", ("가스가마이신", "만코제브")),
        ("글리포세이트이소프로필아민 액제", ("글리포세이트이소프로필아민",)),
        ("엑스12485473 액상제", ("엑스12485473",)),
        ("테부코나졸", ("테부코나졸",)),
        ("", ()),
    ],
)
def test_a_korean_name_ends_in_its_formulation(text: str, read: tuple[str, ...]) -> None:
    assert korean_ingredients(text) == read


def test_each_ingredient_is_mentioned_in_both_languages() -> None:
    mentions = mentions_of("가스가마이신 액제", "kasugamycin SL2.3 %")
    assert [(mention.text, mention.relation) for mention in mentions] == [
        ("가스가마이신", "active_ingredient"),
        ("kasugamycin", "active_ingredient"),
    ]


NAMES = st.from_regex(r"[a-z]{4,12}(-[a-z]{2,8})?", fullmatch=True)


@given(
    st.lists(NAMES, min_size=1, max_size=3, unique=True), st.sampled_from(["SL", "WP", "EC", "SC"]), st.integers(1, 99)
)
def test_whatever_is_run_together_comes_apart_again(names: list[str], code: str, content: int) -> None:
    read = read_english(f"{'+'.join(names)} {code}{content} %")
    assert read == Formulation(tuple(names), code, f"{content} %")
