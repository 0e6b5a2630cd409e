"""Texts that give a structure: which notation, which tokens, and which texts give none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers.smiles_skeleton import skeleton
from search.engine_types import DocumentStructure
from search.typed_structures import Notation, is_same_structure, shown_token, structure_tokens, typed_structure
from tests.search.documents import structure

BENZENE = structure("C6H6", "C1=CC=CC=C1", "UHOVQNZJYSORNB-UHFFFAOYSA-N", "241")
ALANINE = structure("C3H7NO2", "C[C@@H](C(=O)O)N", "QNAYBMKLOCPYGJ-REOHCLBHSA-N", "5950")


def typed_tokens(text: str) -> set[str]:
    typed = typed_structure(text)
    return {token for token, _ in typed.clauses} if typed else set()


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("UHOVQNZJYSORNB-UHFFFAOYSA-N", Notation.INCHIKEY),
        ("uhovqnzjysornb-uhfffaoysa-n", Notation.INCHIKEY),
        ("InChIKey=UHOVQNZJYSORNB-UHFFFAOYSA-N", Notation.INCHIKEY),
        ("InChI Key: UHOVQNZJYSORNB-UHFFFAOYSA-N", Notation.INCHIKEY),
        ("UHOVQNZJYSORNB‐UHFFFAOYSA‐N", Notation.INCHIKEY),
        ("InChI=1S/C6H6/c1-2-4-6-5-3-1/h1-6H", Notation.INCHI),
        ("inchi=1S/C6H6/c1-2-4-6-5-3-1/h1-6H", Notation.INCHI),
        ("CID 241", Notation.CID),
        ("cid241", Notation.CID),
        ("ＣＩＤ：２４１", Notation.CID),
        ("pubchem 241", Notation.CID),
        ("PubChem CID: 241", Notation.CID),
        ("PubChem 번호 241", Notation.CID),
        ("C1=CC=CC=C1", Notation.SMILES),
        ("c1ccccc1", Notation.SMILES),
        ("SMILES: c1ccccc1", Notation.SMILES),
        (" c1ccccc1 ", Notation.SMILES),
    ],
)
def test_every_notation_finds_the_structure(text: str, notation: Notation) -> None:
    typed = typed_structure(text)
    assert typed is not None
    assert (typed.notation, typed.alone) == (notation, True)
    assert typed_tokens(text) & set(structure_tokens(BENZENE))


@pytest.mark.parametrize(
    "text",
    ["", "벤젠", "benzene", "CO", "CC", "CNC", "PVC", "N/A", "H2SO4", "S2Cl2", "C6H6", "CID", "CID 0", "241", "UHOVQNZJYSORNB",
     "C1ccccc1 누출", "71-43-2", "UN1114", "CIDER 241"],
)  # fmt: skip
def test_other_texts_give_no_structure(text: str) -> None:
    assert typed_structure(text) is None


@pytest.mark.parametrize("text", ["CCO", "OCC", "CC(C)O", "ClCCl"])
def test_capitals_may_be_a_structure_and_something_else(text: str) -> None:
    typed = typed_structure(text)
    assert typed is not None
    assert not typed.alone
    labelled = typed_structure(f"SMILES {text}")
    assert labelled is not None
    assert labelled.alone


@pytest.mark.parametrize("text", ["InChI=", "InChI=1/C6H6/c1-2-4-6-5-3-1/h1-6H", "InChI=벤젠"])
def test_a_damaged_inchi_has_no_token(text: str) -> None:
    assert typed_tokens(text) == set()
    assert typed_structure(text) is not None


def test_the_case_of_smiles_matters() -> None:
    assert typed_tokens("C1CCCCC1").isdisjoint(typed_tokens("c1ccccc1"))


@pytest.mark.parametrize(
    ("text", "same", "other"),
    [
        ("C[C@@H](C(=O)O)N", "SMILES", "SMILES@"),
        ("OC(=O)[C@@H](N)C", "SMILES@", ""),
        ("CC(N)C(=O)O", "SMILES@", ""),
    ],
)
def test_stereo_marks_are_the_same_only_where_the_text_is_the_same(text: str, same: str, other: str) -> None:
    shared = {shown_token(token) for token in typed_tokens(text) & set(structure_tokens(ALANINE))}
    assert shared == {same, other} - {""}
    assert is_same_structure(text, same) == (same == "SMILES")


def test_without_stereo_marks_on_both_sides_the_structure_is_the_same() -> None:
    assert is_same_structure("c1ccccc1", "SMILES~")
    assert not is_same_structure("C[C@@H](C(=O)O)N", "SMILES~")
    assert is_same_structure("CID 241", "CID 241")


def test_a_structure_without_some_identifiers_has_no_tokens_for_them() -> None:
    assert list(structure_tokens(DocumentStructure("Bi2Mo2O9-12"))) == ["formula Bi2Mo2O9-12"]
    assert list(structure_tokens(DocumentStructure("?", cid="1"))) == ["CID 1"]


def test_a_hit_names_what_a_person_can_read() -> None:
    assert [shown_token(token) for token in structure_tokens(BENZENE)] == [
        "CID 241", "UHOVQNZJYSORNB-UHFFFAOYSA-N", "SMILES", "SMILES~", "C6H6",
    ]  # fmt: skip
    assert skeleton("c1ccccc1") in " ".join(structure_tokens(BENZENE))


@given(st.text(max_size=300))
def test_any_text_is_a_structure_or_none(text: str) -> None:
    typed = typed_structure(text)
    assert typed is None or all(token and tier for token, tier in typed.clauses)


@pytest.mark.parametrize(
    ("text", "tiers"),
    [
        ("UHOVQNZJYSORNB-UHFFFAOYSA-N", [1000]),
        ("InChI=1S/C6H6/c1-2-4-6-5-3-1/h1-6H", [1000]),
        ("CID 241", [1000]),
        ("c1ccccc1", [1000, 990, 600]),
        ("C[C@@H](C(=O)O)N", [1000, 600, 600]),
        ("SMILES CCO", [1000, 990, 600]),
        ("CCO", [320, 320]),
    ],
)
def test_the_same_text_comes_before_the_same_molecule_and_that_before_equal_connections(
    text: str, tiers: list[int]
) -> None:
    typed = typed_structure(text)
    assert typed is not None
    assert [tier for _, tier in typed.clauses] == tiers


def test_the_label_of_a_key_makes_no_smiles_of_other_letters() -> None:
    labelled = typed_structure("InChIKey CCO")
    assert labelled is not None
    assert not labelled.alone


def test_a_structure_has_the_token_of_one_reading_of_its_formula() -> None:
    assert list(structure_tokens(DocumentStructure("CH3COOH"))) == ["formula C2H4O2"]


def test_the_token_of_a_text_is_short_and_the_same_for_ever() -> None:
    token, *_ = structure_tokens(DocumentStructure("", smiles="CCO"))
    assert re.fullmatch("SMILES [0-9a-f]{16}", token)
