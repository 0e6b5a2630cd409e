"""One row of any of the twelve operations as a record: names and numbers are the same for all, the rest follows the table of operations."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from connectors.cas_numbers import cas_facts, cas_numbers
from connectors.errors import BadRow
from connectors.field_facts import line_facts, list_facts, numbered, text_facts
from connectors.molar_mass import molar_mass_facts
from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.row_key import digest_key
from connectors.schema import Fact, FactKind, Record, RecordKind, Row, Section
from connectors.toxinfo.operations import Operation

PLACE = "_place"
"""Our own field in a further row of the same ids."""


def record_function(operation: Operation) -> Callable[[Row, PassReport], Record]:
    """The function that turns a row of this operation into a record; it raises ``BadRow`` for a row without an id and without a name."""

    def record(row: Row, report: PassReport) -> Record:
        fields = Fields(row, report)
        key = record_key(operation, row)
        if not key:
            raise BadRow(f"neither {operation.id_fields[0]} nor a name", has_key=False)
        for name in operation.id_fields:
            fields.key(name)
        facts = [*_identity(operation, fields, report), *_field_facts(operation, fields, report), *_unlisted(fields)]
        return Record(
            operation.feed,
            key,
            RecordKind.SUBSTANCE,
            row,
            numbered(facts),
            entity=fields.key("TOXIC_CODE"),
            question=_question(fields.text(operation.cas)) if operation.by_cas else "",
        )

    return record


def _question(text: str) -> str:
    """The CAS number that was looked up for a row; "" where the row names several or none."""
    numbers = cas_numbers(text)
    return numbers[0] if len(numbers) == 1 else ""


def record_key(operation: Operation, row: Row) -> str:
    """The agency's ids joined by "/"; a digest of the row's ids, numbers and names where its first id is missing; "" without any.

    A further row of the same ids with other content has its place behind a "#": nothing that it says may be lost.
    """
    fields = Fields(row, PassReport())
    first, *others = (fields.key(name) for name in operation.id_fields)
    if first:
        key = "/".join([first, *(part for part in others if part)])
    else:
        key = digest_key(row, (*operation.id_fields, operation.cas, operation.korean, operation.english))
    place = fields.text(PLACE)
    return f"{key}#{place}" if key and place else key


def with_places(operation: Operation, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows; each further one of the same ids with other content gets its place (2, 3, …) in a field of our own.

    The places follow the agency's order, which is all that tells these rows apart. Equal rows stay equal: ingest counts them.
    """
    contents: dict[str, list[str]] = {}
    for row in rows:
        content = digest_key(row, sorted(name for name in row if not name.startswith("_")))
        key = record_key(operation, row)
        seen = contents.setdefault(key, [])
        if content not in seen:
            seen.append(content)
        place = seen.index(content) + 1
        yield {**row, PLACE: str(place)} if key and place > 1 else row


def _identity(operation: Operation, fields: Fields, report: PassReport) -> Iterator[Fact]:
    code = fields.key("TOXIC_CODE")
    if code:
        yield Fact(FactKind.AGENCY_ID, code, label="독성정보코드")
    yield from cas_facts(fields.text(operation.cas), "CAS_NO", report)
    for name, lang, label in ((operation.korean, "ko", "국문명"), (operation.english, "en", "영문명")):
        yield from text_facts(FactKind.NAME, fields.text(name), label, lang=lang, section=Section.IDENTIFICATION)
    for name, lang, label in (("SYN_KOR", "ko", "유사명(국문)"), ("SYN_ENG", "en", "유사명(영문)")):
        yield from list_facts(FactKind.SYNONYM, fields.text(name), label, separator=";", lang=lang)
    yield from text_facts(FactKind.FORMULA, fields.text("MF"), "분자식", lang="", section=Section.COMPOSITION)
    yield from molar_mass_facts(fields.text("MW"), "분자량", report)


def _field_facts(operation: Operation, fields: Fields, report: PassReport) -> Iterator[Fact]:
    for name, meaning in operation.fields.items():
        yield from line_facts(
            meaning.kind, fields.text(name), meaning.label, report, lang=meaning.lang, section=meaning.section
        )


def _unlisted(fields: Fields) -> Iterator[Fact]:
    """Fields that the description leaves out: kept under their own names, and counted as drift so that a person maps them."""
    unread = fields.unread()
    fields.report_unread()
    for name, value in unread.items():
        text = value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
        yield from text_facts(FactKind.OTHER, text.strip(), name, lang="")
