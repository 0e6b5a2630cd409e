"""Findings: what staff found out about a conflict, signed and shown beside it; a finding ends no conflict and is undone, never deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from portal.curation.subjects import Subject, subject_of
from portal.models import Decision

FindingKey = tuple[str, str]
"""(key of the entry, identity of the conflict)."""


class FindingKind(StrEnum):
    """What a difference turned out to be."""

    OTHER_FORM = "형태 차이"
    OLD_EDITION = "구판"
    BEING_CHECKED = "확인 중"


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding in force, with who signed it and when."""

    kind: str
    reason: str
    signed_by: str
    signed_at: datetime


def findings_of(decisions: Iterable[Decision]) -> Mapping[FindingKey, Finding]:
    """The findings that these decisions hold; the last one on each conflict counts."""
    return {
        key_of(subject_of(each)): Finding(each.object, each.reason, each.decided_by, each.decided_at)
        for each in decisions
    }


def key_of(subject: Subject) -> FindingKey:
    """By what the finding on this conflict is looked up."""
    return subject.key, subject.value


def refusal_of_finding(kind: str, in_force: Decision | None) -> str:
    """Why this finding cannot be made; "" where it can."""
    if kind not in tuple(FindingKind):
        return f"상충에 대한 판단은 {', '.join(FindingKind)} 가운데 하나입니다. 하나를 골라 주십시오."
    if in_force is not None:
        return f"이미 판단이 있습니다({in_force.object}, {in_force.decided_by}). 먼저 그 판단을 취소해 주십시오."
    return ""
