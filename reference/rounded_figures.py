"""When two printed figures say the same: rounded to the digits of the coarser one, they are equal."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal


def agree(one: Decimal, other: Decimal) -> bool:
    """Whether two figures of one unit are equal when rounded to the digits that the coarser one prints (0.1 and 0.12).

    A zero at the end of a whole number was printed and counts: 50 and 54 differ.
    """
    digits = min(_printed_digits(one), _printed_digits(other))
    return any(_rounded(one, digits, way) == _rounded(other, digits, way) for way in (ROUND_HALF_UP, ROUND_HALF_EVEN))


def agree_when_converted(exact: Decimal, printed: Decimal) -> bool:
    """Whether a figure that was calculated from another unit, rounded as the printed one was, gives the printed one.

    Zeros at the end of a whole number may be rounding: 188.4 was printed as 190.
    """
    digits = max(len(printed.normalize().as_tuple().digits), 1)
    return any(_rounded(exact, digits, way) == printed for way in (ROUND_HALF_UP, ROUND_HALF_EVEN))


def _printed_digits(figure: Decimal) -> int:
    digits = figure.as_tuple().digits
    whole = "".join(map(str, digits)).lstrip("0")
    return max(len(whole), 1)


def _rounded(figure: Decimal, digits: int, way: str) -> Decimal:
    if not figure:
        return figure
    step = Decimal(1).scaleb(figure.adjusted() - digits + 1)
    return figure.quantize(step, rounding=way) if figure != figure.quantize(step, rounding=way) else figure
