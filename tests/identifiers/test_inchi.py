"""InChI and InChIKey: the key of a text, and what has none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers import inchi


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("InChI=1S/C6H6/c1-2-4-6-5-3-1/h1-6H", "UHOVQNZJYSORNB-UHFFFAOYSA-N"),
        ("InChI=1S/H2O/h1H2", "XLYOFNOQVPJJNP-UHFFFAOYSA-N"),
        ("InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3", "LFQSCWFLJHTTHZ-UHFFFAOYSA-N"),
        ("InChI=1S/ClH.Na/h1H;/q;+1/p-1", "FAPWRFPIFSIZLT-UHFFFAOYSA-M"),
        ("InChI=1S/H3N/h1H3/p+1", "QGZKDVFQNNGYKY-UHFFFAOYSA-O"),
        ("InChI=1S/C3H7NO2/c1-2(4)3(5)6/h2H,4H2,1H3,(H,5,6)/t2-/m0/s1", "QNAYBMKLOCPYGJ-REOHCLBHSA-N"),
        ("InChI=1S/H2O/h1H2/i/hD2", "XLYOFNOQVPJJNP-ZSJDYOACSA-N"),
    ],
)
def test_the_key_is_the_one_that_is_published(text: str, key: str) -> None:
    assert inchi.key(text) == key


@pytest.mark.parametrize(
    "text",
    ["", "InChI=", "InChI=1S/", "InChI=1/H2O/h1H2", "1S/H2O/h1H2", "inchi=1S/H2O", "InChI=1S/물", "InChI=1S/H2O /h1H2",
     "InChI=1S/H2O/p", "InChI=1S/" + "C" * 5_000],
)  # fmt: skip
def test_what_is_no_standard_inchi_has_no_key(text: str) -> None:
    with pytest.raises(inchi.InchiError):
        inchi.key(text)


@pytest.mark.parametrize(
    ("text", "is_key"),
    [
        ("UHOVQNZJYSORNB-UHFFFAOYSA-N", True),
        ("uhovqnzjysornb-uhfffaoysa-n", False),
        ("UHOVQNZJYSORNB", False),
        ("UHOVQNZJYSORNB-UHFFFAOYSA", False),
        ("UHOVQNZJYSORNB-UHFFFAOYQA-N", False),
        (" UHOVQNZJYSORNB-UHFFFAOYSA-N", False),
    ],
)
def test_a_key_has_its_form_or_is_none(text: str, is_key: bool) -> None:
    assert inchi.is_key(text) == is_key


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=600))
def test_every_text_of_the_notation_has_a_key_of_the_form_or_is_refused(layers: str) -> None:
    try:
        key = inchi.key(f"InChI=1S/{layers}")
    except inchi.InchiError:
        assert "/p" in f"/{layers}"
    else:
        assert inchi.is_key(key)
