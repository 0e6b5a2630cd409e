"""The response card: what a responder reads first. Quoted, dated, by agency; nothing composed, nothing filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from connectors.feeds import Topic
from connectors.registry import feeds_on_topic
from connectors.schema import FactKind, Section
from portal.profile.gaps import GapLine, Gaps
from portal.profile.opposed_actions import Opposed, opposed_actions
from portal.profile.sds_sections import has_gap, sayable
from portal.profile.sourced_facts import AgreedValue, EntryFacts, SourcedFact, agreed, distinct
from reference.forms import Form, forms_of
from reference.labels import Group, labels
from reference.words.advice import EQUIPMENT

NO_EQUIPMENT = "사고 대응 보호복·호흡보호구 등급: 자료 없음, 현장지휘관 판단"
DISTANCES_ELSEWHERE = "초기 이격거리·방호활동거리: ERG 2024 표 1, 화학물질안전원 사고대비물질 키인포가이드에서 확인"
NOT_SAYABLE = "표시할 수 있는 문구 없음(물질군 공통 문구이거나 빈칸이 있는 문구)"

SHEET_FEEDS = feeds_on_topic(Topic.SAFETY_DATA_SHEET)
FIRST_AID_FEEDS = feeds_on_topic(Topic.FIRST_AID)
HAZARD_FEEDS = feeds_on_topic(Topic.HAZARDS)
"""Who could have said it: an empty block names each of them and why it is silent."""

PICTOGRAM_WORDS = labels(Group.PICTOGRAM)
WATER_REACTIVE_CODES = frozenset({"H260", "H261"})
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
    facts: tuple[SourcedFact, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the card: its lines, or why there are none: a sentence, and each source's silence."""

    title: str
    anchor: str
    lines: tuple[SourcedFact, ...]
    gap: str = ""
    gaps: tuple[GapLine, ...] = ()


@dataclass(slots=True)
class Card:
    """What the card shows. While a form is to be chosen, ``blocks`` is empty and ``picker`` is not.

    ``opposed_names`` then names the actions on which sources differ, without their advice.
    """

    signal: list[AgreedValue] = field(default_factory=list)
    pictograms: list[tuple[str, str, list[SourcedFact]]] = field(default_factory=list)
    dangers: list[Danger] = field(default_factory=list)
    picker: tuple[Form, ...] = ()
    chosen: Form | None = None
    blocks: list[Block] = field(default_factory=list)
    water_reactive: list[AgreedValue] = field(default_factory=list)
    opposed: list[Opposed] = field(default_factory=list)
    opposed_names: list[str] = field(default_factory=list)
    danger_gaps: tuple[GapLine, ...] = ()
    distances: str = DISTANCES_ELSEWHERE


def response_card(found: EntryFacts, gaps: Gaps, chosen_key: str) -> Card:
    """The card for the chosen form; an unknown key is no choice.

    Content rule 12: while no form of several is chosen, the worst danger line, the picker, and no treatment or fire advice.
    """
    forms = forms_of(found.cas)
    chosen = next((form for form in forms if form.key == chosen_key), None)
    spoken = [fact for fact in found.facts if _speaks(fact, chosen)]
    card = Card(picker=forms, chosen=chosen)
    card.water_reactive = water_reactive(spoken)
    card.dangers = dangers(spoken)
    card.danger_gaps = () if card.dangers else gaps.lines(HAZARD_FEEDS, found.of(FactKind.HAZARD_CLASS))
    if forms and chosen is None:
        card.dangers = card.dangers[:1]
        card.opposed_names = _opposed_in_any(found, forms)
        return card
    card.opposed = opposed_actions(spoken)
    card.signal = agreed(fact for fact in spoken if fact.kind == FactKind.SIGNAL_WORD and not fact.absence)
    card.pictograms = _pictograms(spoken)
    card.blocks = [
        _equipment(spoken),
        _block("응급조치", "first-aid", _first_aid(spoken), gaps, FIRST_AID_FEEDS),
        _block("화재", "fire", _of_section(spoken, Section.FIRE), gaps, SHEET_FEEDS),
        _block("누출", "spill", _of_section(spoken, Section.RELEASE), gaps, SHEET_FEEDS),
        _precautions(spoken, gaps),
    ]
    return card


def _opposed_in_any(found: EntryFacts, forms: Sequence[Form]) -> list[str]:
    """The actions on which sources differ for any one form: named before a form is chosen, advised only after."""
    named = (
        opposed.action for form in forms for opposed in opposed_actions([f for f in found.facts if _speaks(f, form)])
    )
    return list(dict.fromkeys(named))


def _speaks(fact: SourcedFact, chosen: Form | None) -> bool:
    """With a form chosen, records of another form are silent; records of unknown form go on speaking, and say so."""
    return chosen is None or fact.form is None or fact.form.key == chosen.key


