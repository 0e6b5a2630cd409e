"""The pieces of names: few and long ones, endings where they may stand, and unknown stretches as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.systematic_names.cutting import cut


def pieces(name: str) -> str:
    """The first English spelling of each piece, signs and unknown letters in brackets."""
    _, cuts = cut(name)
    return " ".join(each.morpheme.name if each.morpheme else f"<{each.text}>" for each in cuts if not each.separates)


@pytest.mark.parametrize(
    ("name", "cuts"),
    [
        ("4-Chloroaniline", "<4-> chloro aniline"),
        ("4-클로로아닐린", "<4-> chloro aniline"),
        ("메틸리튬", "meth yl lithium"),
        ("헥사논", "hex ane one"),
        ("Hexanone", "hex ane one"),
        ("Hexan-2-ol", "hex ane <2-> ol"),
        ("염화제이철", "chloro ferric"),
        ("삼산화이철", "tri oxide di iron"),
        ("초산에틸", "acetic acid eth yl"),
        ("질산은", "nitric acid silver"),
        ("아연브롬화물", "zinc bromide"),
        ("Fatty acids, (C=15-18)", "fatty acids <(c=15-18)>"),
        ("Iron(3+) chloride", "iron <(3+)> chloride"),
        ("Bicyclo[2.2.1]heptane", "bicyclo <[2.2.1]> hept ane"),
        ("(2E)-2-Hexenal", "<(2e)-> <2-> hex ene al"),
        ("esters", "ester"),
    ],
)
def test_a_name_is_cut_into_its_pieces(name: str, cuts: str) -> None:
    assert pieces(name) == cuts


@pytest.mark.parametrize("name", ["우산", "prid", "Methionamine"])
def test_an_abbreviation_and_a_short_word_are_no_piece_of_a_word(name: str) -> None:
    assert not {"pr", "ion", "me", "et"} & set(pieces(name).split())


@given(text=st.text(max_size=60))
def test_every_symbol_belongs_to_a_piece_in_order(text: str) -> None:
    symbols, cuts = cut(text)
    assert [each.start for each in cuts] == sorted(each.start for each in cuts)
    covered = {position for each in cuts for position in range(each.start, each.end)}
    assert covered == set(range(len(symbols.text)))
    assert all(len(range(one.start, one.end)) > 0 for one in cuts)
