"""The report on one pass besides its records: counts, and one sample of each problem."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sample:
    """One example of a value or row that was not understood, kept for a person to look at."""

    field: str
    text: str
    reason: str


@dataclass
class PassReport:
    """Counts and samples of one pass; connectors fill it, the portal's ingest evaluates and stores it.

    ``received`` counts every row (good, bad, double). ``total`` is the source's own total; ``None`` where it states
    none. ``totals_seen`` has more than one member when the total changed during the pass. A bad row gave no
    record; a rejected value is missing from its record. A row without a readable key forbids withdrawal.
    """

    received: int = 0
    pages: int = 0
    total: int | None = None
    totals_seen: set[int] = field(default_factory=set)
    bad_rows: int = 0
    keyless_rows: int = 0
    last_bad_row: str = ""
    """Why the last of the bad rows gave no record."""
    repeated_page: bool = False
    empty_early: bool = False
    rejected: dict[str, int] = field(default_factory=dict)
    drift: dict[str, int] = field(default_factory=dict)
    samples: dict[str, Sample] = field(default_factory=dict)

    def add_page(self, rows: int, total: int | None) -> None:
        """Counts one page of ``rows`` rows as received and stores the total that it states."""
        self.pages += 1
        self.received += rows
        if total is not None:
            self.total = total
            self.totals_seen.add(total)

    def add_bad_row(self, reason: str, text: str, *, has_key: bool) -> None:
        """Counts a row that gave no record, with one sample kept for each reason."""
        self.bad_rows += 1
        self.keyless_rows += not has_key
        self.last_bad_row = reason
        self._keep(f"row:{reason}", Sample("", text, reason))

    def reject(self, field_name: str, text: str, reason: str) -> None:
        """Counts a value that could not be read; the record is kept without it."""
        name = f"{field_name}: {reason}"
        self.rejected[name] = self.rejected.get(name, 0) + 1
        self._keep(f"value:{name}", Sample(field_name, text, reason))

    def add_drift(self, field_name: str, text: str) -> None:
        """Counts an unlisted field or code; it stays in the payload."""
        self.drift[field_name] = self.drift.get(field_name, 0) + 1
        self._keep(f"drift:{field_name}", Sample(field_name, text, "unlisted"))

    def _keep(self, name: str, sample: Sample) -> None:
        if name not in self.samples:
            self.samples[name] = dataclasses.replace(sample, text=sample.text[:500])
