"""``GET /api/v1/substances/7664-39-3``: names, identifiers and every fact with its source."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Query, Router

from connectors.schema import FactKind
from identifiers import cas
from portal.api.answer_model import UNOFFICIAL, answered, gaps, remarks, sources_of, stated
from portal.api.answered_statuses import answers_with
from portal.api.conflict_answer import conflict_answer
from portal.api.linked_answer import ended_lines, linked_kinds
from portal.api.refusals import Refused
from portal.api.regulation_answer import containing_rows, regulation_answer
from portal.api.substance_models import (
    ApartEntry,
    SourceRecordLine,
    SubstanceAnswer,
    SubstanceGaps,
    SubstanceIdentifier,
    SubstanceName,
    SubstanceParameters,
)
from portal.curation.current import current_visibility
from portal.history.ended_values import ended_values
from portal.http.problems import Problem, ProblemCode
from portal.models import Entry
from portal.profile.addresses import WITHHELD, entry_at, joined_to, moved_to
from portal.profile.attribution import feed_badge, origin_mark
from portal.profile.conflicts import uncompared_classes
from portal.profile.containing_entries import containing_entries, is_naming_withheld
from portal.profile.data_gaps import read_gaps
from portal.profile.entry_annotations import annotations_on
from portal.profile.entry_facts import facts_of
from portal.profile.fact_fields import annotation_fields, day, form_fields, source_fields
from portal.profile.kept_apart import KeptApart, kept_apart_from
from portal.profile.linked_entries import linked_entries
from portal.profile.near_numbers import entries_near
from portal.profile.regulation import regulation
from portal.profile.response_card import HAZARD_FEEDS, PROPERTY_FEEDS, SAFETY_DATA_SHEET_FEEDS
from portal.profile.sds_sections import sheet_sections
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from portal.profile.stored_conflicts import conflicts_on_page
from portal.profile.titles import titles_of

router = Router(tags=["물질"])
Number = PathEx[str, P(description="CAS 번호, 또는 이 포털의 물질 쪽 주소의 끝 부분", example="7664-39-3")]


@router.get("/substances/{number}", response=answers_with(SubstanceAnswer, 404), summary="물질 하나의 모든 값과 출처")
def substance(request: HttpRequest, number: Number, asked: Query[SubstanceParameters]) -> HttpResponse:
    """The substance by CAS number or by the slug of its page, or the entries that name the number; 404 with the reason."""
    entry = substance_at(number)
    if entry is None:
        return answered(_named_by_others(number))
    return answered(_answer(facts_of(entry), Decimal(asked.percent) if asked.percent else None))


def substance_at(number: str) -> Entry | None:
    """The entry by number or slug, also by an address of the past, or the one that staff joined it to."""
    entry = entry_at("substance", slugs_of(number)) or moved_to("substance", number)
    return (joined_to(entry) or entry) if entry is not None and entry.withdrawn_at else entry


def slugs_of(number: str) -> list[str]:
    """The slug as given, and the usual form of a CAS number in another spelling."""
    return [number, cas.parse(number)] if cas.is_valid(number) else [number]


def without_substance(number: str) -> Refused:
    """Why there is no such substance, with the numbers one edit away from a wrong one (content rule 23)."""
    usual = cas.parse(number) if cas.is_valid(number) else ""
    if is_naming_withheld(usual):
        return Refused(Problem(ProblemCode.WITHHELD, WITHHELD))
    near = entries_near(number)
    titles, annotations = titles_of(near), annotations_on(entry.key for entry in near)
    neighbours = [
        {
            "title": f"{entry.slug} {titles[entry.pk]}",
            "url": entry.address,
            "annotations": [annotation_fields(each) for each in annotations.get(entry.key, ())],
        }
        for entry in near
    ]
    return Refused(Problem(ProblemCode.NOT_FOUND, _reason(number), neighbours=neighbours))


def _reason(number: str) -> str:
    try:
        return f"CAS 번호 {cas.parse(number)}의 자료가 이 포털에 없습니다. 위험하지 않다는 뜻이 아닙니다."
    except cas.CheckDigitError:
        return f"CAS 번호 {number[:20]}의 검사 숫자가 맞지 않습니다. 한 글자 차이로 있는 번호는 neighbours에 있습니다."
    except cas.CasError:
        return f"{number[:40]}은(는) CAS 번호가 아닙니다. 이름은 /api/v1/search에서 찾으십시오."


def _named_by_others(number: str) -> SubstanceAnswer:
    """The entries of several numbers that name a number of no substance; raises the refusal where there are none."""
    usual = cas.parse(number) if cas.is_valid(number) else ""
    contained_in = containing_entries(usual) if usual else ()
    if not contained_in:
        raise without_substance(number)
    return SubstanceAnswer(
        key="", url=f"/substances/{usual}", title_ko="", title_en="", withdrawn=False, demo=False, notice=notice(),
        names=[], identifiers=[SubstanceIdentifier(scheme="cas", value=usual, sources=[])], facts=[], annotations=[],
        kept_apart=[], withheld_feeds=[], contained_in=containing_rows(contained_in), regulation=None, conflicts=[],
        uncompared_classes=[], gaps=None, linked=[], records=[], ended=[], card="",
    )  # fmt: skip


def notice() -> str:
    """The words that the portal is no official site, "" where its operator is one (content rule 28)."""
    return "" if settings.MASTHEAD else UNOFFICIAL


def _answer(entry_facts: EntryFacts, percent: Decimal | None) -> SubstanceAnswer:
    entry = entry_facts.entry
    return SubstanceAnswer(
        key=entry.key,
        url=entry.address,
        title_ko=entry_facts.title_ko,
        title_en=entry_facts.title_en,
        withdrawn=entry.withdrawn_at is not None,
        demo=entry_facts.has_demo,
        notice=notice(),
        names=[_name(fact) for fact in entry_facts.of(FactKind.NAME, FactKind.SYNONYM)],
        identifiers=_identifiers(entry_facts),
        facts=stated(entry_facts.facts),
        annotations=remarks(entry_facts.annotations),
        kept_apart=[apart_entry(other) for other in kept_apart_from(entry)],
        withheld_feeds=sorted(entry_facts.withheld_feeds),
        contained_in=containing_rows(containing_entries(entry_facts.cas) if entry_facts.cas else ()),
        regulation=regulation_answer(regulation(entry_facts), entry_facts.cas, percent),
        conflicts=[conflict_answer(each) for each in conflicts_on_page(entry_facts)],
        uncompared_classes=list(uncompared_classes(entry_facts)),
        gaps=_gaps(entry_facts),
        linked=linked_kinds(linked_entries(entry)),
        records=_records(entry_facts),
        ended=ended_lines(ended_values(entry)),
        card=f"/api/v1{entry.address}/card",
    )


def _name(fact: SourcedFact) -> SubstanceName:
    return SubstanceName(name=fact.value, kind=fact.kind, lang=fact.lang, **form_fields(fact), **source_fields(fact))


def _identifiers(entry_facts: EntryFacts) -> list[SubstanceIdentifier]:
    shown = current_visibility().of_identifiers(entry_facts.entry.identifiers.exclude(scheme="name"))
    return [
        SubstanceIdentifier(scheme=scheme, value=value, sources=sources_of(_stating(entry_facts, scheme, value)))
        for scheme, value in shown.order_by("scheme", "value").values_list("scheme", "value")
    ]


def _stating(entry_facts: EntryFacts, scheme: str, value: str) -> list[SourcedFact]:
    """The facts that state a number: those of its own kind, and listings of which it is the number."""
    own = [fact for fact in entry_facts.of(scheme) if fact.value == value]
    listed = [fact for fact in entry_facts.of(FactKind.LEGAL_LISTING) if (fact.data or {}).get("number") == value]
    return own or listed


def _gaps(entry_facts: EntryFacts) -> SubstanceGaps:
    read = read_gaps(entry_facts)
    limits = entry_facts.of(FactKind.EXPOSURE_LIMIT)
    has_limit = any(not fact.absence for fact in limits)
    return SubstanceGaps(
        hazards=[] if entry_facts.of(FactKind.HAZARD_CLASS) else gaps(read.lines(HAZARD_FEEDS)),
        limits=[] if has_limit else gaps(read.lines(SAFETY_DATA_SHEET_FEEDS, limits)),
        properties=gaps(read.lines(PROPERTY_FEEDS)),
        sections={each.number: gaps(each.gaps) for each in sheet_sections(entry_facts, read) if each.gaps},
    )


def _records(entry_facts: EntryFacts) -> list[SourceRecordLine]:
    return [
        SourceRecordLine(
            agency=feed_badge(record.feed, record.origin),
            feed=record.feed,
            key=record.key,
            origin=record.origin,
            mark=origin_mark(record.kind, record.origin),
            first_seen=day(record.first_seen),
            missing_since=day(record.missing_since),
            source_note=record.source_note,
        )
        for record in entry_facts.records
    ]


def apart_entry(other: KeptApart) -> ApartEntry:
    """An entry that staff keep apart, as programs read it."""
    return ApartEntry(
        key=other.key,
        title=other.title,
        url=other.url,
        reason=other.reason,
        signed_by=other.signed_by,
        signed_on=day(other.signed_at),
        annotations=remarks(other.annotations),
    )
