"""The parameters of ``/changes`` and of its feeds and files, read strictly: a bad one gets a sentence that says what exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from connectors.schema import MATCHED_ONLY, FactKind
from identifiers import cas
from portal.history.change_filter import ChangeFilter
from portal.history.recorded_changes import KIND_LABELS
from portal.http.bad_parameter import BadParameter, ContradictingParameters
from portal.http.search_parameters import int_parameter, storable_text
from portal.models import ChangeTopic, ChangeType, RunChange, SyncRun
from portal.own_feeds.catalogue import ALL_FEEDS
from portal.seoul_time import seoul_date
from portal.store.run_changes import list_topic
from reference.legal_lists import lists
from reference.words.periods import OFFERED, Period, period_of
from search.errors import QueryError

PARAMETERS: Mapping[str, str] = {
    "since": "이날부터",
    "until": "이날까지",
    "agency": "기관",
    "feed": "자료",
    "change": "무엇이",
    "kind": "값의 종류",
    "list": "법 목록",
    "cas": "CAS 번호",
    "origin": "자료 구분",
    "run": "실행 번호",
    "before": "이 변경보다 앞",
}
"""Every parameter with its label."""
MOST_NUMBERS = 200
SHOWN_KINDS = tuple(kind for kind in FactKind if kind not in MATCHED_ONLY)
_TOLD = 60
"""Letters of a bad value that a sentence repeats."""


def change_filter(request: HttpRequest) -> ChangeFilter:
    """The filter that the address states; raises ``QueryError`` with a Korean sentence."""
    unknown = [name for name in request.GET if name not in PARAMETERS]
    if unknown:
        known = ", ".join(f"{name}({label})" for name, label in PARAMETERS.items())
        raise QueryError(f"‘{_told(unknown[0])}’(이)라는 조건은 없습니다. 쓸 수 있는 조건은 {known}입니다.")
    since, until = _period(request, "since"), _period(request, "until")
    first, last = since.first if since else None, until.last if until else None
    if first and last and first > last:
        raise ContradictingParameters(
            "since", f"since({first})가 until({last})보다 뒤입니다. 두 날을 바꾸어 적어 주십시오."
        )
    return ChangeFilter(
        since=first,
        until=last,
        feeds=_feeds(_text(request, "agency"), _text(request, "feed")),
        change=_one_of(request, "change", dict(ChangeType.choices)),
        kind=_kind(_text(request, "kind")),
        list_name=_list(_text(request, "list")),
        cas=_numbers(request.GET.getlist("cas")),
        origin=_one_of(request, "origin", {"live": "기관 자료", "demo": "시연 자료", "portal": "포털의 표"}),
        run=_run(int_parameter(request, "run", 0)),
        before=int_parameter(request, "before", 0) or None,
    )


def change_address(request: HttpRequest, before: int | None = None) -> str:
    """The parameters of the request with this cursor and no other, ready to stand behind an address; empty ones are left out."""
    query = QueryDict(mutable=True)
    for name, values in request.GET.lists():
        if name != "before" and (kept := [value for value in values if value]):
            query.setlist(name, kept)
    if before:
        query["before"] = str(before)
    return f"?{query.urlencode()}" if query else ""


def agencies() -> tuple[str, ...]:
    """The agencies whose feeds are read, by today's name."""
    return tuple(dict.fromkeys(feed.publisher.agency for feed in ALL_FEEDS.values() if not feed.publisher.is_portal))


def _text(request: HttpRequest, name: str) -> str:
    return storable_text(request.GET.get(name, "")).strip()


def _told(text: str) -> str:
    return storable_text(text)[:_TOLD]


def _period(request: HttpRequest, name: str) -> Period | None:
    text = _text(request, name)
    if not text:
        return None
    period = period_of(text[:_TOLD], seoul_date(timezone.now()))
    if period is None:
        words = ", ".join(OFFERED)
        raise BadParameter(
            name,
            f"{name} 값 ‘{_told(text)}’은(는) 날이 아닙니다. 2026-11-03, 2026년 11월, 최근 7일처럼 적거나 다음 말을 쓰십시오: {words}.",
        )
    return period


