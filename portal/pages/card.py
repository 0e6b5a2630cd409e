"""The response card: what a responder reads first. Quoted, dated, by agency; nothing composed, nothing filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from connectors.registry import CONNECTOR_OF
from connectors.schema import FactKind, Section
from portal.models import Question
from portal.pages.provenance import Agreed, EntryFacts, Stated, agreed, distinct
from portal.pages.sections import sayable
from portal.reference.forms import Form, forms_of

NO_EQUIPMENT = "사고 대응 보호복·호흡보호구 등급: 자료 없음, 현장지휘관 판단"
DISTANCES_ELSEWHERE = "초기 이격거리·방호활동거리: ERG 2024 표 1, 화학물질안전원 사고대비물질 키인포가이드에서 확인"
FIRST_KOREAN_SHEET = "kosha_msds.sheets"

PICTOGRAM_WORDS: Mapping[str, str] = {
    "GHS01": "폭발성",
    "GHS02": "인화성",
    "GHS03": "산화성",
    "GHS04": "고압가스",
    "GHS05": "부식성",
    "GHS06": "급성독성",
    "GHS07": "경고",
    "GHS08": "건강유해성",
    "GHS09": "환경유해성",
}
WATER_REACTIVE_CODES = frozenset({"H260", "H261"})
_EQUIPMENT_WORDS = ("보호", "호흡", "방독", "방열", "마스크", "장갑", "착용")
_SEVERITY = (
    "H240 H241 H271 H220 H224 H330 H310 H300 H260 H250 H270 H314 H331 H311 H301 H261 H225 H280 H221 H226 H272 "
    "H350 H340 H360 H370 H372 H318 H332 H312 H302 H334 H341 H351 H361"
)
SEVERITY: Mapping[str, int] = {code: rank for rank, code in enumerate(_SEVERITY.split())}
"""H codes from what kills at once downwards; codes that are not named come after, by number."""


@dataclass(frozen=True, slots=True)
class Danger:
    """One danger in words with its code and everybody who states it."""

    code: str
    words: str
    facts: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the card: its lines, or the sentence that says why there are none."""

    title: str
    anchor: str
    lines: tuple[Stated, ...]
    gap: str = ""


@dataclass(slots=True)
class Card:
    """What the card shows. Without a chosen form of several, ``blocks`` is empty and ``picker`` is not."""

    signal: list[Agreed] = field(default_factory=list)
    pictograms: list[tuple[str, str, list[Stated]]] = field(default_factory=list)
    dangers: list[Danger] = field(default_factory=list)
    picker: tuple[Form, ...] = ()
    chosen: Form | None = None
    blocks: list[Block] = field(default_factory=list)
    water_reactive: list[Stated] = field(default_factory=list)
    opposed: list[tuple[str, list[Stated]]] = field(default_factory=list)
    distances: str = DISTANCES_ELSEWHERE


def response_card(found: EntryFacts, chosen_key: str) -> Card:
    """The card for the chosen form; an unknown key is no choice.

    Content rule 12: while no form of several is chosen, the worst danger line, the picker, and no treatment or fire advice.
    """
    cas = found.entry.key.removeprefix("cas:")
    forms = forms_of(cas)
    chosen = next((form for form in forms if form.key == chosen_key), None)
    spoken = [fact for fact in found.facts if _speaks(fact, chosen)]
    card = Card(picker=forms, chosen=chosen)
    card.water_reactive = water_reactive(spoken)
    card.opposed = opposed_actions(spoken)
    card.dangers = dangers(spoken)
    if forms and chosen is None:
        card.dangers = card.dangers[:1]
        return card
    card.signal = agreed(fact for fact in spoken if fact.kind == FactKind.SIGNAL_WORD and not fact.absence)
    card.pictograms = _pictograms(spoken)
    card.blocks = [
        _equipment(spoken, cas),
        _section_block("응급조치", "first-aid", _first_aid(spoken), cas),
        _section_block("화재", "fire", _of_section(spoken, Section.FIRE), cas),
        _section_block("누출", "spill", _of_section(spoken, Section.RELEASE), cas),
        _precautions(spoken),
    ]
    return card


def _speaks(fact: Stated, chosen: Form | None) -> bool:
    """With a form chosen, records of another form are silent; records of unknown form go on speaking, and say so."""
    return chosen is None or fact.form is None or fact.form.key == chosen.key


def dangers(facts: Sequence[Stated]) -> list[Danger]:
    """Danger lines by H code, the most severe first, each with all that state it.

    The words are an agency's own: its statement where one prints it, else its class; a bare code stays a bare code.
    """
    by_code: dict[str, list[Stated]] = {}
    words: dict[str, str] = {}
    for fact in facts:
        code, text = _danger_of(fact)
        if code and not fact.absence:
            by_code.setdefault(code, []).append(fact)
            if len(text) > len(words.get(code, "")) and (fact.kind == FactKind.HAZARD_STATEMENT or code not in words):
                words[code] = text
    found = [Danger(code, words.get(code, ""), tuple(distinct(said))) for code, said in by_code.items()]
    return sorted(found, key=lambda danger: (SEVERITY.get(danger.code, len(SEVERITY)), danger.code))


def _danger_of(fact: Stated) -> tuple[str, str]:
    if fact.kind == FactKind.HAZARD_STATEMENT:
        code, _, text = fact.value.partition(":")
        return code.strip(), text.strip()
    if fact.kind == FactKind.HAZARD_CLASS and fact.data and fact.data.get("h_code"):
        return str(fact.data["h_code"]), fact.value
    return "", ""


