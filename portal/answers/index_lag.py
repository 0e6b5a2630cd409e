"""Takes out of the engine's results what staff withhold and the index still holds (content rule 31)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.db import DatabaseError, InterfaceError

from portal.curation.current import last_known_curation
from portal.curation.visibility import NOTHING_WITHHELD, Visibility
from portal.engine import engine
from portal.models import Entry
from portal.publish.document import documents
from portal.publish.facets import KIND_LABELS
from search.analysis import name_key
from search.engine_types import Document, Facet, Hit, Results, Why
from search.ranking import RULE_TIERS

Counts = tuple[tuple[str, int], ...]
Filters = Mapping[Facet, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class IndexLag:
    """What the index holds and staff withhold. ``outdated_keys`` are entries whose document in the index is not up to date.

    ``hidden_labels`` counts, by facet and label, the documents of the index that bear a label which their entry may not
    show. Filtered results need not contain all these documents, so a count may be too low while the index is outdated;
    a withheld label is never shown. ``None`` where the database does not answer and the labels are unknown.
    """

    visibility: Visibility = NOTHING_WITHHELD
    outdated_keys: frozenset[str] = frozenset()
    hidden_labels: Mapping[Facet, Counter[str]] | None = field(default_factory=dict)

    def concerns(self, hit: Hit) -> bool:
        """Whether the name by which the index sorts the hit may be withheld."""
        return hit.key in self.visibility.hidden_keys or hit.key in self.outdated_keys

    def visible(self, results: Results, filters: Filters) -> Results:
        """The results without the hits, titles, passages, labels and counts that staff withhold."""
        if self.visibility is NOTHING_WITHHELD:
            return results
        current = _documents(hit.key for hit in results.hits if hit.key in self.visibility.partly_keys)
        hits: list[Hit] = []
        dropped: Counter[str] = Counter()
        for hit in results.hits:
            visible_hit = self._visible_hit(hit, current.get(hit.key), filters)
            if visible_hit is None:
                dropped[KIND_LABELS[hit.kind]] += 1
            else:
                hits.append(visible_hit)
        total = max(results.total - dropped.total(), 0)
        return replace(results, hits=tuple(hits), total=total, facets=self._facets(results.facets, dropped))

    def _visible_hit(self, hit: Hit, current: Document | None, filters: Filters) -> Hit | None:
        if hit.key in self.visibility.hidden_keys:
            return None
        if hit.key not in self.visibility.partly_keys:
            return hit
        return None if current is None or not _passes(current, filters) else _updated(hit, current)

    def _facets(self, facets: Mapping[Facet, Counts], dropped: Counter[str]) -> Mapping[Facet, Counts]:
        if self.hidden_labels is None:
            return {facet: _less(counts, dropped) for facet, counts in facets.items() if facet is Facet.KIND}
        hidden = {**self.hidden_labels, Facet.KIND: dropped}
        return {
            facet: left for facet, counts in facets.items() if (left := _less(counts, hidden.get(facet, Counter())))
        }


NO_LAG = IndexLag()


def index_lag() -> IndexLag:
    """The lag of the live index. Read it before the search: an index that catches up in between then only hides too much."""
    visibility = last_known_curation().visibility
    if visibility is NOTHING_WITHHELD:
        return NO_LAG
    try:
        outdated = _outdated_documents(visibility)
        return IndexLag(visibility, frozenset(outdated), _hidden_labels(outdated, visibility))
    except (DatabaseError, InterfaceError):
        return IndexLag(visibility, visibility.hidden_keys | visibility.partly_keys, None)


def _outdated_documents(visibility: Visibility) -> dict[str, Document]:
    """The documents in the index of entries that changed after its watermark, by key."""
    build = engine().live()
    if build is None:
        return {}
    watermark = engine().watermark(build).number
    changed = Entry.objects.filter(pk__in=visibility.entries | visibility.partly, revision__gt=watermark)
    stored = ((entry, engine().stored(build, entry)) for entry in changed.values_list("key", flat=True))
    return {entry: document for entry, document in stored if document is not None}


def _hidden_labels(outdated: Mapping[str, Document], visibility: Visibility) -> Mapping[Facet, Counter[str]]:
    current = _documents(entry for entry in outdated if entry in visibility.partly_keys)
    hidden: dict[Facet, Counter[str]] = {facet: Counter() for facet in Facet}
    for entry, document in outdated.items():
        visible_facets = current[entry].facets if entry in current else {}
        for facet, labels in document.facets.items():
            hidden[facet].update(set(labels) - set(visible_facets.get(facet, ())))
    return hidden


def _documents(keys: Iterable[str]) -> dict[str, Document]:
    """The documents of these entries as publishing would write them now; none where the database does not answer."""
    wanted = list(keys)
    if not wanted:
        return {}
    try:
        entries = list(Entry.objects.filter(key__in=wanted, withdrawn_at=None))
        return {document.key: document for document in documents(entries)}
    except (DatabaseError, InterfaceError):
        return {}


def _passes(document: Document, filters: Filters) -> bool:
    return all(set(labels) & set(document.facets.get(facet, ())) for facet, labels in filters.items() if labels)


def _updated(hit: Hit, current: Document) -> Hit | None:
    """The hit with the current document's title, address and numbers; ``None`` where the matched text is not visible."""
    if hit.matched and not _match_is_visible(hit, current):
        return None
    if hit.why in RULE_TIERS and not current.name_keys:
        return None
    passage = name_key(hit.snippet.strip("… "))
    passage_is_visible = bool(passage) and any(passage in name_key(text) for text in current.text)
    if hit.why is Why.TEXT and not passage_is_visible:
        return None
    return replace(
        hit,
        title_ko=current.title_ko,
        title_en=current.title_en,
        url=current.url,
        origin=current.origin,
        cas=current.cas,
        snippet=hit.snippet if passage_is_visible else "",
    )


def _match_is_visible(hit: Hit, current: Document) -> bool:
    """Whether the name or number that matched is visible; the index stores formulas and structures in another form."""
    if hit.why is Why.FORMULA:
        return bool(current.formulas or current.structures)
    if hit.why is Why.STRUCTURE:
        return bool(current.structures)
    names = (name.text for name in current.names)
    numbers = (*current.cas, *current.member_cas, *current.ke, *current.un, *current.ec, *current.numbers)
    return name_key(hit.matched) in map(name_key, (*names, *numbers))


def _less(counts: Counts, hidden: Counter[str]) -> Counts:
    return tuple((label, left) for label, count in counts if (left := count - hidden[label]) > 0)
