"""Topics of guidance: where to call, and which quoted records there are. No topic composes advice (content rule 1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

DISTANCES = "초기 이격거리·방호활동거리: ERG 2024 표 1, 화학물질안전원 사고대비물질 키인포가이드에서 확인"
EQUIPMENT = "사고 대응 보호복·호흡보호구 등급: 물질 쪽에 기관 문구가 있으면 보이고, 없으면 현장지휘관 판단입니다."
LABEL = "제품마다 다름, 라벨 확인. 제품은 물질이 아니므로 한 물질의 카드로 답하지 않습니다."
BY_SUBSTANCE = "물질 이름이나 CAS·UN 번호를 함께 넣으면, 기관이 밝힌 문구를 출처와 날짜와 함께 보입니다."
NO_SMELL = "냄새만으로 어느 물질인지 이 포털은 판단하지 않습니다."


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic with its address ``/guidance/<slug>``.

    ``phrases`` are rows of pieces that must all stand in a text; ``cas`` are substances whose quoted records belong to it.
    """

    slug: str
    title: str
    intent: str
    lines: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...] = ()
    cas: tuple[str, ...] = ()
    url: str = ""
    """Where a topic is a list that stands already; its answer is then a list."""
    words: frozenset[str] = frozenset()
    """Whole texts that are the topic; as a piece of a longer text they say too little."""
    links: tuple[tuple[str, str], ...] = ()
    """Further pages of the portal, each a title and an address."""


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Rows from words: alternatives parted by ``|``, pieces of one by blanks."""
    return tuple(tuple(row.split()) for row in text.split("|"))


_ALL = (
    Topic(
        "rotten-egg-smell",
        "계란 썩는 냄새",
        "spill",
        (NO_SMELL, "썩은 달걀 냄새로 알려진 물질의 기관 자료는 아래에 있습니다."),
        _phrases(
            "계란 썩|달걀 썩|계란 썩은|썩은계란|썩은달걀|계란냄새|달걀냄새|하수구 냄새|정화조 냄새|유황냄새|온천냄새"
        ),
        ("7783-06-4",),
    ),
    Topic(
        "mercury-thermometer",
        "수은 체온계·온도계·형광등",
        "spill",
        (LABEL, "수은의 누출 대응 문구는 아래 물질 쪽에 있습니다."),
        _phrases(
            "수은 체온계|수은 온도계|수은 혈압계|체온계 깨|온도계 깨|혈압계 깨|형광등 깨|수은 깨|수은 전지|수은등"
        ),
        ("7439-97-6",),
    ),
    Topic(
        "lithium-battery",
        "리튬 배터리 화재",
        "fire",
        (LABEL, "배터리는 여러 물질로 된 제품입니다. UN 번호 3480·3481·3090·3091은 아래에서 볼 수 있습니다."),
        _phrases(
            "리튬 배터리|리튬 전지|리튬이온|리튬 폴리머|배터리 화재|배터리 불|배터리 폭발|배터리 연기|배터리 부풀|전기차 화재"
            "|전기차 불|보조배터리|전동킥보드|배터리 열폭주|열폭주|ess화재"
        ),
        links=tuple((f"UN{number}", f"/un/{number}") for number in ("3480", "3481", "3090", "3091")),
    ),
    Topic(
        "carbon-monoxide",
        "연탄가스·보일러 배기가스",
        "first_aid",
        ("일산화탄소의 기관 자료는 아래 물질 쪽에 있습니다.",),
        _phrases(
            "연탄 가스|연탄 중독|보일러 가스|보일러 중독|보일러 배기|숯불 가스|숯 중독|화로 중독|번개불 가스|텐트 난로|캠핑 난로"
        ),
        ("630-08-0",),
    ),
    Topic(
        "humidifier-disinfectant",
        "가습기살균제",
        "",
        (LABEL, "제품의 성분은 제품마다 다릅니다. 리콜·인증 자료에서 제품 이름으로 찾아 보십시오."),
        _phrases("가습기 살균|가습기 소독|가습기 참사|가습기 세정"),
    ),
    Topic(
        "gas-smell",
        "가스 냄새·이상한 냄새",
        "spill",
        (NO_SMELL, "어떤 가스인지 알면 그 이름으로 찾아 보십시오."),
        _phrases(
            "가스 냄새|가스 새|가스 누출|가스 샌|가스가 나|이상한 냄새|매캐한 냄새|타는 냄새|화학약품 냄새|약품 냄새|코를찌르"
            "|악취|독한 냄새|염소 냄새나|시너 냄새|신나 냄새|페인트 냄새|플라스틱 냄새|노란 연기|하얀 연기|흰 연기|검은 연기"
            "|주황색 연기|이상한 연기|유독가스|독가스|최루|도시가스 새|냄새가 나|냄새가 심|냄새나요"
        ),
    ),
    Topic(
        "nearby",
        "우리 동네의 화학물질 취급시설",
        "",
        ("신고 시점 자료, 현재 재고 아님, 없다는 뜻 아님.",),
        _phrases(
            "동네 공장|동네 화학|동네 시설|동네 위험물|주변 화학|주변 공장|주변 시설|근처 화학|근처 공장|근처 시설|인근 화학"
            "|인근 공장|인근 시설|우리지역 화학|우리지역 공장|우리집 화학|우리집 공장|학교 주변|집근처|화학공장|화학물질 공장"
            "|취급시설|취급사업장|취급업체|화학공단|석유화학단지|영업허가 업체|유해화학물질 영업자"
        ),
        url="/facilities",
        words=frozenset(("시설", "공장", "사업장", "우리동네", "내주변")),
    ),
    Topic(
        "accidents",
        "화학사고 목록",
        "",
        ("기관이 공개한 사고만 있습니다. 여기 없다고 사고가 없었다는 뜻이 아닙니다.",),
        _phrases("사고 목록|사고 사례|사고 통계|사고 현황|화학사고 이력|최근 화학사고|사고 기록|화학사고 발생"),
        url="/accidents",
        words=frozenset(("사고", "누출사고", "폭발사고")),
    ),
    Topic(
        "recalls",
        "제품 리콜·인증",
        "",
        (LABEL,),
        _phrases("리콜 목록|리콜 제품|리콜 정보|회수 제품|회수 대상|안전인증|kc인증|위해상품|리콜"),
        url="/products",
    ),
    Topic(
        "pesticides",
        "농약 목록",
        "",
        ("등록 내용은 바뀔 수 있습니다. 사용 전에 포장지의 표시를 확인하십시오.",),
        _phrases("농약 목록|농약 등록|농약 검색|등록 농약|취소 농약|농약 정보"),
        url="/pesticides",
        words=frozenset(("농약", "살충제", "제초제", "살균제")),
    ),
    Topic(
        "call-119",
        "화학사고 신고",
        "",
        ("화학사고는 119에 신고합니다.",),
        _phrases(
            "119|사고 신고|누출 신고|유출 신고|어디 신고|신고 전화|신고 방법|신고 번호|즉시신고|화학사고|긴급 연락|비상 연락"
            "|화학테러|사고났|사고가났|사고 대피|행동요령|대피 요령|재난문자"
        ),
    ),
    Topic("first-aid", "삼켰거나 들이마셨거나 닿았을 때", "first_aid", (LABEL, BY_SUBSTANCE)),
    Topic("spill", "새거나 쏟아졌을 때", "spill", (BY_SUBSTANCE,)),
    Topic("fire", "불이 났을 때", "fire", (BY_SUBSTANCE, "물을 쓸 수 있는지는 물질마다 다릅니다.")),
    Topic(
        "ppe",
        "사고 대응 보호구",
        "ppe",
        (EQUIPMENT, BY_SUBSTANCE),
        _phrases("레벨a|레벨b|레벨c|레벨d|levela|levelb|levelc|leveld|a급 보호|b급 보호|c급 보호|보호복 등급"),
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
TOPICS: Mapping[str, Topic] = {topic.slug: topic for topic in _ALL}
BY_INTENT: Mapping[str, Topic] = {
    topic.intent: topic for topic in _ALL if topic.intent and topic.slug == topic.intent.replace("_", "-")
}
