"""Numbers are found anywhere in a text, by shape and check digit alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers import cas
from identifiers.numbers_in_text import NumbersInText, Scheme, numbers_in
from tests.identifiers.test_cas import NUMBERS

ANY_TEXT = st.text(st.characters(codec=None), max_size=80)
NUMBER_LIKE = st.text("0123456789-–ー. ()CASUNKEe번호유엔카스칠일다시", max_size=60)
"""Texts of the letters that numbers, their labels and spoken numbers are made of."""

BESIDE = st.sampled_from([*" ()[]（）【】,，、.。;:/·\n\t", "", "황산", "산", "번지", "물질명", "이다"])
"""What may stand right before and behind a number: brackets, stops, commas and Hangul words of any script's kind."""


def found(text: str) -> list[tuple[Scheme, str]]:
    return [(number.scheme, number.value) for number in numbers_in(text).numbers]


def valid(text: str) -> list[str]:
    """The valid CAS numbers of the text."""
    return [value for scheme, value in found(text) if scheme is Scheme.CAS and value]


@pytest.mark.parametrize(
    "text",
    [
        "황산(7664-93-9)",
        "황산[7664-93-9]",
        "황산（７６６４－９３－９）",
        "【7664-93-9】",
        "((7664-93-9))",
        "황산7664-93-9",
        "7664-93-9황산",
        "7664-93-9이다",
        "7664-93-9.",
        "7664-93-9。",
        "황산,7664-93-9;",
        "7664‐93‐9",
        "7664–93—9",
        "7664−93ー9",
        "7664 - 93 - 9",
        "0007664-93-9",
        "7664-93-09",
        "CAS No. 7664-93-9",
        "CAS#7664-93-9",
        "CAS7664-93-9",
        "cas:7664-93-9",
        "카스번호 7664-93-9번",
        "씨에이에스 넘버 7664-93-9",
        "고유번호: 7664-93-9",
        "Sulfuric acid7664-93-9",
        "spec 7664-93-9",
        "7664 93 9",
        "CAS7664939",
        "칠육육사 구삼 구",
        "칠육육사다시구삼다시구",
    ],
)
def test_a_cas_number_is_found_however_it_is_written(text: str) -> None:
    assert found(text) == [(Scheme.CAS, "7664-93-9")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UN1830", (Scheme.UN, "1830")),
        ("un no. 1830", (Scheme.UN, "1830")),
        ("U.N. 1830", (Scheme.UN, "1830")),
        ("황산(UN 1830)", (Scheme.UN, "1830")),
        ("유엔번호 1830번", (Scheme.UN, "1830")),
        ("ＵＮ１８３０", (Scheme.UN, "1830")),
        ("유엔 일팔삼공", (Scheme.UN, "1830")),
        ("UN0000", (Scheme.UN, "")),
        ("KE-32570", (Scheme.KE, "KE-32570")),
        ("ke 32570", (Scheme.KE, "KE-32570")),
        ("황산KE32570.", (Scheme.KE, "KE-32570")),
        ("KE-05-1131", (Scheme.KE, "KE-05-1131")),
        ("EC 231-639-5", (Scheme.EC, "231-639-5")),
        ("황산(231-639-5)", (Scheme.EC, "231-639-5")),
        ("231-639-6", (Scheme.EC, "")),
        ("97-1-99", (Scheme.NUMBER, "97-1-99")),
        ("고유번호 2015-1-720", (Scheme.NUMBER, "2015-1-720")),
        ("06-5-10(2)", (Scheme.NUMBER, "06-5-10(2)")),
    ],
)
def test_the_numbers_of_other_schemes_are_found_too(text: str, expected: tuple[Scheme, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("67-56-1, 108-88-3", ["67-56-1", "108-88-3"]),
        ("메탄올 67-56-1/톨루엔 108-88-3·벤젠(71-43-2)", ["67-56-1", "108-88-3", "71-43-2"]),
        ("67-56-1\n108-88-3\t71-43-2", ["67-56-1", "108-88-3", "71-43-2"]),
        ("7664-93-9 / UN 1830 / KE-32570 / 231-639-5", ["7664-93-9", "1830", "KE-32570", "231-639-5"]),
        ("7664-93-9KE-32570UN1830UN1831", ["7664-93-9", "KE-32570", "1830", "1831"]),
        ("67-56-1 67-56-1", ["67-56-1", "67-56-1"]),
    ],
)
def test_several_numbers_of_a_line_are_found_in_their_order(text: str, expected: list[str]) -> None:
    assert [value for _, value in found(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "010-1234-5678",
        "02-123-4567",
        "2024-1-3",
        "1,3-부타디엔",
        "2,4-D",
        "황산 98",
        "1-22-3",
        "7664-93-99",
        "7664-93-9-1",
        "12345678-39-3",
        "UN12",
        "UN18300",
        "SUN 1830",
        "KE-123",
        "AB12-34-5",
        "٧٦٦٤-٩٣-٩",
        "일이삼사오",
        "7664 93 8",
        "CAS7664938",
    ],
)
def test_digits_of_other_shapes_are_no_number(text: str) -> None:
    assert numbers_in(text) == NumbersInText((), text)


