"""What an entry is linked to, and what it stated earlier, for programs."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from portal.api.answer_model import Answer, SignedRemark, remarks
from portal.history.ended_values import EndedValue
from portal.profile.fact_fields import day
from portal.profile.linked_entries import LinkedGroup


class LinkedPage(Answer):
    """One linked entry with the text that is the evidence."""

    key: str
    title: str
    url: str
    mention: str = Field(description="이은 근거가 된 글")
    agency: str = Field(description="기관과 시스템. 시연 자료면 ‘시연: … 형식’")
    mark: str = Field(description="시연 자료의 표시")
    annotations: list[SignedRemark]


class LinkedKind(Answer):
    """Linked entries of one kind."""

    kind: str
    title: str
    note: str = Field(description="이 목록을 읽을 때 알아야 할 것")
    entries: list[LinkedPage]
    more: int = Field(description="여기 없는 나머지의 수")


class EndedLine(Answer):
    """A value that is not stated any more."""

    label: str
    value: str
    agency: str
    mark: str
    first_seen: str
    ended_on: str
    annotations: list[SignedRemark]


def linked_kinds(groups: Iterable[LinkedGroup]) -> list[LinkedKind]:
    """Linked entries as programs read them."""
    return [
        LinkedKind(
            kind=group.kind,
            title=group.title,
            note=group.note,
            entries=[
                LinkedPage(
                    key=each.entry.key,
                    title=each.title,
                    url=each.entry.address,
                    mention=each.mention,
                    agency=each.badge,
                    mark=each.mark,
                    annotations=remarks(each.annotations),
                )
                for each in group.entries
            ],
            more=group.more,
        )
        for group in groups
    ]


def ended_lines(ended: Iterable[EndedValue]) -> list[EndedLine]:
    """Ended values as programs read them."""
    return [
        EndedLine(
            label=past.label,
            value=past.value,
            agency=past.badge,
            mark=past.mark,
            first_seen=day(past.first_seen),
            ended_on=day(past.ended_at),
            annotations=remarks(past.annotations),
        )
        for past in ended
    ]
