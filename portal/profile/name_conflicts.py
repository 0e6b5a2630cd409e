"""Names that one agency gives to this substance and another agency to another substance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from connectors.schema import FactKind
from portal.curation.current import current_visibility
from portal.models import Entry, Identifier
from portal.profile.conflict_types import Conflict, ConflictType, Side, severity_of
from portal.profile.conflict_voices import ComparedFacts
from portal.profile.entry_facts import facts_of_entries
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from portal.store.bulk_rows import chunks
from portal.store.derived_entries import LONGEST_IDENTIFIER
from portal.store.identity import cas_of
from reference.forms import forms_of
from search.analysis import name_key

_KINDS = (FactKind.NAME, FactKind.SYNONYM)


def name_conflicts(compared: ComparedFacts, elsewhere: Sequence[EntryFacts]) -> Iterator[Conflict]:
    """One agency calls this entry what another agency calls another CAS number.

    Both agencies have to name both entries, and neither gives the name to both. Synonyms alone make no conflict: agencies
    list loose ones. The subject is the other entry's key, so that there is one conflict for each two entries.
    """
    ours = _by_voice(compared)
    for other in elsewhere:
        theirs = _by_voice(ComparedFacts(other))
        for (voice, origin), named in ours.items():
            for (other_voice, other_origin), others in theirs.items():
                if voice == other_voice or origin != other_origin or (other_voice, origin) not in ours:
                    continue
                known = _all(theirs.get((voice, origin), [])) | _all(ours[other_voice, origin])
                common = _titles(named).keys() & _titles(others).keys() - known
                if common and (voice, origin) in theirs:
                    mine, yours = _titles(named)[min(common)], _titles(others)[min(common)]
                    yield _conflict(compared.entry_facts, other, (voice, mine), (other_voice, yours))


def entries_elsewhere(facts: Mapping[int, EntryFacts]) -> Mapping[int, list[EntryFacts]]:
    """For each entry, the other substances that bear one of the names that agencies give it; a few queries for all.

    Substances of which the table of forms makes one (ammonia and its solution) are not another substance.
    """
    keys = {pk: _keys_of(each) for pk, each in facts.items() if each.cas}
    bearers: dict[str, set[int]] = defaultdict(set)
    for values in chunks(sorted({key for each in keys.values() for key in each})):
        rows = Identifier.objects.filter(scheme="name", value__in=values, entry__kind="substance")
        for value, entry in rows.filter(entry__key__startswith="cas:").values_list("value", "entry"):
            bearers[value].add(entry)
    wanted = {pk: {other for key in each for other in bearers.get(key, ())} - {pk} for pk, each in keys.items()}
    visible = current_visibility().of_entries(Entry.objects.filter(withdrawn_at=None))
    others: dict[int, EntryFacts] = {}
    for pks in chunks(sorted({other for each in wanted.values() for other in each})):
        others.update(facts_of_entries(visible.filter(pk__in=pks), _KINDS))
    return {
        pk: [
            others[other]
            for other in sorted(wanted.get(pk, ()))
            if other in others and _is_other(facts[pk], others[other])
        ]
        for pk in facts
    }


def _is_other(one: EntryFacts, other: EntryFacts) -> bool:
    return all(other.cas not in form.cas for form in forms_of(cas_of(one.entry.key)))


def _keys_of(entry_facts: EntryFacts) -> set[str]:
    names = ComparedFacts(entry_facts).stated(FactKind.NAME)
    return {name_key(fact.value)[:LONGEST_IDENTIFIER] for fact in names} - {""}


_ByVoice = Mapping[tuple[str, str], list[SourcedFact]]


def _by_voice(compared: ComparedFacts) -> _ByVoice:
    found: dict[tuple[str, str], list[SourcedFact]] = defaultdict(list)
    for fact in compared.stated(*_KINDS):
        found[compared.voices.of(fact.feed), fact.origin].append(fact)
    return found


def _titles(facts: Sequence[SourcedFact]) -> Mapping[str, SourcedFact]:
    return {
        name_key(fact.value): fact for fact in reversed(facts) if fact.kind == FactKind.NAME and name_key(fact.value)
    }


def _all(facts: Sequence[SourcedFact]) -> set[str]:
    return {name_key(fact.value) for fact in facts}


def _conflict(
    entry_facts: EntryFacts, other: EntryFacts, ours: tuple[str, SourcedFact], theirs: tuple[str, SourcedFact]
) -> Conflict:
    sides = tuple(
        Side(voice, f"‘{fact.value}’은(는) CAS {number}", fact)
        for (voice, fact), number in ((ours, entry_facts.cas), (theirs, other.cas))
    )
    return Conflict(
        ConflictType.NAME,
        other.entry.key,
        ours[1].value,
        sides,
        severity_of(ConflictType.NAME),
    )
