"""What the API says of a mixture: never safe, never compatible (content rule 8)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from portal.answers.mixture_items import LONGEST_ITEM
from portal.api.answer_model import Answer, SignedRemark, ValueSource
from portal.api.parameters import Parameters, Text
from portal.profile.judged_mixtures import FEWEST, MOST

Item = Annotated[Text, Field(min_length=1, max_length=LONGEST_ITEM)]


class MixtureParameters(Parameters):
    """The items of a mixture."""

    item: Annotated[list[Item], Field(min_length=FEWEST, max_length=MOST)] = Field(
        description="섞을 것: 물질 이름이나 CAS 번호, 제품군, 생활용품, 물, 공기. 두 가지부터 다섯 가지까지 되풀이해 적음",
        examples=[["chlorine-bleach", "vinegar"]],
    )


class MaterialGroups(Answer):
    """The reactive groups of one material."""

    cas: str
    title: str
    epa600: list[int]
    crw: list[int]
    reasons: list[str]
    notes: list[str]


class MixtureSide(Answer):
    """One side of a mixture."""

    item: str
    title: str = Field(description="이름. 판정할 수 없는 것이면 빈 글")
    cas: list[str]
    url: str
    form: str
    problem: str = Field(description="판정할 수 없는 까닭. 없으면 빈 글")
    origin: str = Field(description="demo면 시연 자료: 실제 대응에 사용 금지")
    groups: list[MaterialGroups]
    annotations: list[SignedRemark]


class MadeGas(Answer):
    """A gas that the mixture makes."""

    formula: str
    name_ko: str


class CodeStatement(ValueSource):
    """A statement on which a rule rests."""

    value: str
    form_name: str
    possible_forms: list[str]


class MixtureRule(Answer):
    """One rule that speaks of the pair."""

    consequences: list[str]
    consequences_ko: list[str]
    gases: list[MadeGas]
    words: str
    original_en: str
    code: str
    level: str = Field(description="law(법령 문구), literature(문헌), prediction(예측)")
    level_ko: str
    source: str
    of_products: list[str]
    annotations: list[SignedRemark]
    stated_by: list[CodeStatement]


class MixturePair(Answer):
    """Two sides with all rules that speak, the gravest first."""

    items: list[str]
    title: str
    worst: str
    undecided: list[str] = Field(description="규칙이 없을 때의 문장. 반응하지 않는다는 뜻이 아님")
    withheld: str = Field(description="담당자가 표시를 보류한 규칙이 있으면 그 문장. 없으면 빈 글")
    rules: list[MixtureRule]


class MixtureAnswer(Answer):
    """All pairs, the gravest first."""

    items: list[MixtureSide]
    pairs: list[MixturePair]
    calls: list[str]
    note: str
