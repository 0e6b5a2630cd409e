"""The entries for the examples of docs/search.md, as agencies would state them."""

from __future__ import annotations

from connectors.schema import Fact, FactKind, HazardClass, LegalListing, Structure
from identifiers.smiles_skeleton import skeleton
from tests.portal.factories import entry, indexed, record_with_facts

SUBSTANCES = (
    "7664-39-3 불산 HF KE-20198 UN1052",
    "67-56-1 메탄올",
    "108-88-3 톨루엔 UN1294",
    "71-43-2 벤젠",
    "7782-50-5 염소 UN1017",
    "7647-01-0 염산",
    "7664-93-9 황산",
    "7664-41-7 암모니아",
    "7440-23-5 나트륨",
    "7440-09-7 칼륨",
    "7697-37-2 질산",
    "7722-84-1 과산화수소",
    "7783-06-4 황화수소",
    "7439-97-6 수은",
    "630-08-0 일산화탄소",
    "8006-61-9 가솔린 UN1203",
    "1333-82-0 크롬산",
    "7778-50-9 중크롬산칼륨",
)
LISTED = {
    "71-43-2": [("인체만성유해성물질", "97-1-99"), ("제4류 인화성액체 제1석유류 비수용성액체", "")],
    "7664-41-7": [("사고대비물질", "44")],
    "1333-82-0": [("제한물질", "06-5-10")],
    "7778-50-9": [("제한물질", "06-5-10")],
    "7440-23-5": [("제3류 자연발화성물질 및 금수성물질 나트륨", "")],
}
HAZARDS = {"7664-39-3": ("급성 독성(흡입)", "H330"), "71-43-2": ("발암성", "H350")}
STRUCTURES = {
    "71-43-2": Structure("C6H6", "C1=CC=CC=C1", "UHOVQNZJYSORNB-UHFFFAOYSA-N", "241", skeleton("C1=CC=CC=C1")),
    "630-08-0": Structure("CO", "[C-]#[O+]", "UGFAIRIUMAVXCW-UHFFFAOYSA-N", "281", skeleton("[C-]#[O+]")),
}
PRODUCTS = ("락스 chlorine-bleach", "부동액 antifreeze")


def write() -> None:
    """Writes the entries and an index of them."""
    for row in SUBSTANCES:
        cas, name, *others = row.split()
        facts = [Fact(FactKind.NAME, name, lang="ko"), Fact(FactKind.CAS, cas)]
        facts += [_other(other) for other in others]
        facts += [
            Fact(
                FactKind.LEGAL_LISTING,
                f"{list_name} {number}".strip(),
                data=LegalListing("화학물질관리법", list_name, number),
            )
            for list_name, number in LISTED.get(cas, ())
        ]
        if cas in STRUCTURES:
            facts.append(Fact(FactKind.STRUCTURE, STRUCTURES[cas].inchikey, STRUCTURES[cas]))
        if cas in HAZARDS:
            name, code = HAZARDS[cas]
            facts.append(Fact(FactKind.HAZARD_CLASS, name, data=HazardClass(name=name, h_code=code)))
        record_with_facts(entry(f"cas:{cas}", row.split()[1]), "ncis.safety", facts)
    for row in PRODUCTS:
        name, slug = row.split()
        created = entry(f"product_class:{slug}", name, kind="product_class", slug=slug)
        record_with_facts(created, "ncis.safety", [Fact(FactKind.NAME, name, lang="ko")])
    indexed()


def _other(text: str) -> Fact:
    if text.startswith("KE-"):
        return Fact(FactKind.KE, text)
    return Fact(FactKind.UN, text.removeprefix("UN")) if text.startswith("UN") else Fact(FactKind.SYNONYM, text)
