"""Writes and undoes decisions; each one raises the revision of every entry whose page or document it changes.

It does not reread records and does not publish; ``portal/schedule/decision_effects.py`` does that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from connectors.schema import Relation
from portal.curation.confirmations import Compared, refusal_to_confirm
from portal.curation.conflict_findings import refusal_of_finding
from portal.curation.joins import joined, joined_with, kept_apart
from portal.curation.subjects import Subject, SubjectKind, conflict_subject, entries_of, exists, subject_of
from portal.models import Conflict, Decision, Entry, Link
from portal.store.derived_entries import ChangedEntries
from portal.store.revisions import write_transaction

OF_TWO_ENTRIES = frozenset({"same", "different", "member_of"})
"""Verdicts with an object; the others are about one entry, record or value."""
LONGEST_REASON = 2_000
NOT_COMPARED = Compared()


class CannotDecide(ValueError):
    """The decision would have no effect or contradicts one in force; the message says why in Korean."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides, and why; an annotation's reason is the text that is shown."""

    by: str
    reason: str


def decide(
    verdict: str, subject: Subject, signed: Signed, other: str = "", compared: Compared = NOT_COMPARED
) -> Decision:
    """Writes a decision and raises the revisions of the entries concerned, in one transaction.

    ``other`` is the second entry's key of a verdict on two entries and the kind of a finding; ``compared`` says with what
    staff compared a row that they confirm. Raises ``CannotDecide``.
    """
    refusal = _refusal(verdict, subject, signed, other, compared)
    if refusal:
        raise CannotDecide(refusal)
    with write_transaction() as revisions:
        now = timezone.now()
        decision = Decision.objects.create(
            verdict=verdict,
            subject=subject.key,
            fact_kind=subject.fact_kind,
            fact_value=subject.value,
            object=other,
            document=compared.document.strip(),
            page=compared.page.strip(),
            figures=" ".join(compared.cells),
            reason=signed.reason.strip(),
            decided_by=signed.by,
            decided_at=now,
        )
        _raise(decision, ChangedEntries(revisions, now))
    return decision


def attach_finding(conflict: Conflict, kind: str, signed: Signed) -> Decision:
    """Writes what staff found out about a conflict; raises ``CannotDecide``. ``undo`` takes it back."""
    return decide("finding", conflict_subject(conflict), signed, kind)


def undo(decision: Decision, by: str) -> bool:
    """Undoes a decision, which stays in the list with who undid it; ``False`` where it is undone already."""
    with write_transaction() as revisions:
        now = timezone.now()
        in_force = Decision.objects.filter(pk=decision.pk, undone_at=None)
        if not in_force.update(undone_by=by, undone_at=now):
            return False
        decision.refresh_from_db()
        _raise(decision, ChangedEntries(revisions, now))
    return True


def standing(verdict: str, subject: Subject) -> Decision | None:
    """The decision in force with that verdict on that subject, or ``None``."""
    return Decision.objects.filter(
        verdict=verdict,
        subject=subject.key,
        fact_kind=subject.fact_kind,
        fact_value=subject.value,
        undone_at=None,
    ).first()


def _refusal(verdict: str, subject: Subject, signed: Signed, other: str, compared: Compared) -> str:
    """Why the decision cannot be made; "" where it can."""
    if verdict not in dict(Decision.VERDICTS):
        return f"판단 {verdict!r}은(는) 없습니다. 있는 판단: {', '.join(dict(Decision.VERDICTS))}"
    if not signed.reason.strip():
        return "까닭을 적어 주십시오. 주석은 적은 글이 그대로 보입니다."
    if len(signed.reason) > LONGEST_REASON:
        return f"까닭은 {LONGEST_REASON:,}자까지 적을 수 있습니다."
    if not exists(subject):
        return f"‘{subject.text}’은(는) 이 포털에 없습니다. 검색해서 골라 주십시오."
    if (verdict == "finding") != (subject.kind is SubjectKind.CONFLICT):
        return "‘상충 판단’은 기관 간 상충 하나에만, 다른 판단은 항목, 기록, 값에만 할 수 있습니다."
    if verdict == "finding":
        return refusal_of_finding(other, standing(verdict, subject))
    if verdict in OF_TWO_ENTRIES:
        return _refusal_of_two(verdict, subject, other)
    return _refusal_of_one(verdict, subject, compared)


