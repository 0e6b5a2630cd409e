"""Patterns for agencies' sentences: actions on which sources may differ, negations, equipment."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reference.words.word_tables import Row, rows


def _rows_of_class(group: str) -> tuple[Row, ...]:
    return tuple(row for row in rows("advice") if row["class"] == group)


def _actions() -> Mapping[str, re.Pattern[str]]:
    found: dict[str, list[str]] = {}
    for row in _rows_of_class("action"):
        found.setdefault(row["about"], []).append(row["pattern"])
    return {action: re.compile("|".join(patterns)) for action, patterns in found.items()}


ACTIONS = _actions()
"""Patterns of each action by its name on the page, in the order in which pairs are shown.

Where one agency's match has a negation and another's has none, the page shows the pair to the reader.
"""

NEGATION = re.compile("|".join(row["pattern"] for row in _rows_of_class("negation")))
"""Words that turn a sentence into advice against the action."""

EQUIPMENT = re.compile("|".join(row["pattern"] for row in _rows_of_class("equipment")))
"""Names of protective equipment; "to protect" and "is worn" alone name none (content rule 2)."""

LABEL_WRITER = re.compile("|".join(row["pattern"] for row in _rows_of_class("label_writer")))
"""Words of a bracket that instructs the writer of a label and says nothing of the substance."""
