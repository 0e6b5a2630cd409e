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

_SHAPED = re.compile(r"(?<![0-9-])[0-9]{2,10}\s?-\s?[0-9]{2}\s?-\s?[0-9](?![0-9-])")
_BETWEEN = re.compile(r"(?:[^\w.:*#?-]|\u119e)+")
"""Whatever is no letter, digit or sign of one, so that a joint that no agency has used yet is one too. U+119E is ㆍ, normalised."""
_SILENT = frozenset({"및", "또는", "and", "or", "cas", "no", "no.", "cas번호", "번호", ":", ".", "-"})
"""What stands between or before numbers and says nothing of its own. 외 and 등 are not here: they say that others are left out."""


def cas_facts(text: str, label: str, report: PassReport) -> Iterator[Fact]:
    """A fact for each valid number of the field, each once; what is no number is rejected with a sample, and the record is kept."""
    found: dict[str, str] = {}
    for part, number, problem in _parts(text):
        if number:
            found.setdefault(number, part)
        else:
            report.reject(label, part, problem)
    for order, (number, part) in enumerate(found.items()):
        original = "" if part == number else part
        yield Fact(FactKind.CAS, number, original=original, section=Section.COMPOSITION, label=label, order=order)


def cas_numbers(text: str) -> tuple[str, ...]:
    """The valid numbers of the field, each once, in order."""
    return tuple(dict.fromkeys(number for _, number, _ in _parts(text) if number))


def _parts(text: str) -> Iterator[tuple[str, str, str]]:
    """Each part as sent with the number that it is, or with the reason why it is none."""
    text = text.strip()
    if not text or absence_of(text) or text in NO_NUMBER_WORDS:
        return
    whole = _read(text)
    if whole[1]:
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


def _read(part: str) -> tuple[str, str, str]:
    try:
        return part, cas.parse(part), ""
    except cas.CheckDigitError:
        return part, "", "CAS check digit"
    except cas.CasError:
        return part, "", "no CAS number"
