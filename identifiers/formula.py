"""Molecular formulas: as typed, and in Hill order, by which two ways of writing one formula are told equal."""

from __future__ import annotations

import re
from collections import Counter

_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉⁺⁻", "0123456789+-")
ELEMENTS = frozenset(
    "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo "
    "Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl "
    "Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og D T".split()
)
_TOKEN = re.compile(r"([A-Z][a-z]?)(\d*)|([(\[])|([)\]])(\d*)")
LONGEST = 80


class FormulaError(ValueError):
    """The text is no molecular formula; the message says why."""


def hill(text: str) -> str:
    """The formula in Hill order (carbon, hydrogen, then by letter): ``CH3OH`` and ``CH4O`` both give ``CH4O``.

    Takes subscripts, nested brackets and hydrates (``CuSO4·5H2O``). Letters must have their case: ``CO`` is not ``Co``.
    """
    plain = re.sub(r"\s", "", text.translate(_SUBSCRIPTS))
    if not plain or len(plain) > LONGEST:
        raise FormulaError(f"{text[:40]!r} is empty or longer than {LONGEST} characters")
    atoms: Counter[str] = Counter()
    for part in re.split(r"[·∙•*.]", plain):
        times = re.match(r"\d*", part)
        count = int(times.group() or 1) if times else 1
        for element, number in _atoms(part[times.end() if times else 0 :], text).items():
            atoms[element] += number * count
    return _written(atoms)


def hill_candidates(text: str) -> tuple[str, ...]:
    """Hill formulas that ``text`` could mean if its letters had lost their case (``h2o2``); few, in a fixed order.

    Splits into one- and two-letter symbols in every way that consists of elements, at most 16 of them.
    """
    plain = re.sub(r"\s", "", text.translate(_SUBSCRIPTS))
    if not plain or len(plain) > 20 or not re.fullmatch(r"[A-Za-z0-9()\[\]]+", plain):
        return ()
    spelled = _spellings(plain.lower(), 16)
    found: dict[str, None] = {}
    for spelling in spelled:
        try:
            found[hill(spelling)] = None
        except FormulaError:
            continue
    return tuple(found)


def _spellings(plain: str, most: int) -> list[str]:
    ways: list[str] = [""]
    index = 0
    partial: dict[int, list[str]] = {0: ways}
    while index < len(plain):
        for prefix in partial.get(index, [])[:most]:
            character = plain[index]
            if not character.isalpha():
                partial.setdefault(index + 1, []).append(prefix + character)
                continue
            if character.upper() in ELEMENTS:
                partial.setdefault(index + 1, []).append(prefix + character.upper())
            pair = plain[index : index + 2].capitalize()
            if len(pair) == 2 and pair in ELEMENTS:
                partial.setdefault(index + 2, []).append(prefix + pair)
        index += 1
    return partial.get(len(plain), [])[:most]


def _atoms(part: str, text: str) -> Counter[str]:
    stack: list[Counter[str]] = [Counter()]
    position = 0
    while position < len(part):
        token = _TOKEN.match(part, position)
        if not token:
            raise FormulaError(f"{text[:40]!r} is not a formula from {part[position : position + 5]!r} on")
        element, count, opened, closed, times = token.groups()
        if element:
            if element not in ELEMENTS:
                raise FormulaError(f"{element} is no element")
            stack[-1][element] += _bounded(count)
        elif opened:
            stack.append(Counter())
        elif closed:
            if len(stack) == 1:
                raise FormulaError(f"{text[:40]!r} closes a bracket that it never opened")
            inner = stack.pop()
            for name, number in inner.items():
                stack[-1][name] += number * _bounded(times)
        position = token.end()
    if len(stack) != 1 or not stack[0]:
        raise FormulaError(f"{text[:40]!r} leaves a bracket open or holds no element")
    return stack[0]


def _bounded(count: str) -> int:
    number = int(count[:6] or 1)
    if not 0 < number < 10_000:
        raise FormulaError(f"{count} atoms are no count of one molecule")
    return number


def _written(atoms: Counter[str]) -> str:
    first = [name for name in ("C", "H") if name in atoms] if "C" in atoms else []
    rest = sorted(name for name in atoms if name not in first)
    return "".join(f"{name}{atoms[name] if atoms[name] > 1 else ''}" for name in (*first, *rest))
