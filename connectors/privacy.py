"""Personal numbers in agencies' texts, which this portal does not keep."""

from __future__ import annotations

import re

REMOVED_MARK = "(개인정보 삭제)"

_MOBILE = r"(?<!\d)(?:\+82[-\s.]?0?|0)1[016789][-\s.)]?\d{3,4}[-\s.]?\d{4}(?!\d)"
_RESIDENT = r"(?<!\d)\d{6}-[1-8]\d{6}(?!\d)"
_PERSONAL = re.compile(f"{_MOBILE}|{_RESIDENT}")


def without_personal_numbers(text: str) -> str:
    """The text with ``REMOVED_MARK`` in place of each mobile and resident registration number.

    The mark shows the reader where the agency's text had more. Landline numbers stay.
    """
    return _PERSONAL.sub(REMOVED_MARK, text)
