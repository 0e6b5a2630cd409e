"""The seventeen provinces by today's names, told from the first word of an address or a short name."""

from __future__ import annotations

from collections.abc import Mapping

from connectors.schema import Fact, FactKind

_ALSO_WRITTEN: Mapping[str, tuple[str, ...]] = {
    "서울특별시": ("서울", "서울시"),
    "부산광역시": ("부산", "부산시"),
    "대구광역시": ("대구", "대구시"),
    "인천광역시": ("인천", "인천시"),
    "광주광역시": ("광주",),
    "대전광역시": ("대전", "대전시"),
    "울산광역시": ("울산", "울산시"),
    "세종특별자치시": ("세종", "세종시"),
    "경기도": ("경기",),
    "강원특별자치도": ("강원", "강원도"),
    "충청북도": ("충북",),
    "충청남도": ("충남",),
    "전북특별자치도": ("전북", "전라북도"),
    "전라남도": ("전남",),
    "경상북도": ("경북",),
    "경상남도": ("경남",),
    "제주특별자치도": ("제주", "제주도"),
}
PROVINCES: tuple[str, ...] = tuple(_ALSO_WRITTEN)
_NAME: Mapping[str, str] = {
    written: province for province, others in _ALSO_WRITTEN.items() for written in (province, *others)
}


def province_of(text: str) -> str:
    """Today's name of the province that ``text`` begins with; "" where its first word is none (광주시 may be either)."""
    words = text.split()
    return _NAME.get(words[0].strip("(),"), "") if words else ""


def region_fact(text: str, label: str) -> Fact | None:
    """The province as a fact, with the text as sent beside it; the text itself where no province is told."""
    plain = text.strip()
    if not plain:
        return None
    region = province_of(plain) or plain
    return Fact(FactKind.REGION, region, original="" if region == plain else plain, lang="ko", label=label)
