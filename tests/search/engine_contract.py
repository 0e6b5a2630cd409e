"""What every engine does, by name: a subclass gives ``engine``, with nothing in it, and ``lasting``, the same for a class."""

from __future__ import annotations

from tests.search.contract_of_builds import BUILD, BuildsContract, keys
from tests.search.contract_of_finding import FindingContract

__all__ = ["BUILD", "EngineContract", "keys"]


class EngineContract(BuildsContract, FindingContract):
    """The whole contract, with no exception for any engine; subclasses are collected."""
