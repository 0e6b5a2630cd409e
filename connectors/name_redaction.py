"""Names of persons in accident reports and notices, which this portal does not keep; told by what stands beside them.

A name alone is not told from other words. Beside it stands an address (홍길동 씨), an age or sex (홍길동(45세)), a rank behind it
(홍길동 소장), a role before it (작업자 홍길동) or a heading (성명: 홍길동). A name that the agency has hidden itself (김모 씨, A씨) stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reference.spelled_letters import is_spelled_out
from reference.words.person_names import (
    AFTER_NAMES,
    FAMILY_NAMES,
    GIVEN_SYLLABLES,
    LABELS,
    NO_NAMES,
    RARE_FAMILY_NAMES,
    ROLES,
    TITLES,
)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_GIVEN = f"(?:{_any(GIVEN_SYLLABLES)})"
_ALONE = r"(?<![가-힣A-Za-z])"
_COMMON = rf"(?:{_any(FAMILY_NAMES)}){_GIVEN}{{2}}"
_ALL = rf"(?:{_any((*FAMILY_NAMES, *RARE_FAMILY_NAMES))}){_GIVEN}{{1,2}}"
_PARTICLE = rf"(?:{_any(AFTER_NAMES)})?(?![가-힣])"
_AGE_OR_SEX = r"(?:만\s*)?\d{1,3}\s*(?:세|살)|\d{2,4}년\s*생|(?:남|여)(?:성|자)?(?![가-힣])|\d{1,3}\s*[,·/]\s*(?:남|여)"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_ALONE}(?P<name>(?:{_any(FAMILY_NAMES)})[가-힣]{{2}}|{_ALL})(?=\s?씨{_PARTICLE})",
        rf"{_ALONE}(?P<name>[가-힣]{{4,7}})(?=\s씨{_PARTICLE})",
        rf"{_ALONE}(?P<name>{_ALL})(?=\s?님{_PARTICLE})",
        rf"{_ALONE}(?P<name>{_ALL})(?=\s?[(\[（]\s*(?:{_AGE_OR_SEX}))",
        rf"{_ALONE}(?P<name>{_COMMON})(?=\s(?:{_any(TITLES)}){_PARTICLE})",
        rf"(?:{_any((*LABELS, *ROLES))})\s?[:：]\s*(?P<name>{_ALL}){_PARTICLE}",
        rf"{_ALONE}(?:[가-힣]*(?:{_any(ROLES)}))\s(?P<name>{_COMMON}){_PARTICLE}",
    )
)
_ENDS_LIKE_A_PARTICLE = re.compile(r"[이은도의만]$")


_NEXT = re.compile(rf"\s*(?:[,·/、]|및)\s*(?P<name>{_COMMON}){_PARTICLE}")


def person_names_in(text: str) -> tuple[str, ...]:
    """The names of persons in the text, each once: those told by what stands beside them, and those listed after one."""
    found = [match for shape in _SHAPES for match in shape.finditer(text) if _is_name(match["name"])]
    names = [match["name"] for match in found]
    for match in found:
        following = _NEXT.match(text, match.end("name"))
        while following and _is_name(following["name"]):
            names.append(following["name"])
            following = _NEXT.match(text, following.end("name"))
    return tuple(dict.fromkeys(names))


def without_person_names(text: str, mark: str) -> str:
    """The text with the mark in place of each name, wherever in the text it stands."""
    names = person_names_in(text)
    return re.sub(rf"{_ALONE}(?:{_any(names)})", mark, text) if names else text


def _is_name(name: str) -> bool:
    # "모" hides a name: 김모 씨. 씨 is also the letter C: 피브이씨. An everyday word may end in a particle: 전원이.
    if name.endswith(("모", "아무개")):
        return False
    if is_spelled_out(f"{name}씨"):
        return False
    return not ({name, f"{name}씨", _ENDS_LIKE_A_PARTICLE.sub("", name)} & NO_NAMES)
