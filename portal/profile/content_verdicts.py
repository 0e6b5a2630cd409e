"""Whether a share of a substance meets the content from which a row of a law applies; where nobody can say, why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

NO_CONTENT_STATED = "이 목록의 자료가 함량 기준을 밝히지 않음"
FINEST = Decimal("1e-9")
"""The least share in percent that may be asked about: ten parts in a million million."""
CONTENT_UNREAD = "기관 문구에서 함량 기준을 읽지 못함"


class Verdict(StrEnum):
    """The three answers; a row that says nothing on contents gets the third."""

    APPLIES = "해당"
    DOES_NOT_APPLY = "해당하지 않음"
    UNKNOWN = "판단할 수 없음"


@dataclass(frozen=True, slots=True)
class ContentVerdict:
    """One verdict with its reason in words; "" where the content beside it is reason enough."""

    outcome: Verdict
    why: str = ""


@dataclass(frozen=True, slots=True)
class ContentBound:
    """A content from which a row applies: percent by weight, with the effect for which it does ("" where the list is the effect)."""

    percent: Decimal
    exclusive: bool = False
    effect: str = ""

    @property
    def text(self) -> str:
        """The bound as the notice prints it; 이상 (from) and 초과 (more than) differ."""
        return f"{self.effect} {self.percent}% {'초과' if self.exclusive else '이상'}".strip()

    def verdict_on(self, share: Decimal) -> ContentVerdict:
        """Whether the share meets the bound."""
        meets = share > self.percent if self.exclusive else share >= self.percent
        if meets:
            return ContentVerdict(Verdict.APPLIES)
        why = f"{share}%는 {self.percent}% {'초과가 아님' if self.exclusive else '미만'}"
        return ContentVerdict(Verdict.DOES_NOT_APPLY, why)


@dataclass(frozen=True, slots=True)
class ContentLine:
    """What a row says of contents, and its verdict; ``verdict`` is ``None`` where no share was asked about."""

    text: str
    verdict: ContentVerdict | None


def content_lines(bounds: Iterable[ContentBound], share: Decimal | None, why_unknown: str) -> tuple[ContentLine, ...]:
    """A line for each bound; where there is none, one line without words that says why nothing can be said of the share."""
    lines = tuple(ContentLine(bound.text, None if share is None else bound.verdict_on(share)) for bound in bounds)
    if lines:
        return lines
    return (ContentLine("", None if share is None else ContentVerdict(Verdict.UNKNOWN, why_unknown)),)


def bounds_of(thresholds: Iterable[Mapping[str, Any]]) -> tuple[ContentBound, ...]:
    """The thresholds of a stored listing; one whose percent is no number is left out."""
    found = ((_decimal(item.get("percent")), item) for item in thresholds)
    return tuple(
        ContentBound(percent, bool(item.get("exclusive")), str(item.get("effect", "")))
        for percent, item in found
        if percent is not None
    )


def percent_of(text: str) -> Decimal | None:
    """A concentration in percent by weight from the address; ``None`` for anything else."""
    try:
        percent = Decimal(text.strip().removesuffix("%").strip())
    except InvalidOperation:
        return None
    # Nobody measures finer; 1e-999999 would be a million digits long on the page.
    if not percent.is_finite() or not FINEST <= percent <= 100:
        return None
    return Decimal(f"{percent:f}")


def _decimal(text: Any) -> Decimal | None:
    try:
        return Decimal(str(text))
    except InvalidOperation:
        return None
