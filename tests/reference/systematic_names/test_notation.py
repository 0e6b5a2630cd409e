"""Signs of names: locants, charges, ratios, rings, ranges, configuration, and formulas in brackets."""

from __future__ import annotations

import pytest

from reference.systematic_names.notation import Sign, signs_at, without_formula


@pytest.mark.parametrize(
    ("text", "sign", "found"),
    [
        ("2,4-d", Sign.LOCANTS, "2,4-"),
        ("n,n'-d", Sign.LOCANTS, "n,n'-"),
        ("alpha-m", Sign.LOCANTS, "alpha-"),
        ("1h-i", Sign.HYDROGEN, "1h-"),
        ("(z)-", Sign.STEREO, "(z)-"),
        ("(2r,3s)-b", Sign.STEREO, "(2r,3s)-"),
        ("(iii)", Sign.CHARGE, "(iii)"),
        ("(2+)", Sign.CHARGE, "(2+)"),
        ("(1:2)", Sign.RATIO, "(1:2)"),
        ("[2.2.1]h", Sign.RING, "[2.2.1]"),
        ("[d]i", Sign.RING, "[d]"),
        ("(c=15-18)", Sign.RANGE, "(c=15-18)"),
        ("c12-14", Sign.RANGE, "c12-14"),
        ("95", Sign.NUMBER, "95"),
    ],
)
def test_a_sign_is_recognised_where_it_begins(text: str, sign: Sign, found: str) -> None:
    assert (sign, found, len(found)) in list(signs_at(text, 0, word_begins=True))


def test_a_letter_within_a_word_is_no_sign() -> None:
    assert not list(signs_at("ap-", 1, word_begins=False))


@pytest.mark.parametrize(
    ("name", "bare", "formula"),
    [
        ("Tin iodide (SnI4)", "Tin iodide", "SnI4"),
        ("Barium cyanide (Ba(CN)2)", "Barium cyanide", "Ba(CN)2"),
        ("Iron(III) oxide", "Iron(III) oxide", ""),
        ("Silica (wetted)", "Silica (wetted)", ""),
        ("(PbI2)", "(PbI2)", ""),
        ("염화철(III)", "염화철(III)", ""),
    ],
)
def test_a_formula_in_brackets_is_taken_off(name: str, bare: str, formula: str) -> None:
    assert without_formula(name) == (bare, formula)
