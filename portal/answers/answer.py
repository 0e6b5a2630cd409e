"""The answer to a search: plain data without rules, the same for the page and for the API."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class AnswerKind(StrEnum):
    """The kind of an answer. Programs rely on these words, so none is ever removed."""

    SUBSTANCE = "substance"
    CHOOSE = "choose"
    PRODUCT = "product"
    UN = "un"
    LIST = "list"
    GUIDANCE = "guidance"
    CRISIS = "crisis"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Offer:
    """One page that an answer links to: its title, its address and the CAS numbers of the substance.

    ``origin`` is "live", "demo" or, for pages of the portal itself, "". Every face marks "demo". ``key`` is the key of the
    entry, by which its annotations are found; "" for pages of the portal itself.
    """

    title: str
    url: str
    cas: tuple[str, ...] = ()
    note: str = ""
    origin: str = ""
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """The conclusion of a search. ``url`` is "" where nothing may be opened (``choose``, ``none``, ``crisis``).

    ``origin`` is the origin of the one entry that is meant, or "". ``opens`` is true only for a complete identifier: a
    name, even an exact one, waits for the person's click. ``calls`` are the telephone numbers that belong into the answer.
    """

    kind: AnswerKind
    cas: tuple[str, ...] = ()
    url: str = ""
    intent: str = ""
    title: str = ""
    lines: tuple[str, ...] = ()
    offered: tuple[Offer, ...] = ()
    origin: str = ""
    opens: bool = False
    calls: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The answer in the form of the API; the keys are public."""
        return {
            "kind": self.kind,
            "cas": list(self.cas),
            "url": self.url,
            "intent": self.intent,
            "title": self.title,
            "origin": self.origin,
            "calls": list(self.calls),
            "lines": list(self.lines),
            "offered": [
                {"title": each.title, "url": each.url, "cas": list(each.cas), "note": each.note, "origin": each.origin}
                for each in self.offered
            ],
        }


NOTHING = Answer(AnswerKind.NONE)
