"""The statements in the text of an item: parts between bars, each on one line, without the name of the work that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from connectors.entities import without_entities
from connectors.printed_values import absence_of, with_plain_signs
from connectors.schema import Absence

_AND = r"&(?:amp;){0,2}"
_LINE_END = re.compile(
    rf"(\r\n|[\n\r\v\f\x85\u2028\u2029]|{_AND}#(?:1[03]|[xX]0*[aAdD]);|(?:<|{_AND}lt;)br\s*/?(?:>|{_AND}gt;))",
    re.IGNORECASE,
)
"""The end of a line, also where it is escaped like the rest of the text."""
_CITED = re.compile(r"※\s*출처\s*[:：].*")
_SENTENCE = re.compile(r"(?:니다|[한된있없이]다|시오|세요)(?:[.\s]|$)|[함됨음임]\.?\s*$")
"""How Korean sentences end. What reads so behind "※출처 :" is no name of a work, and stays."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of an item: its text on one line, and the part of the item's text that it was read from."""

    text: str
    sent: str

    @property
    def original(self) -> str:
        """The part as sent where it differs from the one-line text, otherwise ""."""
        return "" if self.sent == self.text else self.sent

    @property
    def absence(self) -> Absence:
        """Whether KOSHA states here that it has no data."""
        return absence_of(with_plain_signs(self.text))


def statements_in(text: str) -> tuple[Statement, ...]:
    """The statements of a text, in order; a text that only cites has none.

    A citation (``|   ※출처 : HSDB``) ends at its line and stays with the statement before it, as a part of what was sent.
    The words on the lines below it are a statement of their own.
    """
    drafts: list[_Draft] = []
    before = ""
    for place, piece in enumerate(text.split("|")):
        joint, is_new = "|" if place else "", True
        for line in _lines(piece):
            if line.words and is_new:
                drafts.append(_Draft(line.words, before + (joint if before else "") + line.sent))
                joint, before, is_new = "", "", False
            elif line.words or (drafts and (line.cites or not is_new)):
                drafts[-1].add(line.words, joint + line.sent)
                joint = ""
            elif line.cites:
                before, joint = before + joint + line.sent, ""
            is_new = is_new or line.cites
    return tuple(Statement(" ".join(draft.text.split()), draft.sent.strip()) for draft in drafts)


@dataclass(slots=True)
class _Draft:
    text: str
    sent: str

    def add(self, words: str, sent: str) -> None:
        self.text += f" {words}"
        self.sent += sent


class _Line(NamedTuple):
    """A line as sent, its words without a citation, and whether it cites."""

    sent: str
    words: str
    cites: bool


def _lines(piece: str) -> Iterator[_Line]:
    parts = _LINE_END.split(piece)
    for text, end in zip_longest(parts[::2], parts[1::2], fillvalue=""):
        plain = without_entities(text)
        cited = _CITED.search(plain)
        if cited is None or _SENTENCE.search(cited.group()):
            yield _Line(text + end, plain.strip(), False)
        else:
            yield _Line(text + end, plain[: cited.start()].strip(), True)
