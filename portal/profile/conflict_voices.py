"""Whose word a fact is when agencies are compared: two feeds of one agency are one voice, and not every fact has one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from connectors.registry import FEEDS
from connectors.schema import REFERENCE_KINDS, Origin
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from reference.form_evidence import EvidenceKind, evidence_in, record_evidence
from reference.forms import forms_of

Key = Callable[[SourcedFact], str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where facts may be compared: one origin and one form."""

    origin: str
    form: str


ByVoice = Mapping[str, list[SourcedFact]]


class Voices:
    """The voices of the feeds; a voice is named by the first feed of its agency, which keeps its name for ever."""

    def __init__(self) -> None:
        first: dict[str, str] = {}
        self._voices = {
            name: first.setdefault(feed.publisher.agency, name)
            for name, feed in FEEDS.items()
            if not feed.publisher.is_portal
        }

    def of(self, feed: str) -> str:
        """The voice of a feed; "" for the portal's own feeds and for feeds that this version does not read."""
        return self._voices.get(feed, "")

    def feeds(self, voice: str) -> tuple[str, ...]:
        """The feeds that speak with this voice."""
        return tuple(feed for feed, each in self._voices.items() if each == voice)


class ComparedFacts:
    """The facts of one entry as sides: stated by an agency, and of a form that is told.

    Demonstration and live facts have places of their own (content rules 11, 27); reference documents have no voice here.
    """

    def __init__(self, entry_facts: EntryFacts) -> None:
        self.entry_facts = entry_facts
        self.voices = Voices()
        self._forms = forms_of(entry_facts.cas)

    def stated(self, *kinds: str) -> list[SourcedFact]:
        """The facts of these kinds with a voice, whatever their form; absences are no statement."""
        return [fact for fact in self.with_voice(*kinds) if not fact.absence]

    def with_voice(self, *kinds: str) -> list[SourcedFact]:
        """The same with stated absences."""
        return [
            fact
            for fact in self.entry_facts.of(*kinds)
            if self.voices.of(fact.feed) and fact.kind not in REFERENCE_KINDS and fact.origin != Origin.PORTAL
        ]

    def is_told(self, fact: SourcedFact) -> bool:
        """Whether the form of the fact is told well enough to compare it.

        A record of which only a class of gases tells the form may hold the classes of other forms too: then that class is
        compared and the others are not (chlorine dioxide, whose record also has the classes of its solution).
        """
        if fact.form_unknown:
            return False
        if fact.record_id not in self._told_by_gases_alone or fact.forms.holds_for_all:
            return True
        return any(len(each.forms) == 1 for each in evidence_in(fact, self._forms))

    @cached_property
    def _told_by_gases_alone(self) -> frozenset[int]:
        """The records of a substance of several forms whose form only a class of gases tells."""
        if not self._forms:
            return frozenset()
        by_record: dict[int, list[SourcedFact]] = defaultdict(list)
        for fact in self.entry_facts.facts:
            by_record[fact.record_id].append(fact)
        return frozenset(
            pk
            for pk, facts in by_record.items()
            if {each.kind for each in record_evidence(self._forms, facts)} == {EvidenceKind.HAZARD}
        )

    def by_place(self, facts: Iterable[SourcedFact]) -> Mapping[Place, ByVoice]:
        """The facts of a told form by place and voice."""
        found: dict[Place, dict[str, list[SourcedFact]]] = defaultdict(lambda: defaultdict(list))
        for fact in facts:
            if self.is_told(fact):
                form = "" if fact.forms.holds_for_all else fact.form_key
                found[Place(fact.origin, form)][self.voices.of(fact.feed)].append(fact)
        return found

    def pairs(self, facts: Iterable[SourcedFact]) -> Iterator[tuple[Place, ByVoice, tuple[str, str]]]:
        """Every two voices at one place."""
        for place, by_voice in self.by_place(facts).items():
            for pair in combinations(sorted(by_voice), 2):
                yield place, by_voice, pair

    def may_hide(self, voice: str, *kinds: str) -> bool:
        """Whether staff withhold something of these kinds from this voice, so that its silence is not its own."""
        return any(
            self.entry_facts.withheld_kinds.get(feed, frozenset()) & set(kinds) for feed in self.voices.feeds(voice)
        )
