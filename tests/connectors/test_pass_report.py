from __future__ import annotations

from connectors.pass_report import FURTHER_NAMES, LONGEST_NAME, LONGEST_SAMPLE, MOST_NAMES, PassReport


def test_names_without_end_are_cut_and_counted_together() -> None:
    report = PassReport()
    for number in range(10_000):
        report.add_drift(f"{number:05d}{'x' * 10_000}", "y" * 10_000)
        report.reject(f"{number:05d}", "z" * 10_000, "no date")
    assert len(report.drift) == len(report.rejected) == MOST_NAMES + 1
    assert report.drift[FURTHER_NAMES] == 10_000 - MOST_NAMES
    assert sum(report.drift.values()) == 10_000
    assert max(map(len, report.drift)) == LONGEST_NAME
    assert all(len(sample.text) <= LONGEST_SAMPLE for sample in report.samples.values())
