"""Answers to officials' terms: a list of a law, a position on it, a class of hazardous materials, a class of hazard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from portal.answers.answer import Answer, AnswerKind, Offer
from portal.answers.known_records import KnownRecords
from portal.answers.typed_query import TypedQuery, compact
from reference.designated_quantities import items, rows
from reference.list_pages import list_pages, page_of_list
from reference.words import stop_words
from reference.words.list_names import (
    ANNEX_WORDS,
    FIRE_CLASS_BY_WORD,
    FORMER_TERMS,
    HAZARDS_BY_WORD,
    LAW_NOT_COVERED_BY_WORD,
    LISTS_BY_WORD,
    PAGE_BY_WORD,
)
from search.engine_types import Facet
from search.query_parts import PartKind

_LIST_POSITION = re.compile(r"^(?:no|번호|제)?([0-9]{1,3})(?:번|호)?$")
_NUMBER_OF_NOTICE = re.compile(r"(?<![0-9-])(?:[0-9]{2}|(?:19|20)[0-9]{2})-[0-9]-[0-9]{1,4}(?:\([0-9]+\))?(?![0-9-])")
"""Numbers of the chemicals law: 97-1-9, 06-5-10, 2025-1-1265(2). No CAS number has one digit in the middle."""

_ASKS_FOR_NUMBER = re.compile(f"(?:{'|'.join(map(re.escape, stop_words.NUMBER_WORDS))})*")
_CATEGORY = re.compile(r"(성|독성)(?:물질)?(?:구분|카테고리)?(?:1[abc]?|[2-5])(?:등급|군|급)?(?:물질)?$")
"""A category of a hazard class (발암성 1A 물질): the list is that of the class, because its labels have no category."""

_FIRE_CLASS = re.compile(r"제?([1-6])류")
_FIRE_CLASS_NOTE = "소방청 위험물정보의 품명입니다. 이 포털이 가진 물질만 보입니다."


def list_answer(query: TypedQuery, records: KnownRecords) -> Answer | None:
    """The list that is meant; ``None`` where the text names a substance or anything that is not a list."""
    if listed := _listing_number(query, records) or _named_on_one_list(query, records):
        return listed
    if query.names_a_substance and not query.results.read_as:
        return None
    words = query.compact
    core = stop_words.LIST_ENDING.sub("", words)
    return (
        _page(words, records)
        or _annex(words, core)
        or _legal_list(core, query, records)
        or _list_position(words, query, records)
        or _law_not_covered(core, query)
        or _fire_class_list(words, records)
        or _mixed_loading(core)
        or _hazard_class_list(core, records)
    )


def list_url(facet: Facet, values: Iterable[str]) -> str:
    """The address of the list of substances that have any of these values."""
    return f"/search?{urlencode([('kind', 'substance'), *((facet, value) for value in values)])}"


def _page(words: str, records: KnownRecords) -> Answer | None:
    """The page of a list that is no listing of an agency: of a copy of the law, of limits, of tonnages.

    노출기준 목록 ends in 기준 목록, which are both words for a list, so the name is looked for first.
    """
    named = (
        word
        for word in sorted(PAGE_BY_WORD, key=len, reverse=True)
        if words == word or (words.startswith(word) and stop_words.LIST_ENDING.fullmatch(words.removeprefix(word)))
    )
    slug = PAGE_BY_WORD.get(next(named, ""), "")
    address = records.list_page(slug) if slug else ""
    if not address:
        return None
    return Answer(
        AnswerKind.LIST,
        url=address,
        intent="regulation",
        title=f"{list_pages()[slug].title} 목록",
        lines=("이 포털이 가진 행만 있습니다. 여기 없다고 규제되지 않는다는 뜻이 아닙니다.",),
    )


def _annex(words: str, core: str) -> Answer | None:
    if not ANNEX_WORDS & {words, core}:
        return None
    return Answer(
        AnswerKind.LIST,
        url="/lists/designated-quantities",
        intent="designated_quantity",
        title="지정수량",
        lines=("위험물안전관리법 시행령 별표 1의 품명별 지정수량입니다.",),
    )


def _legal_list(core: str, query: TypedQuery, records: KnownRecords) -> Answer | None:
    if core in FORMER_TERMS:
        return Answer(
            AnswerKind.LIST,
            url=f"/search?{urlencode({'q': query.text.strip(), 'kind': 'substance'})}",
            intent="regulation",
            title=query.text.strip(),
            lines=("옛 법(2014년까지)의 용어입니다. 지금 용어와의 대응은 확인되지 않았습니다.",),
            offered=_similar_lists(core, records),
        )
    names = LISTS_BY_WORD.get(core)
    if names is None:
        return None
    lines = (f"지금 용어: {' · '.join(names)}",) if core not in names else ()
    pages = _pages_of(names, records)
    return Answer(
        AnswerKind.LIST,
        url=pages[0].url if len(names) == 1 and pages else list_url(Facet.LEGAL, names),
        intent="regulation",
        title=f"{core} 목록",
        lines=(*lines, "농도 기준은 물질마다 다릅니다. 물질 쪽의 법적 규제를 보십시오."),
        offered=pages if len(names) > 1 else (),
    )


def _pages_of(names: Iterable[str], records: KnownRecords) -> tuple[Offer, ...]:
    """The pages of these lists, for as far as the portal holds rows of them."""
    pages = (page for name in names if (page := page_of_list(name)))
    return tuple(Offer(f"{page.title} 목록", page.address) for page in pages if records.list_page(page.slug))


def _similar_lists(term: str, records: KnownRecords) -> tuple[Offer, ...]:
    """Today's lists whose name the older term holds (취급제한물질, 제한물질); that they are the same is not confirmed."""
    names = [
        name
        for name in dict.fromkeys(each for names in LISTS_BY_WORD.values() for each in names)
        if term.endswith(name)
    ]
    return tuple(replace(offer, note="지금의 목록, 대응 미확인") for offer in _pages_of(names, records))


