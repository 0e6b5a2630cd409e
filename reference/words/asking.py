"""What people write around a name: particles, states, words that ask, and words that say nothing of a substance."""

from __future__ import annotations

from collections.abc import Mapping

from reference.words.table import classes, rows

_CLASSES = classes("asking")

PARTICLES = frozenset(_CLASSES["particle"])
"""Endings that a noun takes."""

LAST_SYLLABLES = frozenset(_CLASSES["last_syllable"])
"""Particles that are the last syllable of many nouns of three."""

STATES = _CLASSES["state"]
"""Words for a state that people write onto a name; the first that fits is taken off."""

FILLER = frozenset(_CLASSES["filler"])
"""Words that neither name a substance nor a section; they never stand in the way of a name."""


def _part(part: str) -> Mapping[str, str]:
    return {row["word"]: row["class"] for row in rows("intents") if row["part"] == part}


INTENT_OF = _part("whole")
"""Words that open a section, each with its intent."""

INTENT_OF_BEGINNING = _part("beginning")
"""Beginnings of verbs, whatever ending people write on (튀었을때, 튀었는데, 튀었습니다): no name of a substance begins so."""

INTENTS = tuple(classes("intents"))
"""All intents; the first in the table's order that a query holds wins."""
