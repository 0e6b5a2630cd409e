"""Items of the guides cut into sentences, each with the portal's Korean and with what it speaks of (content rule 30).

A sentence that holds abroad only is left out, and only that sentence; nothing is left out within one. A sentence that
names UN numbers stands only on those, one with EXCEPT only on the others, and one about a family only on the guide's page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from reference.document_tables import TABLES, rows_of, version_of

TABLE = TABLES / "erg" / "guide_sentences.csv"

ARTEFACT = "artefact:"
"""Begins the reason of a piece that is no text of the guide: a running title that the transcription read into an item."""

_END = re.compile(r'(?<=[.!?])\s+(?=[A-Z0-9("“•])')
_ABBREVIATION = re.compile(r"\b(e\.g|i\.e|U\.S|etc|No|approx|vs|St)\.$")
_NUMBER = re.compile(r"UN ?(\d{4})")
_EXCEPTION = re.compile(r"\bEXCEPT\b")
_FAMILY = re.compile(
    r"^(?:(?:CAUTION|Note|WARNING): |EXCEPT FOR [^,]+\(UN\d{4}\)[^,]*, (?:[^,]+, )?)?"
    r"(?:some|many|most|the majority|inhalation or contact with some)\b(?! foams)(?! effects)",
    re.IGNORECASE,
)
"""Foams and effects are no family of substances: "Most foams will react with the material" speaks of the material."""

_NEW_SUBJECT = re.compile(r"^(?:CAUTION|Note|WARNING):")
_POLYMERIZES = re.compile(r"\(P\)")
_GENERAL_FIRST_AID = re.compile(r"“General First Aid” section")


class LeftOut(StrEnum):
    """Why a sentence of a guide is not shown."""

    NO = ""
    ABROAD = "abroad"
    """It holds abroad only (911, ERAP, shipping papers): 119 stands in its place."""
    GENERAL_FIRST_AID = "general_first_aid"
    """It refers to a section that the portal does not have: the reference is told, and 119."""
    ARTEFACT = "artefact"
    """It is no text of the guide."""


@dataclass(frozen=True, slots=True)
class GuideSentence:
    """One sentence; ``korean`` is "" where there is none yet, and then the English stands alone.

    ``only_for`` are the UN numbers that it speaks of, () for all of the guide; ``not_for`` those that it excepts.
    """

    english: str
    korean: str
    left_out: LeftOut
    only_for: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()
    is_family: bool = False
    only_polymerizing: bool = False

    def speaks_of(self, un: str, *, may_polymerize: bool = False) -> bool:
        """Whether the sentence may stand on the card of a substance with this number."""
        if self.is_family or (self.only_polymerizing and not may_polymerize):
            return False
        return un not in self.not_for and (not self.only_for or un in self.only_for)


@cache
def sentences_of(item: str) -> tuple[GuideSentence, ...]:
    """The sentences of one item in order, also those that are left out.

    A sentence that follows one about UN numbers goes on about them ("Otherwise, continue rinsing …") until a new subject.
    """
    found: list[GuideSentence] = []
    subject: tuple[str, ...] = ()
    for text in _cut(item):
        sentence = _sentence(text)
        if sentence.only_for:
            subject = sentence.only_for
        elif sentence.not_for or _NEW_SUBJECT.match(text):
            subject = ()
        elif subject:
            sentence = replace(sentence, only_for=subject)
        found.append(sentence)
    return tuple(found)


def _cut(item: str) -> Iterator[str]:
    sentence = ""
    for part in _END.split(item):
        sentence = f"{sentence} {part}".strip()
        if not _ABBREVIATION.search(sentence):
            yield sentence
            sentence = ""
    if sentence:
        yield sentence


def _sentence(text: str) -> GuideSentence:
    row = _table().get(text, {"ko": "", "left_out": ""})
    reason = row["left_out"]
    english = text
    if reason.startswith(ARTEFACT):
        english = " ".join(text.replace(reason.removeprefix(ARTEFACT).strip(), " ").split())
    numbers = tuple(dict.fromkeys(_NUMBER.findall(english)))
    excepts = bool(numbers and _EXCEPTION.search(english))
    return GuideSentence(
        english or text,
        row["ko"],
        _left_out(english, row["ko"], reason),
        only_for=() if excepts else numbers,
        not_for=numbers if excepts else (),
        is_family=bool(_FAMILY.match(english)),
        only_polymerizing=bool(_POLYMERIZES.search(english)),
    )


def _left_out(english: str, korean: str, reason: str) -> LeftOut:
    if not english or (reason.startswith(ARTEFACT) and not korean):
        return LeftOut.ARTEFACT
    if _GENERAL_FIRST_AID.search(english):
        return LeftOut.GENERAL_FIRST_AID
    return LeftOut.ABROAD if reason and not korean else LeftOut.NO


def table_version() -> str:
    """A hash that changes with the sentences."""
    return version_of(TABLE)


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return {row["en"]: row for row in rows_of(TABLE)}
