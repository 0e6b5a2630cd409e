"""One cell of a list → the names in it: synonyms after semicolons and commas, and names that stand in brackets."""

from __future__ import annotations

import re

LONGEST_NAME = 300
"""Letters of a name that gets a key; nobody types a longer one."""

LONGEST_TEXT = 150
MOST_NAMES = 8
"""Names of one cell that get keys."""

_MOST_LISTED = 6
_PIECE_OF_A_NAME = re.compile(
    r"\b(?:salts?|esters?|compds?|polymer\w*|copolymer|homopolymer|resin|reaction|anhydrous|hydrate|ion|liquid|gas|powder"
    r"|derivs?|oxides?|dimer|trimer|tetramer|expanded|with|ext|oil|complex\w*|basic|mixed|isomers?|mixture|terminated|blocked|oxime|chlorides?|bromides?"
    r"|sulfates?|hydrochloride|acetate|phosphate|nitrate|sodium|potassium|calcium|zinc)\b"
    r"|^(?:mono|di|tri|tetra|sesqui|hemi)[a-z]+$|-$|^-|^and |\[$",
    re.IGNORECASE,
)
"""What follows a comma and continues a name (…, sodium salt), so that the comma lists no synonyms."""

_OF_SEVERAL = re.compile(r"polymer|\bwith\b|\breaction\b|\bproducts?\b", re.IGNORECASE)
"""A name of what is made of several substances, whose commas list these."""

_SYNONYMS = re.compile(r";| : ")
_REMARK = re.compile(r", (?:except|other than|excluding|including|with the exception)\b[^;]*", re.IGNORECASE)
"""What a list adds to a name and does not belong to it."""

_LATIN_BRACKET = re.compile(r"(.*?)\s*\(([A-Za-z](?![^()]*=)[^()가-힣]{3,}(?:\([^()]*\)[^()가-힣]*)*)\)")


def english_names(cell: str) -> tuple[str, ...]:
    """The English names that a cell states; after a semicolon a comma lists synonyms, before it the comma belongs to the name."""
    names: dict[str, None] = {}
    for position, part in enumerate(filter(None, map(str.strip, _SYNONYMS.split(_REMARK.sub("", cell))))):
        names[part] = None
        listed = [each.strip() for each in part.split(", ")] if position and not _OF_SEVERAL.search(part) else []
        if (
            1 < len(listed) <= _MOST_LISTED
            and not any(map(_PIECE_OF_A_NAME.search, listed[1:]))
            and listed[0][-1:] != "-"
        ):
            names.update(dict.fromkeys(listed))
    return tuple(name for name in names if 0 < len(name) <= LONGEST_NAME)[:MOST_NAMES]


def korean_texts(text: str) -> tuple[str, ...]:
    """The typed text as names: itself, or where it ends in a Latin name in brackets, what stands before and in them."""
    match = _LATIN_BRACKET.fullmatch(text.strip())
    if match and match.group(1):
        return match.group(1), match.group(2)
    return (text,)
