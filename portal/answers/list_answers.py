"""Conclusions from officials' words: a list of the law, a place on it, a class of hazardous materials, a class of hazard."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlencode

from portal.answers.answer import Answer, Kind, Offered
from portal.answers.held_records import Records
from portal.answers.typed_query import Question, plain
from reference.designated_quantities import items, rows
from reference.words import asides
from reference.words.list_names import FIRE_CLASSES, FORMER, HAZARDS, LISTS, NOT_HELD
from search.engine_types import Facet

_PLACE = re.compile(r"^(?:no|번호|제)?([0-9]{1,3})(?:번|호)?$")
_CLASS = re.compile(r"제?([1-6])류")
_NOTE_CLASS = "소방청 위험물정보의 품명입니다. 이 포털이 가진 물질만 보입니다."


def from_list(question: Question, records: Records) -> Answer | None:
    """The list that is meant; ``None`` where the text names a substance or anything that is no list."""
    if question.names_a_substance and not question.results.read_as:
        return None
    words = question.plain
    bare = asides.OF_LIST.sub("", words)
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
    bare = asides.OF_LIST.sub("", words)
    words = f"제{FIRE_CLASSES[bare]}류" if bare in FIRE_CLASSES else words
    found = _CLASS.search(words)
    rest = _CLASS.sub("", asides.OF_LIST.sub("", words), count=1)
    names = [plain(row.class_name) for row in rows() if found and row.class_number == found.group(1)]
    for aside in (*names[:1], *"".join(names[:1]).split("및"), *asides.OF_FIRE_CLASS):
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
    names = HAZARDS.get(bare, (bare,))
    wanted = tuple(map(plain, names))
    if min(map(len, wanted)) < 3 or (bare not in HAZARDS and not bare.endswith(("성", "가스", "물질", "액체", "고체"))):
        return None
    labels = [label for label, _ in records.labels(Facet.HAZARD)]
    # "급성 수생환경 유해성" is one of 수생환경 유해성; only a known class is looked for within a label.
    values = [
        each
        for each in labels
        if plain(each).startswith(wanted) or (bare in HAZARDS and any(name in plain(each) for name in wanted))
    ]
    if not values:
        return None
    return Answer(
        Kind.LIST,
        url=address_of(Facet.HAZARD, values),
        title=f"{'·'.join(names)}: 기관이 이렇게 분류한 물질",
        lines=("여기 없다고 위험하지 않다는 뜻이 아닙니다.",),
    )
