"""The CAS numbers of a field that should hold one: several mean a mixture or a group, and none of them is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from connectors.pass_report import PassReport
from connectors.printed_values import absence_of
from connectors.schema import Fact, FactKind, Section
from identifiers import cas
from identifiers.characters import normalized
from reference.words.absences import NO_NUMBER_WORDS

NO_NUMBER = "no CAS number"
_SHAPED = re.compile(r"(?<![0-9-])[0-9]{2,10}\s?-\s?[0-9]{2}\s?-\s?[0-9](?![0-9-])")
_BETWEEN = re.compile(r"(?:[^\w.:*#?-]|\u119e)+")
"""Whatever is no letter, digit or sign of one, so that a joint that no agency has used yet is one too. U+119E is ㆍ, normalised."""
_SILENT = frozenset({"및", "또는", "and", "or", "cas", "no", "no.", "cas번호", "번호", ":", ".", "-"})
"""What stands between or before numbers and says nothing of its own. 외 and 등 are not here: they say that others are left out."""


def cas_facts(text: str, label: str, report: PassReport) -> Iterator[Fact]:
    """A fact for each valid number of the field, each once, with the field as sent beside it.

    What is no number is rejected, with the field as its sample, and the record is kept. A word for no number says nothing.
    """
    text = text.strip()
    if not text or absence_of(text) or text in NO_NUMBER_WORDS:
        return
    parts = list(_parts(text))
    for problem in [problem for _, problem in parts if problem] or ([] if parts else [NO_NUMBER]):
        report.reject(label, text, problem)
    for order, number in enumerate(dict.fromkeys(number for number, _ in parts if number)):
        original = "" if text == number else text
        yield Fact(FactKind.CAS, number, original=original, section=Section.COMPOSITION, label=label, order=order)


def cas_numbers(text: str) -> tuple[str, ...]:
    """The valid numbers of the field, each once, in order."""
    return tuple(dict.fromkeys(number for number, _ in _parts(text.strip()) if number))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """For each part the number that it is, or "" and the reason why it is none."""
    whole = _read(text)
    if whole[0]:
        yield whole
        return
    plain = normalized(text)
    start = 0
    for match in _SHAPED.finditer(plain):
        yield from map(_read, _words(plain[start : match.start()]))
        yield _read(match.group())
        start = match.end()
    yield from map(_read, _words(plain[start:]))


def _words(text: str) -> Iterator[str]:
    return (word for word in _BETWEEN.split(text) if word and word.lower() not in _SILENT)


def _read(part: str) -> tuple[str, str]:
    try:
        return cas.parse(part), ""
    except cas.CheckDigitError:
        return "", "CAS check digit"
    except cas.CasError:
        return "", NO_NUMBER
