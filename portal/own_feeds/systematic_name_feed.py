"""Keys of English names as a feed of the portal's own, so that a Korean name finds a substance that no agency names in Korean.

They are made once for each name and version of the tables, and stored, because making them costs more than publishing a
document. They are matched and never shown (``MATCHED_ONLY``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from connectors.feeds import Feed, FeedKind
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, Origin, Record, RecordKind, Row
from portal.curation.joins import joined
from portal.models import Commit, Entry, Payload, RunState, SourceRecord, SyncRun
from portal.models import Fact as StoredFact
from portal.own_feeds.table_sync import PORTAL_PUBLISHER
from portal.runs.claim import claim, failed_on_error, finish
from portal.store.bulk_rows import chunks
from portal.store.digest import unpacked
from portal.store.identity import cas_of
from portal.store.record_batch import write_batch
from portal.store.withdrawal import withdraw
from reference.systematic_names.keys import StatedKeys, stated_keys
from reference.systematic_names.made_spellings import made_spellings, spelling
from reference.systematic_names.version import keys_version

FEED = "portal.systematic_names"
NEAR = "~"
"""Before a key of nearly the same name, in the value of a fact."""

MOST_KEYS = 24
"""Keys of one substance: a name in many synonyms is found by the first of them."""


def _record(row: Row, tally: PassReport) -> Record:
    keys = " ".join([*row["same"], *(NEAR + key for key in row["near"])])
    facts = [Fact(FactKind.CAS, row["cas"])]
    if keys:
        facts.append(Fact(FactKind.NAME_KEYS, keys, order=1))
    if row["made"]:
        facts.append(Fact(FactKind.MADE_SPELLINGS, " ".join(row["made"]), order=2))
    return Record(FEED, row["cas"], RecordKind.SUBSTANCE, row, tuple(facts))


SYSTEMATIC_NAMES = Feed(
    name=FEED,
    title="영문명에서 규칙으로 만든 검색 열쇠(이름으로 보이지 않음)",
    publisher=PORTAL_PUBLISHER,
    kind=FeedKind.FILE,
    record_kind=RecordKind.SUBSTANCE,
    record=_record,
)


def keys_in(value: str) -> StatedKeys:
    """The keys that a fact holds."""
    keys = value.split()
    return StatedKeys(
        tuple(key for key in keys if not key.startswith(NEAR)),
        tuple(key.removeprefix(NEAR) for key in keys if key.startswith(NEAR)),
    )


def keys_of_names(names: Iterable[str]) -> StatedKeys:
    """The keys of all English names of one substance."""
    made = [stated_keys(name) for name in names]
    same = dict.fromkeys(key for keys in made for key in keys.same)
    near = dict.fromkeys(key for keys in made for key in keys.near)
    return StatedKeys(tuple(same)[:MOST_KEYS], tuple(near)[:MOST_KEYS])


@dataclass(frozen=True, slots=True)
class _Stored:
    """A record as it stands: its row id and what it was made of."""

    pk: int
    row: Row


def sync_systematic_names() -> SyncRun | None:
    """Brings the keys up to date with the English names that agencies state; ``None`` where nothing changed since the last run.

    Only substances that changed since the last successful run are read, all of them after a change of the tables.
    """
    state = _state()
    last = SyncRun.objects.filter(feed=FEED, state=RunState.SUCCEEDED).order_by("-pk").first()
    if last is not None and last.counts == state:
        return None
    run = claim(FEED, origin=Origin.PORTAL)
    if run is None:
        return None
    after = int(last.counts["commit"]) if last is not None and last.counts.get("rules") == state["rules"] else 0
    received = 0
    with failed_on_error(run):
        for entries in _changed_substances(after):
            received += len(entries)
            _bring_up_to_date(run, entries)
    finish(
        run, RunState.SUCCEEDED, complete=True, concluded=True, received=received, counts=state,
        added=run.added, changed=run.changed, unchanged=run.unchanged,
    )  # fmt: skip
    return run


def _state() -> dict[str, int | str]:
    commit = Commit.objects.order_by("-number").values_list("number", flat=True).first()
    return {"commit": commit or 0, "rules": keys_version()}


def _changed_substances(after: int) -> Iterator[dict[int, str]]:
    """The CAS numbers of substances that changed after this revision, by primary key, some hundred at a time."""
    changed = Entry.objects.filter(kind=RecordKind.SUBSTANCE, key__startswith="cas:", revision__gt=after)
    for pks in chunks(list(changed.order_by("pk").values_list("pk", flat=True))):
        keys = Entry.objects.filter(pk__in=pks).values_list("pk", "key")
        yield {pk: cas_of(key) for pk, key in keys}


def _bring_up_to_date(run: SyncRun, entries: Mapping[int, str]) -> None:
    names = _english_names(entries)
    stored = _stored_records(entries.values())
    new: list[Row] = []
    stated: _NamesBySpelling | None = None
    for pk, cas in entries.items():
        before = stored.get(cas)
        if pk in names and before and before.row["english"] == names[pk] and before.row["rules"] == keys_version():
            run.unchanged += 1
            stored.pop(cas)
        elif pk in names:
            stated = stated if stated is not None else _stated_names_by_spelling()
            new += _rows(cas, names[pk], stated)
    records = [_record(row, PassReport()) for row in new]
    counts = write_batch(SYSTEMATIC_NAMES, run, records, {}, joined)
    run.added += counts.added
    run.changed += counts.changed
    written = {row["cas"] for row in new}
    withdraw([before.pk for cas, before in stored.items() if cas not in written], run)


_NamesBySpelling = Mapping[str, frozenset[str]]
"""The CAS numbers of substances with a stated Korean name of this spelling."""

_spelling_of = lru_cache(maxsize=30_000)(spelling)


def _stated_names_by_spelling() -> _NamesBySpelling:
    """How all Korean names sound, agencies' and the portal's: none of them may be a made spelling of another substance."""
    found: dict[str, set[str]] = defaultdict(set)
    names = StoredFact.objects.filter(
        kind__in=(FactKind.NAME, FactKind.SYNONYM), lang="ko", absence="", ended_at=None, record__withdrawn_at=None,
        record__kind=RecordKind.SUBSTANCE,
    )  # fmt: skip
    for entry, name in names.values_list("record__entry__key", "value").distinct():
        found[_spelling_of(name)].add(cas_of(entry))
    return {each: frozenset(numbers) for each, numbers in found.items()}


def _rows(cas: str, english: Sequence[str], stated: _NamesBySpelling) -> list[Row]:
    keys = keys_of_names(english)
    made = [each for each in made_spellings(english) if stated.get(each, frozenset({cas})) <= {cas}]
    if not keys.same and not made:
        return []
    return [
        {
            "cas": cas,
            "rules": keys_version(),
            "english": list(english),
            "same": list(keys.same),
            "near": list(keys.near),
            "made": made,
        }
    ]


def _english_names(entries: Mapping[int, str]) -> dict[int, list[str]]:
    """The English names that agencies state, by entry, of those entries for which none states a Korean one."""
    english: dict[int, list[str]] = defaultdict(list)
    korean: set[int] = set()
    facts = StoredFact.objects.filter(
        record__entry__in=entries,
        kind__in=(FactKind.NAME, FactKind.SYNONYM),
        lang__in=("ko", "en"),
        absence="",
        ended_at=None,
        record__withdrawn_at=None,
    ).exclude(record__origin=Origin.PORTAL)
    for entry, lang, name in facts.order_by("value").values_list("record__entry", "lang", "value").distinct():
        if lang == "ko":
            korean.add(entry)
        else:
            english[entry].append(name)
    return {entry: names for entry, names in english.items() if entry not in korean}


def _stored_records(numbers: Iterable[str]) -> dict[str, _Stored]:
    records = SourceRecord.objects.filter(feed=FEED, key__in=list(numbers), withdrawn_at=None)
    by_pk = {pk: (key, bytes(digest)) for pk, key, digest in records.values_list("pk", "key", "digest")}
    stored: dict[str, _Stored] = {}
    for pk, digest, body in Payload.objects.filter(record__in=by_pk).values_list("record", "digest", "body"):
        key, current = by_pk[pk]
        if bytes(digest) == current:
            stored[key] = _Stored(pk, unpacked(bytes(body)))
    return stored