def _refusal_of_one(verdict: str, subject: Subject, compared: Compared) -> str:
    in_force = standing(verdict, subject)
    if verdict == "withhold" and in_force is not None:
        return f"이미 표시를 보류했습니다({in_force.decided_by}). 먼저 그 판단을 취소해 주십시오."
    if verdict == "confirm":
        if in_force is not None:
            return f"이미 원문을 확인했습니다({in_force.decided_by}). 먼저 그 판단을 취소해 주십시오."
        return refusal_to_confirm(subject, compared)
    if compared != NOT_COMPARED:
        return "문헌, 쪽, 수치는 ‘원문 확인’에만 적습니다. 그 칸을 비워 주십시오."
    return ""


def _refusal_of_two(verdict: str, subject: Subject, other: str) -> str:
    if subject.kind is not SubjectKind.ENTRY or not Entry.objects.filter(key=other).exists():
        return "이 판단에는 두 항목이 필요합니다. 둘 다 검색해서 골라 주십시오."
    if subject.key == other:
        return "서로 다른 두 항목을 골라 주십시오."
    kinds = {entry.kind for entry in Entry.objects.filter(key__in=(subject.key, other))}
    if len(kinds) > 1:
        return "종류가 같은 두 항목이어야 합니다."
    if Decision.objects.filter(verdict=verdict, subject=subject.key, object=other, undone_at=None).exists():
        return "같은 판단이 이미 있습니다."
    return _refusal_to_join(subject.key, other) if verdict == "same" else ""


def _refusal_to_join(key: str, other: str) -> str:
    """Refuses a join that would bring together two entries that staff keep apart: it would have no effect."""
    now = joined()
    classes = {now.get(key, key): now.get(other, other)}
    for pair in kept_apart():
        ends = {classes.get(now.get(each, each), now.get(each, each)) for each in pair}
        if len(ends) == 1:
            return f"{' 과(와) '.join(sorted(pair))}을(를) 다른 물질로 판단한 것이 있습니다. 먼저 그 판단을 취소해 주십시오."
    return ""


def _raise(decision: Decision, changed_entries: ChangedEntries) -> None:
    """Gives a new revision to every entry whose document or page the decision changes, and updates a membership's link."""
    if decision.verdict == "member_of":
        _link(decision, changed_entries)
    changed_entries.entry_ids |= concerned(decision)
    changed_entries.raise_revisions()


def concerned(decision: Decision) -> set[int]:
    """The entries that the decision changes, also those joined with its subject.

    Withholding also changes linked entries, whose counts include the withheld one.
    """
    subject = subject_of(decision)
    keys = joined_with([subject.key]) if subject.kind is SubjectKind.ENTRY else ()
    found = entries_of([subject, *map(Subject, keys)])
    if decision.verdict in OF_TWO_ENTRIES:
        found |= entries_of([Subject(decision.object)])
    return found | _linked(found) if decision.verdict == "withhold" else found


def _linked(entries: Iterable[int]) -> set[int]:
    some = set(entries)
    found: set[int] = set()
    links = Link.objects.filter(ended_at=None)
    for rows in (links.filter(from_entry__in=some), links.filter(to_entry__in=some)):
        found.update(pk for pair in rows.values_list("from_entry", "to_entry") for pk in pair)
    return found


def _link(decision: Decision, changed_entries: ChangedEntries) -> None:
    """A membership's link begins with the decision and ends when the decision is undone."""
    pks = dict(Entry.objects.filter(key__in=(decision.subject, decision.object)).values_list("key", "pk"))
    member, group = pks[decision.subject], pks[decision.object]
    in_force = Link.objects.filter(
        from_entry=member, to_entry=group, relation=Relation.MEMBER_OF, record=None, ended_at=None
    )
    if decision.undone_at is not None:
        in_force.update(ended_at=changed_entries.now)
    elif not in_force.exists():
        Link.objects.create(
            from_entry_id=member,
            to_entry_id=group,
            relation=Relation.MEMBER_OF,
            confidence="staff",
            first_seen=changed_entries.now,
        )
