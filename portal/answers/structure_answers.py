"""Answers to structures and formulas: InChIKey, InChI, PubChem's number, SMILES, and molecular formulas.

A structure is never completed or corrected. What this portal does not hold finds nothing and says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from identifiers import formula
from portal.answers.answer import Answer, AnswerKind
from portal.answers.name_answers import offers_of, substance_answer
from portal.answers.typed_query import TypedQuery, only_hit
from search.engine_types import Hit, Why
from search.typed_structures import Notation, is_same_structure, typed_structure

UNKNOWN_STRUCTURE = "이 구조를 밝힌 자료가 이 포털에 없습니다. 위험하지 않다는 뜻이 아닙니다."
UNKNOWN_FORMULA = "이 분자식을 밝힌 자료가 이 포털에 없습니다. 위험하지 않다는 뜻이 아닙니다."
DAMAGED_INCHI = "표준 InChI(InChI=1S/로 시작)만 찾을 수 있습니다."
SAME_STRUCTURE = "같은 구조로 적힌 물질이 여럿입니다. 찾으시는 것을 고르십시오."
OTHER_STEREO = "연결이 같은 물질입니다. 입체 배치가 같은지는 비교하지 않았으니 구조를 꼭 확인하십시오."
LONGEST_TITLE = 60


def structure_answer(query: TypedQuery) -> Answer | None:
    """The answer to a text that is a structure or a formula; ``None`` where it may be something else."""
    hits = _substances(query, Why.STRUCTURE)
    structure = typed_structure(query.text)
    if structure is None or not (structure.alone or query.exact_tier is Why.STRUCTURE):
        return _formula_answer(query)
    same = [hit for hit in hits if is_same_structure(query.text, hit.matched)]
    if meant := only_hit(same):
        return substance_answer(meant, query, opens=structure.notation is not Notation.SMILES)
    if hits:
        return _choice(same or hits, query, SAME_STRUCTURE if same else OTHER_STEREO)
    damaged = structure.notation is Notation.INCHI and not structure.clauses
    return Answer(AnswerKind.NONE, title=_title(query), lines=(DAMAGED_INCHI if damaged else UNKNOWN_STRUCTURE,))


def structure_match_text(text: str, matched: str) -> str:
    """The reason for a hit that matched by its structure, in Korean."""
    if not is_same_structure(text, matched):
        return "연결이 같은 SMILES(입체 배치는 비교하지 않음)"
    return f"구조 일치: {matched.rstrip('~')}"


def _formula_answer(query: TypedQuery) -> Answer | None:
    """The answer to a text that is nothing but a formula: all that have it, or the sentence that none has."""
    if query.results.layout_from or not formula.is_formula(query.text):
        return None
    if query.exact_tier not in (None, Why.FORMULA):
        return None
    hits = _substances(query, Why.FORMULA)
    if meant := only_hit(hits):
        return substance_answer(meant, query)
    if hits:
        # A page that is full of formulas may go on.
        all_known = len(query.hits(Why.FORMULA)) < len(query.results.hits) or query.results.total == len(hits)
        count = f"{len(hits)}가지입니다" if all_known else f"{len(hits)}가지가 넘습니다"
        return _choice(hits, query, f"이 분자식을 가진 물질이 {count}. 찾으시는 것을 고르십시오.")
    return Answer(AnswerKind.NONE, title=_title(query), lines=(UNKNOWN_FORMULA,))


def _substances(query: TypedQuery, why: Why) -> list[Hit]:
    return [hit for hit in query.hits(why) if hit.kind == "substance"]


def _choice(hits: Sequence[Hit], query: TypedQuery, message: str) -> Answer:
    offered = offers_of(hits)
    return Answer(
        AnswerKind.CHOOSE,
        cas=tuple(number for offer in offered for number in offer.cas),
        title=f"‘{_title(query)}’",
        lines=(message,),
        offered=offered,
    )


def _title(query: TypedQuery) -> str:
    text = query.text.strip()
    return text if len(text) <= LONGEST_TITLE else f"{text[:LONGEST_TITLE]}…"
