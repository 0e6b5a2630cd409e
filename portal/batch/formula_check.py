"""Whether a text beside a name is the substance's own formula: 수은(Hg), 사염화탄소 CCl4."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from identifiers.formula import FormulaError, hill
from reference.structures import structures


def has_formula(cas: str, text: str) -> bool:
    """Whether the text is a formula of the same composition as the substance with this CAS number; an unknown one is not."""
    stated = _formulas().get(cas, "")
    try:
        return bool(stated) and hill(text) == stated
    except FormulaError:
        return False


@cache
def _formulas() -> Mapping[str, str]:
    """Formulas by CAS number in Hill order, kept: a list asks for thousands."""
    found: dict[str, str] = {}
    for structure in structures():
        try:
            found[structure.cas] = hill(structure.formula)
        except FormulaError:
            continue
    return found
