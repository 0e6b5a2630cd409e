"""Sync and publish of a national list, beside a bare read of the sheet and a bulk insert of the same rows.

``python -m bench.ingest FILE`` works in a scratch folder that it deletes; each stage is a process of its own, so that
its time and its peak memory are its own.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook

ROOT = Path(__file__).resolve().parent.parent
SMALL = 5_000


@dataclass(frozen=True, slots=True)
class Stage:
    """What one process did: how many, in which wall time, at which peak of resident memory."""

    name: str
    count: int
    seconds: float
    peak_mb: float

    @property
    def rate(self) -> float:
        """Things a second."""
        return self.count / self.seconds if self.seconds else 0.0


def measured(name: str, environment: Mapping[str, str]) -> Stage:
    """Runs one stage of ``bench.stages`` in its own process; its failure is this one's."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.stages", name],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    figures = json.loads(done.stdout.splitlines()[-1])
    return Stage(name, figures["count"], figures["seconds"], figures["peak_mb"])


def shortened(path: Path, target: Path, rows: int) -> Path:
    """The same sheet with its header and first ``rows`` rows only."""
    source = load_workbook(path, read_only=True)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("화학물질 목록")
    for row in source.worksheets[0].iter_rows(max_row=rows + 1, values_only=True):
        sheet.append(row)
    book.save(target)
    source.close()
    return target


def main() -> None:
    """Prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path, help="the national list as .xlsx")
    path = arguments.parse_args().file.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        small = shortened(path, Path(scratch) / "small.xlsx", SMALL)
        few = {"DATA_DIR": f"{scratch}/few", "NCIS_INVENTORY_FILE": str(small), "DEMO": "off"}
        all_rows = {"DATA_DIR": f"{scratch}/all", "NCIS_INVENTORY_FILE": str(path), "DEMO": "off"}
        for environment in (few, all_rows):
            measured("migrate", environment)
        few_sync = measured("sync", few)
        stages = [measured(name, all_rows) for name in ("read", "insert", "sync", "sync", "publish")]
    read, insert, sync, again, publish = stages
    print(f"{'stage':<34}{'count':>8}{'seconds':>9}{'per second':>12}{'peak MB':>9}")
    for label, stage in (
        ("bare read of the sheet", read),
        ("bulk insert of the same rows", insert),
        ("sync, first", sync),
        ("sync, second (nothing changed)", again),
        ("publish, first", publish),
        (f"sync of {SMALL:,} rows", few_sync),
    ):
        print(f"{label:<34}{stage.count:>8,}{stage.seconds:>9.1f}{stage.rate:>12,.0f}{stage.peak_mb:>9.0f}")
    print(
        f"sync ÷ bare read: {sync.seconds / read.seconds:.1f}   sync ÷ bulk insert: {sync.seconds / insert.seconds:.1f}"
    )
    print(f"peak of all rows − peak of {SMALL:,} rows: {sync.peak_mb - few_sync.peak_mb:+.0f} MB")


if __name__ == "__main__":
    main()
