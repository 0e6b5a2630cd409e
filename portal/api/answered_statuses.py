"""The answers that an address may give, by status, for its description."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from portal.api.answer_model import Answer
from portal.http.problems import ProblemCode

ALWAYS = (400, 500, 503)
"""Statuses that every address may answer: a parameter that does not exist, an error of the portal, a service that is away."""


class NearbyEntry(Answer):
    """Something that may have been meant."""

    title: str
    url: str
    annotations: list[dict[str, str]] = Field(default=[])


class ItemChoice(Answer):
    """One of several things that an item of a mixture may mean."""

    item: str = Field(description="item에 넣을 값")
    title: str
    cas: list[str]
    origin: str
    annotations: list[dict[str, str]]


class ProblemAnswer(Answer):
    """An error (RFC 9457): the same shape for every address."""

    type: str = Field(description="오류의 설명이 있는 주소")
    title: str = Field(description="오류의 이름")
    title_en: str = Field(description="The same in English")
    status: int
    code: ProblemCode = Field(description="프로그램이 믿고 쓸 수 있는 이름표")
    detail: str = Field(description="무엇이 잘못되었고 무엇을 하면 되는지")
    parameter: str = Field(description="잘못된 매개변수. 없으면 빈 글")
    allowed: list[str] = Field(description="쓸 수 있는 매개변수나 값")
    neighbours: list[NearbyEntry] = Field(description="찾던 것일 수 있는 것")
    choices: list[list[ItemChoice]] = Field(description="섞을 것의 이름이 여럿을 뜻할 때 고를 것")


def answers_with(answer: type[BaseModel | str], *problems: int) -> dict[int, Any]:
    """The answer under 200, "not modified", and the problem under these statuses and those of every address."""
    return {200: answer, 304: None, **dict.fromkeys(sorted({*ALWAYS, *problems}), ProblemAnswer)}
