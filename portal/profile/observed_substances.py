"""What is stated of the look, smell and behaviour of the substances among which an unknown one is sought.

Read from the database once and kept by the process; after a commit only the entries that it changed are read again. What
staff withhold is left out when it is asked for, so a decision takes effect with the next request (content rule 31).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from threading import Lock

from django.db.models import Count

from connectors.registry import FEEDS
from connectors.schema import Origin, RecordKind, Relation
from portal.curation.current import current_visibility
from portal.curation.visibility import Visibility
from portal.models import Commit, Entry, Fact, Link, SourceRecord
from portal.profile.observation_reading import Listing, Observation, ObservedSubstance, read_substances
from portal.store.bulk_rows import chunks
from reference.observed_sheets import FEED as SHEET_FEED

ACCIDENT_FEEDS = tuple(name for name, feed in FEEDS.items() if feed.record_kind is RecordKind.ACCIDENT)
MOST_CHANGED = 5_000
"""Changed entries from which one reading of all costs less than many of some."""


@dataclass(slots=True)
class _Kept:
    """What this process has read, up to a commit, and what of it may be shown under the decisions of one moment."""

    commit: tuple[int, str] | None = None
    substances: dict[int, ObservedSubstance] = field(default_factory=dict)
    visibility: Visibility | None = None
    shown: tuple[ObservedSubstance, ...] = ()


_kept = _Kept()
_lock = Lock()


def observed_substances() -> tuple[ObservedSubstance, ...]:
    """The substances as they may be shown now, without a withheld entry, record or value."""
    with _lock:
        visibility = current_visibility()
        if _bring_up_to_date() or _kept.visibility is not visibility:
            _kept.shown, _kept.visibility = tuple(_visible(visibility)), visibility
        return _kept.shown


def _bring_up_to_date() -> bool:
    """Reads what commits changed since the last time. A number without its token is of another database: all is read."""
    last = Commit.objects.order_by("-number").values_list("number", "token").first()
    if last is not None and _kept.commit == last:
        return False
    if (
        last is None
        or _kept.commit is None
        or not Commit.objects.filter(number=_kept.commit[0], token=_kept.commit[1]).exists()
    ):
        _kept.substances = read_substances()
    else:
        _read_changed(_kept.commit[0])
    _kept.commit = last
    return True


def _read_changed(number: int) -> None:
    """Reads the entries again that changed after a commit; a changed class of products may speak of every substance."""
    changed = dict(Entry.objects.filter(revision__gt=number).values_list("pk", "kind"))
    if RecordKind.PRODUCT_CLASS in changed.values() or len(changed) > MOST_CHANGED:
        _kept.substances = read_substances()
        return
    for pks in chunks(pk for pk, kind in changed.items() if kind == RecordKind.SUBSTANCE):
        _kept.substances = {pk: each for pk, each in _kept.substances.items() if pk not in pks}
        _kept.substances |= read_substances(pks)


def _visible(visibility: Visibility) -> Iterator[ObservedSubstance]:
    accidents, sheets = _live_accidents(visibility), _withheld_sheets(visibility)
    for pk, each in _kept.substances.items():
        if pk in visibility.entries:
            continue
        observations = tuple(
            one
            for one in each.observations
            if _is_visible(one, visibility) and not sheets & {(one.sheet, ""), (one.sheet, one.of)}
        )
        listings = tuple(one for one in each.listings if _is_visible(one, visibility))
        records = tuple(one for one in each.records if one[0] not in visibility.records)
        shown = replace(
            each, observations=observations, listings=listings, records=records, accidents=accidents.get(pk, 0)
        )
        if shown.is_sought:
            yield shown


def _is_visible(one: Observation | Listing, visibility: Visibility) -> bool:
    return one.fact not in visibility.facts and one.record not in visibility.records


def _live_accidents(visibility: Visibility) -> dict[int, int]:
    """The number of accidents of each substance in live records of NICS; demonstration records never count."""
    links = Link.objects.filter(
        relation=Relation.INVOLVED,
        ended_at=None,
        record__feed__in=ACCIDENT_FEEDS,
        record__origin=Origin.LIVE,
        record__withdrawn_at=None,
    )
    counted = visibility.of_links(links).values("to_entry").annotate(accidents=Count("from_entry", distinct=True))
    return dict(counted.values_list("to_entry", "accidents"))


def _withheld_sheets(visibility: Visibility) -> frozenset[tuple[str, str]]:
    """Sheets and properties of sheets that staff withhold, by code; "" for a whole sheet."""
    whole = SourceRecord.objects.filter(pk__in=visibility.records, feed=SHEET_FEED).values_list("key", flat=True)
    values = Fact.objects.filter(pk__in=visibility.facts, record__feed=SHEET_FEED).values_list("record__key", "data")
    return frozenset((key, "") for key in whole) | {(key, str((data or {}).get("name", ""))) for key, data in values}
