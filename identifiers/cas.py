"""CAS Registry Numbers: read as people type them, checked, written one way (ISO-less, CAS's own check digit rule)."""

from __future__ import annotations

import re
from itertools import chain

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_HYPHENS = re.compile(r"[\u2010-\u2015\u2212\uff0d\u30fc\u00ad_]")
_SHAPE = re.compile(r"0*(\d{2,7})-(\d{2})-(\d)")
_BARE = re.compile(r"0*(\d{5,10})")
_FOUND = re.compile(r"(?<![\d-])\d{2,7}-\d{2}-\d(?![\d-])")


class CasError(ValueError):
    """The text is no CAS number; the message says why."""


class CheckDigitError(CasError):
    """The text has the shape of a CAS number but its last digit does not follow from the others."""


def parse(text: str) -> str:
    """The number as ``7664-39-3``; takes it with or without hyphens, spaced, full-width or zero-padded.

    Raises ``CheckDigitError`` for a wrong last digit, ``CasError`` for anything that is no such number.
    """
    plain = _HYPHENS.sub("-", text.translate(_DIGITS)).replace(" ", "").replace("\u3000", "").strip()
    match = _SHAPE.fullmatch(plain)
    digits = "".join(match.groups()) if match else _bare(plain)
    if not digits:
        raise CasError(f"{text[:40]!r} does not have the shape of a CAS number")
    digits = digits.lstrip("0")
    if not 5 <= len(digits) <= 10:
        raise CasError(f"{text[:40]!r} does not have five to ten digits")
    if _check_digit(digits[:-1]) != digits[-1]:
        raise CheckDigitError(f"the last digit of {_hyphenated(digits)} should be {_check_digit(digits[:-1])}")
    return _hyphenated(digits)


def is_valid(text: str) -> bool:
    """Whether ``parse`` would take it."""
    try:
        parse(text)
    except CasError:
        return False
    return True


def find(text: str) -> tuple[str, ...]:
    """The valid hyphenated numbers in running text, each once, in order."""
    plain = _HYPHENS.sub("-", text.translate(_DIGITS))
    return tuple(dict.fromkeys(match for match in _FOUND.findall(plain) if is_valid(match)))


def digits(cas: str) -> str:
    """The digits alone, as they are indexed."""
    return cas.replace("-", "")


def one_edit_away(text: str) -> tuple[str, ...]:
    """Every valid number one digit changed, added, left out or swapped with its neighbour from ``text``, in ascending order.

    ``text`` itself is not among them. () where it has not the digits of a CAS number, give or take one.
    """
    typed = re.sub(r"\D", "", text.translate(_DIGITS))
    if not 4 <= len(typed) <= 11:
        return ()
    changed = (typed[:i] + d + typed[i + 1 :] for i in range(len(typed)) for d in "0123456789")
    added = (typed[:i] + d + typed[i:] for i in range(len(typed) + 1) for d in "0123456789")
    dropped = (typed[:i] + typed[i + 1 :] for i in range(len(typed)))
    swapped = (typed[:i] + typed[i + 1] + typed[i] + typed[i + 2 :] for i in range(len(typed) - 1))
    near = {candidate for candidate in chain(changed, added, dropped, swapped) if candidate != typed}
    valid = {c for c in near if 5 <= len(c) <= 10 and c[0] != "0" and _check_digit(c[:-1]) == c[-1]}
    return tuple(_hyphenated(candidate) for candidate in sorted(valid, key=lambda c: (len(c), c)))


def _bare(plain: str) -> str:
    match = _BARE.fullmatch(plain)
    return match.group(1) if match else ""


def _check_digit(body: str) -> str:
    """The weighted sum of the digits from the right, modulo ten (CAS Registry, check digit verification)."""
    return str(sum(weight * int(digit) for weight, digit in enumerate(reversed(body), 1)) % 10)


def _hyphenated(digits: str) -> str:
    return f"{digits[:-3]}-{digits[-3:-1]}-{digits[-1]}"
