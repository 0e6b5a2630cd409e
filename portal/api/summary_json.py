"""The summary beside an answer's substance, for programs: every value with its sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from portal.answers.answered_substance import AnsweredSubstance
from portal.api.substance import agency_of, annotation_json, day
from portal.profile.attribution import feed_document
from portal.profile.data_gaps import GapLine
from portal.profile.sourced_facts import SourcedFact
from portal.profile.substance_summary import SubstanceSummary


def answered_json(answered: AnsweredSubstance) -> dict[str, Any]:
    """The keys ``summary`` and ``forms`` of an answer; ``summary`` is ``null`` unless one substance is meant for certain.

    ``summary_unread`` is true where the database did not answer: no danger is known then, which is not none.
    """
    return {
        "summary": _summary(answered.summary) if answered.summary else None,
        "summary_unread": answered.unread,
        "forms": [{"key": each.key, "name": each.name, "url": each.url} for each in answered.choices],
    }


def _summary(summary: SubstanceSummary) -> dict[str, Any]:
    return {
        "dangers": [
            {
                "route": each.route,
                "route_title": each.title,
                "code": each.danger.code,
                "words": each.danger.words,
                "sources": _sources(each.danger.facts),
            }
            for each in summary.by_route
        ],
        "danger_gaps": [_gap(line) for line in summary.danger_gaps],
        "pictograms": [
            {"code": each.code, "title": each.title, "sources": _sources(each.facts)} for each in summary.pictograms
        ],
        "legal": [
            {
                "list_name": status.list_name,
                "law": status.law,
                "today": status.today,
                "effects": list(status.effects),
                "conditions": list(status.conditions),
                "sources": _sources(status.facts),
            }
            for status in summary.statuses
        ],
        "legal_gap": summary.legal_gap,
        "withholds": summary.withholds,
        "demo": summary.has_demo,
        "annotations": [annotation_json(annotation) for annotation in summary.annotations],
    }


def _gap(line: GapLine) -> dict[str, str]:
    return {"agency": line.badge, "sentence": line.sentence, "checked_on": day(line.checked)}


def _sources(facts: Iterable[SourcedFact]) -> list[dict[str, Any]]:
    return [
        {
            "agency": agency_of(fact),
            "document": feed_document(fact.feed),
            "feed": fact.feed,
            "record_url": fact.url,
            "source_date": fact.source_date,
            "confirmed_on": day(fact.confirmed),
            "origin": fact.origin,
            "mark": fact.mark,
            "form": fact.form_key if fact.form_name else "",
            "form_unknown": fact.form_unknown,
            "annotations": [annotation_json(annotation) for annotation in fact.annotations],
        }
        for fact in facts
    ]
