"""Changes as pages, feeds and files show them: one run's change of one record, with its values, agency, form and mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from connectors.schema import FactKind
from portal.curation.annotations import Annotation
from portal.models import ChangeType
from portal.own_feeds.catalogue import ALL_FEEDS
from portal.profile.attribution import retired_feed_label
from portal.profile.fact_lines import fact_line
from portal.profile.sourced_facts import SourcedFact
from reference.labels import Group, labels

KIND_LABELS: Mapping[str, str] = {**labels(Group.STATED), **labels(Group.FACT), **labels(Group.PROPERTY)}
"""The Korean label of each kind of fact that a change may be of."""
DEMO_MARK = "시연 자료"
"""The mark of the line for a first load: its records may be public facts and inventions."""
OTHER_WITHHELD = "앞뒤 값 가운데 하나는 담당자가 표시를 보류함"
REREAD_LATER = "포털이 이제 다르게 읽어 적지 않음"


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A value that ended, one that began, or one that took the other's place; ``None`` where there is none.

    ``other_is_withheld`` where there is another side that staff withhold: it is not told, and nor is it denied.
    """

    before: SourcedFact | None
    after: SourcedFact | None
    other_is_withheld: bool = False

    @property
    def fact(self) -> SourcedFact:
        """The newer of both, for what both have in common."""
        found = self.after or self.before
        assert found is not None  # noqa: S101  (a pair has at least one value)
        return found

    @property
    def kind_label(self) -> str:
        """The kind in Korean."""
        return KIND_LABELS.get(self.fact.kind, self.fact.kind)

    @property
    def label(self) -> str:
        """The agency's own label, else the kind."""
        return self.fact.label or self.kind_label

    @property
    def before_text(self) -> str:
        """What ended, on one line, or ""."""
        return fact_line(self.before) if self.before else ""

    @property
    def after_text(self) -> str:
        """What began, on one line, or ""."""
        return fact_line(self.after) if self.after else ""

    @property
    def text(self) -> str:
        """The change of the value as a sentence."""
        if self.before and self.after:
            return f"{self.label}: ‘{self.before_text}’에서 ‘{self.after_text}’(으)로 바뀜"
        if self.other_is_withheld:
            return f"{self.label}: ‘{self.after_text or self.before_text}’ ({OTHER_WITHHELD})"
        return f"{self.label}: ‘{self.after_text}’ 생김" if self.after else f"{self.label}: ‘{self.before_text}’ 없어짐"

    @property
    def lists(self) -> tuple[str, ...]:
        """The lists of the law that both values are of."""
        facts = (fact for fact in (self.before, self.after) if fact and fact.kind == FactKind.LEGAL_LISTING)
        return tuple(str((fact.data or {}).get("list_name") or fact.value) for fact in facts)

    @property
    def form_text(self) -> str:
        """The form that the value is of, or ""."""
        return self.fact.form_text

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Staff's annotations on both values, each once."""
        found = (note for fact in (self.before, self.after) if fact for note in fact.annotations)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class RecordedChange:
    """One change. ``title`` and ``address`` are those of the record's entry, or of the feed where a first load is one line.

    ``count`` is the number of records of a first load. ``reread`` counts values that the portal reads differently today.
    """

    pk: int
    change: str
    at: datetime
    run: int
    feed: str
    feed_title: str
    origin: str
    agency: str
    badge: str
    document: str
    mark: str
    title: str = ""
    address: str = ""
    cas: tuple[str, ...] = ()
    record_key: str = ""
    values: tuple[ChangedValue, ...] = ()
    count: int = 0
    reread: int = 0
    remark: str = ""
    """Where another record of the entry came or went in the same run: the agency may have given the row another key."""
    annotations: tuple[Annotation, ...] = ()

    @property
    def change_text(self) -> str:
        """What happened, in Korean; a first load with the number of its records."""
        label = str(ChangeType(self.change).label)
        return f"{label}: {self.count:,}건" if self.change == ChangeType.LOADED else label

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the values, each once."""
        return tuple(dict.fromkeys(value.fact.kind for value in self.values))

    @property
    def lists(self) -> tuple[str, ...]:
        """The lists of the law that the values are of, each once."""
        return tuple(dict.fromkeys(name for value in self.values for name in value.lists))

    @property
    def headline(self) -> str:
        """The title of a feed's entry: mark, substance or feed, what happened."""
        mark = f"[{self.mark}] " if self.mark else ""
        return f"{mark}{self.title} – {self.change_text} ({self.badge})"

    @property
    def lines(self) -> tuple[str, ...]:
        """The remark, how many values are left out because they are read differently today, each other value as a sentence."""
        left_out = f"값 {self.reread}개: {REREAD_LATER}" if self.reread else ""
        return (*filter(None, (self.remark, left_out)), *(value.text for value in self.values))


def feed_title(feed: str) -> str:
    """The title of a feed, or the words for one that is no longer read."""
    return ALL_FEEDS[feed].title if feed in ALL_FEEDS else retired_feed_label(feed)
