"""One row of any of the twelve operations as a record: names and numbers are the same for all, the rest follows the table of operations."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from connectors.cas_numbers import cas_facts
from connectors.errors import BadRow
from connectors.field_facts import line_facts, list_facts, numbered, text_facts
from connectors.pass_report import PassReport
from connectors.printed_values import absence_of, decimal_of
from connectors.row_fields import Fields
from connectors.row_key import digest_key
from connectors.schema import Fact, FactKind, Measure, Record, RecordKind, Row, Section
from connectors.toxinfo.operations import Operation


def record_function(operation: Operation) -> Callable[[Row, PassReport], Record]:
    """The function that turns a row of this operation into a record; it raises ``BadRow`` for a row without an id and without a name."""

    def record(row: Row, report: PassReport) -> Record:
        fields = Fields(row, report)
        key = _key(operation, fields, row)
        if not key:
            raise BadRow(f"neither {operation.id_fields[0]} nor a name", has_key=False)
        facts = [*_identity(operation, fields, report), *_field_facts(operation, fields, report), *_unlisted(fields)]
        return Record(
            operation.feed,
            key,
            RecordKind.SUBSTANCE,
            row,
            numbered(facts),
            entity=fields.text("TOXIC_CODE"),
            question=fields.text(operation.cas) if operation.by_cas else "",
        )

    return record


def _key(operation: Operation, fields: Fields, row: Row) -> str:
    """The agency's ids joined by "/"; a digest of the row's ids, numbers and names where its first id is missing."""
    first, *others = (fields.text(name) for name in operation.id_fields)
    if first:
        return "/".join([first, *(part for part in others if part)])
    return digest_key(row, (*operation.id_fields, operation.cas, operation.korean, operation.english))


def _identity(operation: Operation, fields: Fields, report: PassReport) -> Iterator[Fact]:
    code = fields.text("TOXIC_CODE")
    if code:
        yield Fact(FactKind.AGENCY_ID, code, label="독성정보코드")
    yield from cas_facts(fields.text(operation.cas), "CAS_NO", report)
    for name, lang, label in ((operation.korean, "ko", "국문명"), (operation.english, "en", "영문명")):
        yield from text_facts(FactKind.NAME, fields.text(name), label, lang=lang, section=Section.IDENTIFICATION)
    for name, lang, label in (("SYN_KOR", "ko", "유사명(국문)"), ("SYN_ENG", "en", "유사명(영문)")):
        yield from list_facts(FactKind.SYNONYM, fields.text(name), label, separator=";", lang=lang)
    yield from text_facts(FactKind.FORMULA, fields.text("MF"), "분자식", lang="", section=Section.COMPOSITION)
    yield from _molar_mass(fields.text("MW"), report)


def _molar_mass(text: str, report: PassReport) -> Iterator[Fact]:
    if not text or absence_of(text):
        return
    mass = decimal_of(text)
    if mass is None or mass <= 0:
        report.reject("MW", text, "no positive number")
        return
    data = Measure(mass, mass, "g/mol")
    yield Fact(FactKind.MOLAR_MASS, text, data, unit="g/mol", section=Section.PROPERTIES, label="분자량")


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
        if value is not None and value != "":
            yield from text_facts(FactKind.OTHER, str(value).strip(), name, lang="")
