"""Choices that a person accepted for lines: signed state in the page's form, because nothing is stored (docs/decisions/0004).

What a page offers is signed too, so that only what was offered for a line can be accepted for it, and a similar name that
was found once need not be found again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from django.core import signing

from portal.batch.line_answers import LineAnswer
from portal.batch.lines import BadInput, Line

_SALT = "batch-choices"
NONE = "none"
"""The value of a form's field that takes an accepted choice back."""
CHANGED = "고른 것의 기록이 이 페이지의 것이 아니거나 바뀌었습니다. 다시 확인한 뒤 골라 주십시오."

LineId = tuple[str, int, str]
"""Sheet, number and a digest of the text: an edited line loses what was accepted for it."""
Accepted = Mapping[LineId, str]
"""The key of the entry accepted for each line."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a page offers for one line: the keys of the entries, in the order of the choices."""

    line: LineId
    keys: tuple[str, ...]


def line_id(line: Line) -> LineId:
    """The line's identity as long as its place and text stay."""
    return line.sheet, line.number, blake2b(line.text.encode("utf-8", "replace"), digest_size=6).hexdigest()


def offer_of(answer: LineAnswer) -> Offer | None:
    """What can be accepted, or taken back, for a line; a class of products is no substance and cannot be accepted."""
    choices = (answer.found,) if answer.is_chosen and answer.found else answer.choices
    keys = tuple(choice.key for choice in choices if not choice.is_product_class)
    return Offer(line_id(answer.line), keys) if keys else None


def signed_offers(offers: Sequence[Offer]) -> str:
    """The offers of a page as one signed text; ``picked`` reads them back."""
    return _signed([[*offer.line, *offer.keys] for offer in offers])


def signed_accepted(accepted: Accepted) -> str:
    """All that was accepted so far as one signed text; ``read_accepted`` reads it back."""
    return _signed([[*line, key] for line, key in accepted.items()])


def read_accepted(text: str) -> dict[LineId, str]:
    """What was accepted so far, {} for ""; raises ``BadInput`` for a text that this portal did not sign."""
    return {line: keys[0] for line, keys in _read(text) if keys}


def picked(offers: str, values: Mapping[str, str]) -> dict[LineId, str]:
    """The picks of a page: ``values`` maps the place of an offer to the place of its key, or to ``NONE`` (then the key is "")."""
    found: dict[LineId, str] = {}
    for place, (line, keys) in enumerate(_read(offers)):
        value = values.get(str(place), "")
        if value == NONE:
            found[line] = ""
        elif value.isascii() and value.isdigit() and int(value[:4]) < len(keys):
            found[line] = keys[int(value[:4])]
    return found


def with_picks(accepted: Accepted, picks: Mapping[LineId, str]) -> dict[LineId, str]:
    """What is accepted after the picks; an empty key takes it back."""
    return {line: key for line, key in {**accepted, **picks}.items() if key}


def _signed(rows: Iterable[Sequence[object]]) -> str:
    listed = list(rows)
    return signing.dumps(listed, salt=_SALT, compress=True) if listed else ""


def _read(text: str) -> list[tuple[LineId, tuple[str, ...]]]:
    if not text:
        return []
    try:
        rows = signing.loads(text, salt=_SALT)
    except signing.BadSignature as error:
        raise BadInput(CHANGED) from error
    return [((str(sheet), int(number), str(digest)), tuple(keys)) for sheet, number, digest, *keys in rows]
