"""EC numbers (EINECS, ELINCS, NLP): seven digits with a check digit."""

from __future__ import annotations

import re

from identifiers.characters import excerpt, normalized

_SHAPE = re.compile(r"([0-9]{3})-([0-9]{3})-([0-9])")


class EcError(ValueError):
    """The text is not an EC number; the message says why."""


class CheckDigitError(EcError):
    """The text has the shape of an EC number but its check digit is wrong."""


def parse(text: str) -> str:
    """The number as ``200-001-8``; raises ``CheckDigitError`` or ``EcError``.

    Accepts hyphenated numbers only: seven bare digits can also be a CAS number.
    """
    typed = re.sub(r"\s", "", normalized(text))
    match = _SHAPE.fullmatch(typed)
    if not match:
        raise EcError(f"{excerpt(text)} does not have the shape of an EC number (200-001-8)")
    expected = _check_digit(match.group(1) + match.group(2))
    if expected is None:
        raise CheckDigitError(f"{typed} was never given out: its first six digits have no check digit")
    if expected != match.group(3):
        raise CheckDigitError(f"the last digit of {typed} should be {expected}")
    return typed


def _check_digit(body: str) -> str | None:
    """The check digit: the sum of the digits, each times its position from the left, modulo eleven.

    Where that is ten, EINECS assigned no number; ELINCS, whose numbers begin with 4, assigned 181 that end in 1
    (Wikipedia, "European Community number").
    """
    remainder = sum(place * int(digit) for place, digit in enumerate(body, 1)) % 11
    if remainder == 10:
        return "1" if body.startswith("4") else None
    return str(remainder)
