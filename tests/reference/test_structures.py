"""The table of structures: every row is of the form that search relies on."""

from __future__ import annotations

from collections import Counter

from identifiers import cas, formula, inchi, smiles
from identifiers.smiles_skeleton import MAX_ATOMS, skeleton
from reference.structures import TABLE, structures, table_version

ROWS = list(structures())


def test_every_row_has_its_number_once_and_at_least_a_formula() -> None:
    assert len(ROWS) == 12_726
    assert all(cas.parse(row.cas) == row.cas and formula.keys(row.formula) for row in ROWS)
    assert max(Counter(row.cas for row in ROWS).values()) == 1


def test_identifiers_are_of_their_form_or_missing() -> None:
    assert all(not row.inchikey or inchi.is_key(row.inchikey) for row in ROWS)
    assert all(not row.cid or (row.cid.isdigit() and row.cid[0] != "0") for row in ROWS)
    assert all(not row.smiles or smiles.is_smiles(row.smiles) for row in ROWS)


def test_the_key_of_the_smiles_is_what_the_code_computes() -> None:
    sample = ROWS[::40]
    assert [row.skeleton for row in sample] == [skeleton(row.smiles) for row in sample]
    without = [row for row in ROWS if not row.skeleton]
    assert all(not row.smiles or smiles.atom_count(row.smiles) > MAX_ATOMS for row in without)


def test_no_two_molecules_share_a_key() -> None:
    """Equal keys of the connections in the InChIKey mean the same molecule but for stereo marks and isotopes."""
    by_skeleton: dict[str, set[str]] = {}
    for row in ROWS:
        if row.skeleton and row.inchikey:
            by_skeleton.setdefault(row.skeleton, set()).add(row.inchikey[:14])
    assert [key for key, blocks in by_skeleton.items() if len(blocks) > 1] == []


def test_the_licence_of_the_table_stands_beside_it_and_the_file_holds_no_date() -> None:
    licence = TABLE.with_name("structures.LICENCE.txt").read_text(encoding="utf-8")
    assert "Permission is hereby granted, free of charge" in licence
    assert "PubChem" in licence
    assert int.from_bytes(TABLE.read_bytes()[4:8]) == 0
    assert len(table_version()) == 64
