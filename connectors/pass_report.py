"""The report on one pass besides its records: counts, and one sample of each problem."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

from connectors.errors import Unexpected
from connectors.row_damage import Damage

MOST_NAMES = 200
"""Names that one count distinguishes; an agency that invents a field name for each row must not fill a run."""
LONGEST_NAME = 120
LONGEST_SAMPLE = 500
FURTHER_NAMES = "…"
"""The name under which everything beyond ``MOST_NAMES`` is counted."""
TO_NAME = 20
"""Damaged rows and unreadable pages that are named one by one."""


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
    record; a rejected value is missing from its record; mended text is in it, mended. A row without a readable key
    forbids withdrawal, and so does an unreadable page. Names are cut and bounded in number.
    """

    received: int = 0
    pages: int = 0
    total: int | None = None
    totals_seen: set[int] = field(default_factory=set)
    bad_rows: int = 0
    keyless_rows: int = 0
    last_bad_row: str = ""
    """Why the last of the bad rows gave no record."""
    lost_rows: int = 0
    repeated_page: bool = False
    empty_early: bool = False
    unreadable_pages: list[int] = field(default_factory=list)
    page_error: Unexpected | None = None
    """Why the first unreadable page could not be read."""
    rejected: dict[str, int] = field(default_factory=dict)
    drift: dict[str, int] = field(default_factory=dict)
    mended: dict[str, int] = field(default_factory=dict)
    samples: dict[str, Sample] = field(default_factory=dict)

    def add_page(self, rows: int, total: int | None) -> None:
        """Counts one page of ``rows`` rows as received and stores the total that it states."""
        self.pages += 1
        self.received += rows
        if total is not None:
            self.total = total
            self.totals_seen.add(total)

    def add_unreadable_page(self, number: int, error: Unexpected) -> None:
        """Notes a page that could not be read, so that the pass concludes nothing."""
        self.unreadable_pages.append(number)
        self.page_error = self.page_error or error
        if len(self.unreadable_pages) <= TO_NAME:
            self._keep(f"page:{number}", Sample("", str(error), f"page {number} could not be read"))

    def add_bad_row(self, reason: str, text: str, *, has_key: bool) -> None:
        """Counts a row that gave no record, with one sample kept for each reason."""
        self.bad_rows += 1
        self.keyless_rows += not has_key
        self.last_bad_row = reason
        self._keep(f"row:{reason[:LONGEST_NAME]}", Sample("", text, reason))

    def add_lost_row(self, damage: Damage) -> None:
        """Counts a row that could not be read as bad and without a key; the first ones are named by page and row."""
        self.bad_rows += 1
        self.keyless_rows += 1
        self.lost_rows += 1
        self._keep(f"lost:{min(self.bad_rows, TO_NAME)}", Sample(damage.place, damage.excerpt, damage.reason))

    def add_mended(self, damage: Damage) -> None:
        """Counts text that was mended as it was read; the first ones are named by page and row."""
        count = _count(self.mended, damage.reason)
        if count <= TO_NAME:
            self._keep(f"mended:{damage.reason}:{count}", Sample(damage.place, damage.excerpt, damage.reason))

    def reject(self, field_name: str, text: str, reason: str) -> None:
        """Counts a value that could not be read; the record is kept without it."""
        name = f"{field_name}: {reason}"
        _count(self.rejected, name)
        self._keep(f"value:{name[:LONGEST_NAME]}", Sample(field_name, text, reason))

    def add_drift(self, field_name: str, text: str) -> None:
        """Counts an unlisted field or code; it stays in the payload."""
        _count(self.drift, field_name)
        self._keep(f"drift:{field_name[:LONGEST_NAME]}", Sample(field_name, text, "unlisted"))

    def _keep(self, name: str, sample: Sample) -> None:
        if name not in self.samples and len(self.samples) < 5 * MOST_NAMES:
            self.samples[name] = dataclasses.replace(
                sample,
                field=sample.field[:LONGEST_NAME],
                text=sample.text[:LONGEST_SAMPLE],
                reason=sample.reason[:LONGEST_NAME],
            )


def _count(counts: dict[str, int], name: str) -> int:
    """Adds one to the count of the name, cut to a bounded length, or of ``FURTHER_NAMES``; returns the new count."""
    short = name[:LONGEST_NAME]
    if short not in counts and len(counts) >= MOST_NAMES:
        short = FURTHER_NAMES
    counts[short] = counts.get(short, 0) + 1
    return counts[short]
