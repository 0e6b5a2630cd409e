"""Judges the live index by a file of judged queries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.publish.evaluation import Outcome, Score, judged_queries, outcomes, score, scores_by_category
from portal.publish.live import engine
from search.errors import SearchError


class Command(BaseCommand):
    """``evaluate FILE``: figures overall and by category, then every query whose right answer was not first."""

    help = "Print hit@1, hit@10 and MRR of the live index for a file of judged queries, and the misses."

    def add_arguments(self, parser: CommandParser) -> None:
        """One file."""
        parser.add_argument("file", type=Path, help='JSON: {"queries": [{"cat", "q", "expect", "mode"}]}')

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Prints; a file that cannot be read or an engine that does not answer is an error with the reason."""
        try:
            results = outcomes(engine(), judged_queries(file))
        except (ValueError, SearchError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{'category':<14} {'n':>4} {'hit@1':>6} {'hit@10':>6} {'MRR':>6}")
        for category, figures in {**scores_by_category(results), "all": score(results)}.items():
            self.stdout.write(_line(category, figures))
        for result in results:
            if result.rank != 1:
                self.stdout.write(_miss(result))


def _line(name: str, figures: Score) -> str:
    return f"{name:<14} {figures.count:>4} {figures.hit_at_1:>6.3f} {figures.hit_at_10:>6.3f} {figures.mrr:>6.3f}"


def _miss(result: Outcome) -> str:
    judged = result.judged
    wanted = ", ".join(sorted(judged.expected))
    return (
        f"miss {judged.category} {judged.text!r}: rank {result.rank or '>10'}, first {result.first}, expected {wanted}"
    )