def test_a_wrong_check_digit_gives_no_value_but_what_is_one_edit_away() -> None:
    [number] = numbers_in("황산(7664-93-8)").numbers
    assert (number.value, number.typed) == ("", "7664-93-8")
    assert number.near == cas.one_edit_away("7664-93-8")
    assert "7664-93-9" in number.near


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("1975-09-02", "75-09-2"),
        ("3811-04-09", "3811-04-9"),
        ("25085-02-03", "25085-02-3"),
        ("１９７１－０４－０３", ""),
    ],
)
def test_what_a_spreadsheet_made_a_date_of_is_only_near(text: str, near: str) -> None:
    numbers = numbers_in(f"디클로로메탄({text})").numbers
    assert [(number.value, number.near) for number in numbers] == ([("", (near,))] if near else [])


@pytest.mark.parametrize("text", ["2024-01-03", "2012-09-27", "2029-12-09"])
def test_beside_words_a_day_of_this_century_is_no_number(text: str) -> None:
    assert numbers_in(f"{text} 불산 사고", dates=False) == NumbersInText((), f"{text} 불산 사고")
    assert [number.near for number in numbers_in("1975-09-02 누출", dates=False).numbers] == [("75-09-2",)]


def test_the_rest_is_the_text_as_written_with_a_space_for_each_number() -> None:
    assert numbers_in("エタノール（64-17-5）＿α‐피넨 ９８％").rest == "エタノール（ ）＿α‐피넨 ９８％"
    assert numbers_in("CAS No. 7664-93-9번: 황산").rest == " : 황산"


@pytest.mark.parametrize("text", ["7664-93-9호", "7664-93-9번지"])
def test_a_counter_is_part_of_the_number_and_other_words_are_not(text: str) -> None:
    assert numbers_in(text).rest == f" {text.removeprefix('7664-93-9')}"


@given(st.one_of(ANY_TEXT, NUMBER_LIKE), st.booleans())
def test_any_text_is_read_and_its_rest_is_what_no_number_covers(text: str, dates: bool) -> None:
    result = numbers_in(text, dates=dates)
    end, rest = 0, ""
    for number in result.numbers:
        assert end <= number.start < number.end <= len(text)
        rest, end = f"{rest}{text[end : number.start]} ", number.end
    assert result.rest == rest + text[end:]
    assert all(cas.is_valid(each) for number in result.numbers for each in number.near)


@given(st.lists(NUMBERS, max_size=6), st.sampled_from(["황산", "(", "，", ". ", "/"]))
def test_the_rest_holds_no_number_that_was_found(numbers: list[str], between: str) -> None:
    rest = numbers_in(between.join(numbers)).rest
    assert numbers_in(rest) == NumbersInText((), rest)
    assert not any(number in rest for number in numbers)


@pytest.mark.parametrize("dates", [True, False])
def test_a_valid_number_that_looks_like_a_day_is_a_number(dates: bool) -> None:
    """Nobody writes a day with two digits of the month and one of the day."""
    assert cas.is_valid("2024-01-3")
    assert valid("2024-01-3") == valid("염소(2024-01-3)") == ["2024-01-3"]
    assert [each.value for each in numbers_in("염소(2024-01-3)", dates=dates).numbers] == ["2024-01-3"]


@given(NUMBERS, BESIDE, BESIDE)
def test_a_valid_number_between_words_brackets_and_stops_is_found_with_its_value(
    number: str, before: str, behind: str
) -> None:
    assert valid(f"{before}{number}{behind}") == [number]


@given(NUMBERS, st.integers(1, 9), BESIDE, BESIDE)
def test_a_changed_check_digit_is_never_a_valid_number(number: str, shift: int, before: str, behind: str) -> None:
    wrong = f"{number[:-1]}{(int(number[-1]) + shift) % 10}"
    result = numbers_in(f"{before}{wrong}{behind}").numbers
    assert [each.value for each in result if each.scheme is Scheme.CAS] == [""]
    assert number in result[0].near


@given(NUMBERS, BESIDE, BESIDE)
def test_a_number_cut_before_its_check_digit_is_never_a_valid_cas_number(number: str, before: str, behind: str) -> None:
    assert valid(f"{before}{number[:-1]}{behind}") == []
    assert valid(f"{before}{number[:-2]}{behind}") == []


@given(st.lists(NUMBERS, min_size=1, max_size=8), st.sampled_from([" ", ", ", "/", "\n", ") (", "와 ", ";"]))
def test_all_numbers_of_a_line_are_found(numbers: list[str], between: str) -> None:
    assert valid(between.join(numbers)) == numbers


@given(NUMBERS)
def test_a_longer_run_of_digits_and_dashes_around_a_number_is_no_number(number: str) -> None:
    assert valid(f"{number}{number}") == []
    assert valid(f"1-{number}") == []
    assert valid(f"{number}-1") == []
