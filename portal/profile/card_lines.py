"""Lines of the response card: each a quotation with its sources; equal words under one label stand once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.profile.response_guides import GuideSentenceShown
from portal.profile.sourced_facts import SourcedFact, one_per_source
from reference.ghs_statements import statement_of

_CODE = re.compile(r"^\s*(P\d{3}(?:\s*\+\s*P\d{3})*)\s*:\s*(?=\S)")
_LABEL_PARTS = " > "


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line: the words as sent, the code that stood before them, the label under which the agency states them.

    ``english`` is the official English of the code or the original of a guide's sentence, "" where there is none;
    ``is_translation`` marks the portal's own Korean of such an original (content rule 30).
    """

    text: str
    facts: tuple[SourcedFact, ...]
    label: str = ""
    code: str = ""
    english: str = ""
    label_english: str = ""
    is_translation: bool = False


def card_lines(facts: Iterable[SourcedFact]) -> tuple[CardLine, ...]:
    """One line for equal words under one label, in the order of first appearance, with all sources that state them."""
    grouped: dict[tuple[str, str], list[SourcedFact]] = {}
    for fact in facts:
        grouped.setdefault((_short_label(fact.label), fact.text), []).append(fact)
    return tuple(_line(label, text, of_line) for (label, text), of_line in grouped.items())


def _line(label: str, text: str, facts: list[SourcedFact]) -> CardLine:
    code = code_of(text)
    official = statement_of(code) if code else None
    words = text[match.end() :] if (match := _CODE.match(text)) else text
    english = official.english if official and _is_same(official.korean, words) else ""
    return CardLine(words, tuple(one_per_source(facts)), label, code, english)


def _is_same(official: str, sent: str) -> bool:
    """Whether an agency sent the official statement and nothing else: only then does its English say the same."""
    return re.sub(r"[\s.]", "", official) == re.sub(r"[\s.]", "", sent)


def code_of(text: str) -> str:
    """The P code, also of a compound, that stands before the words of a statement, or ""."""
    match = _CODE.match(text)
    return re.sub(r"\s", "", match.group(1)) if match else ""


def guide_lines(sentences: Iterable[GuideSentenceShown]) -> Iterator[CardLine]:
    """The sentences of a guide as lines, in the portal's Korean where there is one, each with its original."""
    for sentence in sentences:
        yield CardLine(
            sentence.korean or sentence.english,
            (sentence.fact,),
            sentence.sub_heading_ko or sentence.sub_heading,
            english=sentence.english,
            label_english=sentence.sub_heading,
            is_translation=bool(sentence.korean),
        )


def _short_label(label: str) -> str:
    """The last part of an agency's label: the parts before it name the section, which the block's title says."""
    return label.rpartition(_LABEL_PARTS)[2]
