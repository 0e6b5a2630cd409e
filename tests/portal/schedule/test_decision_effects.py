"""A decision takes effect: records move where they belong now, and publishing is asked for, or done where nobody can be asked."""

from __future__ import annotations

import pytest
from kombu.exceptions import OperationalError

from connectors.registry import FEEDS
from portal.curation.decisions import CannotDecide, Signed
from portal.curation.subjects import Subject
from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.models import Decision, Entry
from portal.runs.claim import claim
from portal.schedule import decision_effects
from portal.schedule.decision_effects import decide_and_apply, request_publish, undo_and_apply
from tests.portal.ingest.sample_feeds import listing, no_agency

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = [{"id": "1", "cas": "71-43-2", "ko": "벤젠"}, {"id": "2", "ko": "벤졸"}]
BENZENE = Subject("cas:71-43-2")
SIGNED = Signed("staff", "r")


class Queue:
    """Stands where the task does; ``down`` takes no task."""

    def __init__(self, *, down: bool = False) -> None:
        self.down = down
        self.asked = self.published = 0

    def apply_async(self, *, retry: bool) -> None:
        """Asks a worker; somebody waits for the answer, so it is not tried again."""
        assert not retry
        if self.down:
            raise OperationalError("no broker")
        self.asked += 1

    def __call__(self) -> None:
        """Publishes in this process."""
        self.published += 1


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Queue:
    """A queue that counts, and a feed whose records say nothing of being one."""
    made = Queue()
    monkeypatch.setattr(feed_run, "open_source", no_agency)
    monkeypatch.setattr(decision_effects, "FEEDS", {**FEEDS, "test.list": listing(ROWS)})
    monkeypatch.setattr(decision_effects, "publish_changes", made)
    run_feed(listing(ROWS))
    return made


def records_of_benzene() -> int:
    return Entry.objects.get(key=BENZENE.key).records.count()


def test_withholding_asks_to_publish_once_and_rereads_nothing(queue: Queue) -> None:
    assert claim("test.list") is not None
    decision, busy = decide_and_apply("withhold", BENZENE, SIGNED)
    assert (busy, queue.asked) == ((), 1)
    assert undo_and_apply(decision, "staff") == ()
    assert queue.asked == 2


def test_a_join_moves_the_records_and_its_undoing_moves_them_back(queue: Queue) -> None:
    other = Entry.objects.get(title_ko="벤졸").key
    decision, busy = decide_and_apply("same", Subject(other), SIGNED, BENZENE.key)
    assert (busy, records_of_benzene()) == ((), 2)
    undo_and_apply(decision, "staff")
    assert (records_of_benzene(), queue.asked) == (1, 2)


def test_a_busy_feed_is_named_and_publishing_is_asked_for_all_the_same(queue: Queue) -> None:
    assert claim("test.list") is not None
    other = Entry.objects.get(title_ko="벤졸").key
    assert decide_and_apply("same", Subject(other), SIGNED, BENZENE.key)[1] == ("test.list",)
    assert (records_of_benzene(), queue.asked) == (1, 1)


def test_what_cannot_be_decided_asks_for_nothing(queue: Queue) -> None:
    with pytest.raises(CannotDecide):
        decide_and_apply("withhold", Subject("cas:0-0-0"), SIGNED)
    assert (Decision.objects.count(), queue.asked) == (0, 0)


def test_undoing_twice_asks_once(queue: Queue) -> None:
    decision, _ = decide_and_apply("withhold", BENZENE, SIGNED)
    for _ in range(2):
        undo_and_apply(decision, "staff")
    assert queue.asked == 2


def test_where_the_queue_takes_no_task_this_process_publishes(queue: Queue) -> None:
    queue.down = True
    request_publish()
    assert (queue.asked, queue.published) == (0, 1)
