"""What every engine does, by name: a subclass gives ``engine``, with nothing in it, and ``class_engine``, the same for a class."""

from __future__ import annotations

from tests.search.build_contract import BUILD, BuildContract, keys
from tests.search.search_contract import SearchContract

__all__ = ["BUILD", "EngineContract", "keys"]


class EngineContract(BuildContract, SearchContract):
    """The whole contract, with no exception for any engine; subclasses are collected."""
