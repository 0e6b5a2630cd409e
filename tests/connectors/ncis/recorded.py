"""Recorded responses of the environment ministry, and functions that compare the structure of two responses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from connectors.schema import Fact, FactKind, Record
from demo.wire import Agency, Reply, Request


def replaying(path: Path) -> Agency:
    """An agency that replies to every request with one recorded body."""
    kind = "application/json" if path.suffix == ".json" else "application/xml"

    def reply_to(request: Request) -> Reply:
        return Reply(path.read_bytes(), f"{kind};charset=UTF-8")

    return reply_to


def recorded_json(path: Path) -> Any:
    """The recorded JSON."""
    return json.loads(path.read_text(encoding="utf-8"))


def shape(value: Any) -> Any:
    """Keys, nesting and types of a JSON value; a list is described by all shapes of its members together."""
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [json.loads(text) for text in sorted({json.dumps(shape(inner), ensure_ascii=False) for inner in value})]
    return type(value).__name__


def xml_shape(element: ElementTree.Element) -> tuple[str, tuple[Any, ...]]:
    """Names and nesting of an XML element, in order."""
    return element.tag, tuple(xml_shape(child) for child in element)


def facts_of_kind(record: Record, kind: FactKind, label: str = "") -> list[Fact]:
    """The record's facts of one kind, of one label where given."""
    return [fact for fact in record.facts if fact.kind is kind and label in ("", fact.label)]


def values_of_kind(record: Record, kind: FactKind, label: str = "") -> list[str]:
    """The values of those facts."""
    return [fact.value for fact in facts_of_kind(record, kind, label)]
