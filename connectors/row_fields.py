"""Strict reading of rows: every field is mapped, listed as ignored, or reported as drift."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from connectors.pass_report import LONGEST_SAMPLE, PassReport
from connectors.printed_values import absence_of
from reference.words.absences import NO_NUMBER_WORDS, PROGRAM_WORDS


class Fields:
    """One row being read; remembers which fields were read.

    ``report_unread`` counts the others as drift on the report, with a sample, unless they are ignored. Names are matched
    exactly: a service that changes ``casNo`` to ``casno`` has changed its format.
    """

    def __init__(self, row: Mapping[str, Any], report: PassReport, ignored: Collection[str] = ()) -> None:
        self._row = row
        self._report = report
        self._read: set[str] = set(ignored)

    def text(self, name: str) -> str:
        """The field as stripped text; "" where it is absent, null or blank; numbers as they print.

        An object or a list where text is expected is drift with a sample, and "".
        """
        value = self.raw(name)
        if isinstance(value, dict | list):
            if value:
                kind = "an object" if isinstance(value, dict) else "a list"
                self._report.add_drift(f"{name}: {kind} instead of text", str(value)[:LONGEST_SAMPLE])
            return ""
        return "" if value is None else str(value).strip()

    def key(self, name: str) -> str:
        """The field as an identifier; "" where it says that there is none, as rows without an id must not share a key."""
        text = self.text(name)
        return "" if absence_of(text) or text in NO_NUMBER_WORDS else text

    def raw(self, name: str) -> Any:
        """The field as sent, or ``None``; a program's word for no value (null), an absence to ``absence_of``, is counted."""
        value = self._row.get(name)
        if name not in self._read and isinstance(value, str) and value.strip() in PROGRAM_WORDS:
            self._report.reject(name, value, "a program's word for no value")
        self._read.add(name)
        return value

    def unread(self) -> dict[str, Any]:
        """The fields that were neither read nor ignored, in the order sent; our own fields begin with an underscore and are left out."""
        return {name: value for name, value in self._row.items() if name not in self._read and not name.startswith("_")}

    def report_unread(self, prefix: str = "") -> None:
        """Counts each unread field as drift."""
        for name, value in self.unread().items():
            self._report.add_drift(f"{prefix}{name}", str(value))
