"""A parsed text is resolved by the names in the index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers.numbers_in_text import Scheme
from search import analysis
from search.explained_words import is_explained
from search.query_parsing import MAX_PARSED_LENGTH, parse_query, resolve_names
from search.query_parts import PartKind, QueryPart
from search.query_words import MAX_WORDS
from tests.search.test_folding import ANY_TEXT

NAMES = frozenset({"톨루엔", "황산", "황산나트륨", "질산", "질산은", "염소", "소화제", "1,3부타디엔"})


@pytest.mark.parametrize(
    ("text", "name", "intent"),
    [
        ("톨루엔", "톨루엔", ""),
        ("톨루엔을", "톨루엔", ""),
        ("질산은", "질산은", ""),
        ("질산이", "질산", ""),
        ("황산 나트륨", "황산나트륨", ""),
        ("톨루엔 보호구", "톨루엔", "ppe"),
        ("톨루엔보호구는", "톨루엔", "ppe"),
        ("톨루엔을 마셨을 때", "톨루엔", "first_aid"),
        ("1,3 부타디엔", "1,3부타디엔", ""),
        ("황산 98%", "황산", "concentration"),
        ("소화제", "소화제", ""),
        ("톨루엔가스 누출", "톨루엔", "spill"),
        ("톨루엔탱크에서 화재", "톨루엔", "fire"),
        ("염소충전소", "염소", ""),
    ],
)
def test_a_text_that_names_one_thing_is_that_name(text: str, name: str, intent: str) -> None:
    resolved = resolve_names(parse_query(text), NAMES)
    assert resolved.exact is not None
    assert (resolved.exact.key, resolved.intent) == (name, intent)


def test_the_longest_name_from_the_left_is_taken_from_a_sentence() -> None:
    resolved = resolve_names(parse_query("창고의 황산 나트륨 그리고 염소가 샌다"), NAMES)
    assert resolved.exact is None
    assert [spelling.key for spelling in resolved.names] == ["황산나트륨", "염소"]


@pytest.mark.parametrize("text", ["CAS 7664-39-3", "cas no. 7664-39-3", "CAS번호: 7664-39-3", "EC 231-634-8"])
def test_a_label_before_a_number_is_no_part_of_it_and_no_word(text: str) -> None:
    parsed = parse_query(text)
    assert [(part.text, part.kind) for part in parsed.numbers] == [(text.split()[-1], PartKind.NUMBER)]
    assert (parsed.words, parsed.whole_names) == ((), ())


@pytest.mark.parametrize(
    "label",
    ["카스 번호 ", "einecs #", "씨에이에스 등록번호: ", "CAS RN) ", "cas number. ", "EC넘버", "Cas"],
)
def test_every_label_of_a_number_is_removed(label: str) -> None:
    parsed = parse_query(f"{label}67-56-1")
    assert ([part.text for part in parsed.numbers], parsed.words) == (["67-56-1"], ())


@pytest.mark.parametrize("text", ["cas 1-22-3", "cas 7664-39-33", "cas 12345678-39-3", "cas 6-56-1", "cas 67-5678-1"])
def test_a_label_stays_before_what_has_not_the_shape_of_a_number(text: str) -> None:
    parsed = parse_query(text)
    assert (parsed.numbers, parsed.words) == ((), tuple(text.split()))


def test_a_number_behind_a_label_is_read_by_its_shape() -> None:
    assert [(part.text, part.scheme) for part in parse_query("cas 97-1-99").numbers] == [("97-1-99", Scheme.NUMBER)]


@pytest.mark.parametrize(
    "amount",
    ["98%", "98.5 % 이상", "98퍼센트", "10ppm", "3프로 수용액", "3%용액", "50% 미만", "1.5%이하", "70% 초과"],
)
def test_an_amount_is_no_part_of_a_name_and_asks_for_the_concentration(amount: str) -> None:
    parsed = parse_query(f"황산 {amount}")
    assert (parsed.name_words, parsed.name_key, parsed.intent) == (("황산",), "황산", "concentration")
    assert parse_query(f"황산 {amount} 누출").intent == "spill"


def test_a_number_alone_is_no_amount() -> None:
    parsed = parse_query("황산 98")
    assert (parsed.name_words, parsed.intent) == (("황산", "98"), "")


def test_question_words_alone_are_searched_as_words_of_a_name() -> None:
    assert parse_query("누출 방법").name_words == ("누출", "방법")


def test_the_first_two_hundred_letters_are_parsed() -> None:
    assert MAX_PARSED_LENGTH == 200
    assert parse_query("가" * 300).text == "가" * 200
    assert parse_query("가" * 199 + " 나").text == "가" * 199


def test_a_name_within_a_sentence_has_at_most_four_words_and_longer_spans_come_first() -> None:
    spans = [(start, end, name.key) for start, end, name in parse_query("a b c d e").name_spans]
    assert spans == [
        (start, end, "abcde"[start:end]) for start in range(5) for end in range(min(5, start + 4), start, -1)
    ]


def test_candidates_are_the_text_as_typed_then_without_particles_then_without_question_words() -> None:
    parsed = parse_query("톨루엔 보호구는")
    assert [(name.text, name.intent) for name in parsed.whole_names] == [
        ("톨루엔 보호구는", ""), ("톨루엔 보호구", ""), ("톨루엔", ""),
    ]  # fmt: skip
    assert ("톨루엔", "ppe") in [(name.text, name.intent) for name in parse_query("톨루엔보호구는").whole_names]
    assert parse_query("!!").whole_names == ()


def test_each_name_token_is_looked_up_once_and_a_long_one_as_its_digest() -> None:
    assert parse_query("톨루엔 톨루엔").name_tokens() == ("톨루엔톨루엔", "톨루엔")
    assert parse_query("톨" * 150).name_tokens() == (analysis.token("톨" * 150),)


def test_names_in_a_text_do_not_overlap() -> None:
    resolved = resolve_names(
        parse_query("불명 황산 나트륨 질산"), frozenset({"황산나트륨", "나트륨질산", "나트륨", "질산"})
    )
    assert [name.key for name in resolved.names] == ["황산나트륨", "질산"]


@pytest.mark.parametrize(
    ("text", "name", "intent"),
    [
        ("소화제", "소화제", ""),
        ("누출 황산", "황산", "spill"),
        ("황산누출", "황산", "spill"),
        ("황산누출 보호구", "황산", "ppe"),
        ("아무 말 누출", "", "spill"),
    ],
)
def test_the_intent_is_that_of_the_words_that_are_no_part_of_the_name(text: str, name: str, intent: str) -> None:
    resolved = resolve_names(parse_query(text), NAMES)
    assert ((resolved.exact.key if resolved.exact else ""), resolved.intent) == (name, intent)


@pytest.mark.parametrize("text", ["CAS", "casein", "cas 이름", "ec"])
def test_a_label_without_a_number_stays(text: str) -> None:
    parsed = parse_query(text)
    assert (parsed.numbers, parsed.words) == ((), tuple(text.casefold().split()))


def test_a_text_without_a_known_name_has_none() -> None:
    resolved = resolve_names(parse_query("아브라카다브라"), NAMES)
    assert (resolved.exact, resolved.names) == (None, ())


PARTS_IN = frozenset({"황산", "염소", "톨루엔", "메탄올", "불산", "불화수소", "암모니아", "무수암모니아", "toluene"})


def parts_of(text: str) -> list[tuple[str, str]]:
    return [(part.kind.value, part.key) for part in resolve_names(parse_query(text), PARTS_IN).parts]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("염소(Cl2)", [("name", "염소"), ("formula", "Cl2")]),
        ("황산[H2SO4]", [("name", "황산"), ("formula", "H2O4S")]),
        ("황산（7664-93-9）", [("name", "황산"), ("number", "7664939")]),
        ("황산7664-93-9.", [("name", "황산"), ("number", "7664939")]),
        ("７６６４－９３－９：황산", [("name", "황산"), ("number", "7664939")]),
        ("불산(불화수소)", [("name", "불산"), ("name", "불화수소")]),
        ("톨루엔【toluene】", [("name", "톨루엔"), ("name", "toluene")]),
        ("암모니아(무수)", [("name", "무수암모니아")]),
        ("염소 UN1017 KE-05-1131 231-959-5", [
            ("name", "염소"), ("number", "1017"), ("number", "ke051131"), ("number", "2319595"),
        ]),
        ("염소 UN0000", [("name", "염소"), ("number", "")]),
        ("황산 7664-93-8", [("name", "황산"), ("number", "")]),
        ("67-56-1, 67-56-1; CAS 67-56-1", [("number", "67561")]),
        ("염소와 황산 그리고 염소", [("name", "염소"), ("name", "황산")]),
        ("염소 Ca(OCl)2", [("name", "염소"), ("formula", "CaCl2O2")]),
    ],
)  # fmt: skip
def test_names_numbers_and_formulas_of_a_text_are_its_parts_each_once(text: str, parts: list[tuple[str, str]]) -> None:
    assert parts_of(text) == parts
    assert resolve_names(parse_query(text), PARTS_IN).unexplained == ()


@pytest.mark.parametrize(
    ("text", "unexplained"),
    [
        ("톨루엔 디이소시아네이드", ("디이소시아네이드",)),
        ("톨루엔(디이소시아네이드)", ("디이소시아네이드",)),
        ("6가 황산", ("6가",)),
        ("염소 35", ("35",)),
        ("염소 갸루 에틸 갸루", ("갸루", "에틸")),
        ("염소 עברית", ("עברית",)),
        ("염소 エタノール", ("エタノール",)),
        ("구미 공장에서 2024-01-03 10:30 염소 2 kg 누출 문의", ()),
        ("2024. 1. 4. 염소 사고", ()),
        ("염소 98 % 이상 시약", ()),
        ("염소 ９８％", ()),
    ],
)
def test_the_words_that_nothing_explains_are_left(text: str, unexplained: tuple[str, ...]) -> None:
    assert resolve_names(parse_query(text), PARTS_IN).unexplained == unexplained


def test_a_day_beside_words_is_a_word_and_alone_what_a_spreadsheet_may_have_changed() -> None:
    assert parts_of("2024-01-03 염소 사고") == [("name", "염소")]
    [alone] = parse_query("2024-01-03").numbers
    assert (alone.key, alone.near) == ("", ("2024-01-3",))


def test_a_text_that_is_longer_than_what_is_read_has_an_unexplained_end() -> None:
    words = " ".join(["공장"] * 14)
    assert resolve_names(parse_query(f"{words} 염소 누출"), PARTS_IN).unexplained == ()
    assert resolve_names(parse_query(f"{words} 염소 누출 에틸"), PARTS_IN).unexplained == ("…",)
    assert resolve_names(parse_query("염소" + " " * 300 + "."), PARTS_IN).unexplained == ()
    assert resolve_names(parse_query("염소(" * 60), PARTS_IN).unexplained == ("…",)
    assert resolve_names(parse_query("염소" + "!" * 250), PARTS_IN).unexplained == ("…",)


HOSTILE = st.text("()[]（）【】{}<> 황산염소가7-3.,:;UNCASke()번\u202e\u200f\u05d0بЖ☠︎\x00", max_size=400)


@given(st.one_of(ANY_TEXT, HOSTILE))
def test_parts_and_unexplained_words_cover_every_word_of_any_text(text: str) -> None:
    parsed = parse_query(text)
    for known in (frozenset[str](), PARTS_IN, frozenset(parsed.name_tokens()[:1]), frozenset(parsed.name_tokens())):
        resolved = resolve_names(parsed, known)
        named = {part.text for part in resolved.parts if part.kind is PartKind.NAME}
        spans = [range(start, end) for start, end, name in parsed.name_spans if resolved.exact or name.text in named]
        left = [
            word
            for index, word in enumerate(parsed.name_words)
            if word not in resolved.unexplained
            and word not in parsed.formulas
            and not any(index in span for span in spans)
        ]
        if resolved.exact is None:
            assert all(map(is_explained, left))
        else:
            assert all(analysis.name_key(word) in resolved.exact.key for word in parsed.name_words[:-1])
        assert set(parsed.numbers) <= {*resolved.parts}
        assert len(resolved.parts) == len({*resolved.parts})


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000, "[" * 2500 + "]" * 2500, "(황산" * 1200, "황산(7664-93-9)" * 400, "7-" * 2500, "CAS " * 1250,
        "UN 1017 " * 600, "\u202e황산\u202c" * 1000, "1 " * 2500, "７" * 5000, "\u202e" * 5000, "Ca(OCl)2" * 600,
        "2024-01-03 " * 450, "일" * 5000,
    ],
)  # fmt: skip
def test_five_thousand_letters_are_read_within_bounds(text: str) -> None:
    parsed = parse_query(text)
    resolved = resolve_names(parsed, PARTS_IN)
    assert len(parsed.text) <= MAX_PARSED_LENGTH
    assert len(parsed.words) <= MAX_WORDS
    assert len(parsed.name_tokens()) <= 250
    assert resolved.unexplained[-1:] == (() if not parsed.is_cut else ("…",))


@given(ANY_TEXT)
def test_any_text_has_a_bounded_number_of_short_candidates(text: str) -> None:
    parsed = parse_query(text * 10)
    assert len(parsed.text) <= MAX_PARSED_LENGTH
    assert len(parsed.name_tokens()) <= 250
    assert all(0 < len(token) <= analysis.MAX_TOKEN_LENGTH for token in parsed.name_tokens())


@pytest.mark.parametrize(
    "text",
    [
        "암모니아(무수) 누출",
        "창고 암모니아(무수)",
        "공장의 염소, 암모니아 (무수) 문의",
        "암모니아[무수]",
        "누출 암모니아（무수）",
    ],
)
def test_a_word_in_brackets_belongs_before_the_last_word_in_front_of_them(text: str) -> None:
    assert ("name", "무수암모니아") in parts_of(text)
    assert resolve_names(parse_query(text), PARTS_IN).unexplained == ()


def test_brackets_without_a_word_and_other_words_between_join_nothing() -> None:
    for text in ("암모니아(!)", "(무수) 암모니아 염소", "암모니아 염소(무수)"):
        assert ("name", "무수암모니아") not in parts_of(text.replace("(무수) 암모니아", "무수 염소 암모니아"))


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("염소 CH3COOH", "C2H4O2"),
        ("염소 H2", "H2"),
        ("염소 HCl", "ClH"),
        ("염소 Ag", ""),
        ("염소 ag2", ""),
        ("염소 X2", ""),
    ],
)
def test_a_capital_and_a_digit_or_two_capitals_make_a_formula_in_its_first_reading(text: str, formula: str) -> None:
    assert parts_of(text) == [("name", "염소"), *([("formula", formula)] if formula else [])]


def test_a_device_that_is_named_after_a_substance_asks_nothing_about_it() -> None:
    assert [candidate.text for candidate in parse_query("산소호흡기").whole_names] == ["산소호흡기"]
    assert "염소" in [candidate.text for candidate in parse_query("염소호흡기").whole_names]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("염소 UN1017", QueryPart(PartKind.NUMBER, "UN1017", "1017", Scheme.UN)),
        ("염소 UN0000", QueryPart(PartKind.NUMBER, "UN0000", "", Scheme.UN)),
        ("염소 KE-12345", QueryPart(PartKind.NUMBER, "KE-12345", "ke12345", Scheme.KE)),
        ("염소 7782–50–5", QueryPart(PartKind.NUMBER, "7782-50-5", "7782505", Scheme.CAS)),
    ],
)
def test_a_number_is_a_part_as_it_is_written_and_by_its_key(text: str, part: QueryPart) -> None:
    assert parse_query(text).numbers == (part,)


def test_a_number_with_a_wrong_check_digit_has_no_key_and_is_shown_as_typed() -> None:
    (part,) = parse_query("염소 7782-50-4").numbers
    assert (part.text, part.key, part.scheme) == ("7782-50-4", "", Scheme.CAS)
    assert "7782-50-5" in part.near


@pytest.mark.parametrize("text", ["---누출", "(?)누출", "?(무수)", "암모니아(?)"])
def test_signs_alone_are_no_name(text: str) -> None:
    parsed = parse_query(text)
    assert all(candidate.key for candidate in (*parsed.whole_names, *(each for _, _, each in parsed.name_spans)))


def test_of_names_that_overlap_the_first_one_is_taken_and_the_next_begins_behind_it() -> None:
    names = frozenset({"황산나트륨", "나트륨염", "염소"})
    resolved = resolve_names(parse_query("창고 황산 나트륨 염 염소"), names)
    assert [name.key for name in resolved.names] == ["황산나트륨", "염소"]
