"""Four real classifications as feeds of a test: EU CLP annex VI, Australia's HCIS, Japan's NITE, and section 2 of KOSHA's sheets.

They are no feeds of the product. Each reader keeps to what the row says: what it cannot read with certainty becomes a class
that cannot be read, so that nobody concludes anything from what the list leaves out.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from connectors.feeds import Feed, FeedKind, Publisher
from connectors.kosha_msds.hazards import hazard_class
from connectors.kosha_msds.pictograms import corrected
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, HazardClass, Record, RecordKind, Row
from identifiers import cas as cas_numbers

UNREAD = "읽지 못한 분류"
"""The class of a list that is not whole."""

ORAL, DERMAL, INHALED = "급성 독성(경구)", "급성 독성(경피)", "급성 독성(흡입)"
EYE, SKIN = "심한 눈 손상성/눈 자극성", "피부 부식성/피부 자극성"
ONCE, REPEATED = "특정표적장기 독성(1회 노출)", "특정표적장기 독성(반복 노출)"
_ACUTE_CODES = {
    "H300": (ORAL, ("1", "2")), "H301": (ORAL, ("3",)), "H302": (ORAL, ("4",)),
    "H310": (DERMAL, ("1", "2")), "H311": (DERMAL, ("3",)), "H312": (DERMAL, ("4",)),
    "H330": (INHALED, ("1", "2")), "H331": (INHALED, ("3",)), "H332": (INHALED, ("4",)),
}  # fmt: skip
_CLP = {
    "Expl.": "폭발성 물질", "Unst. Expl.": "폭발성 물질", "Flam. Gas": "인화성 가스", "Press. Gas": "고압가스",
    "Ox. Gas": "산화성 가스", "Flam. Liq.": "인화성 액체", "Flam. Sol.": "인화성 고체",
    "Self-react.": "자기반응성 물질 및 혼합물", "Pyr. Liq.": "자연발화성 액체", "Pyr. Sol.": "자연발화성 고체",
    "Self-heat.": "자기발열성 물질 및 혼합물", "Water-react.": "물반응성 물질 및 혼합물", "Ox. Liq.": "산화성 액체",
    "Ox. Sol.": "산화성 고체", "Org. Perox.": "유기과산화물", "Met. Corr.": "금속 부식성 물질", "Skin Corr.": SKIN,
    "Skin Irrit.": SKIN, "Eye Dam.": EYE, "Eye Irrit.": EYE, "Resp. Sens.": "호흡기 과민성",
    "Skin Sens.": "피부 과민성", "Muta.": "생식세포 변이원성", "Carc.": "발암성", "Repr.": "생식독성",
    "Lact.": "수유독성", "STOT SE": ONCE, "STOT RE": REPEATED, "Asp. Tox.": "흡인 유해성",
    "Aquatic Acute": "급성 수생환경 유해성", "Aquatic Chronic": "만성 수생환경 유해성", "Ozone": "오존층 유해성",
}  # fmt: skip
_HCIS = {
    "Explosive": "폭발성 물질", "Unstable explosive": "폭발성 물질", "Flammable gas": "인화성 가스",
    "Gases under pressure": "고압가스", "Oxidising gas": "산화성 가스", "Flammable liquid": "인화성 액체",
    "Flammable solid": "인화성 고체", "Self-reactive substance or mixture": "자기반응성 물질 및 혼합물",
    "Pyrophoric liquid": "자연발화성 액체", "Pyrophoric solid": "자연발화성 고체",
    "Self-heating substance or mixture": "자기발열성 물질 및 혼합물",
    "Substance or mixture which in contact with water emits flammable gas": "물반응성 물질 및 혼합물",
    "Oxidising liquid": "산화성 액체", "Oxidising solid": "산화성 고체", "Organic peroxide": "유기과산화물",
    "Corrosive to metals": "금속 부식성 물질", "Acute toxicity (ingestion)": ORAL, "Acute toxicity (dermal)": DERMAL,
    "Acute toxicity (inhalation)": INHALED, "Skin corrosion": SKIN, "Skin irritation": SKIN, "Eye damage": EYE,
    "Eye irritation": EYE, "Respiratory sensitisation": "호흡기 과민성", "Skin sensitisation": "피부 과민성",
    "Germ cell mutagenicity": "생식세포 변이원성", "Carcinogenicity": "발암성", "Reproductive toxicity": "생식독성",
    "Specific target organ toxicity (single exposure)": ONCE, "Aspiration hazard": "흡인 유해성",
    "Specific target organ toxicity (repeated exposure)": REPEATED,
    "Hazardous to the aquatic environment (acute)": "급성 수생환경 유해성",
    "Hazardous to the aquatic environment (chronic)": "만성 수생환경 유해성", "Hazardous to the ozone layer": "오존층 유해성",
}  # fmt: skip
_NITE = {
    "Explosives": "폭발성 물질", "Flammable gases": "인화성 가스", "Gases under pressure": "고압가스",
    "Oxidizing gases": "산화성 가스", "Flammable liquids": "인화성 액체", "Flammable solids": "인화성 고체",
    "Self-reactive substances and mixtures": "자기반응성 물질 및 혼합물", "Pyrophoric liquids": "자연발화성 액체",
    "Pyrophoric solids": "자연발화성 고체", "Self-heating substances and mixtures": "자기발열성 물질 및 혼합물",
    "Substances and mixtures which, in contact with water, emit flamm": "물반응성 물질 및 혼합물",
    "Oxidizing liquids": "산화성 액체", "Oxidizing solids": "산화성 고체", "Organic peroxides": "유기과산화물",
    "Corrosive to metals": "금속 부식성 물질", "Acute toxicity (Oral)": ORAL, "Acute toxicity (Dermal)": DERMAL,
    "Acute toxicity (Inhalation: Gases)": "급성 독성(흡입: 가스)",
    "Acute toxicity (Inhalation: Vapours)": "급성 독성(흡입: 증기)",
    "Acute toxicity (Inhalation: Dusts and mists)": "급성 독성(흡입: 분진/미스트)",
    "Skin corrosion/irritation": SKIN, "Serious eye damage/eye irritation": EYE,
    "Respiratory sensitization": "호흡기 과민성", "Skin sensitization": "피부 과민성",
    "Germ cell mutagenicity": "생식세포 변이원성", "Carcinogenicity": "발암성", "Reproductive toxicity": "생식독성",
    "Specific target organ toxicity - Single exposure": ONCE,
    "Specific target organ toxicity - Repeated exposure": REPEATED, "Aspiration hazard": "흡인 유해성",
    "Hazardous to the aquatic environment (Acute)": "급성 수생환경 유해성",
    "Hazardous to the aquatic environment (Long-term)": "만성 수생환경 유해성", "Hazardous to the ozone layer": "오존층 유해성",
}  # fmt: skip
_PRESSURE = {
    "Compressed gas": "압축가스", "Liquefied gas": "액화가스", "High pressure liquefied gas": "액화가스",
    "Low pressure liquefied gas": "액화가스", "Dissolved gas": "용해가스", "Refrigerated liquefied gas": "냉동액화가스",
}  # fmt: skip
_SIGNAL = {"Dgr": "위험", "Danger": "위험", "Wng": "경고", "Warning": "경고"}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row as a record of its feed: what it says, with the row itself for whoever judges a conflict."""

    feed: str
    key: str
    cas: str
    facts: tuple[Fact, ...]
    source: str


