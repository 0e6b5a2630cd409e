"""EC numbers (EINECS, ELINCS, NLP): seven digits with a check digit."""

from __future__ import annotations

import re

_SHAPE = re.compile(r"(\d{3})-(\d{3})-(\d)")


class EcError(ValueError):
    """The text is no EC number; the message says why."""


class CheckDigitError(EcError):
    """The text has the shape of an EC number but its last digit does not follow from the others."""


def parse(text: str) -> str:
    """The number as ``200-001-8``; raises ``CheckDigitError`` or ``EcError``."""
    plain = re.sub(r"[\u2010-\u2015\u2212\uff0d]", "-", text).strip()
    match = _SHAPE.fullmatch(plain)
    if not match:
        raise EcError(f"{text[:40]!r} does not have the shape of an EC number (200-001-8)")
    body, check = match.group(1) + match.group(2), match.group(3)
    if _check_digit(body) != int(check):
        raise CheckDigitError(f"the last digit of {plain} should be {_check_digit(body)}")
    return plain


def _check_digit(body: str) -> int:
    """The weighted sum from the left modulo eleven; a remainder of ten is not given out (EINECS, OJ C 146 A, 1990)."""
    return sum(weight * int(digit) for weight, digit in enumerate(body, 1)) % 11
