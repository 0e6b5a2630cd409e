"""The province of an address by today's name, told from the first word of an address or a short name."""

from __future__ import annotations

from connectors.schema import Fact, FactKind
from reference.words.provinces import PROVINCE_OF


def province_of(text: str) -> str:
    """Today's name of the province that ``text`` begins with; "" where its first word is none (광주시 may be either)."""
    words = text.split()
    return PROVINCE_OF.get(words[0].strip("(),"), "") if words else ""


def region_fact(text: str, label: str) -> Fact | None:
    """The province as a fact, with the text as sent beside it; the text itself where no province is told."""
    plain = text.strip()
    if not plain:
        return None
    region = province_of(plain) or plain
    return Fact(FactKind.REGION, region, original="" if region == plain else plain, lang="ko", label=label)
