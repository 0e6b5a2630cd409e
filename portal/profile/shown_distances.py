"""Isolation and protective action distances of ERG 2024 table 1 that may be shown for a substance and form (content rule 6).

Only rows that two transcriptions state alike or that staff compared with the original; none of a UN number with a row in
conflict or withheld; rows for spills on land and in water only together; "T3" and "11.0+" stay letters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.curation.confirmations import Confirmation
from portal.curation.current import current_confirmations
from portal.own_feeds.response_guide_feeds import TABLE_1_FEED
from portal.profile.guide_quotations import NumberInForm, guidebook_rows
from portal.profile.sourced_facts import SourcedFact
from portal.seoul_time import seoul_day
from reference.protective_distances import FIGURES, SOURCE, TABLE_3, DistanceRow, RowCheck, distance_rows

DISTANCES_ELSEWHERE = "초기 이격거리·방호활동거리: ERG 2024 표 1, 화학물질안전원 사고대비물질 키인포가이드에서 확인"
"""Where distances stand, for a card and a page that has none to show."""


@dataclass(frozen=True, slots=True)
class ShownDistance:
    """One row of table 1 as printed, isolation in metres and protection in kilometres; equal rows of one number are one.

    ``origin`` stands beside it: the sentence of content rule 6, or who compared it with which page of the original.
    ``refers_to_table_3`` where large spills have no figure: ``reference.protective_distances.TABLE_3_TEXT`` stands there.
    """

    un: str
    names: tuple[str, ...]
    small_isolate_m: str
    small_day_km: str
    small_night_km: str
    large_isolate_m: str
    large_day_km: str
    large_night_km: str
    spilled_in_water: bool
    spilled_on_land: bool
    refers_to_table_3: bool
    origin: str
    facts: tuple[SourcedFact, ...]


@dataclass(frozen=True, slots=True)
class _StandingRow:
    """A row that may be shown, with the figures that count for it."""

    row: DistanceRow
    fact: SourcedFact
    figures: tuple[str, ...]
    origin: str


def distances_for(numbers: Iterable[NumberInForm]) -> tuple[ShownDistance, ...]:
    """The rows of these numbers that may be shown, in the order of the table."""
    return distances_in(guidebook_rows(numbers, TABLE_1_FEED))


def distances_in(rows: Iterable[SourcedFact]) -> tuple[ShownDistance, ...]:
    """The same from rows that were read already; rows of other feeds do not count."""
    by_number: dict[str, dict[str, SourcedFact]] = defaultdict(dict)
    for fact in rows:
        if fact.feed == TABLE_1_FEED:
            by_number[fact.data["un"]][fact.record_key] = fact
    confirmed = current_confirmations() if by_number else {}
    return tuple(shown for un, facts in by_number.items() for shown in _of_number(un, facts, confirmed))


def _of_number(
    un: str, facts: Mapping[str, SourcedFact], confirmed: Mapping[tuple[str, str], Confirmation]
) -> Iterator[ShownDistance]:
    rows = distance_rows().get(un, ())
    if any(row.key not in facts for row in rows):
        return  # a row is withheld, or the table is not synced: what is left would look complete
    standing = {row.key: found for row in rows if (found := _standing(row, facts[row.key], confirmed)) is not None}
    if any(row.check is RowCheck.CONFLICT and row.key not in standing for row in rows):
        return
    paired = [row for row in rows if row.spilled_on_land or row.spilled_in_water]
    if any(row.spilled_on_land for row in paired) and any(row.key not in standing for row in paired):
        standing = {key: each for key, each in standing.items() if each.row not in paired}
    yield from _merged(un, standing.values())


def _standing(
    row: DistanceRow, fact: SourcedFact, confirmed: Mapping[tuple[str, str], Confirmation]
) -> _StandingRow | None:
    """A confirmation counts for the row as it was when staff signed; a row that changed since is unconfirmed again."""
    confirmation = confirmed.get((TABLE_1_FEED, row.key))
    if confirmation is not None and fact.first_seen <= confirmation.signed_at:
        figures = confirmation.figures or row.figures
        return _StandingRow(row, fact, figures, _compared_with(confirmation)) if figures else None
    return _StandingRow(row, fact, row.figures, SOURCE) if row.check is RowCheck.CONFIRMED else None


def _compared_with(confirmation: Confirmation) -> str:
    signed = f"{confirmation.signed_by}, {seoul_day(confirmation.signed_at)}"
    return f"{confirmation.document} {confirmation.page}쪽, 국내 기준 아님, 원문 확인: {signed}"


def _merged(un: str, standing: Iterable[_StandingRow]) -> Iterator[ShownDistance]:
    alike: dict[tuple[object, ...], list[_StandingRow]] = {}
    for each in standing:
        key = (each.figures, each.row.spilled_in_water, each.row.spilled_on_land, each.origin)
        alike.setdefault(key, []).append(each)
    for rows in alike.values():
        first = rows[0]
        yield ShownDistance(
            un,
            tuple(each.row.name for each in rows),
            **dict(zip(FIGURES, first.figures, strict=True)),
            spilled_in_water=first.row.spilled_in_water,
            spilled_on_land=first.row.spilled_on_land,
            refers_to_table_3=TABLE_3 in first.figures[3:],
            origin=first.origin,
            facts=tuple(each.fact for each in rows),
        )
