"""The parts of a text that name something: names, numbers and formulas."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PartKind(StrEnum):
    """What a part of a text names an entry by."""

    NAME = "name"
    NUMBER = "number"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class QueryPart:
    """A part of the text that names something: its kind, the text as searched, and the token that an entry bears.

    ``scheme`` is the scheme of a number. An empty ``key`` is a number that cannot be one; ``near`` holds what may be meant.
    """

    kind: PartKind
    text: str
    key: str
    scheme: str = ""
    near: tuple[str, ...] = ()
