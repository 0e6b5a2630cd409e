"""Conclusions from officials' words: a list of the law, a place on it, a class of hazardous materials, a class of hazard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from portal.answers.answer import Answer, Kind, Offered
from portal.answers.question import Question, plain
from portal.answers.records import Records
from reference.designated_quantities import items, rows
from search.values import Facet

THREE = ("인체급성유해성물질", "인체만성유해성물질", "생태유해성물질")
LISTS: Mapping[str, tuple[str, ...]] = {
    "사고대비물질": ("사고대비물질",),
    "사고대비": ("사고대비물질",),
    "유독물질": THREE,
    "유독물": THREE,
    "인체등유해성물질": (*THREE, "인체등유해성물질"),
    "인체급성유해성물질": THREE[:1],
    "인체급성": THREE[:1],
    "인체만성유해성물질": THREE[1:2],
    "인체만성": THREE[1:2],
    "생태유해성물질": THREE[2:],
    "생태유해성": THREE[2:],
    "유해화학물질": (*THREE, "인체등유해성물질", "허가물질", "제한물질", "금지물질", "사고대비물질"),
    "허가물질": ("허가물질",),
    "제한물질": ("제한물질",),
    "금지물질": ("금지물질",),
    "중점관리물질": ("중점관리물질",),
    "등록대상기존화학물질": ("등록대상기존화학물질",),
    "기존화학물질": ("기존화학물질",),
    "잔류성오염물질": ("잔류성오염물질",),
    "잔류성유기오염물질": ("잔류성오염물질",),
    "pops": ("잔류성오염물질",),
    "등록대상": ("등록대상기존화학물질",),
    "등록대상기존": ("등록대상기존화학물질",),
    "화평법등록대상": ("등록대상기존화학물질",),
    "로테르담협약물질": ("로테르담협약물질",),
    "로테르담협약": ("로테르담협약물질",),
    "로테르담": ("로테르담협약물질",),
}
"""Lists by the words people use, in the names under which agencies print them today (content rule 15)."""

FORMER = ("관찰물질", "취급제한물질", "취급금지물질", "취급제한금지물질")
NOT_HELD: Mapping[str, str] = {
    "특별관리물질": "산업안전보건법",
    "관리대상유해물질": "산업안전보건법",
    "관리대상물질": "산업안전보건법",
    "허가대상물질": "산업안전보건법",
    "허가대상유해물질": "산업안전보건법",
    "제조등금지물질": "산업안전보건법",
    "제조금지물질": "산업안전보건법",
    "허용기준설정물질": "산업안전보건법",
    "허용기준대상물질": "산업안전보건법",
    "작업환경측정대상": "산업안전보건법",
    "작업환경측정대상물질": "산업안전보건법",
    "특수건강진단": "산업안전보건법",
    "특수건강진단대상": "산업안전보건법",
    "특수건강진단대상물질": "산업안전보건법",
    "공정안전보고서": "산업안전보건법",
    "psm": "산업안전보건법",
    "psm대상": "산업안전보건법",
    "psm대상물질": "산업안전보건법",
    "고압가스": "고압가스 안전관리법",
    "독성가스": "고압가스 안전관리법",
    "특정고압가스": "고압가스 안전관리법",
    "특정화학물질": "화학무기·생물무기 금지법",
    "화학무기": "화학무기·생물무기 금지법",
    "원료물질": "마약류 관리에 관한 법률",
    "마약원료물질": "마약류 관리에 관한 법률",
    "지정폐기물": "폐기물관리법",
    "특정대기유해물질": "대기환경보전법",
    "특정수질유해물질": "물환경보전법",
}
"""Lists of laws that the portal does not hold (content rule 16)."""

_HAZARDS: Mapping[str, str] = {
    "발암물질": "발암성",
    "발암성물질": "발암성",
    "생식독성물질": "생식독성",
    "cmr": "발암성|생식세포 변이원성|생식독성",
    "cmr물질": "발암성|생식세포 변이원성|생식독성",
    "변이원성": "생식세포 변이원성",
    "변이원성물질": "생식세포 변이원성",
    "생식세포변이원성물질": "생식세포 변이원성",
    "인화성액체": "인화성 액체",
    "인화성가스": "인화성 가스",
    "급성독성": "급성 독성",
    "급성독성물질": "급성 독성",
    "물반응성물질": "물반응성 물질",
    "피부부식성": "피부 부식성",
    "호흡기과민성": "호흡기 과민성",
    "피부과민성": "피부 과민성",
    "수생환경유해성": "수생환경 유해성",
    "산화성고체": "산화성 고체",
    "산화성액체": "산화성 액체",
    "산화성가스": "산화성 가스",
}
_QUANTITIES = ("지정수량", "규정수량")
_ASIDE = re.compile(
    r"(?:의)?(?:목록|리스트|명단|종류|현황|조회|검색|기준|번호|전체|list|표|이란|란|뭐야|무엇인가요|이뭐야|[0-9]{2,3}(?:종|개|가지))+$"
)
_PLACE = re.compile(r"^(?:no|번호|제)?([0-9]{1,3})(?:번|호)?$")
_CLASS_NAMES: Mapping[str, str] = {
    "금수성물질": "3",
    "금수성": "3",
    "자연발화성물질": "3",
    "자연발화": "3",
    "자연발화성": "3",
    "가연성고체": "2",
    "자기반응성물질": "5",
}
"""Classes by their own names; those that GHS has too (인화성액체, 산화성고체) are classes of hazard."""

_CLASS = re.compile(r"제?([1-6])류")
_CLASS_WORDS = ("위험물", "위험물안전관리법", "품명", "지정수량", "물질")
_NOTE_CLASS = "소방청 위험물정보의 품명입니다. 이 포털이 가진 물질만 보입니다."


def from_list(question: Question, records: Records) -> Answer | None:
    """The list that is meant; ``None`` where the text names a substance or anything that is no list."""
    if question.names_a_substance and not question.results.read_as:
        return None
    words = question.plain
    bare = _ASIDE.sub("", words)
    return (
        _legal(bare, question)
        or _place(words, question, records)
        or _not_held(bare, question)
        or _hazardous_materials(words, records)
        or _quantities(words, bare)
        or _hazard_class(bare, records)
    )


def address_of(facet: Facet, values: Iterable[str]) -> str:
    """The list of substances that have any of these values."""
    return f"/search?{urlencode([('kind', 'substance'), *((facet, value) for value in values)])}"


def _legal(bare: str, question: Question) -> Answer | None:
    if bare in FORMER:
        return Answer(
            Kind.LIST,
            url=f"/search?{urlencode({'q': question.text.strip(), 'kind': 'substance'})}",
            intent="regulation",
            title=question.text.strip(),
            lines=("옛 법(2014년까지)의 용어입니다. 지금 용어와의 대응은 확인되지 않았습니다.",),
        )
    names = LISTS.get(bare)
    if names is None:
        return None
    lines = (f"지금 용어: {' · '.join(names)}",) if bare not in names else ()
    return Answer(
        Kind.LIST,
        url=address_of(Facet.LEGAL, names),
        intent="regulation",
        title=f"{bare} 목록",
        lines=(*lines, "농도 기준은 물질마다 다릅니다. 물질 쪽의 법적 규제를 보십시오."),
    )


def _place(words: str, question: Question, records: Records) -> Answer | None:
    """A list with a number: who stands there, and the list itself."""
    name = max((each for each in LISTS if words.startswith(each)), key=len, default="")
    found = _PLACE.fullmatch(words.removeprefix(name)) if name else None
    if found is None:
        return None
    names = LISTS[name]
    number = str(int(found.group(1)))
    bearers = tuple(bearer for each in names for bearer in records.standing(each, number))
    unknown = () if bearers else ("이 번호로 적힌 물질이 이 포털의 자료에 없습니다.",)
    return Answer(
        Kind.LIST,
        cas=tuple(cas for bearer in bearers for cas in bearer.cas),
        url=address_of(Facet.LEGAL, names),
        intent="regulation",
        title=f"{name} {number}번",
        lines=unknown,
        offered=bearers,
    )


def _not_held(bare: str, question: Question) -> Answer | None:
    law = NOT_HELD.get(bare)
    if law is None:
        return None
    return Answer(
        Kind.LIST,
        url=f"/search?{urlencode({'q': bare, 'kind': 'substance'})}",
        intent="regulation",
        title=f"{question.text.strip()}: 이 포털에서 확인하지 않음",
        lines=(
            f"{law}의 목록은 이 포털에 없습니다.",
            "아래는 물질안전보건자료에 이 말이 나오는 물질이며, 참고이고 법적 효력이 없습니다.",
        ),
    )


def _hazardous_materials(words: str, records: Records) -> Answer | None:
    """A class (제4류), an item (제1석유류) or both, and nothing else but words around them."""
    bare = _ASIDE.sub("", words)
    words = f"제{_CLASS_NAMES[bare]}류" if bare in _CLASS_NAMES else words
    found = _CLASS.search(words)
    rest = _CLASS.sub("", _ASIDE.sub("", words), count=1)
    names = [plain(row.class_name) for row in rows() if found and row.class_number == found.group(1)]
    for aside in (*names[:1], *"".join(names[:1]).split("및"), *_CLASS_WORDS):
        rest = rest.replace(aside, "", 1)
    item = _item(rest, bool(found))
    if item is None or not (found or item or words.startswith("위험물")):
        return None
    wanted = [
        label
        for label, _ in records.labels(Facet.LEGAL)
        if re.match(r"제[1-6]류", label)
        and (not found or label.startswith(f"제{found.group(1)}류"))
        and item in plain(label)
    ]
    title = " ".join(filter(None, (f"제{found.group(1)}류" if found else "", item))) or "위험물"
    if not wanted:
        return Answer(
            Kind.LIST,
            url="/lists/designated-quantities",
            intent="designated_quantity",
            title=title,
            lines=("이 품명으로 적힌 물질이 이 포털의 자료에 없습니다. 지정수량 표를 보십시오.",),
        )
    return Answer(
        Kind.LIST,
        url=address_of(Facet.LEGAL, wanted),
        intent="designated_quantity",
        title=title if title == "위험물" else f"{title} 위험물",
        lines=(_NOTE_CLASS,),
        offered=(Offered("지정수량 표", "/lists/designated-quantities"),),
    )


def _item(rest: str, classed: bool) -> str | None:
    """The item that the rest of the text is, "" for none; ``None`` where the rest is something else.

    Without its class an item that is also a substance (칼륨, 황) is the substance.
    """
    if not rest:
        return ""
    known = [item for item in items() if rest == plain(item)]
    numbered = [re.sub(r"^([1-4])석유류$", r"제\1석유류", rest)] if re.fullmatch(r"[1-4]석유류", rest) else []
    fitting = known or numbered
    if not fitting or not (classed or fitting[0].endswith("류") or fitting[0] in ("특수인화물", "인화성고체")):
        return None
    return plain(fitting[0])


def _quantities(words: str, bare: str) -> Answer | None:
    if bare == "지정수량":
        return Answer(
            Kind.LIST,
            url="/lists/designated-quantities",
            intent="designated_quantity",
            title="지정수량",
            lines=("위험물안전관리법 시행령 별표 1의 품명별 지정수량입니다.",),
        )
    if bare in ("규정수량", "사고대비물질규정수량", "유해화학물질규정수량") or words == "상위규정수량":
        return Answer(
            Kind.LIST,
            url=address_of(Facet.LEGAL, ("사고대비물질",)),
            intent="designated_quantity",
            title="규정수량: 이 포털에서 확인하지 않음",
            lines=("규정수량은 따로 고시됩니다. 이 포털은 그 값을 갖고 있지 않으며, 아래는 사고대비물질 목록입니다.",),
        )
    return None


def _hazard_class(bare: str, records: Records) -> Answer | None:
    names = _HAZARDS.get(bare, bare).split("|")
    wanted = tuple(map(plain, names))
    if min(map(len, wanted)) < 3 or (
        bare not in _HAZARDS and not bare.endswith(("성", "가스", "물질", "액체", "고체"))
    ):
        return None
    labels = [label for label, _ in records.labels(Facet.HAZARD)]
    # "급성 수생환경 유해성" is one of 수생환경 유해성; only a known class is looked for within a label.
    values = [
        each
        for each in labels
        if plain(each).startswith(wanted) or (bare in _HAZARDS and any(name in plain(each) for name in wanted))
    ]
    if not values:
        return None
    return Answer(
        Kind.LIST,
        url=address_of(Facet.HAZARD, values),
        title=f"{'·'.join(names)}: 기관이 이렇게 분류한 물질",
        lines=("여기 없다고 위험하지 않다는 뜻이 아닙니다.",),
    )
