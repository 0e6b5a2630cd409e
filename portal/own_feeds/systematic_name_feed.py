"""Keys of English names as a feed of the portal's own, so that a Korean name finds a substance that no agency names in Korean.

Every substance with an English name gets keys, so that all bearers of one stand together: if only those without a Korean
name had keys, a new spelling of a stated name would find another substance of the same composition. Spellings are made only
for substances without a Korean name.

Both are made once for each name and version of the tables, and stored, because making them costs more than publishing a
document. They are matched and never shown (``MATCHED_ONLY``). A new version of the tables is a new reader of the same row:
it leaves no trace in the history.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from connectors.feeds import Feed, FeedKind
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, Origin, Record, RecordKind, Row
from portal.curation.joins import joined
from portal.models import Commit, Entry, Payload, RunState, SourceRecord, SyncRun
from portal.models import Fact as StoredFact
from portal.own_feeds.systematic_name_keys import facts_of_keys, made_of
from portal.own_feeds.table_sync import PORTAL_PUBLISHER
from portal.runs.claim import claim, failed_on_error, finish
from portal.store.bulk_rows import chunks
from portal.store.digest import unpacked
from portal.store.identity import cas_of
from portal.store.record_batch import write_batch
from portal.store.withdrawal import withdraw
from reference.systematic_names.keys_version import keys_version
from reference.systematic_names.made_spellings import spelling

FEED = "portal.systematic_names"


def _record(row: Row, tally: PassReport) -> Record:
    made = made_of(row["english"])
    spellings = [each for each in made.spellings if each not in row["taken"] and not row["korean"]]
    facts = [Fact(FactKind.CAS, row["cas"]), *facts_of_keys(made.keys)]
    if spellings:
        facts.append(Fact(FactKind.MADE_SPELLINGS, " ".join(spellings), order=2))
    return Record(FEED, row["cas"], RecordKind.SUBSTANCE, row, tuple(facts))


SYSTEMATIC_NAMES = Feed(
    name=FEED,
    title="영문명에서 규칙으로 만든 검색 열쇠(이름으로 보이지 않음)",
    publisher=PORTAL_PUBLISHER,
    kind=FeedKind.FILE,
    record_kind=RecordKind.SUBSTANCE,
    record=_record,
    reader_version=keys_version(),
)


@dataclass(slots=True)
class _Names:
    """What agencies call one substance: its English names, and whether it has a Korean one."""

    english: list[str] = field(default_factory=list)
    korean: bool = False


@dataclass(frozen=True, slots=True)
class _Stored:
    """A record as it stands: its row id, what it was made of, and which reader made it."""

    pk: int
    names: _Names
    reader_version: int


def sync_systematic_names() -> SyncRun | None:
    """Brings the keys up to date with the English names that agencies state; ``None`` where nothing changed since the last run.

    Only substances that changed since the last successful run are read, all of them after a change of the tables.
    """
    state = _state()
    last = SyncRun.objects.filter(feed=FEED, task="sync", state=RunState.SUCCEEDED).order_by("-pk").first()
    if last is not None and last.counts == state:
        return None
    run = claim(FEED, origin=Origin.PORTAL)
    if run is None:
        return None
    after = int(last.counts["commit"]) if last is not None and last.counts.get("rules") == state["rules"] else 0
    received, stated = 0, _StatedNames()
    with failed_on_error(run):
        for entries in _changed_substances(after):
            received += len(entries)
            _bring_up_to_date(run, entries, stated)
    finish(
        run, RunState.SUCCEEDED, complete=True, concluded=True, received=received, counts=state,
        added=run.added, changed=run.changed, unchanged=run.unchanged,
    )  # fmt: skip
    return run


def _state() -> dict[str, int]:
    commit = Commit.objects.order_by("-number").values_list("number", flat=True).first()
    return {"commit": commit or 0, "rules": SYSTEMATIC_NAMES.reader_version}


def _changed_substances(after: int) -> Iterator[dict[int, str]]:
    """The CAS numbers of substances that changed after this revision, by primary key, some hundred at a time."""
    changed = Entry.objects.filter(kind=RecordKind.SUBSTANCE, key__startswith="cas:", revision__gt=after)
    for pks in chunks(list(changed.order_by("pk").values_list("pk", flat=True))):
        keys = Entry.objects.filter(pk__in=pks).values_list("pk", "key")
        yield {pk: cas_of(key) for pk, key in keys}


def _bring_up_to_date(run: SyncRun, entries: Mapping[int, str], stated: _StatedNames) -> None:
    names = _names(entries)
    stored = _stored_records(entries.values())
    due: dict[str, _Names] = {}
    for pk, stated_now in names.items():
        before = stored.get(entries[pk])
        if before and before.names == stated_now and before.reader_version == SYSTEMATIC_NAMES.reader_version:
            run.unchanged += 1
            del stored[entries[pk]]
        elif not made_of(stated_now.english).is_empty:
            due[entries[pk]] = stated_now
    if due:
        records = [_record(_row(cas, each, stated), PassReport()) for cas, each in due.items()]
        counts = write_batch(SYSTEMATIC_NAMES, run, records, {}, joined)
        run.added += counts.added
        run.changed += counts.changed
    withdraw([before.pk for cas, before in stored.items() if cas not in due], run)


def _row(cas: str, names: _Names, stated: _StatedNames) -> Row:
    """What a record is made of; ``taken`` are spellings that are stated names of other substances."""
    spellings = () if names.korean else made_of(names.english).spellings
    taken = [each for each in spellings if stated.by_spelling.get(each, frozenset()) - {cas}]
    return {"cas": cas, "english": names.english, "korean": names.korean, "taken": taken}


_spelling_of = lru_cache(maxsize=30_000)(spelling)


class _StatedNames:
    """All Korean names, agencies' and the portal's, by how they sound; read once a run, and only where keys are made."""

    @cached_property
    def by_spelling(self) -> Mapping[str, frozenset[str]]:
        """The CAS numbers of the substances with a stated Korean name that is spelt so."""
        names = StoredFact.objects.filter(
            kind__in=(FactKind.NAME, FactKind.SYNONYM), lang="ko", absence="", ended_at=None,
            record__withdrawn_at=None, record__kind=RecordKind.SUBSTANCE,
        )  # fmt: skip
        found: dict[str, set[str]] = defaultdict(set)
        for entry, name in names.values_list("record__entry__key", "value").distinct():
            found[_spelling_of(name)].add(cas_of(entry))
        return {each: frozenset(numbers) for each, numbers in found.items()}


def _names(entries: Mapping[int, str]) -> dict[int, _Names]:
    """What agencies call these substances, by entry; those without an English name are left out."""
    names: dict[int, _Names] = defaultdict(_Names)
    facts = StoredFact.objects.filter(
        record__entry__in=entries, kind__in=(FactKind.NAME, FactKind.SYNONYM), lang__in=("ko", "en"), absence="",
        ended_at=None, record__withdrawn_at=None,
    ).exclude(record__origin=Origin.PORTAL)  # fmt: skip
    for entry, lang, name in facts.order_by("value").values_list("record__entry", "lang", "value").distinct():
        if lang == "ko":
            names[entry].korean = True
        else:
            names[entry].english.append(name)
    return {entry: each for entry, each in names.items() if each.english}


def _stored_records(numbers: Iterable[str]) -> dict[str, _Stored]:
    records = SourceRecord.objects.filter(feed=FEED, key__in=list(numbers), withdrawn_at=None)
    current = {
        (pk, bytes(digest)): (key, version)
        for pk, key, digest, version in records.values_list("pk", "key", "digest", "reader_version")
    }
    stored: dict[str, _Stored] = {}
    bodies = Payload.objects.filter(record__in=[pk for pk, _ in current]).values_list("record", "digest", "body")
    for pk, digest, body in bodies:
        if (pk, bytes(digest)) in current:
            key, version = current[pk, bytes(digest)]
            row = unpacked(bytes(body))
            stored[key] = _Stored(pk, _Names(row["english"], row["korean"]), version)
    return stored
