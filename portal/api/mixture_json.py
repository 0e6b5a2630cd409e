"""``GET /api/v1/mix?item=…&item=…``: pairs of a mixture with the rules that speak, their levels and sources."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from portal.answers.mixture_items import Choice
from portal.api.answer_model import answered, remarks
from portal.api.answered_statuses import answers_with
from portal.api.mixture_models import (
    CodeStatement,
    MadeGas,
    MaterialGroups,
    MixtureAnswer,
    MixturePair,
    MixtureParameters,
    MixtureRule,
    MixtureSide,
)
from portal.api.refusals import Refused
from portal.http.mixture_request import BadItems, read_mixture
from portal.http.problems import Problem, ProblemCode
from portal.profile.fact_fields import annotation_fields, form_fields, source_fields
from portal.profile.judged_mixtures import FEWEST, Mixture, ShownPair, ShownRule, mixture_of
from portal.profile.mixture_sides import Side
from portal.profile.sourced_facts import SourcedFact

NEVER_SAFE = "규칙이 없다는 것은 반응하지 않는다는 뜻이 아닙니다. 어느 짝도 안전하다고 판정하지 않습니다."
router = Router(tags=["섞임"])


@router.get("/mix", response=answers_with(MixtureAnswer, 404), summary="섞으면: 짝마다 말하는 규칙과 출처")
def mix(request: HttpRequest, asked: Query[MixtureParameters]) -> HttpResponse:
    """The content of ``/mix``; 400 where too few different things are named, 404 for one that is unknown or ambiguous."""
    try:
        read = read_mixture(request)
    except BadItems as error:
        raise Refused(Problem(ProblemCode.BAD_PARAMETER, str(error), "item")) from error
    if read.is_unread:
        choices = [[choice_fields(each) for each in among] for among in read.choices]
        raise Refused(Problem(ProblemCode.NOT_FOUND, read.message, "item", choices=choices))
    if len(dict.fromkeys(read.keys)) < FEWEST:
        raise Refused(Problem(ProblemCode.BAD_PARAMETER, read.message, "item"))
    mixture = mixture_of(read.keys)
    response = answered(_answer(mixture))
    if mixture.calls_109:
        response["X-Robots-Tag"] = "noindex"
    return response


def choice_fields(choice: Choice, item: str = "") -> dict[str, Any]:
    """One of several things that a text may mean, with what to write in its place: the choice's own key, or ``item``."""
    return {
        "item": item or choice.key,
        "title": choice.title,
        "cas": list(choice.cas),
        "origin": choice.origin,
        "annotations": [annotation_fields(annotation) for annotation in choice.annotations],
    }


def _answer(mixture: Mixture) -> MixtureAnswer:
    return MixtureAnswer(
        items=[_side(side) for side in mixture.sides],
        pairs=[_pair(pair) for pair in mixture.pairs],
        calls=["119", "109"] if mixture.calls_109 else ["119"],
        note=NEVER_SAFE,
    )


def _side(side: Side) -> MixtureSide:
    materials = side.item.materials if side.item else ()
    return MixtureSide(
        item=side.key,
        title=side.title,
        cas=list(side.cas),
        url=side.address,
        form=side.form.key if side.form else "",
        problem=str(side.problem) if side.problem else "",
        origin="demo" if side.has_demo else "",
        groups=[
            MaterialGroups(
                cas=material.cas,
                title=material.title,
                epa600=sorted(material.all_groups.epa),
                crw=sorted(material.all_groups.crw),
                reasons=list(material.groups.reasons),
                notes=list(material.groups.notes),
            )
            for material in materials
        ],
        annotations=remarks(side.annotations),
    )


def _pair(pair: ShownPair) -> MixturePair:
    return MixturePair(
        items=[pair.a.key, pair.b.key],
        title=pair.title,
        worst=pair.worst,
        undecided=list(pair.undecided),
        withheld=pair.withheld,
        rules=[_rule(rule) for rule in pair.rules],
    )


def _rule(rule: ShownRule) -> MixtureRule:
    return MixtureRule(
        consequences=list(rule.speaking.consequences),
        consequences_ko=list(rule.consequences),
        gases=[MadeGas(formula=gas.formula, name_ko=gas.name_ko) for gas in rule.speaking.gases],
        words=rule.speaking.words,
        original_en=rule.speaking.original,
        code=rule.speaking.code,
        level=rule.speaking.level,
        level_ko=rule.level,
        source=rule.source,
        of_products=list(rule.of_products),
        annotations=remarks(rule.annotations),
        stated_by=[_statement(fact) for fact in rule.facts],
    )


def _statement(fact: SourcedFact) -> CodeStatement:
    return CodeStatement(value=fact.value, **form_fields(fact), **source_fields(fact))
