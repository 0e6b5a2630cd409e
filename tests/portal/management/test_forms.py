"""``manage.py forms``: the table of forms with its evidence, and the sums."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from connectors.schema import Fact, FactKind
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def printed() -> list[str]:
    told = StringIO()
    call_command("forms", stdout=told)
    return told.getvalue().splitlines()


def test_every_form_has_its_line_and_what_is_not_told_the_last() -> None:
    amine = entry("cas:74-89-5", "메틸아민")
    record_with_facts(amine, "kosha_msds.sheets", [Fact(FactKind.UN, "1061"), Fact(FactKind.SIGNAL_WORD, "위험")])
    record_with_facts(amine, "ncis.ghs", [Fact(FactKind.SIGNAL_WORD, "위험")])
    assert printed() == [
        "74-89-5 메틸아민",
        "  anhydrous 메틸아민(무수) | records: kosha_msds.sheets 1 | facts: 2 | evidence: un 1",
        "  solution 메틸아민 수용액 | records: none | facts: 0 | evidence: none",
        "  form not told | records: ncis.ghs 1 | facts: 1 | evidence: none",
        "1 substances; records with a form 1, without 1; facts with a form 2, without 1; conflicts 0, classes not compared 0",
    ]


def test_without_records_only_the_sums_are_printed() -> None:
    assert printed()[-1].startswith("0 substances")
