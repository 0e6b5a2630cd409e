"""Texts that give a structure and not a name: InChIKey, InChI, PubChem's compound number, SMILES; and their tokens.

A token is made of the whole text or of nothing: a structure is never completed, corrected or searched in part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from identifiers import formula, inchi, smiles, smiles_skeleton
from identifiers.inchi import InchiError
from identifiers.smiles import SmilesError
from search.engine_types import DocumentStructure
from search.folding import normalized

WHOLE_TIER = 1000
"""The same text, or the same number."""

SAME_TIER = 990
"""Another SMILES of the same molecule."""

STEREO_TIER = 600
"""A SMILES with the same connections; whether its stereo marks agree is not known."""

UNMARKED_TIER = 320
"""A text of capitals that is SMILES and may be an abbreviation: below names (500, 380) and formulas (350)."""

LEAST_UNMARKED_ATOMS = 3
_UNMARKED = re.compile(r"CC|Cl|Br|\(")
"""What SMILES without marks must hold: CO is carbon monoxide and no methanol, CNC is a machine and no dimethylamine."""

_SMILES = "SMILES"
_CONNECTIONS = "SMILES~"
_CONNECTIONS_WITH_STEREO = "SMILES@"
_FORMULA = "formula"
_LABEL = re.compile(r"(?:canonical |isomeric )?(smiles|inchi ?key)\s*[:=]?\s*(?=\S)", re.IGNORECASE)
_CID = re.compile(
    r"(?:pub\s?chem)\s*(?:cid|id|compound|no\.?|번호)?\s*[:#.=-]?\s*([1-9][0-9]{0,9})"
    r"|cid\s*[:#.=-]?\s*([1-9][0-9]{0,9})",
    re.IGNORECASE,
)
_INCHI = re.compile(r"inchi=", re.IGNORECASE)


class Notation(StrEnum):
    """How a structure is written."""

    INCHIKEY = "InChIKey"
    INCHI = "InChI"
    CID = "CID"
    SMILES = "SMILES"


@dataclass(frozen=True, slots=True)
class TypedStructure:
    """A text that gives a structure: its notation, and its tokens with their tiers, strongest first; () for a damaged text.

    ``alone`` is false for SMILES that may be a name or a formula as well (CCO).
    """

    notation: Notation
    clauses: tuple[tuple[str, int], ...]
    alone: bool = True


def typed_structure(text: str) -> TypedStructure | None:
    """The structure that the whole text gives, with or without its label; ``None`` for any other text."""
    typed = normalized(text).strip()
    if match := _CID.fullmatch(typed):
        return TypedStructure(Notation.CID, ((_cid_token(match[1] or match[2]), WHOLE_TIER),))
    label = _LABEL.match(typed)
    unlabelled = typed[label.end() :] if label else typed
    if inchi.is_key(unlabelled.upper()):
        return TypedStructure(Notation.INCHIKEY, ((unlabelled.upper(), WHOLE_TIER),))
    if match := _INCHI.match(typed):
        return TypedStructure(Notation.INCHI, tuple(_inchi_clauses("InChI=" + typed[match.end() :])))
    return _typed_smiles(unlabelled, labelled=label is not None and label[1].lower() == "smiles")


def structure_tokens(structure: DocumentStructure) -> Iterator[str]:
    """The tokens of a stored structure."""
    if structure.cid:
        yield _cid_token(structure.cid)
    if structure.inchikey:
        yield structure.inchikey
    if structure.smiles:
        yield _smiles_token(structure.smiles)
    if structure.skeleton:
        yield _skeleton_token(structure.skeleton, stereo=smiles.has_stereo_marks(structure.smiles))
    for key in formula.keys(structure.formula)[:1]:
        yield formula_token(key)


def formula_token(key: str) -> str:
    """The token of a formula that only a structure states, by its key in ``identifiers.formula``."""
    return f"{_FORMULA} {key}"


def shown_token(token: str) -> str:
    """What a hit names of a token: a number or key, the formula, or the notation where the token holds a digest."""
    head, _, rest = token.partition(" ")
    return rest if head == _FORMULA else head if head.startswith(_SMILES) else token


def is_same_structure(text: str, matched: str) -> bool:
    """Whether a hit that matched so is the structure of the text; false where only the connections were compared."""
    if matched == _CONNECTIONS:
        return not smiles.has_stereo_marks(text)
    return matched != _CONNECTIONS_WITH_STEREO


def _inchi_clauses(text: str) -> Iterator[tuple[str, int]]:
    with suppress(InchiError):
        yield inchi.key(text), WHOLE_TIER


def _typed_smiles(text: str, *, labelled: bool) -> TypedStructure | None:
    if not smiles.is_smiles(text):
        return None
    alone = labelled or (smiles.is_marked(text) and not formula.is_formula(text))
    if not alone and (smiles.atom_count(text) < LEAST_UNMARKED_ATOMS or not _UNMARKED.search(text)):
        return None
    clauses = tuple(_smiles_clauses(text))
    if not alone:
        clauses = tuple((token, UNMARKED_TIER) for token, tier in clauses if tier >= SAME_TIER)
    return TypedStructure(Notation.SMILES, clauses, alone)


def _smiles_clauses(text: str) -> Iterator[tuple[str, int]]:
    yield _smiles_token(text), WHOLE_TIER
    with suppress(SmilesError):
        skeleton = smiles_skeleton.skeleton(text)
        typed_stereo = smiles.has_stereo_marks(text)
        yield _skeleton_token(skeleton, stereo=False), STEREO_TIER if typed_stereo else SAME_TIER
        yield _skeleton_token(skeleton, stereo=True), STEREO_TIER


def _cid_token(number: str) -> str:
    return f"CID {number}"


def _smiles_token(text: str) -> str:
    return f"{_SMILES} {blake2b(text.encode(), digest_size=8).hexdigest()}"


def _skeleton_token(skeleton: str, *, stereo: bool) -> str:
    return f"{_CONNECTIONS_WITH_STEREO if stereo else _CONNECTIONS} {skeleton}"
