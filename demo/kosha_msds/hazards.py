"""Section 2 in KOSHA's wording, and the official statements that other sections may repeat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from demo import tables
from demo.ghs_labels import pictograms, signal_word
from demo.kosha_msds.sheet import Sheet
from demo.tables import Hazard

FILE_OF: Mapping[str, str] = {"GHS03": "GHS04", "GHS04": "GHS03"}
"""KOSHA's pictogram files 03 and 04 are swapped."""

_NAME_OF: Mapping[str, str] = {
    "급성독성-경구": "급성 독성(경구)",
    "급성독성-경피": "급성 독성(경피)",
    "급성독성-흡입": "급성 독성(흡입)",
    "수생환경 유해성-급성": "급성 수생환경 유해성",
    "수생환경 유해성-만성": "만성 수생환경 유해성",
    "특정표적장기 독성-1회 노출": "특정표적장기 독성(1회 노출)",
    "특정표적장기 독성-반복 노출": "특정표적장기 독성(반복 노출)",
    "물반응성 물질": "물반응성 물질 및 혼합물",
    "자기발열성 물질": "자기발열성 물질 및 혼합물",
}
"""Names that KOSHA prints differently from KECO; the others are the same."""

_GROUP_OF: Mapping[str, str] = {"2": "B040802", "3": "B040804", "4": "B040806", "5": "B040808"}


def section_2(sheet: Sheet) -> Mapping[str, str]:
    """The texts of section 2 by item code."""
    return {
        "B02": "|".join(dict.fromkeys(_class(hazard) for hazard in sheet.hazards)),
        "B0402": "|".join(f"{FILE_OF.get(code, code)}.gif" for code in pictograms(sheet.hazards)),
        "B0404": signal_word(sheet.hazards),
        "B0406": "|".join(_statement(code) for code in sorted(_codes(hazard.h_code for hazard in sheet.hazards))),
        **{group: "|".join(statements(sheet, digit)) for digit, group in _GROUP_OF.items()},
    }


def statements(sheet: Sheet, digit: str) -> Iterator[str]:
    """The P statements whose code begins with P and this digit, each once, in the order of their codes."""
    codes = sorted(_codes(hazard.p_codes for hazard in sheet.hazards))
    return (_statement(code) for code in codes if code.startswith(f"P{digit}"))


def _codes(cells: Iterable[str]) -> set[str]:
    return {code for cell in cells for code in cell.replace("^", " ").split()}


def _statement(code: str) -> str:
    """``H225 : 고인화성 액체 및 증기``; only the code where the tables do not have its official wording."""
    words = tables.phrases().get(code, "")
    # KOSHA prints one character (…) for a blank to fill in; the tables have three dots.
    return f"{code} : {words.replace('...', '…')}" if words else code


def _class(hazard: Hazard) -> str:
    name = _NAME_OF.get(hazard.class_name, hazard.class_name)
    if not hazard.category:
        return name
    return f"{name} : {'구분' if hazard.category[0].isdigit() else ''}{hazard.category}"
