"""Answers to H, EUH and P codes: the list of the substances for which an agency states the code, or of several codes the lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlencode

from portal.answers.answer import Answer, AnswerKind, Offer
from portal.answers.name_answers import MOST_OFFERED
from portal.answers.typed_query import TypedQuery
from search.engine_types import Why
from search.folding import normalized

_CODE = re.compile(
    r"(?<![A-Z0-9])(?:EUH|H|P)[0-9]{3}[A-Z]{0,2}(?:\s*\+\s*(?:H|P)?[0-9]{3}[A-Z]{0,2})*(?![A-Z0-9])", re.IGNORECASE
)
_LETTERS = re.compile(r"[A-Z]+")
NONE_STATED = "이 코드를 밝힌 물질이 이 포털에 없습니다. 위험한 물질이 없다는 뜻이 아닙니다."
COMPOUND_NOT_STATED = "이 복합 코드를 밝힌 물질이 이 포털에 없습니다. 나누어진 코드의 목록을 보십시오."
SEVERAL_LISTS = "코드마다 목록이 따로 있습니다. 볼 목록을 고르십시오."


def hazard_code_answer(query: TypedQuery) -> Answer | None:
    """The list of a code, a choice of lists for several; ``None`` for a text that names anything else.

    A compound that nobody states (H301+H311) offers the lists of its parts.
    """
    text = normalized(query.results.read_as or query.text).strip()
    codes = tuple(dict.fromkeys(re.sub(r"\s", "", code).upper() for code in _CODE.findall(text)))
    if not codes or not _names_nothing_else(text, query):
        return None
    code, *others = codes
    is_stated = any(hit.kind == "substance" for hit in query.hits(Why.IDENTIFIER))
    if others:
        return _choice_of_lists(text, codes, SEVERAL_LISTS)
    if "+" in code and not is_stated:
        return _choice_of_lists(text, _parts(code), COMPOUND_NOT_STATED)
    return Answer(
        AnswerKind.LIST,
        url=_address(code),
        intent=query.intent,
        title=_title(code),
        lines=() if is_stated else (NONE_STATED,),
    )


def _choice_of_lists(text: str, codes: Sequence[str], line: str) -> Answer:
    lists = tuple(Offer(_title(code), _address(code)) for code in codes[:MOST_OFFERED])
    return Answer(AnswerKind.CHOOSE, title=f"‘{text}’", lines=(line,), offered=lists)


def _parts(compound: str) -> tuple[str, ...]:
    """The codes of a compound; a part without letters has those of the first."""
    letters = _LETTERS.match(compound)
    return tuple(
        part if not part[0].isdigit() else f"{letters.group() if letters else ''}{part}" for part in compound.split("+")
    )


def _names_nothing_else(text: str, query: TypedQuery) -> bool:
    """Whether only harmless words and particles stand beside the codes, each of which is read as a formula as well."""
    if not any(map(str.isalnum, _CODE.sub("", text))):
        return True
    is_explained = all(_CODE.match(word.upper()) for word in query.results.unexplained)
    return is_explained and all(_CODE.fullmatch(part.text) for part in query.results.parts)


def _title(code: str) -> str:
    return f"{code}을(를) 밝힌 물질"


def _address(code: str) -> str:
    return f"/search?{urlencode({'q': code, 'kind': 'substance'})}"
