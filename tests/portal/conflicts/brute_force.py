"""Conflicts of the four sources found by comparing everything with everything: slow, plain, and without the portal's rules.

It shares the readers of rows and the table of forms with the portal, and nothing else: what counts as a difference is
written down here a second time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from connectors.schema import Fact, FactKind, HazardClass
from reference.form_evidence import EvidenceKind, evidence_in, forms_of_fact, forms_of_record, record_evidence
from reference.forms import forms_of
from search.analysis import name_key
from tests.portal.conflicts.real_feeds import UNREAD, SourceRow

Expected = tuple[str, str, str, str, str, str]
"""(CAS number, type, subject, form, agency, other agency)."""

KEYS = {
    "급성독성(경구)": "급성독성/oral", "급성독성(경피)": "급성독성/dermal", "급성독성(흡입)": "급성독성/inhalation",
    "피부부식성/피부자극성": "피부부식", "심한눈손상성/눈자극성": "눈손상", "호흡기과민성": "호흡기과민",
    "피부과민성": "피부과민", "생식세포변이원성": "생식세포", "발암성": "발암", "흡인유해성": "흡인",
    "특정표적장기독성(1회노출)": "특정표적장기/single", "특정표적장기독성(반복노출)": "특정표적장기/repeated",
    "급성수생환경유해성": "수생/acute", "만성수생환경유해성": "수생/chronic",
    "자기반응성물질및혼합물": "자기반응성물질", "자기발열성물질및혼합물": "자기발열성물질",
    "물반응성물질및혼합물": "물반응성물질",
}  # fmt: skip
MEDIA = {"가스": "gas", "증기": "vapour", "분진/미스트": "dust"}
NOT_IN_EVERY_LAW = {
    ("급성독성/oral", "5"), ("급성독성/dermal", "5"), ("급성독성/inhalation", "5"), ("인화성액체", "4"),
    ("피부부식", "3"), ("흡인", "2"), ("수생/acute", "2"), ("수생/acute", "3"),
    ("자기반응성물질", "G"), ("유기과산화물", "G"),
}  # fmt: skip
CODES = {
    "H300 H301 H302 H303": "급성독성/oral", "H310 H311 H312 H313": "급성독성/dermal",
    "H330 H331 H332 H333": "급성독성/inhalation", "H314 H315 H316": "피부부식", "H318 H319 H320": "눈손상",
    "H334": "호흡기과민", "H317": "피부과민", "H340 H341": "생식세포", "H350 H351": "발암", "H360 H361": "생식독성",
    "H362": "수유독성", "H370 H371": "특정표적장기/single", "H372 H373": "특정표적장기/repeated", "H304 H305": "흡인",
    "H400 H401 H402": "수생/acute", "H410 H411 H412 H413": "수생/chronic", "H420": "오존층유해성", "H290": "금속부식성물질",
    "H224 H225 H226 H227": "인화성액체", "H220 H221": "인화성가스", "H228": "인화성고체", "H270": "산화성가스",
    "H280 H281": "고압가스", "H251 H252": "자기발열성물질", "H260 H261": "물반응성물질",
    "H200 H201 H202 H203 H204 H205": "폭발성물질", "H271 H272": "산화성고체+산화성액체",
    "H250": "자연발화성고체+자연발화성액체", "H240 H241 H242": "유기과산화물+자기반응성물질", "H335": "H335", "H336": "H336",
}  # fmt: skip
GROUP_OF_CODE = {code: group for codes, group in CODES.items() for code in codes.split()}
WEAK_CODES = {"H303", "H313", "H333", "H227", "H316", "H305", "H401", "H402"}
COVERED = {"H318": {"H314"}, "H400": {"H410", "H411", "H412"}}
STRONGER = {"GHS05", "GHS06", "GHS08"}


@dataclass(frozen=True, slots=True)
class Said:
    """One fact of one source; ``form`` is ``None`` where it is not told."""

    feed: str
    form: str | None
    fact: Fact


def expected(rows: Iterable[SourceRow]) -> set[Expected]:
    """Every conflict of every substance, over all pairs of sources."""
    by_cas: dict[str, list[SourceRow]] = defaultdict(list)
    for row in rows:
        by_cas[row.cas].append(row)
    found = {(cas, *each) for cas, of_cas in by_cas.items() for each in _of_substance(cas, of_cas)}
    return found | _of_names(by_cas)


def _of_names(by_cas: Mapping[str, list[SourceRow]]) -> set[Expected]:
    """Two sources that give one name to two numbers, though each names both and neither gives it to both."""
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cas, rows in by_cas.items():
        for row in rows:
            names[row.feed, cas] |= {name_key(fact.value) for fact in row.facts if fact.kind is FactKind.NAME}
    bearers: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for (feed, cas), keys in names.items():
        for key in keys:
            bearers[key].add((feed, cas))
    found = set()
    for key, of_name in bearers.items():
        for (feed, cas), (other_feed, other_cas) in product(of_name, of_name):
            of_one_substance = any(other_cas in form.cas for form in forms_of(cas))
            if feed != other_feed and cas != other_cas and not of_one_substance:
                theirs, ours = names.get((other_feed, cas), set()), names.get((feed, other_cas), set())
                if theirs and ours and key not in theirs | ours:
                    one, other = sorted((feed, other_feed))
                    found.add((cas, "name", f"cas:{other_cas}", "", one, other))
    return found


def _of_substance(cas: str, rows: list[SourceRow]) -> set[tuple[str, str, str, str, str]]:
    said = [Said(row.feed, _form(cas, row, fact), fact) for row in rows for fact in row.facts]
    found = set()
    for one, other in combinations(sorted({each.feed for each in said}), 2):
        for form in sorted({each.form for each in said if each.form is not None}):
            for kind, subject in _differences(said, one, other, form):
                found.add((kind, subject, form, one, other))
    return found


def _form(cas: str, row: SourceRow, fact: Fact) -> str | None:
    forms = forms_of(cas)
    if not forms:
        return ""
    possible = forms_of_fact(fact, forms, forms_of_record(forms, row.facts))
    told_by = {each.kind for each in record_evidence(forms, row.facts)}
    if told_by == {EvidenceKind.HAZARD} and not any(len(each.forms) == 1 for each in evidence_in(fact, forms)):
        return None
    return next(iter(possible)).key if len(possible) == 1 else None


def _differences(said: list[Said], one: str, other: str, form: str) -> set[tuple[str, str]]:
    mine, yours = [each for each in said if each.feed == one], [each for each in said if each.feed == other]
    here = [[each for each in side if each.form == form] for side in (mine, yours)]
    found = _of_classes(mine, yours, *here)
    classes = {subject.partition(":")[0] for _, subject in found}
    found |= _of_codes(mine, yours, *here, classes)
    found |= _of_labels(mine, yours, *here)
    return found


def _classes(side: list[Said]) -> dict[str, set[tuple[str, str]]]:
    """(medium, category) by class; the category is "" where it is bounded or missing."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in side:
        data = each.fact.data
        if each.fact.kind is FactKind.HAZARD_CLASS and isinstance(data, HazardClass):
            name = data.name.replace(" ", "")
            medium = next((MEDIA[word] for word in MEDIA if f"흡입:{word}" in name), "")
            name = re.sub(r"흡입:[^)]*", "흡입", name)
            key = KEYS.get(name, name)
            number = re.match(
                r"(?:구분)?(\d[A-C]?)(?:\(.*\))?$", data.category.replace(" ", "") if "*" not in data.category else "*"
            )
            category = number.group(1) if number else (data.category if "*" not in data.category else "")
            if key == "특정표적장기/single" and category.startswith("3"):
                key += "-3"
            found[key].add((medium, category))
    return found


