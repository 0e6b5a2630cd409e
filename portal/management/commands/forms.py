"""Shows how well the forms of substances are told by the records: the table of forms with its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand

from portal.profile.form_counts import UNTOLD, FormCount, SubstanceForms, form_counts


class Command(BaseCommand):
    """``forms``: for each substance of several forms the records, facts and evidence of each form and of none."""

    help = "Show the forms of substances with the evidence for each."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the table, then the sums; calls no agency."""
        every = form_counts()
        for substance in every:
            self.stdout.write(f"{substance.cas} {substance.title}")
            for count in substance.counts:
                self.stdout.write(_line(count))
            for name in substance.conflicts:
                self.stdout.write(f"    conflict: {name}")
            for name in substance.uncompared:
                self.stdout.write(f"    not compared, the form is not told: {name}")
        self.stdout.write(_sums(every))


def _line(count: FormCount) -> str:
    name = "form not told" if count.key == UNTOLD else f"{count.key} {count.name}"
    return f"  {name} | records: {_listed(count.records)} | facts: {count.facts} | evidence: {_listed(count.evidence)}"


def _listed(counts: Mapping[Any, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in sorted(counts.items())) or "none"


def _sums(every: list[SubstanceForms]) -> str:
    counts = [count for substance in every for count in substance.counts]
    records, facts = Counter[bool](), Counter[bool]()
    for count in counts:
        records[count.key != UNTOLD] += sum(count.records.values())
        facts[count.key != UNTOLD] += count.facts
    return (
        f"{len(every)} substances; records with a form {records[True]}, without {records[False]}; "
        f"facts with a form {facts[True]}, without {facts[False]}; "
        f"conflicts {sum(len(each.conflicts) for each in every)}, "
        f"classes not compared {sum(len(each.uncompared) for each in every)}"
    )
