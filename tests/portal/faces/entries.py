"""The entries of a small portal: one of each kind, and such of which several records speak.

Whatever an entry states is a text of its own that stands nowhere else, so that a face that shows it betrays which it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.store.digest import short


@dataclass(frozen=True, slots=True)
class Known:
    """One entry with all that may be asked of it or shown of it, by name."""

    key: str
    kind: str
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """The last part of its address."""
        return self.said["slug"]


_OF_SUBSTANCE = {
    "slug": "98001-01-5",
    "wrong": "98001-01-4",
    "name": "베일산 나트륨",
    "respelt": "베일산 소듐",
    "english": "Veilane",
    "synonym": "Cloakol",
    "ke": "KE-38881",
    "un": "3981",
    "formula": "C19H29NaO91",
    "hazard": "장막 유해성",
    "legal": "장막관리물질",
    "number": "2099-1-771",
    "word": "먹구름처럼",
    "text": "먹구름처럼 번지는 누출",
    "limit": "77.71 ppm",
    "ended": "지난날의 잿빛",
    "look": "장막을 닮은 황록색",
    "record": "veil-record",
    "note": "장막의 근거 문서",
}
SUBSTANCE = Known("cas:98001-01-5", "substance", _OF_SUBSTANCE)
"""One substance of which two records speak; both are withheld with it."""

PARTLY = Known(
    "cas:98002-02-9",
    "substance",
    {
        "slug": "98002-02-9",
        "open": "드러난산",
        "open_english": "Openane",
        "open_legal": "드러난목록물질",
        "open_text": "햇빛처럼 드러난 누출",
        "name": "가림산 나트륨",
        "respelt": "가림산 소듐",
        "english": "Shroudane",
        "synonym": "Maskol",
        "ke": "KE-38882",
        "un": "3982",
        "formula": "C19H29NaO92",
        "hazard": "가림 유해성",
        "legal": "가림관리물질",
        "number": "2099-1-772",
        "word": "서릿발처럼",
        "text": "서릿발처럼 번지는 누출",
        "limit": "77.72 ppm",
        "ended": "지난날의 쪽빛",
        "look": "가림막을 닮은 보라색",
        "record": "shroud-record",
        "note": "가림의 근거 문서",
    },
)
"""A substance with one record that is withheld (``HIDDEN_RECORD``) and one that is not."""

OTHER = Known("cas:98003-03-3", "substance", {"slug": "98003-03-3", "name": "이웃한산", "english": "Neighbourane"})
"""A substance that shares a UN number with ``PARTLY`` and to which every thing is linked."""

PESTICIDE = Known(
    "pesticide:psis/live/P-1",
    "pesticide",
    {"slug": "psis-P-1", "name": "너울유제", "text": "너울 같은 살충성분", "company": "너울상사", "word": "너울 같은"},
)
PRODUCT = Known(
    "product:safetykorea.recalls/live/R-1",
    "product",
    {
        "slug": "safetykorea-recalls-R-1",
        "name": "휘장세정제",
        "text": "휘장처럼 새는 결함",
        "word": "휘장처럼",
        "brand": "휘장상표",
        "year": "1971",
    },
)
FACILITY = Known(
    "facility:ncis.facilities/live/F-1",
    "facility",
    {
        "slug": "ncis-facilities-F-1",
        "name": "차양화학",
        "text": "차양도 그늘군 1",
        "word": "그늘군",
        "region": "차양도",
        "industry": "차양 제조업",
    },
)
ACCIDENT = Known(
    "accident:ncis.accidents/live/A-1",
    "accident",
    {
        "slug": "ncis-accidents-A-1",
        "name": "덮개읍 화재 사고",
        "text": "덮개처럼 번진 불",
        "word": "덮개처럼",
        "region": "덮개도",
        "place": "덮개창고",
        "year": "1972",
    },
)
PRODUCT_CLASS = Known(
    "product_class:veil-cleaner",
    "product_class",
    {"slug": "veil-cleaner", "name": "커튼세정제", "english": "Curtain cleaner", "text": "커튼성분", "note": "커튼처럼 알아둘 것"},
)  # fmt: skip
THINGS = (PESTICIDE, PRODUCT, FACILITY, ACCIDENT, PRODUCT_CLASS)
ANNOTATED = Known(
    "cas:98004-04-7",
    "substance",
    {
        "slug": "98004-04-7",
        "wrong": "98004-04-8",
        "name": "밑줄산",
        "english": "Notane",
        "un": "3984",
        "legal": "밑줄관리물질",
        "number": "2099-1-774",
        "limit": "77.74 ppm",
        "hazard": "밑줄 유해성",
        "ended": "지난날의 은빛",
        "look": "밑금을 닮은 황록색",
    },
)
"""A substance that staff remark on: as a whole, on its one record, or on single values."""

ALL = (SUBSTANCE, PARTLY, OTHER, *THINGS, ANNOTATED)
FAMILY = Known(
    "rec:ncis.inventory/live/" + short("family"), "substance", {"name": "베일산 및 그 화합물", "legal": "제한물질"}
)
"""A row of a list that names a family and no number; its name shares a word with that of ``SUBSTANCE``."""

ASKED_WITH = frozenset({"word", "wrong", "slug"})
"""What is typed or stands in addresses and is no statement."""
OPEN = frozenset({"open", "open_english", "open_legal", "open_text"})
"""What the open record of ``PARTLY`` states."""
STATED = frozenset(PARTLY.said) - OPEN - ASKED_WITH
"""What its withheld record states; the respelt name is the portal's own, made of it."""
SHARED = frozenset({"un"})
"""What ``OTHER`` states too: it stands on that one's faces for good."""
HIDDEN_RECORD = "kosha_msds.sheets/shroud-record"
NOTED_RECORD = "kosha_msds.sheets/noted-record"