def _same(one: str, other: str) -> bool:
    if one[0] != other[0] or not one[0].isdigit() or "." in one + other:
        return one == other
    return one == other or len(one) == 1 or len(other) == 1


def _of_classes(mine: list[Said], yours: list[Said], here: list[Said], there: list[Said]) -> set[tuple[str, str]]:
    a, b = _classes(here), _classes(there)
    found = set()
    for key in a.keys() & b.keys():
        ours, theirs = ({each for each in side[key] if each[1]} for side in (a, b))
        media = ({medium for medium, _ in ours} & {medium for medium, _ in theirs}) - {""}
        pairs = [
            (medium, {each for each in ours if each[0] == medium}, {each for each in theirs if each[0] == medium})
            for medium in media
        ]
        if ours and theirs and ("" in {m for m, _ in ours} or "" in {m for m, _ in theirs}):
            bare_a, bare_b = (
                {each for each in ours if not each[0]} or ours,
                {each for each in theirs if not each[0]} or theirs,
            )
            pairs.append(("", bare_a, bare_b))
        for medium, first, second in pairs:
            if not any(_same(x[1], y[1]) for x in first for y in second):
                found.add(("category", f"{key}:{medium}" if medium else key))
    for stated, silent, whole in ((a, b, yours), (b, a, mine)):
        for key, categories in stated.items():
            firm = [category for _, category in categories if category and (key, category) not in NOT_IN_EVERY_LAW]
            if firm and silent and key not in silent and _leaves_out(key, whole):
                found.add(("class", key))
    return found


