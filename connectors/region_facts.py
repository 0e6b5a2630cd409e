"""The province of an address by today's name, recognised by the first word of an address or by a short name."""

from __future__ import annotations

from connectors.schema import Fact, FactKind
from reference.words.province_names import PROVINCE_OF


def province_of(text: str) -> str:
    """Today's name of the province that ``text`` begins with; "" where its first word names none (광주시 may be either of two)."""
    words = text.split()
    return PROVINCE_OF.get(words[0].strip("(),"), "") if words else ""


def region_fact(text: str, label: str) -> Fact | None:
    """The province as a fact, with the text as sent beside it; the text itself where no province is recognised."""
    stripped = text.strip()
    if not stripped:
        return None
    region = province_of(stripped) or stripped
    return Fact(FactKind.REGION, region, original="" if region == stripped else stripped, lang="ko", label=label)
