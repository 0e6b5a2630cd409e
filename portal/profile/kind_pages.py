"""The four kinds of lists by the folder of their addresses: title, and the notes without which no face may show one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portal.profile.entry_lists import ListedKind
from portal.profile.list_layout import BY_FOLDER


@dataclass(frozen=True, slots=True)
class KindPages:
    """The pages of one kind: its folder, its title and the notes above list and page."""

    listed: ListedKind
    folder: str
    title: str
    notes: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The kind of the entries."""
        return self.listed.kind


LISTED_KINDS: Mapping[str, KindPages] = {
    "facilities": KindPages(
        BY_FOLDER["facilities"],
        "facilities",
        "화학물질 취급시설",
        (
            "신고 시점 자료, 현재 재고 아님, 없다는 뜻 아님.",
            "취급 물질은 경기도 자료만 밝힙니다(사고대비물질에 한함). 그 밖의 시설은 “이 자료는 취급 물질을 밝히지 않음”으로 적습니다.",
        ),
    ),
    "accidents": KindPages(
        BY_FOLDER["accidents"],
        "accidents",
        "화학사고",
        ("기관이 공개한 사고만 있습니다. 여기 없다고 사고가 없었다는 뜻이 아닙니다.",),
    ),
    "products": KindPages(
        BY_FOLDER["products"],
        "products",
        "제품(리콜·인증)",
        ("제품은 물질이 아닙니다. 성분은 제품마다 다르므로 라벨을 확인하십시오.",),
    ),
    "pesticides": KindPages(
        BY_FOLDER["pesticides"],
        "pesticides",
        "농약",
        ("등록 내용은 바뀔 수 있습니다. 사용 전에 포장지의 표시를 확인하십시오.",),
    ),
}