def _one_of(request: HttpRequest, name: str, known: Mapping[str, str]) -> str:
    text = _text(request, name)
    if text and text not in known:
        told = ", ".join(f"{value}({label})" for value, label in known.items())
        raise QueryError(f"{PARAMETERS[name]}({name}) 값 ‘{_told(text)}’은(는) 없습니다. {told} 가운데 하나입니다.")
    return text


def _feeds(agency: str, feed: str) -> tuple[str, ...]:
    """The feeds of an agency, a feed, or both; a feed that is no longer read still has its changes."""
    if feed and feed not in ALL_FEEDS and not RunChange.objects.filter(feed=feed).exists():
        told = f"자료(feed) ‘{_told(feed)}’은(는) 없습니다. {', '.join(ALL_FEEDS)} 가운데 하나입니다."
        raise BadParameter("feed", told, ALL_FEEDS)
    if not agency:
        return (feed,) if feed else ()
    of_agency = tuple(name for name, each in ALL_FEEDS.items() if agency == each.publisher.agency)
    if not of_agency:
        raise QueryError(f"기관(agency) ‘{_told(agency)}’은(는) 없습니다. {', '.join(agencies())} 가운데 하나입니다.")
    if feed and feed not in of_agency:
        told = f"자료(feed) {feed}은(는) {agency}의 자료가 아닙니다. {', '.join(of_agency)} 가운데 하나입니다."
        raise ContradictingParameters("feed", told, of_agency)
    return (feed,) if feed else of_agency


def _kind(text: str) -> str:
    """The kind by its name or by its Korean label."""
    if not text or text in SHOWN_KINDS:
        return text
    for kind in SHOWN_KINDS:
        if KIND_LABELS.get(kind) == text:
            return str(kind)
    told = ", ".join(f"{kind}({KIND_LABELS[kind]})" for kind in SHOWN_KINDS if kind in KIND_LABELS)
    raise QueryError(f"값의 종류(kind) ‘{_told(text)}’은(는) 없습니다. {told} 가운데 하나입니다.")


def _list(text: str) -> str:
    if text and text not in lists() and not ChangeTopic.objects.filter(topic=list_topic(text)).exists():
        told = f"법 목록(list) ‘{_told(text)}’은(는) 없습니다. {', '.join(lists())} 가운데 하나입니다."
        raise BadParameter("list", told, lists())
    return text


def _numbers(texts: Iterable[str]) -> tuple[str, ...]:
    """CAS numbers in their usual form, each once; commas and spaces part several in one parameter."""
    numbers: dict[str, None] = {}
    for text in texts:
        for each in storable_text(text).replace(",", " ").split():
            try:
                numbers[cas.parse(each)] = None
            except cas.CheckDigitError as error:
                told = f"CAS 번호 ‘{_told(each)}’의 검사 숫자가 맞지 않습니다. 번호를 확인해 주십시오."
                raise BadParameter("cas", told) from error
            except cas.CasError as error:
                told = f"cas 값 ‘{_told(each)}’은(는) CAS 번호가 아닙니다. 7782-50-5처럼 적어 주십시오."
                raise BadParameter("cas", told) from error
    if len(numbers) > MOST_NUMBERS:
        told = f"CAS 번호는 한 번에 {MOST_NUMBERS}개까지 적을 수 있습니다. 나누어 적어 주십시오."
        raise BadParameter("cas", told)
    return tuple(numbers)


def _run(number: int) -> int | None:
    if number and not SyncRun.objects.filter(pk=number).exists():
        told = f"실행(run) {number}은(는) 없습니다. 실행 번호는 변경 목록의 각 줄에 있습니다."
        raise BadParameter("run", told)
    return number or None
