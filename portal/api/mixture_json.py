"""``GET /api/v1/mix?item=…&item=…``: pairs of a mixture with the rules that speak, their levels and sources."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from portal.answers.mixture_items import Choice
from portal.api.substance import agency_of, annotation_json, day
from portal.http.error_pages import bad_request, unavailable
from portal.http.mixture_request import BadItems, read_mixture
from portal.profile.judged_mixtures import FEWEST, Mixture, ShownPair, ShownRule, mixture_of
from portal.profile.mixture_sides import Side
from portal.profile.sourced_facts import SourcedFact
from search.errors import EngineMismatch, EngineUnavailable

NEVER_SAFE = "규칙이 없다는 것은 반응하지 않는다는 뜻이 아닙니다. 어느 짝도 안전하다고 판정하지 않습니다."


def mix(request: HttpRequest) -> HttpResponse:
    """The content of ``/mix``; 400 with the sentence for items that cannot be read, are too few or too many."""
    try:
        asked = read_mixture(request)
    except BadItems as error:
        return bad_request(request, str(error))
    except (EngineUnavailable, EngineMismatch):
        return unavailable(request, "검색 서비스가 응답하지 않습니다.")
    if asked.choices:
        choices = [[_choice(each) for each in among] for among in asked.choices]
        return _json({"error": asked.message, "choices": choices}, 400)
    if asked.is_unread or len(dict.fromkeys(asked.keys)) < FEWEST:
        return bad_request(request, asked.message)
    return _body(mixture_of(asked.keys))


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "item": choice.key,
        "title": choice.title,
        "cas": list(choice.cas),
        "origin": choice.origin,
        "annotations": [annotation_json(annotation) for annotation in choice.annotations],
    }


def _body(mixture: Mixture) -> HttpResponse:
    calls = ["119", "109"] if mixture.calls_109 else ["119"]
    response = _json(
        {
            "items": [_item(side) for side in mixture.sides],
            "pairs": [_pair(pair) for pair in mixture.pairs],
            "calls": calls,
            "note": NEVER_SAFE,
        },
        200,
    )
    if mixture.calls_109:
        response["X-Robots-Tag"] = "noindex"
    return response


def _item(side: Side) -> dict[str, Any]:
    materials = side.item.materials if side.item else ()
    return {
        "item": side.key,
        "title": side.title,
        "cas": list(side.cas),
        "url": side.address,
        "form": side.form.key if side.form else "",
        "problem": str(side.problem) if side.problem else "",
        "origin": "demo" if side.has_demo else "",
        "groups": [
            {
                "cas": material.cas,
                "title": material.title,
                "epa600": sorted(material.all_groups.epa),
                "crw": sorted(material.all_groups.crw),
                "reasons": list(material.groups.reasons),
                "notes": list(material.groups.notes),
            }
            for material in materials
        ],
        "annotations": [annotation_json(annotation) for annotation in side.annotations],
    }


def _pair(pair: ShownPair) -> dict[str, Any]:
    return {
        "items": [pair.a.key, pair.b.key],
        "title": pair.title,
        "worst": pair.worst,
        "undecided": list(pair.undecided),
        "withheld": pair.withheld,
        "rules": [_rule(rule) for rule in pair.rules],
    }


def _rule(rule: ShownRule) -> dict[str, Any]:
    return {
        "consequences": list(rule.speaking.consequences),
        "consequences_ko": list(rule.consequences),
        "gases": [{"formula": gas.formula, "name_ko": gas.name_ko} for gas in rule.speaking.gases],
        "words": rule.speaking.words,
        "original_en": rule.speaking.original,
        "code": rule.speaking.code,
        "level": rule.speaking.level,
        "level_ko": rule.level,
        "source": rule.source,
        "of_products": list(rule.of_products),
        "annotations": [annotation_json(annotation) for annotation in rule.annotations],
        "stated_by": [_statement(fact) for fact in rule.facts],
    }


def _statement(fact: SourcedFact) -> dict[str, Any]:
    return {
        "value": fact.value,
        "agency": agency_of(fact),
        "feed": fact.feed,
        "record_url": fact.url,
        "source_date": fact.source_date,
        "confirmed_on": day(fact.confirmed),
        "origin": fact.origin,
        "mark": fact.mark,
        "form": fact.form_key,
        "annotations": [annotation_json(annotation) for annotation in fact.annotations],
    }


def _json(body: dict[str, Any], status: int) -> JsonResponse:
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
