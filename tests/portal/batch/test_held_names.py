"""Names that the portal holds, by which a column of names is told."""

from __future__ import annotations

import pytest

from portal.batch.held_names import held_names
from tests.portal.batch.substances import substance

pytestmark = pytest.mark.django_db


def test_a_text_is_held_also_with_its_share_and_number_of_the_list() -> None:
    substance("7647-01-0", "염산")
    assert held_names({"염산", "1. 염산 35%", "염산 공장", "3 층 창고"}) == {"염산", "1. 염산 35%", "염산 공장"}
    assert held_names(set()) == frozenset()
