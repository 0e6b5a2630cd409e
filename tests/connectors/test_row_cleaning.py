from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.row_cleaning import RowCleaner
from connectors.row_damage import DAMAGE, Damage
from connectors.row_limits import LONGEST_TEXT, MAX_FIELDS
from connectors.secrets import hider

KEY = "Ab+Cd/Ef0123456789=="


@pytest.mark.parametrize(
    "text",
    ["벤젠", "25 °C · 폭발", "“농도” – 98 %", "C₆H₆ µg/m³ ±2", "é à ü", "줄\n바꿈\t", "비상(As₂O₃)", "R&D <1%", "�"],
)
def test_plain_text_is_returned_as_it_is(text: str) -> None:
    row = {"a": text, "b": [{"c": text}]}
    assert RowCleaner().cleaned(row) == (row, ())


@pytest.mark.parametrize(
    ("sent", "clean"),
    [
        ("벤\u200b젠", "벤젠"),
        ("\u202e젠벤\u202c", "젠벤"),
        ("\ufeff톨루엔", "톨루엔"),
        ("톨\u00ad루엔\u2066", "톨루엔"),
        ("황\ufe0f산\U000e0041", "황산"),
        ("0.5\x003", "0.5 3"),
        ("0.5\x1f3", "0.5 3"),
        ("염소\x85", "염소 "),
        ("벤젠".encode().decode("latin-1"), "벤젠"),
        ("벤젠(톨루엔) · 5 °C".encode().decode("latin-1"), "벤젠(톨루엔) · 5 °C"),
        ("폭발 위험".encode().decode("latin-1").encode().decode("latin-1"), "폭발 위험"),
        ("“벤젠”".encode().decode("cp1252", "ignore"), None),
        ("혼합물 " + "벤젠".encode().decode("latin-1"), "혼합물 벤젠"),
    ],
)
def test_what_nobody_sees_or_was_encoded_twice_is_undone_and_noted(sent: str, clean: str | None) -> None:
    row, damage = RowCleaner().cleaned({"a": sent, "n": {"b": [sent]}})
    assert {each.place for each in damage} == {"a", "b"}
    if clean is not None:
        assert row == {"a": clean, "n": {"b": [clean]}}


def test_what_looks_encoded_twice_and_cannot_be_decoded_is_doubtful() -> None:
    damages = RowCleaner().cleaned(
        {"a": "벤젠".encode().decode("latin-1")[:-1] + "?" + "톨루엔".encode().decode("latin-1")[:-1]}
    )[1]
    assert [damage.doubtful for damage in damages] == [True, False]


@pytest.mark.parametrize(
    "sent",
    [
        KEY,
        f"serviceKey={KEY}&x=1",
        "Ab%2BCd%2FEf0123456789%3D%3D",
        "ab%2bcd%2fef0123456789%3d%3d",
        "Ab%252BCd%252FEf0123456789%253D%253D",
        "Ab+Cd/Ef0123456789",
        "Ab Cd/Ef0123456789==",
        "Ab-Cd_Ef0123456789",
        r"Ab+Cd\/Ef0123456789==",
        "AB+CD/EF0123456789==",
    ],
)
def test_the_agencys_key_is_removed_from_texts_and_names_in_every_spelling(sent: str) -> None:
    row, damage = RowCleaner(hider((KEY,))).cleaned({"a": f"앞 {sent} 뒤", sent: {"b": [sent]}})
    assert "0123456789" not in str(row)
    assert "앞" in row["a"]
    assert "0123456789" not in str(damage)
    assert any(each.replaced for each in damage)


def test_half_a_character_makes_a_lost_row() -> None:
    assert RowCleaner().cleaned({"a": "벤\udcec"})[1][0].lost


@pytest.mark.parametrize(
    "row",
    [{"a": "가" * (LONGEST_TEXT + 1)}, {f"a{'x' * 300}{n}": "1" for n in range(MAX_FIELDS + 1)}],
    ids=["text", "fields"],
)
def test_a_row_beyond_all_bounds_is_lost(row: dict[str, str]) -> None:
    assert RowCleaner().cleaned(row)[1][0].lost


def test_damage_noted_by_the_reader_is_taken_out_at_every_depth() -> None:
    noted = Damage("a bare &", "page 1, row 2")
    row, damage = RowCleaner().cleaned({"a": "1", DAMAGE: [noted], "n": [{"b": "2", DAMAGE: [noted]}]})
    assert row == {"a": "1", "n": [{"b": "2"}]}
    assert damage == (noted, noted)


@given(st.text(max_size=40))
def test_what_is_clean_stays_so(text: str) -> None:
    cleaner = RowCleaner()
    once = cleaner.cleaned({"a": text})[0]
    assert cleaner.cleaned(once)[0] == once
