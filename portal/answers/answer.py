"""The answer to a search: a value without any rule, the same for the page and for the API."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What the search came to. A program may rely on these words; none is ever taken away."""

    SUBSTANCE = "substance"
    CHOOSE = "choose"
    PRODUCT = "product"
    UN = "un"
    LIST = "list"
    GUIDANCE = "guidance"
    CRISIS = "crisis"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Offered:
    """One way on from an answer: a title in words, its address, the CAS numbers it stands for, and whose word it is.

    ``origin`` is "live", "demo" or, for what the portal itself states, "": demonstrations are marked wherever they stand.
    """

    title: str
    url: str
    cas: tuple[str, ...] = ()
    note: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the search concluded. ``url`` is "" where nothing may be opened (``choose``, ``none``, ``crisis``).

    ``origin`` is that of the one entry that is meant, or "". ``opens`` is true only for an identifier typed whole: a name,
    however exact, waits for the person's click.
    """

    kind: Kind
    cas: tuple[str, ...] = ()
    url: str = ""
    intent: str = ""
    title: str = ""
    lines: tuple[str, ...] = ()
    offered: tuple[Offered, ...] = ()
    origin: str = ""
    opens: bool = False

    def plain(self) -> dict[str, Any]:
        """As the API gives it."""
        return {
            "kind": self.kind,
            "cas": list(self.cas),
            "url": self.url,
            "intent": self.intent,
            "title": self.title,
            "origin": self.origin,
            "lines": list(self.lines),
            "offered": [
                {"title": each.title, "url": each.url, "cas": list(each.cas), "note": each.note, "origin": each.origin}
                for each in self.offered
            ],
        }


NOTHING = Answer(Kind.NONE)
