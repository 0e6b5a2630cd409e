"""The query parameters of each address as its published description has them: what stands there is what is accepted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI

from portal.api.description import description
from portal.http.problems import Problem, ProblemCode

_CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")
_NONE_HERE = "이 주소에는 매개변수가 없습니다."


@dataclass(frozen=True, slots=True)
class PublishedParameter:
    """One query parameter with what its schema says of its values."""

    name: str
    schema: Mapping[str, Any]
    description: str = ""

    @property
    def is_list(self) -> bool:
        """Whether it may be given several times."""
        return self.schema.get("type") == "array"

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values of a closed list, () for an open one."""
        return tuple(_item(self.schema).get("enum", ()))

    @property
    def sentence(self) -> str:
        """What may stand there."""
        item = _item(self.schema)
        bounds = (_closed(self.allowed), _numbers(item), _letters(item), _times(self.schema))
        return f"{self.name} 값을 읽을 수 없습니다. {' '.join(filter(None, bounds))} {self.description}".strip()


def _item(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    item: Mapping[str, Any] = schema.get("items", schema)
    return item


def _closed(values: tuple[str, ...]) -> str:
    return f"{', '.join(values)} 가운데 하나입니다." if values else ""


def _numbers(schema: Mapping[str, Any]) -> str:
    if schema.get("type") not in ("integer", "number"):
        return ""
    return f"{schema['minimum']:,}부터 {schema['maximum']:,}까지의 수로 적어 주십시오."


def _letters(schema: Mapping[str, Any]) -> str:
    most = schema.get("maxLength")
    return f"{most:,}자까지 적을 수 있습니다." if most else ""


def _times(schema: Mapping[str, Any]) -> str:
    if schema.get("type") != "array" or "maxItems" not in schema:
        return ""
    return f"{schema.get('minItems', 0)}번부터 {schema['maxItems']}번까지 적을 수 있습니다."


Parameters = Mapping[str, PublishedParameter]


@cache
def published_parameters(api: NinjaAPI) -> Mapping[tuple[str, str], Parameters]:
    """The query parameters by path and method; an address that the description leaves out has no row."""
    paths = description(api)["paths"]
    return {
        (path, method.upper()): {
            each["name"]: PublishedParameter(each["name"], each["schema"], each.get("description", ""))
            for each in operation.get("parameters", ())
            if each["in"] == "query"
        }
        for path, operations in paths.items()
        for method, operation in operations.items()
    }


def parameters_of(api: NinjaAPI, request: HttpRequest) -> Parameters | None:
    """Those of the requested address and method; ``None`` where there is no such one."""
    match = request.resolver_match
    path = "/" + _CONVERTER.sub(r"{\1}", match.route) if match else ""
    return published_parameters(api).get((path, str(request.method)))


def refused_parameter(api: NinjaAPI, request: HttpRequest) -> Problem | None:
    """The problem with the first parameter that does not exist, or that stands twice where only one value counts."""
    known = parameters_of(api, request)
    if known is None:
        return None
    for name, given in request.GET.lists():
        if name not in known:
            return _unknown(name, known)
        if len(given) > 1 and not known[name].is_list:
            return Problem(ProblemCode.BAD_PARAMETER, f"{name} 값은 하나만 적을 수 있습니다.", name)
    return None


def bad_value(api: NinjaAPI, request: HttpRequest, name: str) -> Problem:
    """The problem with the value of one parameter."""
    known = (parameters_of(api, request) or {}).get(name)
    if known is None:
        return Problem(
            ProblemCode.BAD_REQUEST, "요청을 읽을 수 없습니다. 있는 주소와 값은 /api/v1/docs에 있습니다.", name
        )
    return Problem(ProblemCode.BAD_PARAMETER, known.sentence, name, known.allowed)


def _unknown(name: str, known: Parameters) -> Problem:
    names = tuple(known)
    detail = f"있는 매개변수는 {', '.join(names)}입니다." if names else _NONE_HERE
    return Problem(ProblemCode.UNKNOWN_PARAMETER, f"매개변수 {name[:40]!r}은(는) 없습니다. {detail}", name[:40], names)
