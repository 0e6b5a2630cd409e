"""Sync, publish, search and one change on both stacks, beside a bare read of the list and a bulk insert of its rows.

``python -m bench.ingest LIST`` works in a scratch folder, scratch databases and scratch indices that it removes. Compare
figures of one run only: a single figure also depends on how busy the machine was.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook

from bench.stacks import STACKS, empty_stack
from bench.stage_process import StageResult, run_stage

FEW_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class StackResult:
    """The stages of one stack with one list."""

    sync: StageResult
    second_sync: StageResult
    publish: StageResult
    change: StageResult
    search: StageResult


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
    """Prints the tables."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path, help="the national list as .xlsx")
    path = arguments.parse_args().file.resolve()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        few = shortened(path, scratch / "few.xlsx", FEW_ROWS)
        (scratch / "bare").mkdir()
        bare = {"DATA_DIR": str(scratch / "bare"), "NCIS_INVENTORY_FILE": str(path)}
        read, insert = run_stage("read", bare), run_stage("insert", bare)
        print(f"{'stage':<44}{'count':>8}{'seconds':>9}{'per second':>12}{'peak MB':>9}")
        _line("bare read of the sheet", read)
        _line("bulk insert of the same rows into SQLite", insert)
        for stack in STACKS:
            all_rows, few_rows = _run(stack, "all", path, scratch), _run(stack, "few", few, scratch)
            _report(stack, all_rows, few_rows)
            print(
                f"  sync ÷ bare read {all_rows.sync.seconds / read.seconds:.1f}, "
                f"sync ÷ bulk insert {all_rows.sync.seconds / insert.seconds:.1f}",
                flush=True,
            )


def _run(stack: str, name: str, path: Path, scratch: Path) -> StackResult:
    with empty_stack(stack, name, scratch / stack.partition(" ")[0]) as environment:
        with_list = {**environment, "NCIS_INVENTORY_FILE": str(path)}
        Path(with_list["DATA_DIR"]).mkdir(parents=True)
        run_stage("migrate", with_list)
        return StackResult(*(run_stage(stage, with_list) for stage in ("sync", "sync", "publish", "change", "search")))


def _report(stack: str, all_rows: StackResult, few_rows: StackResult) -> None:
    print(f"\n{stack}")
    _line("  sync, first", all_rows.sync)
    _line("  sync, second (nothing changed)", all_rows.second_sync)
    _line("  publish, first", all_rows.publish)
    _line(f"  sync of {few_rows.sync.count:,} rows", few_rows.sync)
    print(f"  peak of all rows − peak of few: {all_rows.sync.peak_mb - few_rows.sync.peak_mb:+.0f} MB")
    for label, result in ((f"{few_rows.publish.count:,}", few_rows), (f"{all_rows.publish.count:,}", all_rows)):
        change, search = result.change.figures, result.search.figures
        print(
            f"  at {label:>7} documents: one change published in p50 {change['p50']:.0f} ms, p95 {change['p95']:.0f} ms;",
            end=" ",
        )
        print(f"a page of search in p50 {search['p50']:.1f} ms, p95 {search['p95']:.1f} ms")
    ratio = all_rows.change.figures["p50"] / few_rows.change.figures["p50"]
    print(f"  one change, all ÷ few: {ratio:.2f}")


def _line(label: str, stage: StageResult) -> None:
    print(f"{label:<44}{stage.count:>8,}{stage.seconds:>9.1f}{stage.rate:>12,.0f}{stage.peak_mb:>9.0f}", flush=True)


if __name__ == "__main__":
    main()