def read_all(folder: Path) -> list[SourceRow]:
    """Every row of the four sources that is about one CAS number."""
    return [*_clp(folder), *_hcis(folder), *_nite(folder), *_kosha(folder)]


def _publisher(agency: str) -> Publisher:
    return Publisher(agency, agency, "분류 목록", "시험에서만 읽음", "https://example.org")


def _record(row: Row, report: PassReport) -> Record:
    raise NotImplementedError("Records are made from the rows at once.")


AGENCIES = {"real.clp": "EU CLP", "real.hcis": "호주 HCIS", "real.nite": "일본 NITE", "real.kosha": "KOSHA 2항"}
REAL_FEEDS = {
    name: Feed(name, agency, _publisher(agency), FeedKind.FILE, RecordKind.SUBSTANCE, _record)
    for name, agency in AGENCIES.items()
}


def record_of(row: SourceRow) -> Record:
    """The row as ingest takes it."""
    facts = (Fact(FactKind.CAS, row.cas), *row.facts)
    ordered = tuple(replace(fact, order=order) for order, fact in enumerate(facts))
    return Record(row.feed, row.key, RecordKind.SUBSTANCE, {"row": row.source}, ordered)


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _is_cas(text: str) -> bool:
    try:
        return cas_numbers.parse(text) == text
    except cas_numbers.CasError:
        return False


def _class(name: str, category: str, text: str) -> Fact:
    return Fact(FactKind.HAZARD_CLASS, text, HazardClass(name, category))


def _unread(text: str) -> Fact:
    return Fact(FactKind.HAZARD_CLASS, f"{UNREAD}: {text}")


