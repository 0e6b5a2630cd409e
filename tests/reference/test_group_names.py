"""What names of groups and of substances say: words, acids of salts, elements."""

from __future__ import annotations

import pytest

from reference.group_names import acids_named, elements_named, group_name, identifying_words


@pytest.mark.parametrize(
    ("name", "acid"),
    [
        ("Potassium chromate", "chromic"),
        ("Bichromate; Bichromic acid", "dichromic"),
        ("Cobalt hexafluorosilicate(2-)", "hexafluorosilicic"),
        ("Silicate(2-), hexafluoro-, cobalt(2+) (1:1)", "hexafluorosilicic"),
        ("Zinc fluosilicate", "hexafluorosilicic"),
        ("Barium chlorate", "chloric"),
        ("Lithium picrate", "picric"),
        ("Sodium arsenite", "arsenous"),
    ],
)
def test_a_salt_tells_its_acid_in_whatever_way_it_is_written(name: str, acid: str) -> None:
    assert acid in acids_named(name)


@pytest.mark.parametrize(
    "name",
    [
        "Trisodium bis[3-[(4-hydroxyphenyl)azo]]chromate(3-)",
        "Chromate(2-), dihydroxy-, disodium",
        "Potassium chloride",
    ],
)
def test_a_dye_with_a_metal_and_the_word_of_an_index_name_tell_no_acid(name: str) -> None:
    assert not {"chromic", "chloric"} & acids_named(name)


@pytest.mark.parametrize(
    ("name", "symbols"),
    [
        ("Phenylarsine oxide", {"As"}),
        ("Mercuric oleate", {"Hg"}),
        ("Lead diacetate", {"Pb"}),
        ("Tributyltin chloride", set()),
        ("Sodium antimonate", {"Sb"}),
        ("Leading edge polymer", set()),
        ("아세트산 납", {"Pb"}),
        ("주석산", set()),
    ],
)
def test_a_name_tells_elements_by_its_words_alone(name: str, symbols: set[str]) -> None:
    assert elements_named(name) == symbols


@pytest.mark.parametrize(
    ("english", "element", "is_organic"),
    [
        ("Lead compounds", "Pb", False),
        ("Organic arsenic compounds", "As", True),
        ("Inorganic tin, salts", "Sn", False),
        ("Selenium(7782-49-2) and its compounds", "Se", False),
        ("Methylmercury compounds", "", False),
        ("Chromic acid, salts", "", False),
        ("Tetraalkyl lead", "", False),
    ],
)
def test_a_group_of_an_element_is_one_only_where_nothing_else_bounds_it(
    english: str, element: str, is_organic: bool
) -> None:
    found = group_name("", english)
    assert (found.element, found.is_organic) == (element, is_organic)


def test_only_a_group_of_salts_is_known_by_its_acid() -> None:
    assert group_name("크롬산 염류", "Chromic acid, salts").acids >= {"chromic"}
    assert group_name("", "Mixture of dodecyl acrylate and acrylic acid").acids == frozenset()


def test_common_words_identify_nothing() -> None:
    assert identifying_words("Inorganic salts of hydrogen sulfide and zinc") == {"zinc"}
