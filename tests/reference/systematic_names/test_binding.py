"""Compositions: each concept with its count and its places, wherever these stand in the name."""

from __future__ import annotations

import pytest

from reference.systematic_names.binding import composition_of


def units(name: str) -> list[str]:
    """The concepts with places and counts, in order of the letters."""
    return sorted(
        f"{','.join(unit.places)}{':' if unit.places else ''}{unit.concept}{'*' + str(unit.count) if unit.count > 1 else ''}"
        for unit in composition_of(name).units
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2-Propanol", "Propan-2-ol"),
        ("3-Buten-2-one", "But-3-en-2-one"),
        ("Propan-2-ylbenzene", "2-Propylbenzene"),
        ("Benzenamine, 4-chloro-", "4-Chlorobenzenamine"),
        ("1,2-Ethanediamine", "Ethane-1,2-diamine"),
        ("2-Naphthol", "Naphthalen-2-ol"),
        ("2,6-Xylenol", "2,6-Dimethylphenol"),
        ("Hexanedioic acid", "Adipic acid"),
        ("Dimethyl ether", "Methyl methyl ether"),
    ],
)
def test_two_ways_to_write_a_place_or_a_parent_are_one_composition(one: str, other: str) -> None:
    if one != "Dimethyl ether":
        assert units(one) == units(other)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2,4-Dichlorophenol", ["2,4:chloro*2", "OH", "benzene"]),
        ("Methyl propanoate", ["meth", "prop.OATE"]),
        ("2-Methyl-3-cyanopyridine", ["2:meth", "3:nitrile", "pyridine"]),
        ("Trimethoxysilane", ["meth*3", "oxy*3", "silane"]),
        ("Dimethoxymethylsilane", ["meth", "meth*2", "oxy*2", "silane"]),
        ("Dicumene", ["benzene*2", "iPr*2"]),
        ("Dilauryl phthalate", ["PHTHALATE", "dodec*2"]),
        ("1-Propanol", ["OH", "prop"]),
        ("1,1'-Biphenyl", ["BIPHENYL"]),
        ("Bis(2-ethylhexyl) adipate", ["2:eth*2", "hex", "hex.2.OATE"]),
    ],
)
def test_counts_and_places_belong_to_what_follows(name: str, expected: list[str]) -> None:
    assert units(name) == expected


def test_what_belongs_to_the_whole_name_stands_apart() -> None:
    made = composition_of("(2E)-Iron(3+) sulfate pentahydrate (3:2)")
    assert (made.stereo, made.valencies, made.water, made.details) == (["e"], [3], 5, ["(3:2)"])


def test_one_cation_is_a_count_too() -> None:
    assert composition_of("Monosodium phosphate").details == ["one sodium"]
    assert composition_of("Monochloroacetic acid").details == []


def test_brackets_say_how_deep_a_unit_stands() -> None:
    assert [unit.depth for unit in composition_of("(2-Chloroethenyl)benzene").units] == [1, 1, 1, 0]
