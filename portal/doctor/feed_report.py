"""What doctor says of one feed: a value that goes into a run's row as JSON and comes back for a table and the staff pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings

from connectors.privacy import without_personal_numbers
from connectors.secrets import without_secrets
from portal.doctor.findings import (
    KEY_ACCEPTED,
    KEY_REFUSED,
    Finding,
    Standing,
    label_of,
    standing_of,
    worst,
)
from portal.ingest.feed_source import decoded_key

LONGEST_TEXT = 300
NOT_SAID = "밝히지 않음"


@dataclass(frozen=True, slots=True)
class OperationReport:
    """One operation: whether an answer came and in which shape. ``calls`` counts attempts; ``shape`` is "" where none came."""

    operation: str
    calls: int
    status: int
    shape: str
    total: int | None
    finding: Finding

    @property
    def reached(self) -> bool:
        """Whether any answer came from the agency."""
        return self.status > 0

    @property
    def key_accepted(self) -> bool | None:
        """Whether the agency accepted the key; ``None`` where its answer does not show it."""
        return True if self.finding in KEY_ACCEPTED else False if self.finding in KEY_REFUSED else None

    @property
    def label(self) -> str:
        """The finding in Korean."""
        return label_of(self.finding)


@dataclass(frozen=True, slots=True)
class FeedReport:
    """One feed. ``unknown`` and ``rejected`` count by name, ``samples`` show one each; ``unverified`` is the feed's own text."""

    feed: str
    title: str
    setting: str
    origin: str
    asked_at: str
    question: str
    findings: tuple[Finding, ...]
    operations: tuple[OperationReport, ...] = ()
    rows: int = 0
    records: int = 0
    read: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    unknown: Mapping[str, int] = field(default_factory=dict)
    rejected: Mapping[str, int] = field(default_factory=dict)
    samples: Mapping[str, str] = field(default_factory=dict)
    error: str = ""
    details: str = ""
    unverified: str = ""

    @property
    def standing(self) -> Standing:
        """Who has to do something: the worst of the findings."""
        return worst({standing_of(finding) for finding in self.findings})

    @property
    def label(self) -> str:
        """All findings in Korean, the worst first."""
        return " · ".join(label_of(finding) for finding in self.findings)

    @property
    def key_accepted(self) -> bool | None:
        """Whether the agency accepted the key; ``None`` where no answer shows it."""
        known = [operation.key_accepted for operation in self.operations if operation.key_accepted is not None]
        return all(known) if known else None

    @property
    def form_confirmed(self) -> bool:
        """Whether a live answer had the form that the feed reads, with nothing unknown and nothing rejected."""
        return self.origin == "live" and self.findings == (Finding.READ,)

    @property
    def form_text(self) -> str:
        """형식 확인, or 형식 미확인 with the reason."""
        if self.form_confirmed:
            return "형식 확인"
        if self.origin != "live":
            return "형식 미확인(시연 답)" if self.origin else "형식 미확인(묻지 않음)"
        return "형식 미확인(모두 읽히지 않음)" if self.rows else "형식 미확인(자료를 받지 못함)"

    def as_json(self) -> dict[str, Any]:
        """The report as JSON, without keys and personal numbers: agencies repeat requests in their answers."""
        return {
            **_hidden(asdict(self), _hider()),
            "standing": self.standing.value,
            "form_confirmed": self.form_confirmed,
        }


def from_json(kept: Mapping[str, Any]) -> FeedReport:
    """The report that ``as_json`` wrote."""
    values = {name: value for name, value in kept.items() if name in FeedReport.__dataclass_fields__}
    operations = tuple(
        OperationReport(**{**each, "finding": Finding(each["finding"])}) for each in values.get("operations", ())
    )
    lists = {name: tuple(values.get(name, ())) for name in ("read", "ignored", "absent")}
    findings = tuple(Finding(each) for each in values["findings"])
    return FeedReport(**{**values, **lists, "operations": operations, "findings": findings})


def _hider() -> Callable[[str], str]:
    keys = [key for key in settings.AGENCY_KEYS.values() if key]
    secrets = {*keys, *(decoded_key(key) for key in keys)}
    return lambda text: without_personal_numbers(without_secrets(text, secrets))[:LONGEST_TEXT]


def _hidden(value: Any, hide: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, Mapping):
        return {hide(str(name)): _hidden(inner, hide) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_hidden(inner, hide) for inner in value]
    return value
