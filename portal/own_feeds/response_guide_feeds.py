"""The Emergency Response Guidebook 2024 as feeds of the portal's own: index, guides, and its tables 1 and 2.

A record is a row of the book and belongs to its guide. Substances are joined to the rows when a page is made
(``portal/profile/response_guides.py``), so that a row or a UN number that staff withhold counts nowhere from then on.
"""

from __future__ import annotations

from collections.abc import Callable

from connectors.feeds import Feed, FeedKind, Publisher
from connectors.pass_report import PassReport
from connectors.reference_data import ProtectiveDistance, ResponseGuide, WaterGases
from connectors.schema import Fact, FactKind, Record, RecordKind, Row
from portal.models import SyncRun
from portal.own_feeds.table_sync import sync_unchanging_table
from reference import guide_index, guide_sentences, guide_texts, protective_distances, water_gases
from reference.protective_distances import FIGURES, TABLE_3, DistanceRow, RowCheck

PUBLISHER = Publisher(
    "미국 PHMSA·캐나다 교통부·멕시코 SICT",
    "",
    "ERG 2024, 국내 기준 아님",
    "무상 배포 정부 간행물(미국·캐나다·멕시코), 쪽을 밝혀 인용. 책의 복제 조항 자체는 확인하지 못함",
    "https://www.phmsa.dot.gov/hazmat/erg/emergency-response-guidebook-erg",
    is_portal=True,
    document=guide_texts.EDITION,
    short_name="ERG",
)
EDITION_YEAR = "2024"
"""The date that the book states."""

INDEX_FEED = "erg.index"
GUIDES_FEED = "erg.guides"
TABLE_1_FEED = "erg.table1"
TABLE_2_FEED = "erg.table2"


def _index_record(row: Row, tally: PassReport) -> Record:
    facts = [
        Fact(
            FactKind.RESPONSE_GUIDE,
            f"UN{row['un']} {name['name']}: {row['guide']}{'P' if name['polymerizes'] else ''}",
            ResponseGuide(row["un"], name["name"], row["guide"], name["polymerizes"]),
            lang="en",
            order=order,
        )
        for order, name in enumerate(row["names"])
    ]
    return _record(INDEX_FEED, f"{row['un']}-{row['guide']}", row, facts, row["guide"])


def _guide_record(row: Row, tally: PassReport) -> Record:
    facts = [
        Fact(FactKind.TEXT, each["text"], lang="en", label=guide_label(each["section"], each["sub"]), order=order)
        for order, each in enumerate(row["sentences"])
    ]
    return _record(GUIDES_FEED, row["guide"], row, facts, row["guide"])


def _distance_record(row: Row, tally: PassReport) -> Record:
    cells = {name: row["figures"].get(name, "") for name in FIGURES}
    distance = ProtectiveDistance(
        row["un"], row["guide"], row["name"], **cells, check=row["check"], spilled_in_water=row["in_water"]
    )
    value = _distance_text(row["un"], row["name"], list(cells.values()))
    fact = Fact(FactKind.PROTECTIVE_DISTANCE, value, distance, lang="en")
    return _record(TABLE_1_FEED, row["key"], row, [fact], row["guide"])


def _water_record(row: Row, tally: PassReport) -> Record:
    facts = [
        Fact(
            FactKind.WATER_GASES,
            f"UN{row['un']} {each['name']}: {', '.join(each['gases'])}",
            WaterGases(row["un"], each["guide"], each["name"], tuple(each["gases"])),
            lang="en",
            order=order,
        )
        for order, each in enumerate(row["rows"])
    ]
    return _record(TABLE_2_FEED, row["un"], row, facts, row["rows"][0]["guide"])


def _record(feed: str, key: str, row: Row, facts: list[Fact], guide: str) -> Record:
    return Record(feed, key, RecordKind.GUIDE, row, tuple(facts), entity=guide, source_date=EDITION_YEAR)


def guide_label(section: str, sub_heading: str) -> str:
    """The headings above a sentence, as its fact has them."""
    return f"{section} / {sub_heading}" if sub_heading else section


def _distance_text(un: str, name: str, figures: list[str]) -> str:
    """The row on one line, every cell letter for letter; without figures the row's name alone."""
    if not any(figures):
        return f"UN{un} {name}"
    small = f"small spills {figures[0]} m, day {figures[1]} km, night {figures[2]} km"
    large = f"large spills {figures[3]} m, day {figures[4]} km, night {figures[5]} km"
    return f"UN{un} {name}: {small}; {'large spills: see table 3' if TABLE_3 in figures[3:] else large}"


def _feed(name: str, title: str, record: Callable[[Row, PassReport], Record]) -> Feed:
    return Feed(
        name=name,
        title=title,
        publisher=PUBLISHER,
        kind=FeedKind.FILE,
        record_kind=RecordKind.GUIDE,
        record=record,
    )


ERG_INDEX = _feed(INDEX_FEED, "UN 번호별 대응 지침 번호(ERG 2024 색인)", _index_record)
ERG_GUIDES = _feed(GUIDES_FEED, "대응 지침 본문(ERG 2024, 문장별)", _guide_record)
ERG_TABLE_1 = _feed(TABLE_1_FEED, "초기 이격거리와 방호활동거리(ERG 2024 표 1)", _distance_record)
ERG_TABLE_2 = _feed(TABLE_2_FEED, "물과 반응하여 나오는 독성 가스(ERG 2024 표 2)", _water_record)


def sync_response_guides() -> tuple[SyncRun | None, ...]:
    """Syncs the four feeds with their tables; ``None`` for each whose table is the same as at its last run."""
    texts = f"{guide_texts.table_version()}-{guide_sentences.table_version()}"
    return (
        sync_unchanging_table(ERG_INDEX, _index_rows, guide_index.table_version()),
        sync_unchanging_table(ERG_GUIDES, _guide_rows, texts),
        sync_unchanging_table(ERG_TABLE_1, _distance_rows, protective_distances.table_version()),
        sync_unchanging_table(ERG_TABLE_2, _water_rows, water_gases.table_version()),
    )


def _index_rows() -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for un, names in guide_index.guide_index().items():
        for each in names:
            row = rows.setdefault(f"{un}-{each.guide}", {"un": un, "guide": each.guide, "names": []})
            row["names"].append({"name": each.name, "polymerizes": each.may_polymerize})
    return rows


def _guide_rows() -> dict[str, Row]:
    """The sentences that the portal may show, in the order of the book; those that hold abroad only are none of them."""
    return {
        guide.number: {
            "guide": guide.number,
            "title": guide.title,
            "pages": guide.pages,
            "sentences": [
                {"section": item.section, "sub": item.sub_heading, "text": sentence.english}
                for item in guide.items
                for sentence in guide_sentences.sentences_of(item.text)
                if not sentence.left_out
            ],
        }
        for guide in guide_texts.guides().values()
    }


def _distance_rows() -> dict[str, Row]:
    return {row.key: _distance_row(row) for rows in protective_distances.distance_rows().values() for row in rows}


def _distance_row(row: DistanceRow) -> Row:
    figures = dict(zip(FIGURES, row.figures, strict=True)) if row.check is RowCheck.CONFIRMED else {}
    return {
        "key": row.key,
        "un": row.un,
        "guide": row.guide,
        "name": row.name,
        "figures": figures,
        "check": str(row.check),
        "in_water": row.spilled_in_water,
    }


def _water_rows() -> dict[str, Row]:
    return {
        un: {"un": un, "rows": [{"name": each.name, "guide": each.guide, "gases": list(each.gases)} for each in rows]}
        for un, rows in water_gases.water_gas_rows().items()
    }
