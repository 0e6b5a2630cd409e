"""The statements in the text of an item: parts between bars, each on one line, without the name of the work that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from connectors.entities import without_entities
from connectors.printed_values import absence_of
from connectors.schema import Absence

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_BREAK = re.compile(r"\r\n|\r|\n|<br\s*/?>", re.IGNORECASE)
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
        return absence_of(self.text)


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
                drafts[-1].add(line.words, joint + (line.sent if line.is_first else ""))
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
    """A line's words without a citation; ``sent`` is the line as sent, which has several lines where a line end is escaped."""

    sent: str
    words: str
    cites: bool
    is_first: bool


def _lines(piece: str) -> Iterator[_Line]:
    for sent in _LINE.findall(piece):
        for place, line in enumerate(_BREAK.split(without_entities(sent).rstrip("\r\n"))):
            cited = _CITED.search(line)
            if cited is None or _SENTENCE.search(cited.group()):
                yield _Line(sent, line.strip(), False, place == 0)
            else:
                yield _Line(sent, line[: cited.start()].strip(), True, place == 0)