def _named_on_one_list(query: TypedQuery, records: KnownRecords) -> Answer | None:
    """The rows of a list that hold all names of a text (시안화나트륨 사고대비물질에서 베를린청은): what is exempt stands in the row.

    One name alone leads to the rows only where several substances bear it (석면 금지물질).
    """
    names = [part.text for part in query.parts if part.kind is PartKind.NAME]
    is_of_several = len([hit for hit in query.agreed_hits if hit.kind == "substance"]) > 1
    if query.unexplained or len(names) + is_of_several < 2:
        return None
    words = [word for word in LISTS_BY_WORD if word in query.compact]
    word = max(words, key=len, default="")
    pages = [page for name in LISTS_BY_WORD.get(word, ()) if (page := page_of_list(name))]
    held = [page for page in pages if records.list_rows_holding(page.slug, names)]
    if len(held) != 1:
        return None
    return Answer(
        AnswerKind.LIST,
        url=f"{held[0].address}?{urlencode({'q': ' '.join(names)})}",
        intent="regulation",
        title=f"{held[0].title} 목록: {', '.join(names)}",
        lines=("이 말이 모두 적힌 행입니다. 예외와 조건을 확인하십시오.",),
    )


def _listing_number(query: TypedQuery, records: KnownRecords) -> Answer | None:
    """A number of a notice (06-5-10) beside the name of the list: its rows there. Alone it is a number of substances."""
    numbers = _NUMBER_OF_NOTICE.findall(query.text)
    rest = compact(_NUMBER_OF_NOTICE.sub("", query.text))
    name = max((word for word in LISTS_BY_WORD if word in rest), key=len, default="")
    if len(numbers) != 1 or not name or not _ASKS_FOR_NUMBER.fullmatch(rest.replace(name, "", 1)):
        return None
    slugs = {page.address for each in LISTS_BY_WORD[name] if (page := page_of_list(each))}
    pages = [page for page in records.lists_with_number(numbers[0]) if page.url.partition("?")[0] in slugs]
    if not pages:
        return None
    return Answer(
        AnswerKind.LIST,
        url=pages[0].url,
        intent="regulation",
        title=f"{name} {numbers[0]}",
        offered=tuple(pages),
    )


def _list_position(words: str, query: TypedQuery, records: KnownRecords) -> Answer | None:
    """A list with a number: the substances at that position, and the list itself."""
    name = max((each for each in LISTS_BY_WORD if words.startswith(each)), key=len, default="")
    match = _LIST_POSITION.fullmatch(words.removeprefix(name)) if name else None
    if match is None:
        return None
    names = LISTS_BY_WORD[name]
    number = str(int(match.group(1)))
    listed_entries = tuple(offer for each in names for offer in records.on_list(each, number))
    unknown = () if listed_entries else ("이 번호로 적힌 물질이 이 포털의 자료에 없습니다.",)
    return Answer(
        AnswerKind.LIST,
        cas=tuple(cas for offer in listed_entries for cas in offer.cas),
        url=_numbered(names, number, records) or list_url(Facet.LEGAL, names),
        intent="regulation",
        title=f"{name} {number}번",
        lines=unknown,
        offered=listed_entries,
    )


def _numbered(names: Sequence[str], number: str, records: KnownRecords) -> str:
    """The list's page at its rows of this number; "" where there is none."""
    pages = _pages_of(names, records)
    return f"{pages[0].url}?{urlencode({'number': number})}" if len(pages) == 1 else ""


