"""KOSHA's pictogram files 03 and 04 are swapped: corrected here, and checked against the H codes.

``GHS04.gif`` is the flame over circle of oxidisers, ``GHS03.gif`` the gas cylinder (ammonia and hydrogen chloride are
shown as oxidisers, nitric acid with H271 is shown with the cylinder). KOSHA may correct the files one day: where the H
codes support the number as sent and not the corrected one, the number as sent counts, and drift reports it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from connectors.kosha_msds.item_facts import absence_facts
from connectors.kosha_msds.items import Item
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, Section

SWAPPED: Mapping[str, str] = {"GHS03": "GHS04", "GHS04": "GHS03"}

_SUPPORT: Mapping[str, str] = {
    "GHS01": "H200 H201 H202 H203 H204 H240 H241",
    "GHS02": "H206 H207 H208 H220 H222 H223 H224 H225 H226 H228 H230 H231 H232 H241 H242 H250 H251 H252 H260 H261",
    "GHS03": "H270 H271 H272",
    "GHS04": "H280 H281",
    "GHS05": "H290 H314 H318",
    "GHS06": "H300 H301 H310 H311 H330 H331",
    "GHS07": "H302 H312 H315 H317 H319 H332 H335 H336 H420",
    "GHS08": "H304 H334 H340 H341 H350 H351 H360 H361 H370 H371 H372 H373",
    "GHS09": "H400 H410 H411",
}
"""The hazard statements that carry each pictogram (UN GHS, annex 1)."""

_FILE = re.compile(r"(GHS0[1-9])(?:\.gif)?(?:\s*\(.*\))?", re.IGNORECASE)


def pictogram_facts(item: Item, h_codes: Collection[str], report: PassReport) -> Iterator[Fact]:
    """The pictograms of a sheet under their GHS numbers; the file name as sent is the original."""
    yield from absence_facts(item, FactKind.PICTOGRAM, Section.HAZARDS)
    for statement in item.informative_statements():
        match = _FILE.fullmatch(statement.text)
        if not match:
            report.reject(item.name, statement.sent, "no GHS pictogram")
            continue
        code = corrected(match.group(1).upper(), h_codes, report)
        yield Fact(
            FactKind.PICTOGRAM,
            code,
            original=statement.original or statement.text,
            section=Section.HAZARDS,
            label=item.path,
        )


def corrected(sent: str, h_codes: Collection[str], report: PassReport) -> str:
    """The pictogram that the file ``sent`` stands for; one that no H code supports is counted as drift."""
    corrected_code = SWAPPED.get(sent, sent)
    if supported(corrected_code, h_codes):
        return corrected_code
    if supported(sent, h_codes):
        report.add_drift("그림문자 03·04 뒤바뀜 없음", f"{sent} {' '.join(sorted(h_codes))}")
        return sent
    report.add_drift("그림문자에 맞는 H 코드 없음", f"{sent} {' '.join(sorted(h_codes))}")
    return corrected_code


def supported(pictogram: str, h_codes: Collection[str]) -> bool:
    """Whether any H code carries the pictogram; letters after a code (H360FD) do not matter."""
    support = _SUPPORT[pictogram].split()
    return any(code[:4] in support for codes in h_codes for code in codes.split("+"))
