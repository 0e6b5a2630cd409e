"""The command: one source of questions, figures and misses on the screen, everything in a report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.engine import replaced_by
from search.engine_types import Watermark
from search.tantivy.engine import TantivyEngine
from tests.portal.factories import entry
from tests.search.documents import DOCUMENTS

QUERIES = {"queries": [{"cat": "typo", "q": "톨루인", "expect": ["108-88-3"], "mode": "search"}]}

pytestmark = pytest.mark.django_db


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[TantivyEngine]:
    """An engine of the test's own where the command looks for the live one."""
    made = TantivyEngine(tmp_path / "search")
    made.create("b", "v")
    made.write("b", DOCUMENTS, Watermark(1, "one"))
    made.swap("b")
    with replaced_by(made):
        yield made


@pytest.mark.parametrize(
    "arguments",
    [[], ["judged.json", "--generate", "3"], ["--generate", "0"], ["--generate", "-1"], ["judged.json", "--texts"]],
)
def test_a_file_or_a_number_is_asked_for_and_not_both(arguments: list[str]) -> None:
    with pytest.raises(CommandError, match="one of them"):
        call_command("evaluate", *arguments)


@pytest.mark.usefixtures("engine")
def test_the_everyday_and_crisis_texts_give_three_figures() -> None:
    output = StringIO()
    call_command("evaluate", "--texts", stdout=output)
    assert output.getvalue().count(" of ") == 3


@pytest.mark.usefixtures("engine")
def test_a_file_of_judged_queries_gives_figures_and_a_report(tmp_path: Path) -> None:
    file, output = tmp_path / "judged.json", StringIO()
    file.write_text(json.dumps(QUERIES), encoding="utf-8")
    call_command("evaluate", file, report=tmp_path / "report.json", stdout=output)
    assert "1.000" in output.getvalue()
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (report["asked"], report["all"]["hit_at_1"]) == ({"file": "judged.json"}, 1.0)


@pytest.mark.usefixtures("engine")
def test_a_report_that_cannot_be_written_is_an_error_with_the_reason(tmp_path: Path) -> None:
    file = tmp_path / "judged.json"
    file.write_text(json.dumps(QUERIES), encoding="utf-8")
    with pytest.raises(CommandError, match="report could not be written"):
        call_command("evaluate", file, report=tmp_path / "missing" / "report.json", stdout=StringIO())


@pytest.mark.usefixtures("engine")
def test_questions_come_from_the_entries_of_the_database() -> None:
    entry("cas:108-88-3", "톨루엔", title_en="Toluene")
    output = StringIO()
    call_command("evaluate", generate=20, seed=3, stdout=output)
    again = StringIO()
    call_command("evaluate", generate=20, seed=3, stdout=again)
    assert output.getvalue() == again.getvalue()
    assert "jamo_1" in output.getvalue()
    assert "chlorine" not in output.getvalue()
