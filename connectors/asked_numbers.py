"""Whether the rows of a look-up are about the number that was asked for; a part of a longer number is a legitimate match."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from connectors.errors import Unexpected


def refuse_other_numbers(numbers_of_rows: Sequence[Collection[str]], asked: str, operation: str) -> None:
    """Raises ``Unexpected`` where rows came and every one names other numbers, none of which contains the one asked for.

    Agencies match parts of a number (50-00-0 finds 13150-00-0), so such rows mean that there is no row. Rows about
    something else mean that the answer belongs to another question: nothing may be concluded from it.
    """
    if not numbers_of_rows or not all(numbers_of_rows):
        return
    numbers = [number for numbers in numbers_of_rows for number in numbers]
    if not any(asked in number for number in numbers):
        raise Unexpected(
            f"{operation}: asked for {asked}, answered about {', '.join(sorted(set(numbers))[:5])}", operation=operation
        )
