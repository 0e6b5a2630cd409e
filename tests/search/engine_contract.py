"""The contract of every engine.

A subclass provides the fixtures ``engine``, an empty engine for each test, and ``class_engine``, one for the class.
"""

from __future__ import annotations

from tests.search.build_contract import BUILD, BuildContract, keys
from tests.search.search_contract import SearchContract

__all__ = ["BUILD", "EngineContract", "keys"]


class EngineContract(BuildContract, SearchContract):
    """The whole contract, without exceptions for any engine; pytest collects the subclasses."""