def water_reactive(facts: Sequence[Stated]) -> list[Stated]:
    """Whoever says that water must be kept away: H260, H261, class 4.3 or 금수성 (content rule 5: before everything)."""
    return [fact for fact in facts if not fact.absence and _says_water_reactive(fact)]


def _says_water_reactive(fact: Stated) -> bool:
    if fact.kind == FactKind.HAZARD_CLASS:
        return bool(fact.data) and fact.data.get("h_code") in WATER_REACTIVE_CODES
    if fact.kind == FactKind.HAZARD_STATEMENT:
        return fact.value[:4] in WATER_REACTIVE_CODES
    if fact.kind == FactKind.TRANSPORT_CLASS:
        return fact.value.strip().startswith("4.3")
    return fact.kind == FactKind.LEGAL_LISTING and "금수성" in fact.value and "제3류" in fact.value


_OPPOSED = (
    (
        "물 사용",
        ("물을 사용하", "물로 소화", "주수", "물분무", "물을 뿌"),
        ("물을 사용하지", "주수금지", "주수 금지", "물에 접촉시키지", "물을 뿌리지"),
    ),
    ("구토 유도", ("토하게 하시오", "구토를 유도하"), ("토하게 하지", "구토를 유도하지")),
    ("중화", ("중화시키시오", "중화하시오", "중화제를 사용하"), ("중화하지", "중화제를 사용하지", "중화시키지")),
    ("인공호흡", ("인공호흡을 실시", "인공호흡을 하시오"), ("인공호흡을 하지", "구강대구강법으로 인공호흡을 하지")),
)


def opposed_actions(facts: Sequence[Stated]) -> list[tuple[str, list[Stated]]]:
    """Advice of which one side says do and another says do not; both sides in full, judged by nobody here."""
    advice = [fact for fact in facts if fact.section in ("4", "5", "6") and not fact.absence]
    found = []
    for name, does, does_not in _OPPOSED:
        against = [fact for fact in advice if any(words in fact.value for words in does_not)]
        towards = [fact for fact in advice if fact not in against and any(words in fact.value for words in does)]
        if against and towards and {fact.feed for fact in against} != {fact.feed for fact in towards}:
            found.append((name, [*against, *towards]))
    return found


def _pictograms(facts: Sequence[Stated]) -> list[tuple[str, str, list[Stated]]]:
    by_code: dict[str, list[Stated]] = {}
    for fact in facts:
        if fact.kind == FactKind.PICTOGRAM and not fact.absence and fact.value in PICTOGRAM_WORDS:
            by_code.setdefault(fact.value, []).append(fact)
    return [(code, PICTOGRAM_WORDS[code], distinct(by_code[code])) for code in sorted(by_code)]


def _of_section(facts: Sequence[Stated], section: Section) -> list[Stated]:
    return [fact for fact in facts if fact.kind == FactKind.TEXT and fact.section == section]


def _first_aid(facts: Sequence[Stated]) -> list[Stated]:
    """MSDS section 4 and Tox-Info's general treatment; effects and treatment for physicians are elsewhere (content rule 4)."""
    return [
        *_of_section(facts, Section.FIRST_AID),
        *(fact for fact in facts if fact.kind == FactKind.TREATMENT_GENERAL),
    ]


def _equipment(facts: Sequence[Stated], cas: str) -> Block:
    """From MSDS sections 5 and 6 alone; section 8 is for everyday work (content rule 2)."""
    said = [*_of_section(facts, Section.FIRE), *_of_section(facts, Section.RELEASE)]
    lines = [fact for fact in sayable(said) if any(word in fact.label + fact.value for word in _EQUIPMENT_WORDS)]
    return Block("사고 대응 보호구", "ppe", tuple(lines), "" if lines else NO_EQUIPMENT)


def _section_block(title: str, anchor: str, facts: Sequence[Stated], cas: str) -> Block:
    lines = tuple(sayable(facts))
    return Block(title, anchor, lines, "" if lines else gap_sentence(facts, cas))


def _precautions(facts: Sequence[Stated]) -> Block:
    """Official P-statements, each once; bare codes and those with an open "…" stay off (content rule 1)."""
    lines: dict[str, Stated] = {}
    for fact in sayable(fact for fact in facts if fact.kind == FactKind.PRECAUTIONARY_STATEMENT):
        if ":" in fact.value:
            lines.setdefault(fact.value, fact)
    gap = "" if lines else "예방조치문구: 자료 없음"
    return Block("예방조치문구(공식 P 문구)", "precautions", tuple(lines.values()), gap)


def gap_sentence(facts: Sequence[Stated], cas: str) -> str:
    """Why a block is empty: five different sentences (content rule 20)."""
    if any(fact.absence for fact in facts):
        return "자료 없음(기관이 그렇게 밝힘)"
    if facts:
        return "표시할 수 있는 문구 없음(물질군 공통 문구이거나 빈칸이 있는 문구)"
    asked = Question.objects.filter(feed=FIRST_KOREAN_SHEET, key=cas).order_by("-asked_at").first()
    system = CONNECTOR_OF[FIRST_KOREAN_SHEET].system
    if asked is None:
        return f"{system}: 아직 조회 전"
    if asked.outcome == "failed":
        return f"{system}: 가져오지 못함"
    return f"{system}: 자료 없음"
