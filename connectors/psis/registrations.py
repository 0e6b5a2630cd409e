"""PSIS SVC01 농약등록정보: every registered use of every product, a row and a record each; the product is ``pestiCode``."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.drift import Fields
from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.psis.agency import KEY, PACE, PUBLISHER, SERVICE
from connectors.psis.answers import every_row
from connectors.psis.ingredients import mentions_of, read_english
from connectors.schema import Fact, FactKind, PesticideUse, Record, RecordKind, Row
from connectors.source import Source
from connectors.stated import in_order, stated
from connectors.tally import Tally
from connectors.values import absence_of, iso_date

NAME = "psis.registrations"
OPERATION = "SVC01"
IGNORED = frozenset({"wafindex", "cropCd", "cropLrclCd"})
"""``wafindex`` is not documented anywhere; the two codes stand for the crop and its group, which are sent as words."""


def rows(source: Source, tally: Tally) -> Iterator[Row]:
    """Every use: about 144,000, 50 a page."""
    return every_row(source, OPERATION, SERVICE, tally)


def record(row: Row, tally: Tally) -> Record:
    """One use, keyed ``pestiCode/diseaseUseSeq``; raises ``BadRow`` where either is missing."""
    fields = Fields(row, tally, IGNORED)
    product, sequence = fields.text("pestiCode"), fields.text("diseaseUseSeq")
    if not (product and sequence):
        raise BadRow("no pestiCode or no diseaseUseSeq", has_key=False)
    korean, english = fields.text("pestiKorName"), fields.text("engName")
    facts: list[Fact] = [
        *stated(FactKind.NAME, fields.text("pestiBrandName"), "상표명"),
        *stated(FactKind.SYNONYM, korean, "품목명"),
        *_composition(english),
        *stated(FactKind.COMPANY, fields.text("compName"), "회사명"),
        *stated(FactKind.PESTICIDE_TYPE, fields.text("useName"), "용도"),
        *stated(FactKind.MODE_OF_ACTION, fields.text("indictSymbl"), "작용기작", lang=""),
        *stated(FactKind.OTHER, fields.text("cmpaItmNm"), "제조·수입 구분"),
        *_use(fields),
        *stated(FactKind.OTHER, fields.text("cropLrclNm"), "작물분류"),
        *_first_registered(fields.text("applyFirstRegDate"), tally),
        Fact(FactKind.AGENCY_ID, product, label="품목코드"),
    ]
    fields.report()
    return Record(
        NAME,
        f"{product}/{sequence}",
        RecordKind.PESTICIDE,
        row,
        in_order(facts),
        mentions_of(korean, english),
        entity=product,
    )


def _composition(english: str) -> Iterator[Fact]:
    yield from stated(FactKind.ACTIVE_INGREDIENT, english, "주성분·제형·함량", lang="en")
    content = read_english(english).content
    if content:
        yield Fact(FactKind.CONTENT, content, original=english, label="함량")


def _use(fields: Fields) -> Iterator[Fact]:
    """One compound fact, each cell as registered; its line of text names crop and target alone."""
    use = PesticideUse(
        crop=fields.text("cropName"),
        target=fields.text("diseaseWeedName"),
        timing=fields.text("pestiUse"),
        dilution=fields.text("dilutUnit"),
        pre_harvest=fields.text("useSuittime"),
        max_applications=fields.text("useNum"),
    )
    named = [word for word in (use.crop, use.target) if word and not absence_of(word)]
    if named:
        yield Fact(FactKind.PESTICIDE_USE, " · ".join(named), use, lang="ko", label="작물·적용병해충")


def _first_registered(text: str, tally: Tally) -> Iterator[Fact]:
    """The day of this use's first registration, which is not the product's."""
    if not text or text == "-":
        return
    day = iso_date(text)
    if day:
        yield Fact(FactKind.REGISTERED_ON, day, original="" if day == text else text, label="적용 최초등록일")
    else:
        tally.reject("applyFirstRegDate", text, "no date")


FEED = Feed(
    name=NAME,
    title="농약등록정보 (SVC01)",
    publisher=PUBLISHER,
    kind=FeedKind.LISTING,
    record_kind=RecordKind.PESTICIDE,
    record=record,
    rows=rows,
    key_setting=KEY,
    budgets={OPERATION: 9_000},  # a pass takes about 2,900 calls; PSIS publishes no daily limit
    pace=PACE,
    floor=120_000,  # 143,912 to 144,073 uses in 2026-07
    frequency=Frequency.WEEKLY,
    ignored=IGNORED,
    unverified="하루 호출 한도, wafindex의 뜻",
    title_rank=90,
)