def _parts(text: str, separator: str = ";") -> list[str]:
    return [part for piece in text.split(separator) if (part := piece.strip())]


def _acute(stated: Sequence[tuple[str, str]], codes: Sequence[str]) -> Iterator[Fact]:
    """Acute toxicity without a route: the codes of the row tell the route, if only one of the stated categories fits."""
    if stated and not any(code[:4] in _ACUTE_CODES for code in codes):
        yield _unread(stated[0][1])
    for code in codes:
        if code[:4] in _ACUTE_CODES:
            name, categories = _ACUTE_CODES[code[:4]]
            fitting = {(category, text) for category, text in stated if category.split()[0] in categories}
            if len(fitting) == 1:
                category, text = fitting.pop()
                yield _class(name, category, f"{text} [{code[:4]}]")
            else:
                yield _class(name, "", f"Acute toxicity [{code[:4]}]")


def _labels(text: str, words: str = "GHS") -> Iterator[Fact]:
    parts = _parts(text)
    if "?" in parts or "****" in parts:
        return
    yield from (Fact(FactKind.PICTOGRAM, part) for part in parts if part.startswith(words))
    yield from (Fact(FactKind.SIGNAL_WORD, _SIGNAL[part]) for part in parts if part in _SIGNAL)


def _clp(folder: Path) -> Iterator[SourceRow]:
    for row in _rows(folder / "ghs/eu_clp_atp23.csv.gz"):
        if _is_cas(row["cas"]):
            codes = [_clp_code(code) for code in _parts(row["h_codes"])]
            facts = [
                Fact(FactKind.NAME, row["name"], lang="en"),
                *_clp_classes(_parts(row["classes"]), codes),
                *(Fact(FactKind.HAZARD_STATEMENT, code) for code in dict.fromkeys(codes) if code != "****"),
                *_labels(row["pictograms_signal"]),
            ]
            source = " | ".join((row["classes"], row["h_codes"], row["pictograms_signal"]))
            yield SourceRow("real.clp", row["index_no"], row["cas"], tuple(facts), source)


def _clp_code(code: str) -> str:
    """H361f *** may be more than it says (annex VI 1.2.3), so its suffix says nothing; organs and routes in brackets go."""
    bare = code.split()[0]
    return bare[:4] if code.endswith("***") and bare.startswith("H36") else bare


def _clp_classes(classes: Sequence[str], codes: Sequence[str]) -> Iterator[Fact]:
    acute = []
    for text in classes:
        match = re.fullmatch(r"(.*?)(?: ((?:\d[A-C]?|[A-F]|1\.\d)(?: \*)?))?(?: \*{4})?", text)
        assert match
        name, category = match.group(1).strip(), match.group(2) or ""
        if name == "Acute Tox.":
            acute.append((category, text))
        elif name == "Lact.":
            yield _class(_CLP[name], "수유독성", text)
        elif name == "Unst. Expl.":
            yield _class(_CLP[name], "불안정", text)
        elif name in _CLP and not text.endswith("****"):
            yield _class(_CLP[name], category, text)
        else:
            yield _unread(text)
    yield from _acute(acute, codes)


def _hcis(folder: Path) -> Iterator[SourceRow]:
    for number, row in enumerate(_rows(folder / "ghs/au_hcis.csv.gz")):
        if _is_cas(row["cas"]):
            codes = _parts(row["h_codes"])
            facts = [
                *(Fact(FactKind.NAME, name, lang="en") for name in _parts(row["name"])[:1]),
                *_hcis_classes(_parts(row["categories"]), codes),
                *(Fact(FactKind.HAZARD_STATEMENT, code) for code in dict.fromkeys(codes) if code.startswith("H")),
                *_labels(row["pictograms_signal"]),
            ]
            source = " | ".join((row["categories"], row["h_codes"], row["pictograms_signal"]))
            yield SourceRow("real.hcis", f"{number}", row["cas"], tuple(facts), source)


def _hcis_classes(categories: Sequence[str], codes: Sequence[str]) -> Iterator[Fact]:
    acute = []
    for text in categories:
        name, _, category = (part.strip() for part in re.sub(r"\s[–-]\s", "\0", text, count=1).partition("\0"))
        category = re.sub(r"^(?:category|division|type)\s+", "", category)
        if name == "Acute toxicity":
            acute.append((category, text))
        elif name == "Reproductive toxicity" and "lactation" in category:
            yield _class("수유독성", "수유독성", text)
        elif name == "Unstable explosive":
            yield _class(_HCIS[name], "불안정", text)
        elif name in _HCIS:
            yield _class(_HCIS[name], category, text)
        else:
            yield _unread(text)
    yield from _acute(acute, codes)


