"""Numbers of substances anywhere in a text: in brackets, glued to words, with any dash, full width, several in a line.

The one reader that search and batch share. It decides by shape and check digit alone; whether a record bears the number,
and whether it agrees with a name beside it, is for those who ask.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from identifiers import cas, ec, ke
from identifiers.characters import DASHES
from identifiers.spreadsheet_dates import cas_numbers_from_date, is_date


class Scheme(StrEnum):
    """The scheme of a number; the words are those under which identifiers are stored."""

    CAS = "cas"
    EC = "ec"
    KE = "ke"
    UN = "un"
    NUMBER = "number"
    """The number under which a notice lists a substance, or the year, class and number of a later registration."""


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number of a text with its place, ``text[start:end]``, label and counter included.

    ``value`` is the number in its one spelling, or "" where the digits cannot be one. ``near`` then holds what may be
    meant: every CAS number one edit away, or what a spreadsheet made a date of.
    """

    scheme: Scheme
    value: str
    start: int
    end: int
    typed: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumbersInText:
    """The numbers of a text in their order, and the text as written with a space in the place of each."""

    numbers: tuple[FoundNumber, ...]
    rest: str


_SCHEME_NAME = r"(?:CAS|EC|EINECS|ELINCS|카스|씨에이에스|고유번호|고시번호)"
_NUMBER_WORD = r"(?:(?:RN|No\.?|number|등록번호|번호|넘버)[\s]*)"
_LABEL = rf"(?<![A-Za-z]){_SCHEME_NAME}[\s-]*{_NUMBER_WORD}?[.:#)]*\s*"
_COUNTER = r"(?:\s*번(?![가-힣]*[호지]))?"
_GAP = r"\s?-\s?"
_CAS = rf"0*(?P<cas>[0-9]{{2,7}}{_GAP}[0-9]{{2}}{_GAP}0?[0-9])"
_EC = rf"(?P<ec>[0-9]{{3}}{_GAP}[0-9]{{3}}{_GAP}[0-9])"
_KE = r"KE[-\s]?(?P<ke>[0-9]{5}|[0-9]{2}-[0-9]{4})"
_UN = r"(?:U\.?\s?N\.?|유엔)\s*(?:No\.?|number|번호)?\s*[-.:#]*\s*(?P<un>[0-9]{4})"
_NOTICE = r"(?P<number>[0-9]{2}(?:[0-9]{2})?-[0-9]-[0-9]{1,6}(?:\([0-9]{1,3}\))?)"
_GLUED = r"(?P<glued>[0-9]{2,7}-[0-9]{2}-[0-9])"
"""A CAS number right behind a Latin word; a wrong check digit makes it a part of that word, as in the code of a product."""

_PADDED = re.compile(r"-0(?=[0-9]$)")
_NUMBER = re.compile(
    rf"(?:(?:{_LABEL}|(?<![0-9A-Za-z])(?<![0-9]-))(?:{_CAS}|{_EC}|{_NOTICE})|(?<![A-Za-z]){_KE}|(?<![A-Za-z]){_UN}"
    rf"|(?<=[A-Za-z]){_GLUED})(?![0-9])(?!-[0-9]){_COUNTER}",
    re.IGNORECASE,
)


_SPOKEN = dict(zip(map(ord, "영공일이삼사오육륙칠팔구"), "001234566789", strict=True)) | {ord("다"): "", ord("시"): " "}
_SPOKEN_NUMBER = re.compile(r"(?:유엔|카스|씨에이에스)?[영공일이삼사오육륙칠팔구\s다시-]{4,}")
_SPOKEN_UN = re.compile(r"유엔\s*((?:[0-9]\s*){4})")
_PARTED = re.compile(
    rf"(?:{_LABEL})?([0-9]{{2,7}}\s+[0-9]{{2}}\s+[0-9])|(?:CAS|카스)\s*(?P<glued>[0-9]{{5,10}})", re.IGNORECASE
)


