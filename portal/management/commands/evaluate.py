"""Measures the live index with a file of judged queries or answers, or with questions generated from the data."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.test import Client

import evaluation
from evaluation.batch_lines import batch_lines
from evaluation.batch_lines import report as report_on_lines
from evaluation.contradicting_texts import contradicting_texts, faults
from evaluation.drawn_observations import drawn_cases
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
from evaluation.judged_names import NameVerdict, judged_names, left_out, name_verdicts
from evaluation.judged_queries import (
    Question,
    QuestionResult,
    Score,
    judged_queries,
    question_results,
    score,
    scores_by_category,
)
from evaluation.mixture_pairs import judged_mixture_pairs, results_of
from evaluation.mixture_pairs import lines as mixture_lines
from evaluation.regulation_questions import lines as regulation_lines
from evaluation.regulation_questions import question_verdicts, regulation_questions
from evaluation.report import build_report, write_report
from evaluation.typed_texts import report as report_on_texts
from evaluation.unknown_substances import observed_cases
from evaluation.unknown_substances import report as report_on_cases
from evaluation.unknown_substances import results as results_of_cases
from portal.answers import finding
from portal.answers.answer import Answer
from portal.answers.mixture_items import read_item
from portal.answers.search_results import answer_to, results_under_answer
from portal.batch.held_names import held_names
from portal.batch.line_answers import LineAnswer
from portal.batch.line_resolution import resolve_lines
from portal.batch.lines import BadInput, lines_of_text
from portal.batch.similar_names import SimilarNames
from portal.engine import engine
from portal.models import Entry
from portal.profile.judged_mixtures import Mixture, mixture_of
from portal.profile.observed_substances import observed_substances
from portal.store.identity import cas_of
from search.engine_types import Query, Results
from search.errors import SearchError

SEED = 1
CUT_NAMES = Path(evaluation.__file__).parent / "texts" / "cut_names.csv"


class Command(BaseCommand):
    """``evaluate FILE``, ``--generate N`` or ``--texts``: figures overall and by category, then every question that missed.

    A file whose rows have ``kinds`` judges the answer above the hits instead, and every answer is printed.
    """

    help = "Print hit@1, hit@10 and MRR of the live index for judged or generated queries, and the misses."

    def add_arguments(self, parser: CommandParser) -> None:
        """A file, or a number of questions to generate."""
        parser.add_argument("file", nargs="?", type=Path, help='JSON: {"queries": [{"cat", "q", "expect", "mode"}]}')
        parser.add_argument("--contradicting", type=int, metavar="N", help="ask N texts that no one substance explains")
        parser.add_argument("--generate", type=int, metavar="N", help="make N questions from the live data instead")
        parser.add_argument(
            "--texts", action="store_true", help="ask the everyday and crisis texts of evaluation/texts"
        )
        parser.add_argument(
            "--lines", action="store_true", help="ask the batch the lines of evaluation/texts/batch_lines.csv"
        )
        parser.add_argument(
            "--mixtures", action="store_true", help="judge the pairs of evaluation/texts/mixture_pairs.csv"
        )
        parser.add_argument(
            "--regulation", action="store_true", help="ask the officials' questions of evaluation/texts"
        )
        parser.add_argument(
            "--unknown",
            action="store_true",
            help="three true observations each of the substances in evaluation/texts/unknown_substances.csv",
        )
        parser.add_argument(
            "--drawn", type=int, metavar="N", help="with --unknown, N substances drawn by the seed instead of the file"
        )
        parser.add_argument(
            "--english-only",
            type=Path,
            metavar="PAIRS",
            help="CSV of names (korean, cas, kind), asked without Korean names",
        )
        parser.add_argument(
            "--rule-sample", type=int, default=0, metavar="N", help="with it, N hits to be judged by hand"
        )
        parser.add_argument("--names", action="store_true", help="FILE is a CSV of names: cas,name,source")
        parser.add_argument("--seed", type=int, default=SEED, help=f"of the questions made (default {SEED})")
        parser.add_argument("--report", type=Path, metavar="FILE", help="also write everything as JSON")

    def handle(
        self,
        *args: Any,
        file: Path | None,
        generate: int | None,
        contradicting: int | None,
        texts: bool,
        lines: bool,
        mixtures: bool,
        regulation: bool,
        unknown: bool,
        drawn: int | None,
        seed: int,
        names: bool,
        report: Path | None,
        english_only: Path | None,
        rule_sample: int,
        **options: Any,
    ) -> None:
        """Prints the figures; a file that cannot be read and an engine that does not answer are errors with the reason."""
        modes = [
            file is not None,
            generate is not None,
            contradicting is not None,
            texts,
            lines,
            mixtures,
            regulation,
            unknown,
            english_only is not None,
        ]
        if modes.count(True) != 1 or min(each for each in (1, generate, contradicting) if each is not None) < 1:
            raise CommandError(
                "Name a file of judged queries, --generate or --contradicting with a number above 0, --texts, "
                "--lines, --mixtures, --regulation, --unknown, or --english-only with a file of pairs: one of them."
            )
        try:
            if contradicting is not None:
                self._print_faults(contradicting, seed)
                return
            if english_only is not None:
                self._print_pairs(english_only, rule_sample, seed)
                return
            if texts:
                self.stdout.write("\n".join(report_on_texts(_ask_with_hits).lines()))
                return
            if unknown:
                self.stdout.write("\n".join(_unknown_report(drawn, seed)))
                return
            if lines:
                self.stdout.write("\n".join(_lines_report()))
                return
            if mixtures:
                results_of_pairs = results_of(_mixture_of_typed, judged_mixture_pairs())
                self.stdout.write("\n".join(mixture_lines(results_of_pairs)))
                return
            if regulation:
                asked = question_verdicts(_ask, _page_at, regulation_questions())
                self.stdout.write("\n".join(regulation_lines(asked)))
                return
            if file is not None and names:
                self._print_names(file)
                return
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

    def _print_faults(self, count: int, seed: int) -> None:
        texts = contradicting_texts(named_entries(), count, seed)
        found = list(faults(_ask, texts))
        for fault in found:
            text = fault.text
            self.stdout.write(
                f"{text.contradiction}: {text.text!r} names {fault.answer.cas[:1]}, joins {' and '.join(text.joined)}"
            )
        self.stdout.write(
            f"seed {seed}: {len(found)} of {count} texts that no one substance explains name one substance"
        )

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

    def _print_names(self, file: Path) -> None:
        judged = judged_names(file)
        held = {number for number in {each.cas for each in judged} if _is_held(number)}
        found = name_verdicts(_ask_name, judged, held, left_out(CUT_NAMES))
        for source in sorted({verdict.judged.source for verdict in found}):
            of_source = [verdict.is_right for verdict in found if verdict.judged.source == source]
            self.stdout.write(f"{source:<14} {len(of_source):>5} {sum(of_source) / len(of_source):>6.3f}")
        for verdict in found:
            if not verdict.is_right:
                self.stdout.write(_name_miss(verdict))

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


def _ask_name(text: str) -> tuple[Sequence[Sequence[str]], Answer]:
    query = Query(text)
    results = finding.search(query)
    return [hit.cas for hit in results.hits], answer_to(query, results)


def _is_held(number: str) -> bool:
    return any(number in hit.cas for hit in finding.search(Query(number)).hits[:1])


def _name_miss(verdict: NameVerdict) -> str:
    judged, answer = verdict.judged, verdict.answer
    first = ", ".join(verdict.first) or "–"
    return (
        f"miss {judged.source} {judged.name!r}: wanted {judged.cas}, first {first}, answer {answer.kind} {answer.title}"
    )


def _unknown_report(drawn: int | None, seed: int) -> list[str]:
    """The ranks of the written cases, or of cases drawn by the seed."""
    substances = observed_substances()
    if drawn is None:
        return report_on_cases(results_of_cases(substances, observed_cases()))
    cases = drawn_cases(substances, drawn, seed)
    return [f"seed {seed}: {len(cases)} substances drawn", *report_on_cases(results_of_cases(substances, cases))]


def _lines_report() -> list[str]:
    lines = batch_lines()
    wanted = {f"cas:{cas}" for line in lines for cas in line.cas}
    keys = Entry.objects.filter(key__in=wanted, withdrawn_at=None).values_list("key", flat=True)
    return report_on_lines(_batch_answers, {cas_of(key) for key in keys}, lines).lines()


def _batch_answers(text: str) -> list[LineAnswer]:
    try:
        lines = lines_of_text(text, held_names).lines
    except BadInput:
        return []
    return [answer for answers in resolve_lines(lines, SimilarNames()) for answer in answers]


def _mixture_of_typed(a: str, b: str) -> Mixture:
    """The mixture of two items as typed; an item that nothing is known by stays as an unknown one."""
    return mixture_of([read_item(text).key or f"? {text}" for text in (a, b)])


def _page_at(address: str) -> str:
    """The page as a visitor gets it; "" for an error."""
    visitor = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost")
    response = visitor.get(address, follow=True)
    return response.content.decode() if response.status_code == HTTPStatus.OK else ""


def _ask(text: str) -> Answer:
    return _ask_with_hits(text)[0]


def _ask_with_hits(text: str) -> tuple[Answer, Results]:
    query = Query(text)
    results = finding.search(query)
    answer = answer_to(query, results)
    return answer, results_under_answer(results, answer)


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
