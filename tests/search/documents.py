"""Documents for tests of search: a few well-known substances, and invented facilities and accidents that mention them."""

from __future__ import annotations

from dataclasses import replace

from identifiers.smiles_skeleton import skeleton
from reference.systematic_names.keys import stated_keys
from reference.systematic_names.made_spellings import made_spellings
from search.engine_types import Document, DocumentName, DocumentStructure, Facet, NameRank

KIND_LABELS = {"substance": "물질", "facility": "시설", "accident": "사고", "product_class": "제품군"}


def substance(
    cas: str,
    title_ko: str,
    title_en: str = "",
    *,
    revision: int = 1,
    synonyms: tuple[str, ...] = (),
    aliases: tuple[str, ...] = (),
    un: tuple[str, ...] = (),
    ke: tuple[str, ...] = (),
    ec: tuple[str, ...] = (),
    numbers: tuple[str, ...] = (),
    formulas: tuple[str, ...] = (),
    structures: tuple[DocumentStructure, ...] = (),
    text: tuple[str, ...] = (),
    legal: tuple[str, ...] = (),
    agency: tuple[str, ...] = ("기후에너지환경부",),
    prior: int = 10,
) -> Document:
    """A substance under its CAS number."""
    names = [DocumentName(title_ko, "ko", NameRank.TITLE)] if title_ko else []
    names += [DocumentName(title_en, "en", NameRank.TITLE)] if title_en else []
    names += [DocumentName(name, "ko", NameRank.SYNONYM) for name in synonyms]
    names += [DocumentName(name, "ko", NameRank.ALIAS) for name in aliases]
    return Document(
        key=f"cas:{cas}",
        kind="substance",
        revision=revision,
        title_ko=title_ko,
        title_en=title_en,
        url=f"/substances/{cas}",
        origin="live",
        names=tuple(names),
        cas=(cas,),
        ke=ke,
        ec=ec,
        un=un,
        numbers=numbers,
        formulas=formulas,
        structures=structures,
        text=text,
        facets={Facet.KIND: ("물질",), Facet.AGENCY: agency, Facet.LEGAL: legal},
        prior=prior,
    )


def structure(formula: str, smiles: str, inchikey: str, cid: str) -> DocumentStructure:
    """A structure with its computed key."""
    return DocumentStructure(formula, smiles, inchikey, cid, skeleton(smiles))


def event(
    key: str, kind: str, title: str, *, text: str = "", region: str = "", revision: int = 1, prior: int = 0
) -> Document:
    """A facility or an accident, invented."""
    return Document(
        key=key,
        kind=kind,
        revision=revision,
        title_ko=title,
        title_en="",
        url=f"/{key}",
        origin="demo",
        names=(DocumentName(title, "ko", NameRank.TITLE),),
        text=(text,) if text else (),
        facets={Facet.KIND: (KIND_LABELS[kind],), Facet.REGION: (region,) if region else ()},
        prior=prior,
    )


SUBSTANCES = (
    substance(
        "7664-39-3", "불화수소", "Hydrogen fluoride ; Hydrofluoric acid", synonyms=("플루오르화수소",), aliases=("불산",),
        un=("1052", "1790"), ke=("KE-20198",), ec=("231-634-8",), numbers=("97-1-382",), formulas=("HF",),
        legal=("사고대비물질",), prior=90,
        text=("피부에 닿으면 심한 화상을 일으킨다.",), agency=("기후에너지환경부", "고용노동부"),
    ),
    substance("67-56-1", "메탄올", "Methanol", synonyms=("메틸알코올",), un=("1230",), formulas=("CH3OH",), prior=80),
    substance("64-17-5", "에탄올", "Ethanol", synonyms=("에틸알코올",), un=("1170",), formulas=("C2H5OH",), prior=20,
              structures=(structure("C2H6O", "CCO", "LFQSCWFLJHTTHZ-UHFFFAOYSA-N", "702"),)),
    substance("108-88-3", "톨루엔", "Toluene", un=("1294",), formulas=("C7H8",), legal=("사고대비물질",), prior=80),
    substance("71-43-2", "벤젠", "Benzene", un=("1114",), formulas=("C6H6",), prior=70,
              structures=(structure("C6H6", "C1=CC=CC=C1", "UHOVQNZJYSORNB-UHFFFAOYSA-N", "241"),)),
    substance("7664-93-9", "황산", "Sulfuric acid", un=("1830",), formulas=("H2SO4",), prior=80),
    substance("7704-34-9", "황", "Sulfur", un=("1350",), formulas=("S",), prior=30),
    substance("7782-50-5", "염소", "Chlorine", un=("1017",), formulas=("Cl2",), prior=80),
    substance("106-99-0", "1,3-부타디엔", "1,3-Butadiene", un=("1010",), prior=60,
              structures=(structure("C4H6", "C=CC=C", "KAKZBPTYRLMSJV-UHFFFAOYSA-N", "7845"),)),
    substance("143-33-9", "시안화나트륨", "Sodium cyanide", un=("1689",), formulas=("NaCN",), prior=80),
    substance("7722-84-1", "과산화수소", "Hydrogen peroxide", un=("2014", "2015", "2984"), formulas=("H2O2",), prior=80),
    substance("68-12-2", "디메틸포름아미드", "N,N-Dimethylformamide", aliases=("DMF",), prior=50),
    substance("7664-41-7", "암모니아", "Ammonia", un=("1005",), formulas=("NH3",), prior=80),
)  # fmt: skip

EVENTS = (
    event("fac:1", "facility", "가상케미칼 제1공장", text="염소와 암모니아를 쓰는 가상의 사업장", region="울산광역시"),
    event("fac:2", "facility", "시연정밀화학", text="톨루엔을 쓰는 가상의 사업장", region="경기도"),
    event("acc:1", "accident", "가상 누출 사고", text="탱크에서 염소가 누출된 가상의 사고", region="경기도"),
)

DOCUMENTS = (*SUBSTANCES, *EVENTS)


def english_only(cas: str, english: str, *, prior: int = 0) -> Document:
    """A substance that only has an English name, with the keys and spellings made of it."""
    keys = stated_keys(english)
    return replace(
        substance(cas, "", english, prior=prior),
        name_keys=keys.same,
        near_name_keys=keys.near,
        made_spellings=made_spellings([english]),
    )


ENGLISH_ONLY = (
    english_only("106-47-8", "Benzenamine, 4-chloro-"),
    english_only("108-42-9", "3-Chloroaniline", prior=40),
    english_only("7446-70-0", "Aluminum chloride"),
    english_only("7705-08-0", "Iron trichloride"),
    english_only("7758-94-3", "Iron dichloride", prior=30),
    english_only("3724-65-0", "2-Butenoic acid"),
    english_only("107-93-7", "(E)-2-Butenoic acid"),
    english_only("503-64-0", "(Z)-2-Butenoic acid"),
    english_only("138261-41-3", "Imidacloprid"),
)
"""Some chlorides and acids, of which tests ask by names that only a rule finds."""
