"""Topics of guidance: where to call, and which quoted records exist. No topic composes advice (content rule 1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from connectors.schema import Section
from reference.words.guidance_words import PHRASES_OF_TOPIC, TEXTS_OF_TOPIC

DISTANCES = "초기 이격거리·방호활동거리: ERG 2024 표 1, 화학물질안전원 사고대비물질 키인포가이드에서 확인"
EQUIPMENT = "사고 대응 보호복·호흡보호구 등급: 물질 쪽에 기관 문구가 있으면 보이고, 없으면 현장지휘관 판단입니다."
LABEL = "제품마다 다름, 라벨 확인. 제품은 물질이 아니므로 한 물질의 카드로 답하지 않습니다."
BY_SUBSTANCE = "물질 이름이나 CAS·UN 번호를 함께 넣으면, 기관이 밝힌 문구를 출처와 날짜와 함께 보입니다."
NO_SMELL = "냄새만으로 어느 물질인지 이 포털은 판단하지 않습니다."


UNKNOWN = (("무엇인지 모르는 물질: 보이는 것으로 좁히기", "/unknown"),)
EXPOSED = ("report", "doctor")
"""The citizen's lines that stand where a gas arose in the room too: no official sentence says what to do there (content rule 7)."""

OUTSIDE = ("report", "sheltered-from-outside", "wind", "wash", "doctor")
"""The lines for a release outside. Those on high places stand only with a gas that is heavier than air."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic with its address ``/guidance/<slug>``; ``cas`` holds the substances whose records belong to it."""

    slug: str
    title: str
    intent: str
    lines: tuple[str, ...]
    cas: tuple[str, ...] = ()
    url: str = ""
    """The address of an existing list that is the topic's page; the answer is then a list."""
    links: tuple[tuple[str, str], ...] = ()
    """Further pages of the portal: title and address."""
    citizen: tuple[str, ...] = ()
    """The citizen's lines that may stand here, by key (content rule 7)."""
    quoted: tuple[Section, ...] = ()
    """Sections of the data sheets of ``cas`` of which sentences are quoted."""
    calls: tuple[str, ...] = ("119",)
    classes: tuple[str, ...] = ()
    """Classes of products whose accidents the topic is about."""

    @property
    def phrases(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """Phrases that mean the topic; one alternative of every piece of a row must stand in the text as a word."""
        return PHRASES_OF_TOPIC.get(self.slug, ())

    @property
    def words(self) -> frozenset[str]:
        """Texts that mean the topic when they are the whole query."""
        return TEXTS_OF_TOPIC.get(self.slug, frozenset())


_ALL = (
    Topic(
        "rotten-egg-smell",
        "계란 썩는 냄새",
        "spill",
        (NO_SMELL, "썩은 달걀 냄새로 알려진 물질의 기관 자료는 아래에 있습니다."),
        cas=("7783-06-4",),
        citizen=EXPOSED,
        links=UNKNOWN,
    ),
    Topic(
        "mercury-thermometer",
        "수은 체온계·온도계·형광등",
        "spill",
        (LABEL, "수은의 누출 대응 문구는 아래 물질 쪽에 있습니다."),
        cas=("7439-97-6",),
        citizen=EXPOSED,
        quoted=(Section.FIRST_AID, Section.RELEASE),
        classes=("mercury-thermometer", "fluorescent-lamp"),
    ),
    Topic(
        "lithium-battery",
        "리튬 배터리 화재",
        "fire",
        (LABEL, "배터리는 여러 물질로 된 제품입니다. UN 번호 3480·3481·3090·3091은 아래에서 볼 수 있습니다."),
        links=(
            *((f"UN{number}", f"/un/{number}") for number in ("3480", "3481", "3090", "3091")),
            ("ERG 2024 지침 147(리튬이온 배터리), 국내 기준 아님", "/guides/147"),
            ("ERG 2024 지침 138(리튬금속 배터리), 국내 기준 아님", "/guides/138"),
        ),
        citizen=("report",),
        classes=("lithium-battery",),
    ),
    Topic(
        "carbon-monoxide",
        "연탄가스·보일러 배기가스",
        "first_aid",
        ("일산화탄소의 기관 자료는 물질 쪽에 있습니다.",),
        cas=("630-08-0",),
        citizen=EXPOSED,
        quoted=(Section.FIRST_AID,),
        calls=("119", "109"),
        classes=("coal-briquette", "charcoal", "fire-starter", "solid-fuel"),
    ),
    Topic(
        "bleach",
        "락스·표백제 사고",
        "first_aid",
        (LABEL,),
        citizen=EXPOSED,
        classes=(
            "chlorine-bleach",
            "oxygen-bleach",
            "bleaching-agent",
            "mold-remover",
            "toilet-cleaner",
            "drain-cleaner",
        ),
    ),
    Topic(
        "pesticide-swallowed",
        "농약을 삼켰을 때",
        "first_aid",
        (LABEL, "농약은 제품마다 성분이 다릅니다. 제품 이름으로 찾으면 등록된 성분이 보입니다."),
        citizen=EXPOSED,
        links=(("농약 목록", "/pesticides"),),
        calls=("119", "109"),
        classes=("insecticide", "rodenticide"),
    ),
    Topic(
        "in-the-eyes",
        "눈에 들어갔을 때",
        "first_aid",
        (LABEL, "물질 이름을 알면 그 물질의 자료에 적힌 문구가 먼저입니다."),
        citizen=EXPOSED,
    ),
    Topic(
        "humidifier-disinfectant",
        "가습기살균제",
        "",
        (LABEL, "제품의 성분은 제품마다 다릅니다. 리콜·인증 자료에서 제품 이름으로 찾아 보십시오."),
    ),
    Topic(
        "gas-smell",
        "가스 냄새·이상한 냄새",
        "spill",
        (NO_SMELL, "어떤 가스인지 알면 그 이름으로 찾아 보십시오."),
        citizen=EXPOSED,
        links=UNKNOWN,
    ),
    Topic(
        "nearby",
        "우리 동네의 화학물질 취급시설",
        "",
        ("신고 시점 자료, 현재 재고 아님, 없다는 뜻 아님.",),
        url="/facilities",
    ),
    Topic(
        "accidents",
        "화학사고 목록",
        "",
        ("기관이 공개한 사고만 있습니다. 여기 없다고 사고가 없었다는 뜻이 아닙니다.",),
        url="/accidents",
    ),
    Topic(
        "recalls",
        "제품 리콜·인증",
        "",
        (LABEL,),
        url="/products",
    ),
    Topic(
        "pesticides",
        "농약 목록",
        "",
        ("등록 내용은 바뀔 수 있습니다. 사용 전에 포장지의 표시를 확인하십시오.",),
        url="/pesticides",
    ),
    Topic(
        "call-119",
        "화학사고 신고와 행동요령",
        "",
        ("화학사고는 119에 신고합니다.",),
        citizen=OUTSIDE,
        links=UNKNOWN,
    ),
    Topic("first-aid", "삼켰거나 들이마셨거나 닿았을 때", "first_aid", (LABEL, BY_SUBSTANCE), citizen=EXPOSED),
    Topic("spill", "새거나 쏟아졌을 때", "spill", (BY_SUBSTANCE,), citizen=EXPOSED),
    Topic(
        "fire", "불이 났을 때", "fire", (BY_SUBSTANCE, "물을 쓸 수 있는지는 물질마다 다릅니다."), citizen=("report",)
    ),
    Topic(
        "ppe",
        "사고 대응 보호구",
        "ppe",
        (EQUIPMENT, BY_SUBSTANCE),
    ),
    Topic("distance", "이격거리·대피거리", "distance", (DISTANCES, BY_SUBSTANCE)),
    Topic("limits", "노출기준·폭발한계", "limits", (BY_SUBSTANCE,)),
    Topic(
        "regulation",
        "법적 규제",
        "regulation",
        (BY_SUBSTANCE, "법마다, 농도마다 다르므로 예/아니오로 답하지 않습니다."),
    ),
    Topic("disposal", "폐기", "disposal", (LABEL, BY_SUBSTANCE)),
    Topic("storage", "보관과 취급", "storage", (LABEL, BY_SUBSTANCE)),
    Topic("concentration", "농도", "concentration", (BY_SUBSTANCE,)),
    Topic("mix", "섞어도 되는지", "mix", ("판정할 수 없음 – 섞지 마십시오",)),
)
HOUSEHOLD = (
    "bleach",
    "mercury-thermometer",
    "lithium-battery",
    "carbon-monoxide",
    "pesticide-swallowed",
    "in-the-eyes",
)
"""Accidents at home, in the order of the list of topics."""

TOPICS: Mapping[str, Topic] = {topic.slug: topic for topic in _ALL}
BY_INTENT: Mapping[str, Topic] = {
    topic.intent: topic for topic in _ALL if topic.intent and topic.slug == topic.intent.replace("_", "-")
}
