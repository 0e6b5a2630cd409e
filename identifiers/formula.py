"""Molecular formulas in Hill order, by which two spellings of one formula are equal; ions carry their charge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress

from identifiers.characters import excerpt, normalized

# D and T are isotopes of hydrogen with their own symbols (D2O).
_SYMBOLS = """
H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo
Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl
Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og D T
"""
ELEMENTS = frozenset(_SYMBOLS.split())
MAX_LENGTH = 80
MAX_SPELLINGS = 16
_COUNT = r"([1-9][0-9]{0,3})?"
_TOKEN = re.compile(rf"([A-Z][a-z]?){_COUNT}|([(\[])|([)\]]){_COUNT}")
_HYDRATE_PART = re.compile(rf"{_COUNT}(.+)")
_CAPITAL = re.compile(r"\s*[A-Z\uff21-\uff3a(\[]")
_LETTER = re.compile(r"\s*[A-Za-z\uff21-\uff3a\uff41-\uff5a(\[]")
_WATER = re.compile(r"(?<=[A-Za-z0-9)\]])\s*(?:[x\u00d7*\u00b7\u2022\u22c5.]\s*|\s)([1-9][0-9]?)\s*(?=H2O$)")
_SUPERSCRIPT_CHARGE = re.compile(r"([\u2070\u00b9\u00b2\u00b3\u2074-\u2079]*[\u207a\u207b])\s*$")
_CHARGE = re.compile(
    r"(?:(?P<mark>\^|\()?(?P<count>[1-9]?)(?P<sign>[+-])\)?|\^?(?P<sign_first>[+-])(?P<count_last>[1-9][0-9]?))$"
)
_OTHER_NUMBER = re.compile(r"(?:UN|KE|EC)-?[0-9]+|(?:H|P|EUH)-?[0-9]{3,}|(?:H?C?FC|PCB)-?[0-9]{2,}")
"""UN1830, H301 and the refrigerant HCFC22 have the shape of a formula."""

_COUNT_OF_ONE = re.compile(r"(?<![0-9])1(?![0-9+-])")
"""No formula writes it; SMILES does, for a ring."""

_MOLECULAR_ELEMENTS = frozenset({"H", "D", "T", "N", "O", "F", "Cl", "Br", "I", "P", "As", "S", "Se"})
MOST_ATOMS_OF_AN_ELEMENT = 8
LONGEST_WITHOUT_COUNT = 5
"""Letters of a formula without a count that may have lost its case (kscn, nacl)."""

_DOTS = re.compile(r"[\u00b7\u2022\u2027\u2219\u22c5\u30fb*.]")


class FormulaError(ValueError):
    """The text is not a molecular formula; the message says why."""


def hill(text: str) -> str:
    """The formula in Hill order (carbon, hydrogen, then by letter): ``CH3OH`` and ``CH4O`` both give ``CH4O``.

    Accepts subscripts, nested brackets and added water (``CuSO4·5H2O``). Letters must have their case: ``CO`` is not
    ``Co``. Raises ``FormulaError`` for ions, polymers and unknown counts, which have no single composition.
    """
    typed = re.sub(r"\s", "", normalized(text))
    if not typed or len(typed) > MAX_LENGTH:
        raise FormulaError(f"{excerpt(text)} is empty or longer than {MAX_LENGTH} characters")
    first, *hydrate_parts = _DOTS.split(typed)
    atoms = _atoms(first, text)
    for part in hydrate_parts:
        match = _HYDRATE_PART.fullmatch(part)
        if not match:
            raise FormulaError(f"{excerpt(text)} has a dot with nothing behind it")
        for element, number in _atoms(match.group(2), text).items():
            atoms[element] += number * int(match.group(1) or 1)
    return _in_hill_order(atoms)


def keys(text: str) -> tuple[str, ...]:
    """The readings of a formula with its case: Hill order, and the charge of an ion as PubChem writes it (``O4S-2``).

    Two readings where a digit before the sign may count atoms or charge (``Fe3+``); () for a text that is no formula.
    """
    if not _CAPITAL.match(text):
        return ()
    typed = _WATER.sub("\u00b7\\1", normalized(_SUPERSCRIPT_CHARGE.sub(r"^\1", text)))
    readings = [(typed, "")] if " " not in typed else []
    if match := _CHARGE.search(typed):
        sign, count = match["sign"] or match["sign_first"], match["count"] or match["count_last"] or ""
        readings = [(typed[: match.start()], sign + ("" if count == "1" else count))]
        if match["count"] and not match["mark"]:
            readings.append((typed[: match.start("sign")], sign))
    found: dict[str, None] = {}
    for body, charge in readings:
        with suppress(FormulaError):
            found[hill(body) + charge] = None
    return tuple(found)


def is_formula(text: str) -> bool:
    """Whether the text is a formula and hardly anything else: right case, and a count, bracket, dot, charge or inner capital.

    ``HF`` and ``CO`` are formulas too, but may as well be abbreviations; ``Phosgene`` only happens to consist of symbols.
    """
    if not _CAPITAL.match(text):
        return False
    typed = normalized(text)
    marked = re.search(r"[0-9()\[\]+-]", typed) or (typed != typed.upper() and re.search(r"(?<!^)[A-Z]", typed))
    if not marked or _COUNT_OF_ONE.search(typed) or _OTHER_NUMBER.fullmatch(typed):
        return False
    return any(_is_plausible(reading) for reading in keys(text))


def may_be_formula(text: str) -> bool:
    """Whether the text may be a formula that lost its case, so that no letter of it is a slip: bacl2 and NACL are no cacl2, NaCN."""
    if not _LETTER.match(text):
        return False
    if is_formula(text):
        return True
    typed = normalized(text)
    if _OTHER_NUMBER.fullmatch(typed.upper()) or not (
        len(typed) <= LONGEST_WITHOUT_COUNT or re.search(r"[2-9]", typed)
    ):
        return False
    return any(_is_plausible(reading) for reading in hill_candidates(typed))


def _is_plausible(hill_formula: str) -> bool:
    """An element alone is a formula only where its molecules have several atoms: S8 and O3, but neither K2 nor N95."""
    if "+" in hill_formula or "-" in hill_formula:
        return True
    atoms = re.findall(r"([A-Z][a-z]?)([0-9]*)", hill_formula)
    return len(atoms) > 1 or (atoms[0][0] in _MOLECULAR_ELEMENTS and int(atoms[0][1] or 1) <= MOST_ATOMS_OF_AN_ELEMENT)


def atom_counts(text: str) -> Mapping[str, int]:
    """How many atoms of each element a formula without added water states; raises ``FormulaError`` as ``hill`` does."""
    typed = re.sub(r"\s", "", normalized(text))
    if not typed or len(typed) > MAX_LENGTH:
        raise FormulaError(f"{excerpt(text)} is empty or longer than {MAX_LENGTH} characters")
    return _atoms(typed, text)


def hill_candidates(text: str) -> tuple[str, ...]:
    """Hill formulas that ``text`` could mean if its letters lost their case (``h2o2``), in a fixed order.

    Splits the letters into symbols in every possible way, at most ``MAX_SPELLINGS`` of them.
    """
    typed = re.sub(r"\s", "", normalized(text))
    if len(typed) > 20 or not re.fullmatch(r"[A-Za-z0-9()\[\]]+", typed):
        return ()
    found: dict[str, None] = {}
    for spelling in _spellings(typed.lower()):
        try:
            found[hill(spelling)] = None
        except FormulaError:
            continue
    return tuple(found)


def _spellings(letters: str) -> list[str]:
    """Ways to spell ``letters`` with element symbols; ``ways[n]`` holds those of the first n characters."""
    spellings: list[list[str]] = [[""]] + [[] for _ in letters]
    for end in range(1, len(letters) + 1):
        one, two = letters[end - 1 : end], letters[max(end - 2, 0) : end]
        if not one.isalpha() or one.upper() in ELEMENTS:
            spellings[end] += [before + one.upper() for before in spellings[end - 1]]
        if len(two) == 2 and two.isalpha() and two.capitalize() in ELEMENTS:
            spellings[end] += [before + two.capitalize() for before in spellings[end - 2]]
        del spellings[end][MAX_SPELLINGS:]
    return spellings[-1]


def _atoms(part: str, text: str) -> Counter[str]:
    stack: list[Counter[str]] = [Counter()]
    position = 0
    while position < len(part):
        token = _TOKEN.match(part, position)
        if not token:
            raise FormulaError(f"{excerpt(text)} is not a formula from {part[position : position + 5]!r} on")
        element, count, opened, closed, multiplier = token.groups()
        if element:
            if element not in ELEMENTS:
                raise FormulaError(f"{element} is no element")
            stack[-1][element] += int(count or 1)
        elif opened:
            stack.append(Counter())
        elif closed:
            _close(stack, int(multiplier or 1), text)
        position = token.end()
    if len(stack) != 1 or not stack[0]:
        raise FormulaError(f"{excerpt(text)} leaves a bracket open or holds no element")
    return stack[0]


def _close(stack: list[Counter[str]], multiplier: int, text: str) -> None:
    inner = stack.pop()
    if not stack or not inner:
        raise FormulaError(f"{excerpt(text)} closes a bracket that it never opened, or that holds nothing")
    for element, number in inner.items():
        stack[-1][element] += number * multiplier


def _in_hill_order(atoms: Counter[str]) -> str:
    first = [element for element in ("C", "H") if element in atoms] if "C" in atoms else []
    rest = sorted(element for element in atoms if element not in first)
    return "".join(f"{element}{atoms[element] if atoms[element] > 1 else ''}" for element in (*first, *rest))
