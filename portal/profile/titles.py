"""Titles of entries: the name, or for accidents, which have no name, the day, the place, the type and the substance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from connectors.schema import FactKind
from portal.curation.current import current_visibility
from portal.models import Entry, Fact

UNNAMED = "이름을 밝히지 않은 자료"
_TITLE_KINDS = (FactKind.OCCURRED_ON, FactKind.ADDRESS, FactKind.ACCIDENT_TYPE, FactKind.INVOLVED)


def titles_of(entries: Iterable[Entry]) -> dict[int, str]:
    """The title of each entry by primary key, from visible records; one more query where some have no name."""
    visibility = current_visibility()
    titles = {entry.pk: next(filter(None, visibility.title_of(entry)), "") for entry in entries}
    nameless = [pk for pk, title in titles.items() if not title]
    if nameless:
        titles.update(dict.fromkeys(nameless, UNNAMED))
        titles.update(_accident_titles(nameless))
    return titles


def title_of(entry: Entry) -> str:
    """The title of one entry."""
    return titles_of([entry])[entry.pk]


def titles_by_key(keys: Iterable[str]) -> dict[str, str]:
    """Titles of entries that the index has without a name, by key."""
    entries = list(current_visibility().of_entries(Entry.objects.filter(key__in=list(keys))))
    titles = titles_of(entries)
    return {entry.key: titles[entry.pk] for entry in entries}


def _accident_titles(entry_ids: list[int]) -> dict[int, str]:
    facts = current_visibility().of_facts(
        Fact.objects.filter(record__entry__in=entry_ids, kind__in=_TITLE_KINDS, absence="", ended_at=None)
    )
    values: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry_id, kind, value in facts.order_by("order", "pk").values_list("record__entry", "kind", "value"):
        if value not in values[entry_id][kind]:
            values[entry_id][kind].append(value)
    return {entry_id: _accident_title(parts) for entry_id, parts in values.items()}


def _accident_title(parts: Mapping[str, list[str]]) -> str:
    """Such as 2018-08-08 전라남도 진도군 화재 사고 (질산 및 불산); a part that the agency does not state is left out."""
    words = [*parts.get(FactKind.OCCURRED_ON, [])[:1], *parts.get(FactKind.ADDRESS, [])[:1]]
    words += [f"{value} 사고" for value in parts.get(FactKind.ACCIDENT_TYPE, [])[:1]]
    substances = ", ".join(parts.get(FactKind.INVOLVED, [])[:3])
    return " ".join(words) + (f" ({substances})" if substances else "")
