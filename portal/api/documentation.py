"""``GET /api/v1/docs``: the description as a page of the portal, without scripts and without anything from other hosts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.http.problems import PROBLEM_KINDS

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ParameterLine:
    """One parameter as the page shows it."""

    name: str
    place: str
    required: bool
    values: str
    description: str


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of an answer; ``link`` names the part of the answer that it holds, "" for a plain value."""

    name: str
    type: str
    link: str
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One address with a method; ``example`` is an address that answers."""

    anchor: str
    method: str
    path: str
    summary: str
    parameters: tuple[ParameterLine, ...]
    example: str
    body: str
    answer: str
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of answers with its fields."""

    name: str
    fields: tuple[FieldLine, ...]


def page(request: HttpRequest, made: Schema) -> HttpResponse:
    """The page; an address of it leads to each operation, each part of an answer and each problem."""
    schemas = made["components"]["schemas"]
    by_tag: dict[str, list[Operation]] = {}
    for operation, tag in operations(made):
        by_tag.setdefault(tag, []).append(operation)
    return render(
        request,
        "portal/api_documentation.html",
        {
            "about": made["info"]["description"],
            "tags": list(by_tag.items()),
            "parts": [
                Part(name, tuple(_fields(part, schemas))) for name, part in sorted(schemas.items()) if _has_fields(part)
            ],
            "problems": [(code, kind) for code, kind in PROBLEM_KINDS.items()],
        },
    )


def operations(made: Schema) -> Iterator[tuple[Operation, str]]:
    """Every operation with its tag, in the order of the description."""
    for path, methods in made["paths"].items():
        for method, each in methods.items():
            yield _operation(path, method, each), each["tags"][0]


def _operation(path: str, method: str, each: Schema) -> Operation:
    parameters = each.get("parameters", [])
    body = each.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    content = next(iter(each["responses"]["200"]["content"].values()))
    return Operation(
        anchor=each["operationId"],
        method=method.upper(),
        path=path,
        summary=each["summary"],
        parameters=tuple(_parameter(parameter) for parameter in parameters),
        example=example_address(path, parameters),
        body=_body_example(body),
        answer=_reference(content["schema"]),
        statuses=tuple(each["responses"]),
    )


def example_address(path: str, parameters: list[Schema]) -> str:
    """The path and query of an example, of the examples that the parameters have."""
    given = {each["name"]: each["example"] for each in parameters if "example" in each}
    in_path = {each["name"] for each in parameters if each["in"] == "path"}
    for name in in_path:
        path = path.replace(f"{{{name}}}", quote(str(given.get(name, f"{{{name}}}")), safe="{}"))
    required = {
        each["name"]: given[each["name"]] for each in parameters if each["name"] in given and each["in"] == "query"
    }
    query = urlencode(required, doseq=True)
    return f"{path}?{query}" if query else path


def _parameter(parameter: Schema) -> ParameterLine:
    return ParameterLine(
        name=parameter["name"],
        place={"path": "주소", "query": "?"}[parameter["in"]],
        required=parameter["required"],
        values=_values(parameter["schema"]),
        description=parameter.get("description", ""),
    )


def _values(schema: Schema) -> str:
    """The values in words: a closed list, bounds, a length."""
    schema = next((each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"), schema)
    item = schema.get("items", schema)
    if "enum" in item or "const" in item:
        return ", ".join(map(str, item.get("enum", [item.get("const")])))
    if item.get("type") == "integer":
        return f"{item['minimum']:,}–{item['maximum']:,}"
    if "pattern" in item or "maxLength" not in item:
        return "글"
    return f"{item['maxLength']:,}자까지"


def _body_example(schema: Schema) -> str:
    lines = schema.get("properties", {}).get("lines", {})
    return '{"lines": ["7664-39-3", "톨루엔"], "columns": ["cas", "legal"]}' if lines else ""


def _has_fields(part: Schema) -> bool:
    return "properties" in part


def _fields(part: Schema, schemas: Schema) -> Iterator[FieldLine]:
    """The fields; one of a closed list has its values in place of a link."""
    for name, field in part["properties"].items():
        link = _reference(field)
        values = schemas[link].get("enum", ()) if link else ()
        kind = ", ".join(map(str, values)) or _type(field)
        yield FieldLine(name, kind, "" if values else link, field.get("description", ""))


def _reference(schema: Schema) -> str:
    """The name of the part that a value is or holds; "" for a plain value."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    held = (schema.get("items"), schema.get("additionalProperties"), *schema.get("anyOf", ()))
    return next((found for each in held if isinstance(each, Mapping) and (found := _reference(each))), "")


def _type(schema: Schema) -> str:
    kinds = [each.get("type", "") for each in schema.get("anyOf", [schema])]
    words = {
        "array": "목록",
        "object": "묶음",
        "string": "글",
        "integer": "수",
        "boolean": "참·거짓",
        "null": "null",
        "": "값",
    }
    return " 또는 ".join(dict.fromkeys(words[kind] for kind in kinds))
