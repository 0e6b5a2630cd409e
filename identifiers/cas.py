"""CAS Registry Numbers: parsed as people and agencies write them, checked, and normalised."""

from __future__ import annotations

import re
from itertools import chain

from stdnum import casrn
from stdnum.exceptions import InvalidChecksum, ValidationError

from identifiers.characters import excerpt, normalized

DIGITS = "0123456789"
_IN_TEXT = re.compile(r"(?<![0-9A-Za-z-])[0-9]{2,7}-[0-9]{2}-[0-9](?![0-9-])")
_BEGINNING = re.compile(r"([1-9][0-9]{1,6})-([0-9]{0,2})(?:(?<=-[0-9]{2})-([0-9])?)?")
_DIGITS_LEFT = ([f"{number:02}" for number in range(100)], list("0123456789"), [""])
_NO_DIGIT = re.compile(r"[^0-9]")


class CasError(ValueError):
    """The text is not a CAS number; the message says why."""


class CheckDigitError(CasError):
    """The text has the shape of a CAS number but its check digit is wrong."""


def parse(text: str) -> str:
    """The number as ``7664-39-3``; accepts it with or without hyphens, with spaces, full-width or zero-padded.

    Raises ``CheckDigitError`` for a wrong last digit, ``CasError`` for any other text.
    """
    typed = re.sub(r"\s", "", normalized(text)).lstrip("0")
    try:
        return casrn.validate(typed)
    except InvalidChecksum as error:
        number = casrn.compact(typed)
        expected = casrn.calc_check_digit(number[:-1])
        raise CheckDigitError(f"the last digit of {number} should be {expected}") from error
    except ValidationError as error:
        raise CasError(f"{excerpt(text)} does not have the shape of a CAS number (7664-39-3)") from error


def is_valid(text: str) -> bool:
    """Whether ``parse`` accepts the text."""
    try:
        parse(text)
    except CasError:
        return False
    return True


def find(text: str) -> tuple[str, ...]:
    """The valid hyphenated numbers in running text, each once, in order; dates and telephone numbers fail the check digit."""
    numbers = (parse(match) for match in _IN_TEXT.findall(normalized(text)) if is_valid(match))
    return tuple(dict.fromkeys(numbers))


def digits(cas: str) -> str:
    """Only the digits, as they are indexed."""
    return cas.replace("-", "")


def one_edit_away(text: str) -> tuple[str, ...]:
    """Every valid number one digit changed, added, left out or swapped with its neighbour from ``text``, the shortest first.

    ``text`` itself is not among them. () where the count of digits is more than one away from that of a CAS number.
    """
    typed = _NO_DIGIT.sub("", normalized(text))
    if not 4 <= len(typed) <= 11:
        return ()
    changed = (typed[:i] + d + typed[i + 1 :] for i in range(len(typed)) for d in DIGITS)
    added = (typed[:i] + d + typed[i:] for i in range(len(typed) + 1) for d in DIGITS)
    dropped = (typed[:i] + typed[i + 1 :] for i in range(len(typed)))
    swapped = (typed[:i] + typed[i + 1] + typed[i] + typed[i + 2 :] for i in range(len(typed) - 1))
    near = {candidate for candidate in chain(changed, added, dropped, swapped) if candidate != typed}
    valid = {candidate for candidate in near if candidate[:1] != "0" and _has_check_digit(candidate)}
    return tuple(casrn.compact(candidate) for candidate in sorted(valid, key=lambda c: (len(c), c)))


def completions(text: str) -> tuple[str, ...]:
    """Every valid number that begins as a hyphenated text does (``71-``, ``71-4``, ``71-43-``), at most a hundred, in order.

    () for a text without a hyphen: its digits do not say where the first part ends.
    """
    match = _BEGINNING.fullmatch(re.sub(r"\s", "", normalized(text)).lstrip("0"))
    if match is None:
        return ()
    first, second, check = match.group(1), match.group(2), match.group(3) or ""
    bodies = [first + second + rest for rest in _DIGITS_LEFT[len(second)]]
    numbers = [body + casrn.calc_check_digit(body) for body in bodies]
    return tuple(casrn.compact(number) for number in numbers if number.endswith(check))


def _has_check_digit(digits: str) -> bool:
    """Whether bare digits end in the right check digit; faster than ``is_valid``, which normalises first."""
    return 5 <= len(digits) <= 10 and casrn.calc_check_digit(digits[:-1]) == digits[-1]
