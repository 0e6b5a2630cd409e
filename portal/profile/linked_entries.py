"""The entries that are linked to an entry, in both directions: product classes, facilities, accidents, products, pesticides, substances."""

from __future__ import annotations

from dataclasses import dataclass

from connectors.schema import Origin
from portal.curation.annotations import Annotation
from portal.curation.current import current_visibility
from portal.models import Entry, Link
from portal.profile.attribution import feed_badge, origin_mark
from portal.profile.entry_annotations import annotations_on
from portal.profile.titles import titles_of
from reference.labels import Group, labels

MOST = 30

TITLES = labels(Group.LINKED)
NOTES = {
    "product_class": "성분은 제품마다 다름, 라벨 확인. 성분마다의 출처는 제품군 쪽에 있습니다.",
    "facility": "신고 시점 자료, 현재 재고 아님, 없다는 뜻 아님. 취급 물질은 경기도 자료만 밝힙니다(사고대비물질에 한함).",
    "accident": "기관 자료의 물질 이름이 정확히 같은 것만 이었습니다.",
    "product": "공표문에 물질 이름이 나온 것만 이었습니다. 제품마다 다름, 라벨 확인.",
    "pesticide": "등록 당시의 유효성분 이름이 정확히 같은 것만 이었습니다.",
    "substance": "",
}


@dataclass(frozen=True, slots=True)
class LinkedEntry:
    """One entry at the other end of a link; ``mention`` is the text of the record that is the evidence."""

    entry: Entry
    title: str
    mention: str
    badge: str
    mark: str
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedGroup:
    """Linked entries of one kind; ``more`` counts those beyond the first ``MOST``."""

    kind: str
    title: str
    note: str
    entries: tuple[LinkedEntry, ...]
    more: int


def linked_entries(entry: Entry) -> list[LinkedGroup]:
    """The entries linked to or from the entry, by kind, latest first; each entry once."""
    links = current_visibility().of_links(Link.objects.filter(ended_at=None))
    links = links.select_related("from_entry", "to_entry", "record")
    links_by_kind: dict[str, dict[int, tuple[Link, Entry]]] = {kind: {} for kind in TITLES}
    for link in [*links.filter(to_entry=entry).order_by("-pk"), *links.filter(from_entry=entry).order_by("pk")]:
        other = link.from_entry if link.to_entry_id == entry.pk else link.to_entry
        if other.withdrawn_at is None and other.kind in links_by_kind:
            links_by_kind[other.kind].setdefault(other.pk, (link, other))
    listed = {kind: list(entries.values())[:MOST] for kind, entries in links_by_kind.items() if entries}
    others = [other for pairs in listed.values() for _, other in pairs]
    titles, annotations = titles_of(others), annotations_on(other.key for other in others)
    return [
        LinkedGroup(
            kind,
            TITLES[kind],
            NOTES[kind],
            tuple(
                _linked_entry(link, other, titles[other.pk], annotations.get(other.key, ())) for link, other in pairs
            ),
            len(links_by_kind[kind]) - len(pairs),
        )
        for kind, pairs in listed.items()
    ]


def _linked_entry(link: Link, other: Entry, title: str, annotations: tuple[Annotation, ...]) -> LinkedEntry:
    if link.record is None:
        return LinkedEntry(other, title, link.mention, "", "", annotations)
    origin = link.record.origin
    mark = origin_mark(link.record.kind, origin) if origin == Origin.DEMO else ""
    return LinkedEntry(other, title, link.mention, feed_badge(link.record.feed, origin), mark, annotations)
