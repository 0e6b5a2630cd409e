"""The H codes that agencies state, with the classes to which each belongs: from statements and from classes alike."""

from __future__ import annotations

import re
from dataclasses import dataclass

from connectors.schema import FactKind
from portal.profile.conflict_voices import ComparedFacts
from portal.profile.sourced_facts import SourcedFact
from reference.ghs_classes import classes_of_code

_CODE = re.compile(r"(?<![A-Z])H\d{3}[A-Za-z]{0,2}")
_BY_EFFECT = "특정표적장기/single-3"
"""Its two codes are two effects, irritation and narcosis, which a substance may have both."""


@dataclass(frozen=True, slots=True)
class CodeStatement:
    """One H code that one agency states; ``group`` is what other codes of the same class share with it."""

    voice: str
    code: str
    classes: frozenset[str]
    fact: SourcedFact

    @property
    def group(self) -> str:
        """The class of the code, or the code itself where its class holds several effects."""
        return self.code[:4] if _BY_EFFECT in self.classes else "+".join(sorted(self.classes))

    def agrees_with(self, other: CodeStatement) -> bool:
        """A bare code (H360) names no effect and differs from none of its kind; H360F and H360D differ."""
        ours, theirs = self.code[4:].lower(), other.code[4:].lower()
        return self.code[:4] == other.code[:4] and (ours == theirs or not (ours and theirs))


def code_statements(compared: ComparedFacts) -> list[CodeStatement]:
    """Every H code of a GHS class that an agency states; of a compound (H300+H310) each part."""
    found = []
    for fact in compared.stated(FactKind.HAZARD_STATEMENT, FactKind.HAZARD_CLASS):
        is_class = fact.kind == FactKind.HAZARD_CLASS
        text = str((fact.data or {}).get("h_code") or "") if is_class else fact.value.partition(":")[0]
        for code in _CODE.findall(text):
            if classes := classes_of_code(code):
                found.append(CodeStatement(compared.voices.of(fact.feed), code, classes, fact))
    return found
