"""Official P statements for the response card: what must not be done, what is to be done, and where the others stand.

Only statements that say something of an accident stand on the card: those of response (P3..), of fire sources (P21.), of air
and water (P22.) and of contact (P26.). Those of work, storage and disposal stand under the classification on the page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from connectors.schema import FactKind
from portal.profile.card_lines import CardLine, card_lines, code_of
from portal.profile.sds_sections import displayable_facts
from portal.profile.sourced_facts import SourcedFact
from reference.words.advice import NEGATION

_OF_ACCIDENTS = ("P3", "P21", "P22", "P260", "P261", "P262")
_SENTENCES = re.compile(r"(?<=[.。])\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Precautions:
    """The statements by what they tell: only forbid, only order, or both in one; ``elsewhere`` counts those off the card.

    Forbidden and ordered are told by the sentences themselves. A statement that does both would be cut in two, so it stands
    whole under a heading of its own.
    """

    forbid: tuple[CardLine, ...] = ()
    order: tuple[CardLine, ...] = ()
    mixed: tuple[CardLine, ...] = ()
    elsewhere: int = 0
    """Statements with a blank to fill in, of everyday work, or with a code alone (content rule 1)."""

    @property
    def lines(self) -> tuple[CardLine, ...]:
        """All lines in the order of the card."""
        return (*self.forbid, *self.order, *self.mixed)


def precautions(facts: Sequence[SourcedFact], shown: Collection[str]) -> Precautions:
    """The statements of one form; what a block already shows in the same words stands there and is not repeated."""
    stated = [fact for fact in facts if fact.kind == FactKind.PRECAUTIONARY_STATEMENT and not fact.absence]
    all_codes = {code_of(fact.value) or fact.value.strip() for fact in stated}
    # The label names the series (예방, 대응), which the code tells and no responder needs.
    fit = [
        replace(fact, label="") for fact in displayable_facts(stated) if code_of(fact.value).startswith(_OF_ACCIDENTS)
    ]
    lines = [line for line in card_lines(fit) if line.text not in shown]
    on_card = {code_of(fact.value) for fact in fit}
    by_tone = {tone: tuple(line for line in lines if _tone(line.text) == tone) for tone in ("forbid", "order", "mixed")}
    return Precautions(**by_tone, elsewhere=len(all_codes - on_card))


def _tone(text: str) -> str:
    sentences = [sentence for sentence in _SENTENCES.split(text) if sentence.strip(" .")]
    forbidding = sum(bool(NEGATION.search(sentence)) for sentence in sentences)
    if not forbidding:
        return "order"
    return "forbid" if forbidding == len(sentences) else "mixed"
