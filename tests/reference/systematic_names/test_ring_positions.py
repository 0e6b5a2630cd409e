"""Two substituents of one benzene ring: only their distance counts."""

from __future__ import annotations

import pytest

from reference.systematic_names.keys import same_text


@pytest.mark.parametrize("place", [2, 3, 4])
def test_the_names_of_a_disubstituted_benzene_agree(place: int) -> None:
    letter = {2: "o", 3: "m", 4: "p"}[place]
    names = [
        f"1-Chloro-{place}-methylbenzene",
        f"1-Methyl-{place}-chlorobenzene",
        f"{place}-Chlorotoluene",
        f"{letter}-Chlorotoluene",
        f"{place}-클로로톨루엔",
    ]
    assert len({same_text(name) for name in names}) == 1


def test_distances_stay_apart_from_each_other_and_from_none() -> None:
    assert len({same_text(f"{place}클로로톨루엔") for place in ("", "2-", "3-", "4-")}) == 4
    assert same_text("1,2-Dichlorobenzene") == same_text("o-Dichlorobenzene") != same_text("p-Dichlorobenzene")


@pytest.mark.parametrize(
    "name", ["2,4-Dichlorotoluene", "(2-Chloroethyl)benzene", "2-Chlorobiphenyl", "5-Chlorotoluene"]
)
def test_other_places_stay_with_their_substituents(name: str) -> None:
    assert "@" not in same_text(name)
