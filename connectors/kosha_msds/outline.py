"""The fact kind of each item of a sheet: by code where codes were recorded, by name where only names are documented.

The names are those of 화학물질의 분류·표시 및 물질안전보건자료에 관한 기준, annex 4. An item that is in neither table
stays on the sheet as text under its section and is reported as drift.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from connectors.kosha_msds.items import Item
from connectors.schema import FactKind, Section

SECTIONS = range(1, 17)

KIND_OF_CODE: Mapping[str, FactKind] = {
    **dict.fromkeys(("A04", "A0402", "A06", "A0602", "A0604", "A0606"), FactKind.TEXT),
    "A0401": FactKind.USE,
    **dict.fromkeys(("H02", "H0206", "H0208", "H04", "H06", "H0602", "H0604", "H0606", "H0608"), FactKind.TEXT),
    "I02": FactKind.APPEARANCE,
    "I0202": FactKind.APPEARANCE,
    "I0204": FactKind.COLOUR,
    "I04": FactKind.ODOUR,
    "I06": FactKind.ODOUR_THRESHOLD,
    "I08": FactKind.PH,
    "I10": FactKind.MELTING_POINT,
    "I12": FactKind.BOILING_POINT,
    "I14": FactKind.FLASH_POINT,
    "I16": FactKind.EVAPORATION_RATE,
    "I18": FactKind.FLAMMABILITY,
    "I20": FactKind.EXPLOSION_LIMITS,
    "I22": FactKind.VAPOUR_PRESSURE,
    "I24": FactKind.SOLUBILITY,
    "I26": FactKind.VAPOUR_DENSITY,
    "I28": FactKind.RELATIVE_DENSITY,
    "I30": FactKind.PARTITION_COEFFICIENT,
    "I32": FactKind.AUTOIGNITION_TEMPERATURE,
    "I34": FactKind.DECOMPOSITION_TEMPERATURE,
    "I36": FactKind.VISCOSITY,
    "I38": FactKind.MOLAR_MASS,
    # Lethal doses have their own kind, so that no snippet shows them.
    **dict.fromkeys(("K0402", "K040202", "K040204", "K040206"), FactKind.TOXICITY_VALUE),
    **dict.fromkeys(("K02", "K04", "K0404", "K0406", "K0408", "K0410"), FactKind.TEXT),
    **dict.fromkeys(("K0412", *(f"K0412{n:02}" for n in range(2, 17, 2))), FactKind.CARCINOGENICITY),
    **dict.fromkeys(("K0414", "K0416", "K0418", "K0420", "K0422"), FactKind.TEXT),
    **dict.fromkeys(("L02", "L0202", "L0204", "L0206", "L04", "L0402", "L0404"), FactKind.TEXT),
    **dict.fromkeys(("L06", "L0602", "L0604", "L08", "L10"), FactKind.TEXT),
    "N04": FactKind.SHIPPING_NAME,
    "N06": FactKind.TRANSPORT_CLASS,
    "N08": FactKind.PACKING_GROUP,
    "N10": FactKind.MARINE_POLLUTANT,
    **dict.fromkeys(("O02", "O04", "O06", "O08", "O10", "O1002", "O100202", "O12"), FactKind.TEXT),
}

_NAMES: Mapping[int, tuple[str, ...]] = {
    3: ("함유량(%)", "함유량"),
    4: (
        "눈에 들어갔을 때",
        "피부에 접촉했을 때",
        "흡입했을 때",
        "먹었을 때",
        "기타 의사의 주의사항",
    ),
    5: (
        "적절한(부적절한) 소화제",
        "적절한(및 부적절한) 소화제",
        "화학물질로부터 생기는 특정 유해성",
        "화재진압 시 착용할 보호구 및 예방조치",
    ),
    6: (
        "인체를 보호하기 위해 필요한 조치 사항 및 보호구",
        "환경을 보호하기 위해 필요한 조치사항",
        "정화 또는 제거 방법",
    ),
    7: ("안전취급요령", "안전한 저장방법"),
    10: (
        "화학적 안정성 및 유해 반응의 가능성",
        "피해야 할 조건",
        "피해야 할 물질",
        "분해시 생성되는 유해물질",
    ),
    13: ("폐기방법", "폐기시 주의사항"),
    14: (
        "사용자가 운송 또는 운송 수단에 관련해 알 필요가 있거나 필요한 특별한 안전 대책",
        "화재시 비상조치",
        "유출시 비상조치",
    ),
    16: ("자료의 출처", "출처", "최초작성일", "개정횟수 및 최종 개정일자", "개정횟수", "최종 개정일자", "기타"),
}


def _without_spacing(name: str) -> str:
    return re.sub(r"[\s·,]", "", name)


_COMPACT_NAMES = {section: frozenset(_without_spacing(name) for name in names) for section, names in _NAMES.items()}


def section_of(number: int) -> Section:
    """The schema's section for the number of a sheet's section."""
    return Section(str(number))


def kind_of(item: Item, section: int) -> FactKind | None:
    """The kind of fact that the item states; ``None`` where neither its code nor its name is known."""
    if item.code in KIND_OF_CODE:
        return KIND_OF_CODE[item.code]
    return FactKind.TEXT if _without_spacing(item.name) in _COMPACT_NAMES.get(section, frozenset()) else None
