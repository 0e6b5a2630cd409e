"""The texts of a sheet by item code: facts of the tables and official P statements; everything else is 자료없음."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from demo.kosha_msds.hazards import section_2, statements
from demo.kosha_msds.sheet import Sheet
from demo.tables import Limit

NO_DATA = "자료없음"

_PLACE_OF: Mapping[str, str] = {
    **dict.fromkeys(("P305", "P337"), "D02"),
    **dict.fromkeys(("P302", "P303", "P306", "P332", "P333", "P361", "P362", "P363"), "D04"),
    "P304": "D06",
    **dict.fromkeys(("P301", "P330", "P331"), "D08"),
    **dict.fromkeys(("P308", "P313", "P314"), "D10"),
    **dict.fromkeys(("P371", "P377"), "E06"),
    "P381": "F02",
    **dict.fromkeys(("P390", "P391"), "F06"),
}
"""The item that repeats a response statement of section 2, by the statement's first code, which names the occasion."""

_CODE_OF_PROPERTY: Mapping[str, str] = {
    "appearance": "I0202",
    "colour": "I0204",
    "odour": "I04",
    "odour_threshold": "I06",
    "ph": "I08",
    "melting_point": "I10",
    "boiling_point": "I12",
    "flash_point": "I14",
    "evaporation_rate": "I16",
    "flammability": "I18",
    "explosion_limits": "I20",
    "vapour_pressure": "I22",
    "solubility": "I24",
    "vapour_density": "I26",
    "relative_density": "I28",
    "partition_coefficient": "I30",
    "autoignition_temperature": "I32",
    "decomposition_temperature": "I34",
    "viscosity": "I36",
}
_CONTROL_ACT = frozenset({"인체등유해성물질", "사고대비물질", "제한물질", "금지물질", "허가물질"})
_EFFECTS: Mapping[str, str] = {"발암성": "K041214", "생식세포 변이원성": "K0414", "생식독성": "K0416"}


def texts_of(sheet: Sheet) -> Mapping[str, str]:
    """The known texts by item code; "" and missing both mean 자료없음."""
    substance = sheet.substance
    return {
        "A02": substance.name_ko,
        **section_2(sheet),
        "C02": substance.name_ko,
        "C04": "|".join(dict.fromkeys(name for name in _other_names(sheet) if name)),
        "C06": substance.cas,
        **_response(sheet),
        "G04": "|".join(_complete_statements(statements(sheet, "4"))),
        "H0202": "".join(_limit(limit) for limit in sheet.limits),
        **_properties(sheet),
        "I38": substance.molar_mass,
        **_effects(sheet),
        "M02": "|".join(_complete_statements(statements(sheet, "5"))),
        **_transport(sheet),
        "O04": "|".join(row.list_name for row in sheet.listings if row.list_name in _CONTROL_ACT),
        "O06": "|".join(f"{row.class_text} ({row.designated_quantity})" for row in sheet.dangerous_substances),
        "O12": "|".join(row.list_name for row in sheet.listings if row.list_name not in _CONTROL_ACT),
    }


def _other_names(sheet: Sheet) -> Iterator[str]:
    yield from (name.name for name in sheet.names if name.name != sheet.substance.name_ko)
    yield sheet.substance.name_en


def _complete_statements(statements_given: Iterable[str]) -> Iterator[str]:
    """The statements with a text and without a blank to fill in: the others are no advice outside their label."""
    return (statement for statement in statements_given if ":" in statement and "…" not in statement)


def _response(sheet: Sheet) -> Mapping[str, str]:
    placed: dict[str, list[str]] = defaultdict(list)
    for statement in _complete_statements(statements(sheet, "3")):
        place = _PLACE_OF.get(statement[:4])
        if place:
            placed[place].append(statement)
    return {code: "|".join(found) for code, found in placed.items()}


def _limit(limit: Limit) -> str:
    """``|TWA : 50ppm |STEL : 150ppm``, as KOSHA prints the domestic limits; a ceiling is ``C 3`` in the table.

    The remark follows the last figure, in brackets (``150ppm(허용기준)``), or glued to it where it has brackets of its own.
    """
    printed = ""
    for name, ppm, mass in (("TWA", limit.twa_ppm, limit.twa_mg_m3), ("STEL", limit.stel_ppm, limit.stel_mg_m3)):
        figures = [_figure(figure, unit) for figure, unit in ((ppm, "ppm"), (mass, "mg/m3")) if figure]
        if figures:
            label = "C" if (ppm or mass).startswith("C ") else name
            printed += f"|{label} : {' '.join(figures)} "
    remark = ", ".join(part for part in (limit.applies_to, limit.note) if part)
    if not printed or not remark:
        return printed.rstrip()
    return printed.rstrip() + (remark if "(" in remark else f"({remark})")


def _figure(printed: str, unit: str) -> str:
    """``3ppm``; a figure with a unit of its own (0.1개/cm3) keeps it."""
    figure = printed.removeprefix("C ")
    return figure + unit if figure[-1].isdigit() and "/" not in figure else figure


def _properties(sheet: Sheet) -> Mapping[str, str]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in sheet.properties:
        found[_CODE_OF_PROPERTY[row.kind]].append(row.value)
    return {code: "|".join(values) for code, values in found.items()}


def _effects(sheet: Sheet) -> Mapping[str, str]:
    """Long-term effects that the notice of exposure limits names beside a limit."""
    found = {}
    for effect, code in _EFFECTS.items():
        notes = [re.findall(rf"{effect} [12][AB]?(?:,? ?\([^)]*\))?", limit.note) for limit in sheet.limits]
        found[code] = "|".join(note for each in notes for note in each)
    return found


def _transport(sheet: Sheet) -> Mapping[str, str]:
    row = sheet.transport
    if row is None:
        return {}
    hazard = f"{row.transport_class} ({row.subsidiary})" if row.subsidiary else row.transport_class
    return {"N02": row.un, "N04": row.shipping_name, "N06": hazard, "N08": row.packing_group}