def _nite(folder: Path) -> Iterator[SourceRow]:
    """The latest classification alone, and never as a whole list: the file leaves out what could not be classified."""
    by_cas: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(folder / "ghs/jp_nite.csv.gz"):
        if _is_cas(row["cas"]):
            by_cas[row["cas"]].append(row)
    for number, rows in by_cas.items():
        latest = max(row["fiscal_year"] for row in rows)
        for place, row in enumerate(rows):
            if row["fiscal_year"] == latest:
                facts = [
                    *(Fact(FactKind.NAME, name, lang="en") for name in _parts(row["name"])[:1]),
                    *_nite_classes(row["classification"]),
                ]
                if len(facts) > 1:
                    yield SourceRow(
                        "real.nite",
                        f"{number}/{place}",
                        number,
                        (*facts, _unread("그 밖의 분류")),
                        row["classification"],
                    )


def _nite_classes(text: str) -> Iterator[Fact]:
    for part in _parts(text.replace("（", "(").replace("）", ")"), "|"):
        name, _, stated = (piece.strip() for piece in re.sub(r":\s", "\0", part.replace("n: ", "n:~")).partition("\0"))
        name = name.replace("n:~", "n: ").removesuffix("(including chemically unstable gases)").strip()
        if name in _NITE:
            yield from _nite_categories(_NITE[name], stated, part)


def _nite_categories(name: str, stated: str, part: str) -> Iterator[Fact]:
    """One fact for each category; a text that names several alternatives, forms or isomers is not read."""
    pieces = [re.sub(r"\([^()]*\)", "", piece).strip(" ,") for piece in re.split(r";|, (?=Additional)", stated)]
    for piece in filter(None, pieces):
        match = re.fullmatch(r"(?:Category|Type|Division) (\d[A-C]?|[A-G]|1\.\d)", piece)
        if piece.startswith(("Not classified", "Classification not possible", "Not applicable")):
            continue
        if "lactation" in piece:
            yield _class("수유독성", "수유독성", part)
        elif piece in _PRESSURE:
            yield _class(name, _PRESSURE[piece], part)
        elif match and not re.search(r"Gas\)|solution|products|O-:|S-:", stated):
            yield _class(name, match.group(1), f"{name}: {piece} – {part}")
        elif re.fullmatch(r"Category (?:1A-1C|2A-2B|1A-1B)", piece):
            yield _class(name, piece.split()[1][0], part)


def _kosha(folder: Path) -> Iterator[SourceRow]:
    texts: dict[str, list[str]] = defaultdict(list)
    for line in (folder / "kosha/sections_2_and_10.jsonl").read_text("utf-8").splitlines():
        chunk = json.loads(line)
        _, number, section, *_ = chunk["chunk_id"].split("::")
        if section == "2" and _is_cas(number):
            texts[number].append(chunk["text"])
    for number, chunks in texts.items():
        by_heading: dict[str, list[str]] = defaultdict(list)
        heading = ""
        for line in "\n".join(chunks).splitlines():
            if line.startswith("#"):
                heading = line.lstrip("# ")
            elif line.strip() and line.strip() != "자료없음":
                by_heading[heading].append(line.removeprefix("- ").strip())
        codes = [line[:4] for line in by_heading["유해·위험문구"] if re.match(r"H\d{3}", line)]
        title = chunks[0].splitlines()[0].lstrip("# ").partition(f" ({number})")[0]
        facts = [
            Fact(FactKind.NAME, title, lang="ko"),
            *(Fact(FactKind.HAZARD_CLASS, text, hazard_class(text)) for text in by_heading["유해성·위험성 분류"]),
            *(Fact(FactKind.HAZARD_STATEMENT, text) for text in by_heading["유해·위험문구"]),
            *(Fact(FactKind.SIGNAL_WORD, text) for text in by_heading["신호어"]),
            *(
                Fact(FactKind.PICTOGRAM, corrected(text[:5], codes, PassReport()))
                for text in by_heading["그림문자"]
                if text.startswith("GHS")
            ),
        ]
        wanted = ("유해성·위험성 분류", "그림문자", "신호어", "유해·위험문구")
        source = " | ".join(f"{each}: {'; '.join(by_heading[each])}" for each in wanted)
        yield SourceRow("real.kosha", number, number, tuple(facts), source)
