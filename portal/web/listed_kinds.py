"""The lists and pages of facilities, accidents, products and pesticides, linked with substances in both directions."""

from __future__ import annotations

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from connectors.schema import FactKind
from identifiers import cas
from portal.http.error_pages import bad_request, not_found, withheld
from portal.http.search_parameters import int_parameter, storable_text
from portal.profile.addresses import EntryWithheld, entry_at, moved_to
from portal.profile.entry_facts import facts_of
from portal.profile.entry_lists import (
    HANDLED_NOT_STATED,
    LABELS,
    Narrowing,
    districts_of,
    listed_entries,
    regions_of,
    rows_of_list,
    states_substances,
    substance_title,
    years_of,
)
from portal.profile.kind_pages import LISTED_KINDS, KindPages
from portal.profile.linked_entries import linked_entries
from portal.profile.sourced_facts import SourcedFact
from portal.profile.titles import title_of
from portal.web.entry_page import entry_page
from search.errors import QueryError

PAGE_SIZE = 30
NOT_A_CAS_NUMBER = "물질은 CAS 번호로 적어 주십시오(예: 7664-39-3). ‘{}’은(는) CAS 번호가 아닙니다. 물질의 쪽에서 번호를 볼 수 있습니다."


def list_of(folder: str) -> Callable[[HttpRequest], HttpResponse]:
    """The list view of one kind."""

    def view(request: HttpRequest) -> HttpResponse:
        try:
            page_number = int_parameter(request, "page", 1)
        except QueryError as error:
            return bad_request(request, str(error))
        return _list(request, LISTED_KINDS[folder], page_number)

    return view


def detail_of(folder: str) -> Callable[[HttpRequest, str], HttpResponse]:
    """The page view of one kind."""

    def view(request: HttpRequest, slug: str) -> HttpResponse:
        return _detail(request, LISTED_KINDS[folder], slug)

    return view


def _list(request: HttpRequest, kind: KindPages, page_number: int) -> HttpResponse:
    narrowing = Narrowing(
        *(
            storable_text(request.GET.get(name, ""))[:100].strip()
            for name in ("q", "region", "year", "place", "substance")
        )
    )
    if narrowing.substance and not cas.is_valid(narrowing.substance):
        return bad_request(request, NOT_A_CAS_NUMBER.format(narrowing.substance[:40]))
    pages = Paginator(listed_entries(kind.listed, narrowing), PAGE_SIZE)
    if page_number > max(pages.num_pages, 1):
        return bad_request(request, f"이 목록은 {pages.num_pages}쪽까지 있습니다.")
    page = pages.page(max(page_number, 1))
    return render(
        request,
        "portal/entry_list.html",
        {
            "kind": kind,
            "page": page,
            "rows": rows_of_list(kind.listed, list(page)),
            "narrowing": narrowing,
            "regions": regions_of(kind.listed),
            "districts": districts_of(kind.listed, narrowing.region),
            "by_substance": bool(narrowing.substance) or _may_ask_for_substance(kind, narrowing),
            "years": years_of(kind.listed),
            "substance": substance_title(narrowing.substance),
        },
    )


def _may_ask_for_substance(kind: KindPages, narrowing: Narrowing) -> bool:
    """Whether an entry of this list says which substances it handles; elsewhere the filter would promise too much (content rule 21)."""
    return kind.kind == "facility" and states_substances(kind.listed, narrowing)


def _detail(request: HttpRequest, kind: KindPages, slug: str) -> HttpResponse:
    try:
        entry = entry_at(kind.kind, [slug])
        moved = moved_to(kind.kind, slug) if entry is None else None
    except EntryWithheld:
        return withheld(request)
    if entry is None:
        if moved is not None:
            return HttpResponsePermanentRedirect(moved.address)
        return not_found(request, f"이 주소의 {kind.title} 자료가 없습니다. 목록에서 다시 찾아 주십시오.")
    entry_facts = facts_of(entry)
    rows: dict[str, list[SourcedFact]] = {}
    for fact in entry_facts.facts:
        title = fact.label if fact.kind == FactKind.OTHER else LABELS.get(fact.kind, fact.label or fact.kind)
        rows.setdefault(title, []).append(fact)
    names_no_substances = kind.kind == "facility" and not entry_facts.of(FactKind.HANDLED)
    return entry_page(
        request,
        "portal/entry.html",
        {
            "kind": kind,
            "entry": entry,
            "title": title_of(entry),
            "entry_facts": entry_facts,
            "rows": list(rows.items()),
            "linked": linked_entries(entry),
            "handled_not_stated": HANDLED_NOT_STATED if names_no_substances else "",
            "only_demo": bool(entry_facts.records) and entry_facts.has_demo,
        },
        entry,
    )
