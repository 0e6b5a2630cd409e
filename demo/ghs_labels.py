"""Pictograms and signal word of a classification (UN GHS, annex 1), so that tables need not repeat them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from demo.tables import Hazard

_CODES_OF_PICTOGRAM: Mapping[str, tuple[str, ...]] = {
    "GHS01": ("H200", "H201", "H202", "H203", "H240", "H241"),
    "GHS02": (
        *("H206", "H207", "H208", "H220", "H222", "H223", "H224", "H225", "H226", "H228"),
        *("H241", "H242", "H250", "H251", "H252", "H260", "H261"),
    ),
    "GHS03": ("H270", "H271", "H272"),
    "GHS04": ("H280", "H281"),
    "GHS05": ("H290", "H314", "H318"),
    "GHS06": ("H300", "H301", "H310", "H311", "H330", "H331"),
    "GHS07": ("H302", "H312", "H315", "H317", "H319", "H332", "H335", "H336", "H420"),
    "GHS08": ("H304", "H334", "H340", "H341", "H350", "H351", "H360", "H361", "H370", "H371", "H372", "H373"),
    "GHS09": ("H400", "H410", "H411"),
}
_SUPPRESSED_BY: Mapping[str, frozenset[str]] = {
    "GHS06": frozenset({"H302", "H312", "H315", "H317", "H319", "H332", "H335", "H336"}),
    "GHS05": frozenset({"H315", "H319"}),
}
"""The exclamation mark is not shown for these codes beside the stronger pictogram (UN GHS 1.4.10.5.3.1): never beside the skull."""
_BY_SENSITISER = frozenset({"H315", "H317", "H319"})

_DANGER = frozenset(
    f"H{number}"
    for number in (
        *(200, 201, 202, 203, 206, 207, 220, 222, 224, 225, 240, 241, 250, 251, 260, 270, 271),
        *(300, 301, 304, 310, 311, 314, 318, 330, 331, 334, 340, 350, 360, 370, 372),
    )
)
_DANGER_IN_CATEGORY: Mapping[str, frozenset[str]] = {
    "H228": frozenset({"1"}),
    "H242": frozenset({"C", "D", "형식 C", "형식 D"}),
    "H261": frozenset({"2"}),
    "H272": frozenset({"2"}),
}
_NO_SIGNAL_WORD = frozenset({"H411", "H412", "H413"})


def pictograms(hazards: Iterable[Hazard]) -> tuple[str, ...]:
    """The pictograms of a set of classifications in their standard order, GHS01 first."""
    codes = {code for hazard in hazards for code in _codes(hazard)}
    remaining = set(codes)
    for pictogram, weaker in _SUPPRESSED_BY.items():
        # H290 (corrosive to metals) alone says nothing about the skin.
        if codes & (set(_CODES_OF_PICTOGRAM[pictogram]) - {"H290"}):
            remaining -= weaker
    if "H334" in codes:
        remaining -= _BY_SENSITISER
    return tuple(
        pictogram for pictogram, pictogram_codes in _CODES_OF_PICTOGRAM.items() if remaining & set(pictogram_codes)
    )


def signal_word(hazards: Iterable[Hazard]) -> str:
    """위험, 경고, or "" where no class has a signal word; only the stronger word is shown."""
    known = [(code, hazard.category) for hazard in hazards for code in _codes(hazard)]
    if any(code in _DANGER or category in _DANGER_IN_CATEGORY.get(code, ()) for code, category in known):
        return "위험"
    return "경고" if any(code not in _NO_SIGNAL_WORD for code, _ in known) else ""


def _codes(hazard: Hazard) -> list[str]:
    """The H codes without the letters for an organ or effect (H360FD)."""
    return [code[:4] for code in hazard.h_code.replace("+", " ").split()]
