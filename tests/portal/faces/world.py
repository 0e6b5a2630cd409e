"""Writes the entries into the database as ingest does: records of real feeds, the portal's own names, runs and what they quote."""

from __future__ import annotations

from connectors.schema import Fact, FactKind, HazardClass, LegalListing, Mention, Relation, Section
from portal.models import RunState
from portal.own_feeds.nomenclature_feed import sync_nomenclature
from portal.own_feeds.product_class_feed import PRODUCT_CLASSES
from portal.own_feeds.table_sync import sync_table
from portal.runs.claim import claim, finish
from tests.portal.faces.entries import (
    ACCIDENT,
    ANNOTATED,
    FACILITY,
    FAMILY,
    OTHER,
    PARTLY,
    PESTICIDE,
    PRODUCT,
    PRODUCT_CLASS,
    SUBSTANCE,
    Known,
)
from tests.portal.factories import ingested

_QUOTED = (
    ("kosha_msds.sheets", (SUBSTANCE, PARTLY)),
    ("psis.registrations", (PESTICIDE,)),
    ("safetykorea.recalls", (PRODUCT,)),
    ("ncis.facilities", (FACILITY,)),
    ("ncis.accidents", (ACCIDENT,)),
)


def build() -> None:
    """Writes the world as agencies would have stated it."""
    _sheet(SUBSTANCE)
    ingested("ncis.safety", "veil-second", *_names("베일산 나트륨", "Veilane"), cas=SUBSTANCE.slug)
    _open_record()
    _sheet(PARTLY)
    ingested("ncis.inventory", "other", *_names("이웃한산", "Neighbourane"), Fact(FactKind.UN, "3982"), cas=OTHER.slug)
    _sheet(ANNOTATED)
    for known in (SUBSTANCE, PARTLY, ANNOTATED):
        # Another agency gives another number: a conflict with what the sheet states.
        ingested("ncis.ghs", f"{known.slug}-ghs", Fact(FactKind.UN, "3989"), cas=known.slug)
    listing = LegalListing("화학물질관리법", FAMILY.said["legal"])
    ingested(
        "ncis.inventory",
        "family",
        Fact(FactKind.NAME, FAMILY.said["name"], lang="ko"),
        Fact(FactKind.LEGAL_LISTING, FAMILY.said["legal"], listing),
    )
    _things()
    _quoted()
    sync_nomenclature()


def _quoted() -> None:
    """The last runs of feeds, with rows that they quote because a part was not understood."""
    for feed, known in _QUOTED:
        run = claim(feed, origin="live")
        assert run is not None
        samples = [
            {"field": "새 항목", "text": f"{{'항목': '{each.said['text']}'}}", "reason": "unknown"} for each in known
        ]
        finish(run, RunState.SUCCEEDED, complete=True, received=1, unchanged=1, samples=samples)


def _names(korean: str, english: str) -> tuple[Fact, Fact]:
    return Fact(FactKind.NAME, korean, lang="ko"), Fact(FactKind.NAME, english, lang="en")


def _open_record() -> None:
    said = PARTLY.said
    ingested(
        "ncis.safety",
        "open-record",
        *_names(said["open"], said["open_english"]),
        Fact(FactKind.LEGAL_LISTING, said["open_legal"], LegalListing("화학물질관리법", said["open_legal"])),
        Fact(FactKind.TEXT, said["open_text"], lang="ko", section=Section.RELEASE),
        cas=PARTLY.slug,
    )


def _sheet(known: Known) -> None:
    """A sheet that states whatever is said of the substance; what has ended was stated before."""
    said = known.said
    facts = [
        *_names(said["name"], said["english"]),
        *(Fact(kind, said[name]) for kind, name in _IDENTIFYING.items() if name in said),
        Fact(FactKind.HAZARD_CLASS, f"{said['hazard']} 구분 1", HazardClass(said["hazard"], "1", "H330")),
        Fact(
            FactKind.LEGAL_LISTING, said["legal"],
            LegalListing("화학물질관리법", said["legal"], said["number"]),
        ),
        Fact(FactKind.EXPOSURE_LIMIT, said["limit"], lang="ko", section=Section.EXPOSURE),
    ]  # fmt: skip
    if "text" in said:
        facts.append(Fact(FactKind.TEXT, said["text"], lang="ko", section=Section.RELEASE))
    if "look" in said:
        facts.append(Fact(FactKind.COLOUR, said["look"], lang="ko", section=Section.PROPERTIES))
    ended = Fact(FactKind.COLOUR, said["ended"], lang="ko", section=Section.PROPERTIES)
    key = said.get("record", "noted-record")
    for stated in ([*facts, ended], facts):
        ingested("kosha_msds.sheets", key, *stated, cas=known.slug, note=said.get("note", ""))


_IDENTIFYING = {FactKind.SYNONYM: "synonym", FactKind.KE: "ke", FactKind.UN: "un", FactKind.FORMULA: "formula"}


def _things() -> None:
    mention = OTHER.said["name"]
    said = PESTICIDE.said
    ingested(
        "psis.registrations", "P-1", Fact(FactKind.NAME, said["name"], lang="ko"),
        Fact(FactKind.ACTIVE_INGREDIENT, said["text"]), Fact(FactKind.COMPANY, said["company"]),
        mentions=(Mention(mention, Relation.ACTIVE_INGREDIENT),), entity="P-1",
    )  # fmt: skip
    said = PRODUCT.said
    ingested(
        "safetykorea.recalls", "R-1", Fact(FactKind.NAME, said["name"], lang="ko"), Fact(FactKind.DEFECT, said["text"]),
        Fact(FactKind.BRAND, said["brand"]), Fact(FactKind.PUBLISHED_ON, f"{said['year']}-01-02"),
        mentions=(Mention(mention, Relation.MENTIONS),),
    )  # fmt: skip
    said = FACILITY.said
    ingested(
        "ncis.facilities", "F-1", Fact(FactKind.NAME, said["name"], lang="ko"), Fact(FactKind.ADDRESS, said["text"]),
        Fact(FactKind.REGION, f"{said['region']} 그늘군"), Fact(FactKind.INDUSTRY, said["industry"]),
        mentions=(Mention(mention, Relation.HANDLES),),
    )  # fmt: skip
    said = ACCIDENT.said
    ingested(
        "ncis.accidents", "A-1", Fact(FactKind.OCCURRED_ON, f"{said['year']}-07-07"), Fact(FactKind.ADDRESS, "덮개읍"),
        Fact(FactKind.ACCIDENT_TYPE, "화재"), Fact(FactKind.SUMMARY, said["text"]), Fact(FactKind.PLACE, said["place"]),
        Fact(FactKind.REGION, f"{said['region']} 덮개군"),
        mentions=(Mention(mention, Relation.INVOLVED),),
    )  # fmt: skip
    said = PRODUCT_CLASS.said
    row = {
        "slug": PRODUCT_CLASS.slug,
        "note": said["note"],
        "names": [{"name": said["name"], "lang": "ko"}, {"name": said["english"], "lang": "en"}],
        "ingredients": [{"cas": OTHER.slug, "name": said["text"], "role": "main", "source": "어느 문서"}],
        "linked": [OTHER.slug],
    }
    sync_table(PRODUCT_CLASSES, lambda: {PRODUCT_CLASS.slug: row})