def _law_not_covered(core: str, query: TypedQuery) -> Answer | None:
    law = LAW_NOT_COVERED_BY_WORD.get(core)
    if law is None:
        return None
    return Answer(
        AnswerKind.LIST,
        url=f"/search?{urlencode({'q': core, 'kind': 'substance'})}",
        intent="regulation",
        title=f"{query.text.strip()}: 이 포털에서 확인하지 않음",
        lines=(
            f"{law}의 목록은 이 포털에 없습니다.",
            "아래는 물질안전보건자료에 이 말이 나오는 물질이며, 참고이고 법적 효력이 없습니다.",
        ),
    )


def _fire_class_list(words: str, records: KnownRecords) -> Answer | None:
    """A class (제4류), an item (제1석유류) or both; the text may hold nothing else but fillers."""
    core = stop_words.LIST_ENDING.sub("", words)
    words = f"제{FIRE_CLASS_BY_WORD[core]}류" if core in FIRE_CLASS_BY_WORD else words
    match = _FIRE_CLASS.search(words)
    rest = _FIRE_CLASS.sub("", stop_words.LIST_ENDING.sub("", words), count=1)
    names = (compact(row.class_name) for row in rows() if match and row.class_number == match.group(1))
    class_name = next(names, "")
    for aside in (class_name, *class_name.split("및"), *stop_words.FIRE_CLASS_STOP_WORDS):
        rest = rest.replace(aside, "", 1)
    item = _fire_class_item(rest, bool(match))
    if item is None or not (match or item or words.startswith("위험물")):
        return None
    matching = [
        label
        for label, _ in records.facet_values(Facet.LEGAL)
        if re.match(r"제[1-6]류", label)
        and (not match or label.startswith(f"제{match.group(1)}류"))
        and item in compact(label)
    ]
    title = " ".join(filter(None, (f"제{match.group(1)}류" if match else "", item))) or "위험물"
    if not matching:
        return Answer(
            AnswerKind.LIST,
            url="/lists/designated-quantities",
            intent="designated_quantity",
            title=title,
            lines=("이 품명으로 적힌 물질이 이 포털의 자료에 없습니다. 지정수량 표를 보십시오.",),
        )
    return Answer(
        AnswerKind.LIST,
        url=list_url(Facet.LEGAL, matching),
        intent="designated_quantity",
        title=title if title == "위험물" else f"{title} 위험물",
        lines=(_FIRE_CLASS_NOTE,),
        offered=(Offer("지정수량 표", "/lists/designated-quantities"),),
    )


def _fire_class_item(rest: str, has_class: bool) -> str | None:
    """The item that the rest of the text names, "" for an empty rest; ``None`` where the rest is something else.

    Without its class, an item that is also a substance (칼륨, 황) means the substance.
    """
    if not rest:
        return ""
    known = [item for item in items() if rest == compact(item)]
    numbered = [re.sub(r"^([1-4])석유류$", r"제\1석유류", rest)] if re.fullmatch(r"[1-4]석유류", rest) else []
    fitting = known or numbered
    if not fitting or not (has_class or fitting[0].endswith("류") or fitting[0] in ("특수인화물", "인화성고체")):
        return None
    return compact(fitting[0])


def _mixed_loading(core: str) -> Answer | None:
    if core in ("혼재", "위험물혼재", "유별혼재"):
        return Answer(
            AnswerKind.LIST,
            url="/lists/designated-quantities",
            intent="designated_quantity",
            title="유별 혼재기준: 이 포털에서 확인하지 않음",
            lines=(
                "유별 혼재기준은 운반과 저장의 기준이며 반응성의 기준이 아닙니다. 이 포털은 그 표를 갖고 있지 않습니다.",
            ),
        )
    return None


def _hazard_class_list(core: str, records: KnownRecords) -> Answer | None:
    core = _CATEGORY.sub(r"\1", core)
    names = HAZARDS_BY_WORD.get(core, (core,))
    wanted = tuple(map(compact, names))
    if min(map(len, wanted)) < 3 or (
        core not in HAZARDS_BY_WORD and not core.endswith(("성", "가스", "물질", "액체", "고체"))
    ):
        return None
    labels = [label for label, _ in records.facet_values(Facet.HAZARD)]
    # "급성 수생환경 유해성" belongs to 수생환경 유해성; only the name of a known class may stand inside a label.
    values = [
        each
        for each in labels
        if compact(each).startswith(wanted)
        or (core in HAZARDS_BY_WORD and any(name in compact(each) for name in wanted))
    ]
    if not values:
        return None
    return Answer(
        AnswerKind.LIST,
        url=list_url(Facet.HAZARD, values),
        title=f"{'·'.join(names)}: 기관이 이렇게 분류한 물질",
        lines=("여기 없다고 위험하지 않다는 뜻이 아닙니다.",),
    )
