"""Why a sheet is refused as a whole: it is not whole, or its sections are not those of the substance that was asked about.

KOSHA's details do not repeat whose they are, apart from the CAS number of section 3. The reason is Korean, because it is
read on the page of sources, and names both numbers. The record that is stored stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from connectors.kosha_msds.names_and_numbers import CAS_NUMBER
from connectors.kosha_msds.outline import SECTIONS
from connectors.kosha_msds.statements import statements_in
from identifiers import cas

REQUIRED = (2, 4, 5, 6)
"""유해성·위험성, 응급조치, 폭발·화재, 누출: what people act on. A sheet without one of them is no sheet."""
LETTERS = dict(zip("ABCDEFGHIJKLMNOP", SECTIONS, strict=True))
"""The first letter of an item's code is its section."""
_TEXTS = ("itemDetail", "msdsItemCode", "msdsItemNameKor", "upMsdsItemCode")

Sections = Mapping[int, Sequence[Mapping[str, Any]]]


def reason_to_refuse(listed: Mapping[str, Any], sections: Sections) -> str:
    """Why the sections are not a sheet of the substance in the list's row; "" where they are."""
    return (
        _of_another_type(sections) or _incomplete(sections) or _misplaced(sections) or _other_number(listed, sections)
    )


def values_of_another_type(sections: Sections) -> Iterator[tuple[str, str]]:
    """Section and field, and the value, wherever an object or a list stands in place of a text."""
    for number, rows in sections.items():
        for row in rows:
            for name in _TEXTS:
                if isinstance(row.get(name), dict | list):
                    yield f"{number}항 {name}", str(row[name])


def _of_another_type(sections: Sections) -> str:
    for place, _ in values_of_another_type(sections):
        return f"{place}에 글이 아닌 값이 옴: 이 물질안전보건자료를 받아들이지 않음"
    return ""


def _incomplete(sections: Sections) -> str:
    empty = [number for number in REQUIRED if not any(row.get("itemDetail") for row in sections.get(number, ()))]
    listed = "·".join(str(number) for number in empty)
    return f"{listed}항에 내용이 없음: 온전한 물질안전보건자료가 아니므로 받아들이지 않음" if empty else ""


def _misplaced(sections: Sections) -> str:
    for number, rows in sections.items():
        for row in rows:
            code = _code_of(row)
            own = LETTERS.get(code[:1], number)
            if own != number:
                return f"{number}항에 {own}항의 항목({code})이 옴: 이 물질안전보건자료를 받아들이지 않음"
    return ""


def _other_number(listed: Mapping[str, Any], sections: Sections) -> str:
    asked = str(listed.get("casNo") or "").strip()
    texts = [str(row.get("itemDetail") or "") for row in sections.get(3, ()) if _names_cas(row)]
    named = [number for text in texts for one in statements_in(text) for number in _numbers_in(one.text)]
    if not cas.is_valid(asked) or not named or cas.parse(asked) in named:
        return ""
    return f"목록은 {cas.parse(asked)}, 3항은 {named[0]}: 다른 물질의 물질안전보건자료이므로 받아들이지 않음"


def _numbers_in(text: str) -> tuple[str, ...]:
    return cas.find(text) or ((cas.parse(text),) if cas.is_valid(text) else ())


def _names_cas(row: Mapping[str, Any]) -> bool:
    return _code_of(row) == CAS_NUMBER or "CAS" in str(row.get("msdsItemNameKor") or "").upper()


def _code_of(row: Mapping[str, Any]) -> str:
    code = row.get("msdsItemCode")
    return code.strip() if isinstance(code, str) else ""
