"""Makes passes over mutated answers and asks of each: did any fact end without a word?"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from unittest.mock import patch

from django.db import transaction

from connectors.feeds import Feed
from connectors.http import Client
from connectors.schema import Origin
from connectors.source import Source
from demo.wire import Reply, Request
from portal.ingest import feed_run, lookup_pass
from portal.ingest.feed_run import run_feed
from portal.models import Fact, HeldChange, Question, RunState, SyncRun
from tests.mutated_answers.corpora import Corpus, OfflineClient, Wire
from tests.mutated_answers.mutations import MUTATIONS

EXAMPLES = 40
MOST_ENDED_SHARE = 0.34
"""Of a corpus' facts, no pass that nobody accepted may end more: the guards' shares are below it."""


@dataclass(slots=True)
class Figures:
    """What came of the passes: outcomes by mutation, facts that ended, and every pass that broke a promise."""

    outcomes: Counter[str] = field(default_factory=Counter)
    by_mutation: dict[str, Counter[str]] = field(default_factory=dict)
    ended: int = 0
    largest_share: float = 0.0
    broken: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)

    def add(self, mutation: str, outcome: str) -> None:
        """Counts one pass."""
        self.outcomes[outcome] += 1
        self.by_mutation.setdefault(mutation, Counter())[outcome] += 1


def shared_out(count: int, among: int) -> list[int]:
    """``count`` passes as equal shares."""
    return [count // among + (number < count % among) for number in range(among)]


def mutate(shares: Mapping[Corpus, int], seed: int, told: Callable[[str], None] = print) -> Figures:
    """So many mutated passes of each corpus; the database is as before after each. The seed decides all.

    Corpora that hold nothing make no pass; those after them make theirs too.
    """
    figures, owed = Figures(), 0
    for left, (corpus, share) in zip(range(len(shares), 0, -1), shares.items(), strict=True):
        chance = random.Random(f"{seed}/{corpus.name}")  # noqa: S311  (repeatable, not secret)
        wanted = share + -(-owed // left)
        with transaction.atomic():
            made = _mutate_corpus(corpus, wanted, chance, figures)
            transaction.set_rollback(True)
        owed += share - made
        told(f"{corpus.name}: {made} passes")
    return figures


def _mutate_corpus(corpus: Corpus, count: int, chance: random.Random, figures: Figures) -> int:
    """The number of passes made: none where the corpus holds nothing."""
    wire = Wire(corpus.answer)
    first = _pass(corpus, wire)
    facts = dict(Fact.objects.filter(record__feed=corpus.feed.name, ended_at=None).values_list("pk", "kind"))
    if first is not None and first.state == RunState.SUCCEEDED and not facts:
        return 0  # a listing of the demonstration that holds nothing
    if first is None or first.state != RunState.SUCCEEDED:
        figures.broken.append(
            f"{corpus.name}: the unchanged answer gives no facts ({first and (first.error or first.withheld)})"
        )
        return 0
    Question.objects.all().delete()
    requests = wire.requests
    for _ in range(count):
        mutation = chance.choice(MUTATIONS)
        begin = chance.choice([1, chance.randint(1, requests)])
        wire.requests, wire.change = 0, _changed(mutation.apply, chance, wire, begin, chance.random() < 0.5)
        with transaction.atomic():
            _judge(corpus, wire, mutation.name, facts, figures)
            transaction.set_rollback(True)
    return count


def _changed(
    apply: Callable[[random.Random, Reply, list[Reply]], Reply],
    chance: random.Random,
    wire: Wire,
    begin: int,
    only_once: bool,
) -> Callable[[Request, Reply], Reply]:
    """Mutates the answers from the ``begin``-th on, or only that one."""
    before: list[Reply] = []

    def change(request: Request, reply: Reply) -> Reply:
        is_due = wire.requests == begin if only_once else wire.requests >= begin
        mutated = apply(chance, reply, before) if is_due else reply
        before.append(reply)
        return mutated

    return change


def _judge(corpus: Corpus, wire: Wire, mutation: str, facts: dict[int, str], figures: Figures) -> None:
    """One mutated pass and its promises: the run ends, what ended is said, nothing is deleted, and never is it much."""
    where = f"{corpus.name}, {mutation}"
    try:
        run = _pass(corpus, wire)
    except Exception as error:  # noqa: BLE001  (whatever escapes breaks the promise that a pass ends in a named state)
        figures.broken.append(f"{where}: {type(error).__name__}: {error}"[:300])
        figures.add(mutation, "escaped")
        return
    assert run is not None
    now = dict(Fact.objects.filter(pk__in=facts).values_list("pk", "ended_at"))
    ended = sum(at is not None for at in now.values())
    share = ended / len(facts)
    figures.ended += ended
    figures.largest_share = max(figures.largest_share, share)
    if run.state == RunState.RUNNING or SyncRun.objects.filter(state=RunState.RUNNING).exists():
        figures.broken.append(f"{where}: left running")
    if len(now) < len(facts):
        figures.broken.append(f"{where}: {len(facts) - len(now)} facts deleted")
    if ended != run.counts.get("ended", 0):
        figures.broken.append(f"{where}: {ended} facts ended, the run says {run.counts.get('ended')}")
    if share > MOST_ENDED_SHARE and ended > 3:
        figures.broken.append(f"{where}: {ended} of {len(facts)} facts ended ({run.state}, {run.withheld})")
    held = HeldChange.objects.filter(feed=corpus.feed.name).exists()
    if held and (run.concluded or not run.withheld):
        figures.broken.append(f"{where}: held, and not said")
    if ended:
        kinds = Counter(facts[pk] for pk, at in now.items() if at is not None)
        figures.examples.append(f"{where}: {dict(kinds)} of {len(facts)}")
    figures.add(mutation, _outcome(run, ended))


def _outcome(run: SyncRun, ended: int) -> str:
    if ended:
        return "ended with a count"
    if run.counts.get("held"):
        return "held"
    if run.state != RunState.SUCCEEDED or run.withheld or run.bad_rows:
        return "refused"
    return "unchanged"


def _pass(corpus: Corpus, wire: Wire) -> SyncRun | None:
    @contextmanager
    def source(feed: Feed, origin: Origin, on_progress: Callable[[], None]) -> Iterator[Source]:
        client: Client = OfflineClient(wire)
        yield Source(origin, client, "key-of-a-mutated-pass", dict(feed.options))

    with (
        patch.object(feed_run, "open_source", source),
        patch.object(lookup_pass, "due_questions", lambda feed, origin: list(corpus.questions)),
    ):
        return run_feed(corpus.feed)


def describe(figures: Figures) -> str:
    """The figures as lines of text."""
    total = sum(figures.outcomes.values())
    lines = [f"{total:,} passes: " + ", ".join(f"{name} {count:,}" for name, count in figures.outcomes.most_common())]
    lines.append(
        f"facts ended, each counted by its run: {figures.ended:,}; largest share in one pass {figures.largest_share:.0%}"
    )
    for name, outcomes in sorted(figures.by_mutation.items()):
        lines.append(f"  {name:<30} " + ", ".join(f"{outcome} {count:,}" for outcome, count in outcomes.most_common()))
    lines += [f"  ended: {line}" for line in figures.examples[:EXAMPLES]]
    lines += [f"BROKEN {line}" for line in figures.broken]
    return "\n".join(lines)