def _leaves_out(key: str, whole: list[Said]) -> bool:
    """Whether the source's list can be read whole, is of told forms, and neither says nor covers the class."""
    facts = [each for each in whole if each.fact.kind is FactKind.HAZARD_CLASS]
    if any(each.form is None or UNREAD in each.fact.value for each in facts):
        return False
    every, codes = _classes(whole), _codes(whole)
    if key in every or key in {group for code in codes for group in GROUP_OF_CODE.get(code[:4], "").split("+")}:
        return False
    if key == "특정표적장기/single-3" and {"H335", "H336"} & {code[:4] for code in codes}:
        return False
    return not (key == "눈손상" and ("피부부식" in every or "H314" in {code[:4] for code in codes}))


def _codes(side: list[Said]) -> set[str]:
    statements = [each.fact.value for each in side if each.fact.kind is FactKind.HAZARD_STATEMENT]
    return {code for text in statements for code in re.findall(r"\bH\d{3}[A-Za-z]{0,2}", text.split(":")[0])}


def _of_codes(
    mine: list[Said], yours: list[Said], here: list[Said], there: list[Said], said: set[str]
) -> set[tuple[str, str]]:
    def grouped(side: list[Said]) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for code in _codes(side):
            if code[:4] in GROUP_OF_CODE:
                found[GROUP_OF_CODE[code[:4]]].add(code)
        return found

    a, b = grouped(here), grouped(there)
    found = set()
    for group in a.keys() | b.keys():
        keys = {"특정표적장기/single-3"} if group in ("H335", "H336") else set(group.split("+"))
        if not a or not b or keys & said:
            continue
        if group in a and group in b:
            if not any(
                x[:4] == y[:4] and (x[4:].lower() == y[4:].lower() or not x[4:] or not y[4:])
                for x in a[group]
                for y in b[group]
            ):
                found.add(("h_code", group))
            continue
        stated, whole = (a[group], yours) if group in a else (b[group], mine)
        theirs = {code[:4] for code in _codes(whole)}
        untold = any(each.form is None for each in whole if each.fact.kind is FactKind.HAZARD_STATEMENT)
        firm = [code for code in stated if code[:4] not in WEAK_CODES and not COVERED.get(code[:4], set()) & theirs]
        if firm and not untold and not keys & _classes(whole).keys():
            found.add(("h_code", group))
    return found


def _of_labels(mine: list[Said], yours: list[Said], here: list[Said], there: list[Said]) -> set[tuple[str, str]]:
    found = set()
    words = [{each.fact.value for each in side if each.fact.kind is FactKind.SIGNAL_WORD} for side in (here, there)]
    if all(words) and not words[0] & words[1]:
        found.add(("signal_word", ""))
    shown = [{each.fact.value for each in side if each.fact.kind is FactKind.PICTOGRAM} for side in (here, there)]
    untold = any(each.form is None for each in (*mine, *yours) if each.fact.kind is FactKind.PICTOGRAM)
    if all(shown) and not untold:
        only = [shown[0] - shown[1], shown[1] - shown[0]]
        for place in (0, 1):
            if shown[1 - place] & STRONGER:
                only[place] -= {"GHS07"}
        if only[0] or only[1]:
            found.add(("pictogram", ""))
    return found
