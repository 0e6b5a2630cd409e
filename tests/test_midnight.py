"""A midnight in Seoul that comes while tests run, as `make test-midnight` has it: that it does come, and a sample of the suite."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OF_THE_SUITE_AROUND = ("DJANGO_SETTINGS_MODULE", "DATA_DIR", "DATABASE_URL", "SEARCH_URL", "CELERY_BROKER_URL")
"""A run inside a run has its own settings and data, on the embedded stack."""

DATES = (
    "tests/portal/api/test_substance.py",
    "tests/portal/batch/test_column_values.py",
    "tests/portal/ingest/test_budget.py",
    "tests/portal/schedule/test_overdue_feeds.py",
    "tests/portal/ingest/test_lookup_questions.py",
    "tests/portal/profile/test_sourced_facts.py",
    "tests/portal/schedule/test_schedule_status.py",
    "tests/portal/web/test_source_pages.py",
    "tests/portal/web/test_substance.py",
)
"""Tests of what the day decides."""

KEEPS_ITS_DAY = """
import subprocess
import sys
import time
from datetime import UTC, datetime

IMPORTED = datetime.now(UTC)
MIDNIGHT = datetime(2026, 12, 31, 15, tzinfo=UTC)


def test_files_are_imported_on_the_eve_and_it_soon_is_the_next_day():
    assert IMPORTED < MIDNIGHT
    time.sleep(1)
    assert datetime.now(UTC) > MIDNIGHT


def test_a_process_that_a_test_starts_has_the_clock_of_the_test():
    before = time.time()
    told = subprocess.check_output([sys.executable, "-c", "import time; print(time.time())"])
    assert before < float(told) < time.time()
"""


def across(day: str, before: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in OF_THE_SUITE_AROUND}
    environment = {name: value for name, value in environment.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        [sys.executable, "-m", "tests.midnight.run", day, "--before", before, "-q", "-p", "no:cacheprovider", *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_midnight_comes_after_the_import_of_a_file_and_in_every_process(tmp_path: Path) -> None:
    file = tmp_path / "test_day.py"
    file.write_text(KEEPS_ITS_DAY)
    done = across("2026-12-31", "0.5", "--noconftest", f"--rootdir={tmp_path}", str(file))
    assert "2 passed" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize(("day", "before"), [("2026-12-01", "0.01"), ("2026-12-31", "3")])
def test_what_the_day_decides_holds_where_it_turned_since_import_and_while_it_turns(day: str, before: str) -> None:
    done = across(day, before, *DATES)
    assert done.returncode == 0, done.stdout + done.stderr
