"""What a legal listing says besides its thresholds, each under the heading that fits it: 제한 내용, 사유, 예외, 기간."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

HEADINGS: Mapping[str, str] = {"restriction": "제한 내용", "reason": "사유", "exception": "예외", "period": "기간"}
"""By the field of ``LegalListing``, in the order of the page."""


def listing_remarks(data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Heading and text of each remark that the listing has."""
    return tuple((heading, str(data[name])) for name, heading in HEADINGS.items() if data.get(name))


def contents_as_sent(data: Mapping[str, Any]) -> str:
    """The agency's text on contents where no threshold was read out of it: it is shown as sent, never as 밝히지 않음 (content rule 20)."""
    return "" if data.get("thresholds") else str(data.get("contents") or "")
