"""The OpenAPI description: what ninja makes of the signatures, with what it cannot know of them."""

from __future__ import annotations

import copy
import re
from functools import cache
from typing import Any

from django.conf import settings
from ninja import NinjaAPI

from portal.api.answer_model import UNOFFICIAL
from portal.http.batch_download import CONTENT_TYPES
from portal.http.problems import CONTENT_TYPE as PROBLEM

BASE = "/api/v1/"
JSON = "application/json"
BATCH, BULK_FILE = f"{BASE}batch", f"{BASE}bulk/{{name}}"
_REFERENCE = re.compile(r"#/components/schemas/(\w+)")
BINARY = {"type": "string", "format": "binary"}
ANSWERED = {"200": "답", "304": "가진 것과 같음(If-None-Match)"}


@cache
def description(api: NinjaAPI) -> dict[str, Any]:
    """The description of all addresses; made once a process, because it depends on code and settings alone."""
    made: dict[str, Any] = copy.deepcopy(dict(api.get_openapi_schema(path_prefix=BASE)))
    made["servers"] = [{"url": settings.SITE_URL}]
    if not settings.MASTHEAD:
        made["info"]["description"] += f" {UNOFFICIAL}."
    for path, operations in made["paths"].items():
        for operation in operations.values():
            operation["responses"] = {str(code): each for code, each in operation["responses"].items()}
            _describe_problems(operation["responses"])
            _describe_files(path, operation["responses"])
            _describe_parameters(operation.get("parameters", ()))
    parts = made["components"]["schemas"]
    made["components"]["schemas"] = {name: parts[name] for name in sorted(_referred(made["paths"], parts))}
    return made


def _referred(described: Any, parts: dict[str, Any]) -> set[str]:
    """The parts to which these lead; ninja also lists the models of parameters, which stand at their addresses."""
    found: set[str] = set()
    waiting = [described]
    while waiting:
        names = set(_REFERENCE.findall(str(waiting.pop()))) - found
        found |= names
        waiting += [parts[name] for name in names]
    return found


def _describe_problems(responses: dict[str, Any]) -> None:
    """Errors are of a media type of their own."""
    for code, response in responses.items():
        response["description"] = ANSWERED.get(code, response["description"])
        if code >= "400":
            response["content"] = {PROBLEM: response["content"][JSON]}
        if code == "503":
            response["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "초"}}


def _describe_files(path: str, responses: dict[str, Any]) -> None:
    """Answers that are files."""
    if path == BATCH:
        responses["200"]["content"] |= {content_type: {"schema": BINARY} for content_type in CONTENT_TYPES.values()}
        del responses["304"]
    elif path == BULK_FILE:
        kinds = ("application/x-ndjson", "text/csv; charset=utf-8")
        responses["200"]["content"] = {kind: {"schema": BINARY} for kind in kinds}


def _describe_parameters(parameters: list[dict[str, Any]]) -> None:
    """What stands at a parameter once: its values as they are written in an address, which knows no null, and one example."""
    for parameter in parameters:
        schema = parameter["schema"] = _without_null(parameter["schema"])
        examples = [holder.pop("examples", None) for holder in (parameter, schema)]
        if isinstance(examples[0], list):
            parameter["example"] = examples[0][0]
        for name in ("title", "description", "example"):
            schema.pop(name, None)
        if schema.get("default") in ("", None, []):
            schema.pop("default", None)
        if parameter["name"] == "columns":
            parameter |= {"style": "form", "explode": False}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter that may be left out is left out, and never null."""
    given = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    return given[0] if len(given) == 1 else schema
