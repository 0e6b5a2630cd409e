"""The keys and spellings made of one substance's English names, and the facts that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from connectors.schema import Fact, FactKind
from reference.systematic_names.keys import StatedKeys, stated_keys
from reference.systematic_names.made_spellings import made_spellings

NEAR = "~"
"""Before a key of nearly the same name, in the value of a fact."""

MOST_KEYS = 24
"""Keys of one substance: one with many synonyms is found by the first of them."""


@dataclass(frozen=True, slots=True)
class MadeOfNames:
    """What is made of the English names of one substance."""

    keys: StatedKeys
    spellings: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the names say too little to be compared."""
        return not self.keys.same and not self.spellings


def made_of(names: Sequence[str]) -> MadeOfNames:
    """The keys and spellings of these names; made once where they are asked for twice in a row."""
    return _made_of(tuple(names))


@lru_cache(maxsize=2_000)
def _made_of(names: tuple[str, ...]) -> MadeOfNames:
    made = [stated_keys(name) for name in names]
    same = dict.fromkeys(key for keys in made for key in keys.same)
    near = dict.fromkeys(key for keys in made for key in keys.near)
    return MadeOfNames(StatedKeys(tuple(same)[:MOST_KEYS], tuple(near)[:MOST_KEYS]), made_spellings(names))


def facts_of_keys(keys: StatedKeys) -> list[Fact]:
    """One fact that holds the keys; none for no keys."""
    value = " ".join([*keys.same, *(NEAR + key for key in keys.near)])
    return [Fact(FactKind.NAME_KEYS, value, order=1)] if value else []


def keys_in(value: str) -> StatedKeys:
    """The inverse of ``facts_of_keys``, for the value of its fact."""
    keys = value.split()
    return StatedKeys(
        tuple(key for key in keys if not key.startswith(NEAR)),
        tuple(key.removeprefix(NEAR) for key in keys if key.startswith(NEAR)),
    )
