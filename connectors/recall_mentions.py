"""Chemicals named in recall notices, found by a table of exact whole words; nothing is guessed from prose."""

from __future__ import annotations

import re

from connectors.schema import Mention, Relation
from identifiers import cas
from reference.words.substance_mentions import RECALL_CHEMICAL_SUFFIXES, RECALL_CHEMICALS

_WORD = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<name>"
    + "|".join(re.escape(name) for name in sorted(RECALL_CHEMICALS, key=lambda name: (-len(name), name)))
    + rf")(?=(?:{'|'.join(RECALL_CHEMICAL_SUFFIXES)}){{0,3}}(?:[^가-힣A-Za-z0-9]|$))"
)


def recall_mentions(*texts: str) -> tuple[Mention, ...]:
    """A mention for each chemical and each CAS number in the texts, each once; no other word becomes a mention."""
    found = dict.fromkeys(match["name"] for text in texts for match in _WORD.finditer(text))
    found |= dict.fromkeys(number for text in texts for number in cas.find(text))
    return tuple(Mention(name, Relation.MENTIONS.value) for name in found)
