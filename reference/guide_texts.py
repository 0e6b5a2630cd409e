"""The guides of the Emergency Response Guidebook 2024 as printed: sections, items, pages. Quoted, never retold (content rule 1).

Guides 121 and 167 are reserved in this edition: their pages are empty, so they are no guides here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reference.document_tables import TABLES, rows_of, version_of

GUIDES = TABLES / "erg" / "erg_guides.csv"
TITLES = TABLES / "erg" / "erg_guide_titles.csv"
HEADINGS = TABLES / "erg" / "guide_headings.csv"
EDITION = "ERG 2024"
SOURCE = "ERG 2024(미국·캐나다·멕시코), 국내 기준 아님"
TRANSLATION_MARK = "포털 번역(비공식), 원문 함께 보기"


@dataclass(frozen=True, slots=True)
class GuideItem:
    """One bullet of a guide, letter for letter; ``sub_heading`` is the heading above it within the section, or ""."""

    section: str
    sub_heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide: two facing pages of the orange section. Which of the two an item stands on is not told."""

    number: str
    title: str
    first_page: int
    last_page: int
    items: tuple[GuideItem, ...]

    @property
    def title_ko(self) -> str:
        """The title in the portal's Korean, "" where there is none."""
        return heading_ko(self.title)

    @property
    def pages(self) -> str:
        """The printed pages: 178–179."""
        return f"{self.first_page}–{self.last_page}"


def guides() -> Mapping[str, Guide]:
    """All 62 guides by number, in the order of the book."""
    return _guides()


def heading_ko(heading: str) -> str:
    """The portal's Korean for a section, a heading within one or a title; "" where the table has none."""
    return _headings().get(heading.strip(), "")


def table_version() -> str:
    """A hash that changes with the guides and their titles; the Korean of a sentence is looked up when it is shown."""
    return version_of(GUIDES, TITLES)


@cache
def _guides() -> Mapping[str, Guide]:
    items: dict[str, list[GuideItem]] = defaultdict(list)
    for row in rows_of(GUIDES):
        items[row["guide"]].append(GuideItem(row["section"], row["sub"], row["text"]))
    return {
        row["guide"]: Guide(
            row["guide"], row["title"], int(row["first_page"]), int(row["last_page"]), tuple(items[row["guide"]])
        )
        for row in rows_of(TITLES)
    }


@cache
def _headings() -> Mapping[str, str]:
    return {row["en"].strip(): row["ko"] for row in rows_of(HEADINGS)}