def numbers_in(text: str, *, dates: bool = True) -> NumbersInText:
    """The numbers of any text; digits of other shapes (amounts, years, locants) stay in ``rest``.

    Without ``dates`` a day of this century is no number that a spreadsheet changed: beside words it says when.
    A text that is nothing but digits may also be spoken (칠일 사삼 이), parted by spaces or glued to its label (CAS71432).
    """
    letters = _digits_and_dashes(text)
    numbers = tuple(_found_numbers(letters)) or _whole_number(letters)
    if not dates:
        numbers = tuple(number for number in numbers if number.value or not _is_day_of_this_century(number.typed))
    rest: list[str] = []
    end = 0
    for number in numbers:
        rest += (text[end : number.start], " ")
        end = number.end
    return NumbersInText(numbers, "".join((*rest, text[end:])))


def _is_day_of_this_century(typed: str) -> bool:
    return typed.startswith("20") and is_date(typed)


def _whole_number(text: str) -> tuple[FoundNumber, ...]:
    """The number that the whole text is in another way of writing; () for any other text, and for a wrong check digit."""
    typed = text.strip().translate(_SPOKEN) if _SPOKEN_NUMBER.fullmatch(text.strip()) else text.strip()
    place = 0, len(text), text
    if match := _SPOKEN_UN.fullmatch(typed):
        return (FoundNumber(Scheme.UN, re.sub(r"\s", "", match[1]), *place),)
    match = _PARTED.fullmatch(typed)
    digits = re.sub(r"\D", "", match[1] or match["glued"]) if match else ""
    return (FoundNumber(Scheme.CAS, cas.parse(digits), *place),) if digits and cas.is_valid(digits) else ()


def _found_numbers(text: str) -> Iterator[FoundNumber]:
    for match in _NUMBER.finditer(text):
        group = match.lastgroup or ""
        typed = match[group]
        if group == "glued" and not cas.is_valid(typed):
            continue
        scheme = Scheme.CAS if group == "glued" else Scheme(group)
        for read_as, value, near in _readings(scheme, re.sub(r"\s", "", typed)):
            yield FoundNumber(read_as, value, *match.span(), typed, near)


def _readings(scheme: Scheme, digits: str) -> Iterator[tuple[Scheme, str, tuple[str, ...]]]:
    """The one reading of the digits, or none where they are a date and no number."""
    if scheme is Scheme.CAS:
        yield from _cas_readings(digits)
    elif scheme is Scheme.EC:
        yield from _ec_readings(digits)
    elif scheme is Scheme.KE:
        yield scheme, ke.parse(f"KE-{digits}"), ()
    elif scheme is Scheme.UN:
        yield scheme, digits if digits != "0000" else "", ()
    elif not is_date(digits):
        yield scheme, digits, ()


def _cas_readings(typed: str) -> Iterator[tuple[Scheme, str, tuple[str, ...]]]:
    """A padded check digit is what a spreadsheet writes of a date (``3811-04-09``), so the number is only near.

    Where the middle is no month (``7664-93-09``), nothing but a padded number can be meant.
    """
    digits = _PADDED.sub("-", typed) if not 1 <= int(typed.split("-")[1]) <= 12 else typed
    if near := cas_numbers_from_date(digits):
        yield Scheme.CAS, "", near
    elif cas.is_valid(digits):
        yield Scheme.CAS, cas.parse(digits), ()
    elif not is_date(digits):
        yield Scheme.CAS, "", cas.one_edit_away(digits)


def _ec_readings(digits: str) -> Iterator[tuple[Scheme, str, tuple[str, ...]]]:
    try:
        yield Scheme.EC, ec.parse(digits), ()
    except ec.EcError:
        yield Scheme.EC, "", ()


class _PlainLetters(dict[int, str]):
    """Full-width digits and letters as ASCII and every dash as ``-``, one letter for one, so that places stay."""

    def __missing__(self, point: int) -> str:
        letter = chr(point)
        plain = "-" if letter in DASHES else unicodedata.normalize("NFKC", letter)
        self[point] = plain if len(plain) == 1 and (plain.isascii() or plain == letter) else letter
        return self[point]


_PLAIN = _PlainLetters()


def _digits_and_dashes(text: str) -> str:
    return text if text.isascii() else text.translate(_PLAIN)