def dangers(facts: Sequence[SourcedFact]) -> list[Danger]:
    """Danger lines by H code, the most severe first, each with all that state it.

    The words are an agency's own: its statement where one prints it, else its class; a bare code stays a bare code.
    """
    by_code: dict[str, list[SourcedFact]] = {}
    words: dict[str, str] = {}
    for fact in facts:
        code, text = _danger_of(fact)
        if code and not fact.absence:
            by_code.setdefault(code, []).append(fact)
            if len(text) > len(words.get(code, "")) and (fact.kind == FactKind.HAZARD_STATEMENT or code not in words):
                words[code] = text
    found = [Danger(code, words.get(code, ""), tuple(distinct(said))) for code, said in by_code.items()]
    return sorted(found, key=lambda danger: (SEVERITY.get(danger.code, len(SEVERITY)), danger.code))


def _danger_of(fact: SourcedFact) -> tuple[str, str]:
    if fact.kind == FactKind.HAZARD_STATEMENT:
        code, _, text = fact.value.partition(":")
        return code.strip(), text.strip()
    if fact.kind == FactKind.HAZARD_CLASS and fact.data and fact.data.get("h_code"):
        return str(fact.data["h_code"]), fact.value
    return "", ""


def water_reactive(facts: Sequence[SourcedFact]) -> list[AgreedValue]:
    """Whoever says that water must be kept away: H260, H261, class 4.3 or 금수성 (content rule 5: before everything)."""
    said = agreed(fact for fact in facts if not fact.absence and _says_water_reactive(fact))
    worded = {code for value in said for code in WATER_REACTIVE_CODES if value.text.startswith(f"{code} ")}
    return [value for value in said if value.text not in worded]


def _says_water_reactive(fact: SourcedFact) -> bool:
    if fact.kind == FactKind.HAZARD_CLASS:
        return bool(fact.data) and fact.data.get("h_code") in WATER_REACTIVE_CODES
    if fact.kind == FactKind.HAZARD_STATEMENT:
        return fact.value[:4] in WATER_REACTIVE_CODES
    if fact.kind == FactKind.TRANSPORT_CLASS:
        return fact.value.strip().startswith("4.3")
    return fact.kind == FactKind.LEGAL_LISTING and "금수성" in fact.value and "제3류" in fact.value


def _pictograms(facts: Sequence[SourcedFact]) -> list[tuple[str, str, list[SourcedFact]]]:
    by_code: dict[str, list[SourcedFact]] = {}
    for fact in facts:
        if fact.kind == FactKind.PICTOGRAM and not fact.absence and fact.value in PICTOGRAM_WORDS:
            by_code.setdefault(fact.value, []).append(fact)
    return [(code, PICTOGRAM_WORDS[code], distinct(by_code[code])) for code in sorted(by_code)]


def _of_section(facts: Sequence[SourcedFact], section: Section) -> list[SourcedFact]:
    return [fact for fact in facts if fact.kind == FactKind.TEXT and fact.section == section]


def _first_aid(facts: Sequence[SourcedFact]) -> list[SourcedFact]:
    """MSDS section 4 and Tox-Info's general treatment; effects and treatment for physicians are elsewhere (content rule 4)."""
    return [
        *_of_section(facts, Section.FIRST_AID),
        *(fact for fact in facts if fact.kind == FactKind.TREATMENT_GENERAL),
    ]


def _equipment(facts: Sequence[SourcedFact]) -> Block:
    """From MSDS sections 5 and 6 alone; section 8 is for everyday work (content rule 2)."""
    said = [*_of_section(facts, Section.FIRE), *_of_section(facts, Section.RELEASE)]
    lines = [fact for fact in sayable(said) if any(word in fact.label + fact.value for word in EQUIPMENT)]
    return Block("사고 대응 보호구", "ppe", tuple(lines), "" if lines else NO_EQUIPMENT)


def _block(title: str, anchor: str, facts: Sequence[SourcedFact], gaps: Gaps, feeds: Sequence[str]) -> Block:
    if lines := tuple(sayable(facts)):
        return Block(title, anchor, lines)
    withheld = any(not fact.absence for fact in facts)
    return Block(title, anchor, (), NOT_SAYABLE if withheld else "", () if withheld else gaps.lines(feeds, facts))


def _precautions(facts: Sequence[SourcedFact], gaps: Gaps) -> Block:
    """Official P-statements, each once; bare codes and those with an open "…" stay off (content rule 1)."""
    title = "예방조치문구(공식 P 문구)"
    said = [fact for fact in facts if fact.kind == FactKind.PRECAUTIONARY_STATEMENT]
    lines: dict[str, SourcedFact] = {}
    for fact in sayable(said):
        if ":" in fact.value:
            lines.setdefault(fact.value, fact)
    if lines:
        return Block(title, "precautions", tuple(lines.values()))
    codes_only = any(not fact.absence and not has_gap(fact.value) for fact in said)
    return Block(
        title,
        "precautions",
        (),
        "문구 없이 코드만 밝힘(아래 유해성·취급 참조)" if codes_only else "",
        () if codes_only else gaps.lines(HAZARD_FEEDS, said),
    )
