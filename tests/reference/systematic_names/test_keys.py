"""Keys: a Korean name meets the English one of the same substance, and no name of another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.systematic_names.keys import same_text, stated_keys, typed_keys
from tests.reference.systematic_names.names import HALIDES, METALS, SUBSTITUENTS


def is_same(english: str, korean: str) -> bool:
    return bool({*stated_keys(english).same} & {*typed_keys(korean).same})


def is_near(english: str, korean: str) -> bool:
    stated, typed = stated_keys(english), typed_keys(korean)
    return bool({*stated.near} & {*typed.near} or {*stated.same} & {*typed.other_configuration})


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        ("Sodium chloride", "염화나트륨"),
        ("Sodium chloride", "염화 소듐"),
        ("Sodium chloride", "소듐 클로라이드"),
        ("Ethyl acetate", "초산에틸"),
        ("Acetic acid ethyl ester", "아세트산 에틸"),
        ("Benzenamine, 4-chloro-", "4-클로로아닐린"),
        ("1-Chloro-4-nitrobenzene", "파라-니트로클로로벤젠"),
        ("1-Chloro-4-nitrobenzene", "p-나이트로클로로벤젠"),
        ("Disodium sulfate", "황산나트륨"),
        ("Lead dichloride", "염화납"),
        ("Iron trichloride", "염화제이철"),
        ("Iron(3+) chloride", "염화철(III)"),
        ("Diiron trioxide", "삼산화이철"),
        ("Diarsenic trioxide", "삼산화비소"),
        ("Tin iodide (SnI4)", "요오드화주석(IV)"),
        ("Cobalt sulfate heptahydrate", "황산코발트 칠수화물"),
        ("Propan-2-ol", "이소프로판올"),
        ("2-Propenoic acid butyl ester", "아크릴산 부틸"),
        ("N,N-Dimethylformamide", "디메틸포름아미드"),
        ("Di-n-butyl phthalate", "프탈산 디부틸"),
        ("Triphenylsulfonium salt with 2,2-difluoro-2-sulfoacetate (1:1)", "트리페닐술포늄과 2,2-디플루오로-2-술포아세트산의 염 (1:1)"),
        ("Phenol polymer with formaldehyde", "포름알데히드와 페놀의 중합체"),
        ("C.I. disperse yellow 003", "C.I. 디스퍼스 옐로 3"),
        ("Fatty acids, (C=15-18)", "지방산(C=15~18)"),
        ("Imidacloprid", "이미다클로프리드"),
        ("Iprobenfos", "이프로벤포스"),
        ("MCPB", "엠시피비"),
        ("Naphtha (petroleum), hydrotreated light; 1-Naphthylamine", "알파나프틸아민"),
        ("Ammonium thiocyanate", "티오시안산 암모늄(AMMONIUM THIOCYANATE)"),
    ],
)  # fmt: skip
def test_a_korean_name_has_the_key_of_the_english_name_of_its_substance(english: str, korean: str) -> None:
    assert is_same(english, korean), (same_text(english), same_text(korean))


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        ("Iron trichloride", "염화철"),
        ("Mercury dichloride", "염화수은"),
        ("1,3-Dichloropropene", "디클로로프로펜"),
        ("3,3'-Dichlorobenzidine dihydrochloride", "3,3'-디클로로벤지딘 염산염"),
        ("(Z)-2-Butenoic acid", "(E)-2-부텐산"),
        ("Arsenic sulfide", "삼황화비소"),
    ],
)
def test_a_name_without_a_count_a_place_or_with_another_configuration_is_only_near(english: str, korean: str) -> None:
    assert not is_same(english, korean)
    assert is_near(english, korean), (stated_keys(english), typed_keys(korean))


NEAR_ALL_THE_SAME = ("N-Methylaniline", "(2-Chloroethenyl)benzene")


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        ("Methanol", "에탄올"),
        ("Ethyl acetate", "메틸 아세테이트"),
        ("Methyl propanoate", "프로필 메타노에이트"),
        ("Potassium cyanide", "시안화칼슘"),
        ("Sodium nitrate", "아질산나트륨"),
        ("Sodium sulfite", "황산나트륨"),
        ("Sodium chlorate", "염소산칼륨"),
        ("Sodium perchlorate", "염소산나트륨"),
        ("(Chloromethyl)benzene", "클로로톨루엔"),
        ("N-Methylaniline", "메틸아닐린"),
        ("Phenol", "페닐"),
        ("Propane", "프로파닐"),
        ("Butene", "부탄"),
        ("Silver", "은행"),
        ("Ethenylethylbenzene", "디비닐벤젠"),
        ("Dichlorophen", "디클로로벤젠"),
        ("Dicumene", "디이소프로필벤젠"),
        ("(3-Chloropropyl)dimethoxymethylsilane", "3-클로로프로필트리메톡시실란"),
        ("Triethylenediamine", "에틸렌디아민"),
        ("Methanediol", "메탄에티올"),
        ("Methionamine", "메틸아민"),
        ("Lead", "납화합물"),
        ("(2-Chloroethenyl)benzene", "오쏘-클로로스티렌"),
    ],
)
def test_a_name_of_another_substance_is_neither_same_nor_near(english: str, korean: str) -> None:
    assert not is_same(english, korean), same_text(english)
    if english not in NEAR_ALL_THE_SAME:
        assert not is_near(english, korean)


@pytest.mark.parametrize(
    "text", ["우산", "익산", "오산", "논문", "판사", "운동화", "겨울 패딩 추천", "", "산", "-", "1,2-", "염", "?"]
)
def test_a_text_that_says_too_little_has_no_key(text: str) -> None:
    keys = typed_keys(text)
    assert not {*keys.same} & {
        key for name in ("Silver", "Oleic acid", "Nonanoic acid") for key in stated_keys(name).same
    }
    assert not keys.near


substituents = st.lists(st.sampled_from(SUBSTITUENTS), min_size=2, max_size=4, unique=True)


@given(chosen=substituents, places=st.permutations([2, 3, 4, 5]), order=st.randoms(use_true_random=False))
def test_the_order_of_substituents_does_not_change_the_key(
    chosen: list[tuple[str, str, str]], places: list[int], order: object
) -> None:
    written = [(place, each) for place, each in zip(places, chosen, strict=False)]
    mixed = sorted(written, key=lambda pair: order.random())  # type: ignore[attr-defined]
    first = "-".join(f"{place}-{each[0]}" for place, each in written) + "pyridine"
    second = "-".join(f"{place}-{each[1]}" for place, each in mixed) + "피리딘"
    assert is_same(first, second), (first, second)


@given(chosen=substituents, places=st.permutations([2, 3, 4, 5]))
def test_old_and_new_spelling_have_one_key(chosen: list[tuple[str, str, str]], places: list[int]) -> None:
    pairs = list(zip(places, chosen, strict=False))
    new = "-".join(f"{place}-{each[1]}" for place, each in pairs) + "피리딘"
    old = "-".join(f"{place}-{each[2]}" for place, each in pairs) + "피리딘"
    assert same_text(new) == same_text(old)


@given(
    metal=st.sampled_from(METALS),
    halide=st.sampled_from(HALIDES),
    counts=st.lists(st.integers(1, 6), min_size=2, max_size=2, unique=True),
)
def test_a_key_never_loses_a_count_of_a_metal_with_several_valencies(
    metal: tuple[str, str], halide: tuple[str, str, tuple[str, ...]], counts: list[int]
) -> None:
    one, other = (halide[2][count - 1] + metal[1] for count in counts)
    assert same_text(one) != same_text(other)


@given(
    metal=st.sampled_from(METALS),
    halide=st.sampled_from(HALIDES),
    valencies=st.lists(st.sampled_from(["I", "II", "III", "IV"]), min_size=2, max_size=2, unique=True),
)
def test_a_key_never_loses_a_valency(
    metal: tuple[str, str], halide: tuple[str, str, tuple[str, ...]], valencies: list[str]
) -> None:
    one, other = (f"{halide[1]}{metal[1]}({valency})" for valency in valencies)
    assert same_text(one) != same_text(other)


@given(place=st.integers(2, 9), other=st.integers(2, 9), chosen=st.sampled_from(SUBSTITUENTS))
def test_a_key_never_loses_a_place(place: int, other: int, chosen: tuple[str, str, str]) -> None:
    one, two = (f"{number}-{chosen[1]}퀴놀린" for number in (place, other))
    assert (same_text(one) == same_text(two)) == (place == other)


@given(text=st.text(max_size=60))
def test_any_text_has_keys_or_none(text: str) -> None:
    typed_keys(text)
    stated_keys(text)
    assert typed_keys(text) == typed_keys(text)


@given(name=st.sampled_from(["염화나트륨", "초산에틸", "4-클로로아닐린", "트리클로로에틸렌"]), space=st.integers(1, 4))
def test_a_space_within_a_korean_name_does_not_change_its_key(name: str, space: int) -> None:
    assert same_text(f"{name[:space]} {name[space:]}" if name[0] != "4" else name) == same_text(name)
