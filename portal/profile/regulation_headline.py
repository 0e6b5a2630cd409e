"""The regulation of a substance in one line: how many lists of which law, the class of the fire law, what is not checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from connectors.schema import Origin
from portal.profile.content_verdicts import Verdict
from portal.profile.regulation import DANGEROUS_SUBSTANCES_ACT, Regulation, regulation
from portal.profile.regulation_table import QUANTITY_LIST, RegulationLine, regulation_table
from portal.profile.sourced_facts import EntryFacts
from reference.regulated_quantities import ACCIDENT_ANNEX
from reference.workplace_safety_law import LAW as WORKPLACE_LAW

NOTHING_FOUND = "이 포털이 가진 목록에서 찾은 행 없음(규제되지 않는다는 뜻이 아님)"
SECOND_HAND = "2차 자료"
_QUANTITIES = tuple(QUANTITY_LIST.format(annex) for annex in ("2", ACCIDENT_ANNEX))


def regulation_headline(found: Regulation, lines: Sequence[RegulationLine], share: Decimal | None) -> str:
    """The line above the table, which is the answer to a search about regulation as well; it never says that nothing applies."""
    of_laws = _laws(lines) if share is None else _verdicts(lines, share)
    parts = [*of_laws, *_groups(found)]
    open_laws = f"확인하지 않은 법 {len(found.laws_not_covered)}개"
    demo = " (시연 자료 포함)" if any(fact.origin == Origin.DEMO for line in lines for fact in line.facts) else ""
    return f"{' · '.join(parts) or NOTHING_FOUND}; {open_laws}{demo}"


def headline_of(entry_facts: EntryFacts, share: Decimal | None) -> str:
    """The line of a substance from its facts; the facts must hold its listings, names, formulas and structure."""
    found = regulation(entry_facts)
    return regulation_headline(found, regulation_table(found, entry_facts.cas, share), share)


def _laws(lines: Sequence[RegulationLine]) -> Iterator[str]:
    """The laws in the order of the table, each with its lists and their contents."""
    for law, of_law in _by_law(lines).items():
        if law == DANGEROUS_SUBSTANCES_ACT:
            yield from dict.fromkeys(_fire_class(line) for line in of_law)
            continue
        names = dict.fromkeys(line.list_name for line in of_law)
        told = ", ".join(_with_contents(name, of_law) for name in names)
        copied = f", {SECOND_HAND}" if law == WORKPLACE_LAW else ""
        yield f"{law or '법을 밝히지 않은'} {len(names)}개 목록({told}{copied})"


def _verdicts(lines: Sequence[RegulationLine], share: Decimal) -> Iterator[str]:
    """The lists by what they say of the share; one that applies to some row of it applies, one that is open in some is open."""
    outcomes: dict[str, set[Verdict]] = defaultdict(set)
    for of_law in _by_law(lines).values():
        for line in of_law:
            named = f"위험물 {line.list_name}" if line.law == DANGEROUS_SUBSTANCES_ACT else line.list_name
            copied = f"({SECOND_HAND})" if line.is_second_hand else ""
            outcomes[f"{named}{copied}"] |= {content.verdict.outcome for content in line.contents if content.verdict}
    for verdict in (Verdict.APPLIES, Verdict.DOES_NOT_APPLY, Verdict.UNKNOWN):
        names = [name for name, told in outcomes.items() if _decisive(told) is verdict]
        if names:
            yield f"{share}%에서 {verdict}: {', '.join(names)}"


def _decisive(outcomes: Collection[Verdict]) -> Verdict:
    order = (Verdict.APPLIES, Verdict.UNKNOWN, Verdict.DOES_NOT_APPLY)
    return next((verdict for verdict in order if verdict in outcomes), Verdict.UNKNOWN)


def _by_law(lines: Sequence[RegulationLine]) -> Mapping[str, list[RegulationLine]]:
    """The lines that regulate: neither registers of what exists nor the tonnages of a list."""
    by_law: dict[str, list[RegulationLine]] = defaultdict(list)
    for line in lines:
        if not line.is_register and line.list_name not in _QUANTITIES:
            by_law[line.law].append(line)
    return by_law


def _with_contents(name: str, of_law: Iterable[RegulationLine]) -> str:
    """The list with the contents from which its rows apply; the effect is left out where the list's name says it."""
    contents = (content.text for line in of_law if line.list_name == name for content in line.contents)
    words = dict.fromkeys(text.removeprefix(name.removesuffix("물질")).strip() for text in contents)
    return " ".join(filter(None, (name, "·".join(filter(None, words)))))


def _fire_class(line: RegulationLine) -> str:
    condition = f"({line.conditions[0]})" if line.conditions else ""
    return f"위험물 {line.list_name}{condition} {line.quantity}"


def _groups(found: Regulation) -> Iterator[str]:
    if found.open_groups:
        yield f"군 항목 후보 {len(found.open_groups)}개(해당 여부 미확인)"
