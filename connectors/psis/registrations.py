"""PSIS SVC01 농약등록정보: every registered use of every product; each use is a row and a record, and ``pestiCode`` is the product."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.days import day_facts
from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.field_facts import numbered, text_facts
from connectors.pass_report import PassReport
from connectors.printed_values import absence_of
from connectors.psis.agency import KEY_SETTING, PACE, PUBLISHER, SERVICE
from connectors.psis.ingredients import mentions_of, read_english
from connectors.psis.responses import every_row
from connectors.row_fields import Fields
from connectors.schema import Fact, FactKind, PesticideUse, Record, RecordKind, Row
from connectors.source import Source

NAME = "psis.registrations"
OPERATION = "SVC01"
IGNORED = frozenset({"wafindex", "cropCd", "cropLrclCd"})
"""``wafindex`` is not documented anywhere; the two codes are of the crop and its group, which are also sent as names."""


def rows(source: Source, report: PassReport) -> Iterator[Row]:
    """Every use: about 144,000, 50 a page."""
    return every_row(source, OPERATION, SERVICE, report)


def record(row: Row, report: PassReport) -> Record:
    """One use, keyed ``pestiCode/diseaseUseSeq``; raises ``BadRow`` where either is missing."""
    fields = Fields(row, report, IGNORED)
    product, sequence = fields.key("pestiCode"), fields.key("diseaseUseSeq")
    if not (product and sequence):
        raise BadRow("no pestiCode or no diseaseUseSeq", has_key=False)
    korean, english = fields.text("pestiKorName"), fields.text("engName")
    facts: list[Fact] = [
        *text_facts(FactKind.NAME, fields.text("pestiBrandName"), "상표명"),
        *text_facts(FactKind.SYNONYM, korean, "품목명"),
        *_composition(english),
        *text_facts(FactKind.COMPANY, fields.text("compName"), "회사명"),
        *text_facts(FactKind.PESTICIDE_TYPE, fields.text("useName"), "용도"),
        *text_facts(FactKind.MODE_OF_ACTION, fields.text("indictSymbl"), "작용기작", lang=""),
        *text_facts(FactKind.OTHER, fields.text("cmpaItmNm"), "제조·수입 구분"),
        *_use(fields),
        *text_facts(FactKind.OTHER, fields.text("cropLrclNm"), "작물분류"),
        # The day of this use's first registration, which is not the product's.
        *day_facts(
            FactKind.REGISTERED_ON,
            fields.text("applyFirstRegDate"),
            "적용 최초등록일",
            report,
            field="applyFirstRegDate",
        ),
        Fact(FactKind.AGENCY_ID, product, label="품목코드"),
    ]
    fields.report_unread()
    return Record(
        NAME,
        f"{product}/{sequence}",
        RecordKind.PESTICIDE,
        row,
        numbered(facts),
        mentions_of(korean, english),
        entity=product,
    )


def _composition(english: str) -> Iterator[Fact]:
    yield from text_facts(FactKind.ACTIVE_INGREDIENT, english, "주성분·제형·함량", lang="en")
    content = read_english(english).content
    if content:
        yield Fact(FactKind.CONTENT, content, original=english, label="함량")


def _use(fields: Fields) -> Iterator[Fact]:
    """One compound fact, each cell as registered; its value names crop and target, or the other cells where neither is named."""
    use = PesticideUse(
        crop=fields.text("cropName"),
        target=fields.text("diseaseWeedName"),
        timing=fields.text("pestiUse"),
        dilution=fields.text("dilutUnit"),
        pre_harvest=fields.text("useSuittime"),
        max_applications=fields.text("useNum"),
    )
    named = _stated(use.crop, use.target) or _stated(use.timing, use.dilution, use.pre_harvest, use.max_applications)
    if named:
        yield Fact(FactKind.PESTICIDE_USE, " · ".join(named), use, lang="ko", label="작물·적용병해충")


def _stated(*cells: str) -> list[str]:
    return [" ".join(cell.split()) for cell in cells if cell and not absence_of(cell)]


FEED = Feed(
    name=NAME,
    title="농약등록정보 (SVC01)",
    publisher=PUBLISHER,
    kind=FeedKind.LISTING,
    record_kind=RecordKind.PESTICIDE,
    record=record,
    rows=rows,
    key_setting=KEY_SETTING,
    budgets={OPERATION: 9_000},  # a pass takes about 2,900 calls; PSIS publishes no daily limit
    pace=PACE,
    floor=120_000,  # 143,912 to 144,073 uses in 2026-07
    frequency=Frequency.WEEKLY,
    reader_version=2,
    ignored=IGNORED,
    unverified="하루 호출 한도, wafindex의 뜻",
    title_rank=90,
)
