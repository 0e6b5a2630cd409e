"""Clauses for a text that is a number or its beginning: CAS, UN, KE and numbers of other lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress

from identifiers import cas as cas_number
from identifiers import ke, un
from identifiers.cas import CasError, CheckDigitError
from search import analysis
from search.clauses import NUMBER_WHILE_TYPING, TIER, Clause, Match
from search.engine_types import Why
from search.fields import Field, identifier_key
from search.folding import folded

_NUMBER_LIKE = re.compile(r"[0-9０-９][0-9０-９\s\-–]*")


def number_clauses(text: str, suggesting: bool) -> Iterable[Clause]:
    """A whole number, numbers one edit away from it if its check digit is wrong, and numbers that it begins."""
    token = identifier_key(text)
    completions = cas_number.completions(text) if suggesting else ()
    if any(map(str.isdigit, token)) and not completions:
        yield Clause(Field.IDENTIFIER, Match.TERM, (analysis.token(token),), TIER[Why.IDENTIFIER], Why.IDENTIFIER)
    with suppress(un.UnError):
        yield Clause(Field.UN, Match.TERM, (un.parse(text),), TIER[Why.UN], Why.UN)
    if suggesting:
        yield from _number_beginnings(text, completions)
    if not _NUMBER_LIKE.fullmatch(text):
        return
    try:
        number = cas_number.parse(text)
    except CheckDigitError:
        # Five digits alone are more often the prefix of a number than a whole number with a typo.
        if "-" in folded(text) or (len(text) >= 7 and not suggesting):
            near = tuple(cas_number.digits(number) for number in cas_number.one_edit_away(text))
            yield Clause(Field.CAS, Match.ANY, near, TIER[Why.TYPO], Why.TYPO)
    except CasError:
        pass
    else:
        yield Clause(Field.CAS, Match.TERM, (cas_number.digits(number),), TIER[Why.IDENTIFIER], Why.IDENTIFIER)
    digits = re.sub(r"\D", "", folded(text))
    if 3 <= len(digits) <= 9 and not completions:
        tier = NUMBER_WHILE_TYPING if suggesting else TIER[Why.PREFIX]
        yield Clause(Field.CAS, Match.PREFIX, (digits,), tier, Why.PREFIX)


def _number_beginnings(text: str, completions: Sequence[str]) -> Iterable[Clause]:
    """KE, UN and CAS numbers that a text with the letters or the hyphen of one begins."""
    if digits := ke.beginning(text):
        yield Clause(Field.IDENTIFIER, Match.PREFIX, (f"ke{digits}",), NUMBER_WHILE_TYPING, Why.PREFIX)
    if digits := un.beginning(text):
        yield Clause(Field.UN, Match.PREFIX, (digits,), NUMBER_WHILE_TYPING, Why.PREFIX)
    if completions:
        tokens = tuple(map(cas_number.digits, completions))
        yield Clause(Field.CAS, Match.ANY, tokens, NUMBER_WHILE_TYPING, Why.PREFIX)
