"""The parameters of ``/conflicts``, of its file and of its JSON, read strictly: a bad one gets a sentence that says what exists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.http import HttpRequest

from portal.http.bad_parameter import BadParameter
from portal.http.search_parameters import storable_text
from portal.profile.conflict_types import LABELS, ConflictType
from portal.profile.stored_conflicts import ConflictSum, Filters, cursor_of
from reference.ghs_classes import known_classes
from reference.hazard_classes import label_of_key
from reference.legal_lists import lists
from search.errors import QueryError

PARAMETERS = ("pair", "type", "class", "list", "since")
"""What narrows conflicts; ``after`` beside them is the cursor."""
_FIRST_DAY = date(1900, 1, 1)
"""No agency was read before; a clock in another place can still count back from it."""


def conflict_filters(request: HttpRequest, counts: Sequence[ConflictSum]) -> Filters:
    """The filters of the address; raises ``QueryError`` with a Korean sentence that lists what exists."""
    given = {name: storable_text(request.GET.get(name, "")).strip() for name in ("pair", "type", "class", "list")}
    pairs = {each.key: each.pair for each in counts}
    if given["pair"] and given["pair"] not in pairs:
        raise _unknown("pair", "기관 쌍(pair)", pairs, [f"{key}({pair})" for key, pair in pairs.items()])
    if given["type"] and given["type"] not in tuple(ConflictType):
        told = [f"{kind}({LABELS[kind]})" for kind in ConflictType]
        raise _unknown("type", "종류(type)", ConflictType, told)
    classes = {**{label_of_key(key): key for key in known_classes()}, **{key: key for key in known_classes()}}
    if given["class"] and given["class"] not in classes:
        told = [label_of_key(key) for key in known_classes()]
        raise _unknown("class", "분류(class)", told, told)
    if given["list"] and given["list"] not in lists():
        raise _unknown("list", "목록(list)", lists(), list(lists()))
    first, _, second = given["pair"].partition(",")
    return Filters(
        (first, second) if given["pair"] else None,
        given["type"],
        classes.get(given["class"], ""),
        given["list"],
        _since(request.GET.get("since", "").strip()),
        cursor_of(request.GET.get("after", "").strip()),
    )


def _unknown(name: str, title: str, allowed: Iterable[str], existing: list[str]) -> BadParameter:
    if not existing:
        return BadParameter(name, f"{title}: 지금은 기록된 상충이 없어 고를 것이 없습니다. 조건 없이 보십시오.")
    return BadParameter(name, f"{title}는 다음 가운데 하나입니다: {', '.join(existing)}.", map(str, allowed))


def _since(text: str) -> date | None:
    if not text:
        return None
    try:
        return max(date.fromisoformat(text), _FIRST_DAY)
    except ValueError as error:
        raise QueryError("처음 본 날(since)은 2026-11-29처럼 연-월-일로 적어 주십시오.") from error
