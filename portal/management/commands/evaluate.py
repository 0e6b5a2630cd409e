"""Measures the live index with a file of judged queries or answers, or with questions generated from the data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from evaluation.english_only import (
    PairResult,
    PairScore,
    english_only_engine,
    everyday_texts,
    found_by_rule,
    name_pairs,
    pair_results,
    pair_score,
    pair_scores_by_kind,
    sample_of_same,
)
from evaluation.generated.question_set import generate_questions, named_entries
from evaluation.judged_answers import Verdict, is_judged_by_kind, judgements, share_correct, verdicts
from evaluation.judged_queries import (
    Question,
    QuestionResult,
    Score,
    judged_queries,
    question_results,
    score,
    scores_by_category,
)
from evaluation.report import build_report, write_report
from portal.answers import finding
from portal.answers.answer import Answer
from portal.answers.search_results import answer_to
from portal.engine import engine
from search.engine_types import Query
from search.errors import SearchError

SEED = 1


class Command(BaseCommand):
    """``evaluate FILE`` or ``evaluate --generate N``: figures overall and by category, then every question that missed.

    A file whose rows have ``kinds`` judges the answer above the hits instead, and every answer is printed.
    """

    help = "Print hit@1, hit@10 and MRR of the live index for judged or generated queries, and the misses."

    def add_arguments(self, parser: CommandParser) -> None:
        """A file, or a number of questions to generate."""
        parser.add_argument("file", nargs="?", type=Path, help='JSON: {"queries": [{"cat", "q", "expect", "mode"}]}')
        parser.add_argument("--generate", type=int, metavar="N", help="make N questions from the live data instead")
        parser.add_argument(
            "--english-only",
            type=Path,
            metavar="PAIRS",
            help="CSV of names (korean, cas, kind), asked without Korean names",
        )
        parser.add_argument(
            "--rule-sample", type=int, default=0, metavar="N", help="with it, N hits to be judged by hand"
        )
        parser.add_argument("--seed", type=int, default=SEED, help=f"of the questions made (default {SEED})")
        parser.add_argument("--report", type=Path, metavar="FILE", help="also write everything as JSON")

    def handle(
        self,
        *args: Any,
        file: Path | None,
        generate: int | None,
        seed: int,
        report: Path | None,
        english_only: Path | None,
        rule_sample: int,
        **options: Any,
    ) -> None:
        """Prints the figures; a file that cannot be read and an engine that does not answer are errors with the reason."""
        if english_only is not None:
            self._print_pairs(english_only, rule_sample, seed)
            return
        if (file is None) == (generate is None) or (generate is not None and generate < 1):
            raise CommandError("Name a file of judged queries, or --generate with a number above 0: one of the two.")
        try:
            if file is not None and is_judged_by_kind(file):
                self._print_answers(verdicts(_ask, judgements(file)))
                return
            results = question_results(finding, _questions(file, generate or 0, seed))
            self._print(results)
            if report is not None:
                _write(report, {"file": file.name} if file else {"generate": generate, "seed": seed}, results)
        except (ValueError, SearchError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"The report could not be written: {error}") from error

    def _print(self, results: Sequence[QuestionResult]) -> None:
        self.stdout.write(f"{'category':<14} {'n':>4} {'hit@1':>6} {'hit@10':>6} {'MRR':>6}")
        for category, figures in {**scores_by_category(results), "all": score(results)}.items():
            self.stdout.write(_line(category, figures))
        for result in results:
            if result.rank != 1:
                self.stdout.write(_miss(result))

    def _print_pairs(self, path: Path, sample: int, seed: int) -> None:
        try:
            pairs = name_pairs(path)
            with TemporaryDirectory() as folder:
                asked = english_only_engine(Path(folder))
                results = pair_results(asked, pairs)
                everyday = found_by_rule(asked, everyday_texts())
        except (ValueError, SearchError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_PAIR_HEADING)
        for kind, figures in {**pair_scores_by_kind(results), "all": pair_score(results)}.items():
            self.stdout.write(_pair_line(kind, figures))
        counts = ", ".join(f"{len(texts)} {why}" for why, texts in everyday.items())
        self.stdout.write(f"of {len(everyday_texts())} everyday texts: {counts}")
        for result in results if not sample else ():
            if result.rank != 1:
                self.stdout.write(_pair_miss(result))
        for korean, hit in sample_of_same(results, sample, seed):
            self.stdout.write(f"{korean} → {hit.title_en} ({', '.join(hit.cas)})")

    def _print_answers(self, found: Sequence[Verdict]) -> None:
        for verdict in found:
            self.stdout.write(_verdict(verdict))
        right = sum(not verdict.faults for verdict in found)
        self.stdout.write(f"answers right: {right} of {len(found)} ({share_correct(found):.3f})")


_PAIR_HEADING = f"{'kind':<20} {'n':>5} {'same':>6} {'hit@1':>6} {'wrong':>6} {'absent':>6} {'any@1':>6} {'any@10':>6}"


def _pair_line(kind: str, score: PairScore) -> str:
    shares = (score.same, score.same_at_1, score.wrong, score.absent, score.any_at_1, score.any_at_10)
    return f"{kind:<20} {score.count:>5} " + " ".join(f"{share:>6.3f}" for share in shares)


def _pair_miss(result: PairResult) -> str:
    first = f"{result.hits[0].title_en} {', '.join(result.hits[0].cas)}" if result.hits else "–"
    return f"miss {result.pair.kind} {result.pair.korean!r}: {result.why or 'nothing'}, first {first}, wanted {result.pair.cas}"


def _ask(text: str) -> Answer:
    query = Query(text)
    return answer_to(query, finding.search(query))


def _verdict(verdict: Verdict) -> str:
    answer = verdict.answer
    summary = f"{answer.kind} {answer.intent or '–'} {', '.join(answer.cas[:3]) or '–'} {answer.url or '–'}"
    faults = f"  WRONG: {'; '.join(verdict.faults)}" if verdict.faults else ""
    return f"{verdict.judgement.text!r}: {summary}{faults}"


def _questions(file: Path | None, count: int, seed: int) -> Sequence[Question]:
    return judged_queries(file) if file is not None else generate_questions(named_entries(), count, seed)


def _write(path: Path, question_source: dict[str, Any], results: Sequence[QuestionResult]) -> None:
    write_report(build_report(engine(), question_source, results), path)


def _line(name: str, figures: Score) -> str:
    return f"{name:<14} {figures.count:>4} {figures.hit_at_1:>6.3f} {figures.hit_at_10:>6.3f} {figures.mrr:>6.3f}"


def _miss(result: QuestionResult) -> str:
    question = result.question
    return (
        f"miss {question.category} {question.text!r}: rank {result.rank or '>10'}, first {result.first}, "
        f"wanted {question.expected_text}"
    )
