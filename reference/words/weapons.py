"""Words and sentences about making weapons, drugs of abuse or poison, which the portal does not answer (content rule 9)."""

from __future__ import annotations

TABLE = "weapons"
"""The table of words; its sentences stand in ``weapons_sentences``."""
