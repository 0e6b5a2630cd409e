"""Answers with their chosen columns, slice by slice, for the page, the API and both exports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from connectors.schema import Origin
from portal.batch.accepted_choices import Accepted
from portal.batch.column_values import (
    ColumnValue,
    ColumnValues,
    ValueSource,
    annotation_text,
    values_of,
    withheld_columns,
)
from portal.batch.columns import COLUMN_TITLES, Column
from portal.batch.line_answers import LineAnswer
from portal.batch.line_resolution import resolve_lines
from portal.batch.lines import Line
from portal.batch.similar_names import SimilarNames
from portal.curation.annotations import Annotation
from portal.curation.current import Moment, read_once
from portal.profile.data_gaps import DataGap
from portal.profile.entry_annotations import annotations_on

MOST_ON_PAGE = 20
"""Values of one column on the page; a file has as many as a cell can hold."""
NO_VALUE = "이 포털에 값 없음(해당 없음이라는 뜻 아님)"
DEMO_ROW = "시연 자료 – 실제 대응에 사용 금지"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer with its values; ``sources`` are all records of the substance, whatever columns were chosen."""

    answer: LineAnswer
    values: ColumnValues
    sources: tuple[ValueSource, ...] = ()
    annotations: tuple[str, ...] = ()
    """Staff's signed annotations on the substance found, its records and values; of a choice, after its title."""
    withheld: frozenset[Column] = frozenset()
    """The columns of which staff withhold a value."""

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins of the substance's records, each once."""
        return tuple(dict.fromkeys(source.origin for source in self.sources))

    @property
    def page_columns(self) -> list[tuple[str, tuple[ColumnValue, ...], int, str]]:
        """For the page: the title of each column, its first values, how many more there are, and the gap or ""."""
        return [
            (COLUMN_TITLES[column], values[:MOST_ON_PAGE], max(len(values) - MOST_ON_PAGE, 0), self.gap(column))
            for column, values in self.values.items()
        ]

    def gap(self, column: Column) -> str:
        """Why the column has no value, or not all; "" where it has all that is known (content rule 20)."""
        if column in self.withheld:
            return DataGap.WITHHELD
        return "" if self.values[column] else NO_VALUE

    @property
    def page_mark(self) -> str:
        """The mark beside a found substance; the banner of a demonstration stands on the page anyway."""
        return self.mark(demo=False)

    def mark(self, demo: bool) -> str:
        """The mark of demonstration data (content rule 27); with ``demo`` every row is marked, also "not found"."""
        marks = dict.fromkeys(source.mark for source in self.sources if source.mark)
        if marks:
            return f"{', '.join(marks)}, 실제 대응에 사용 금지"
        return DEMO_ROW if demo or Origin.DEMO in self.origins else ""


def rows_by_slice(
    lines: Sequence[Line], columns: Sequence[Column], accepted: Accepted | None = None
) -> Iterator[list[AnswerRow]]:
    """The rows of all lines in their order; only the values of one slice are in memory at a time."""
    moment = Moment()
    for answers in resolve_lines(lines, SimilarNames(), moment, accepted):
        yield rows_of(answers, columns, moment)


def rows_of(answers: Iterable[LineAnswer], columns: Sequence[Column], moment: Moment | None = None) -> list[AnswerRow]:
    """The rows of these answers, in their order, by the decisions of the ``moment`` by which the lines were answered."""
    answer_list = list(answers)
    with read_once(moment):
        return _rows(answer_list, columns)


def _rows(answer_list: Sequence[LineAnswer], columns: Sequence[Column]) -> list[AnswerRow]:
    found = [answer.found for answer in answer_list if answer.found]
    values_by_entry, withheld = values_of(found, (*columns, Column.AGENCIES)), withheld_columns(found, columns)
    choices = (choice for answer in answer_list for choice in (*answer.choices, answer.found) if choice)
    annotations = annotations_on(choice.key for choice in choices)
    return [_row(answer, columns, values_by_entry, annotations, withheld) for answer in answer_list]


def _row(
    answer: LineAnswer,
    columns: Sequence[Column],
    values_by_entry: dict[int, ColumnValues],
    annotations: Mapping[str, tuple[Annotation, ...]],
    withheld: Mapping[int, frozenset[Column]],
) -> AnswerRow:
    if answer.found is None:
        on_choices = tuple(
            f"{choice.text}: {annotation_text(annotation)}"
            for choice in answer.choices
            for annotation in annotations.get(choice.key, ())
        )
        return AnswerRow(answer, {}, (), on_choices)
    values = values_by_entry[answer.found.pk]
    chosen_values: ColumnValues = {column: values[column] for column in columns if column is not Column.PAGE}
    sources = tuple(dict.fromkeys(source for value in values[Column.AGENCIES] for source in value.sources))
    on_found = annotations.get(answer.found.key, ())
    return AnswerRow(
        answer,
        chosen_values,
        sources,
        tuple(annotation_text(annotation) for annotation in on_found),
        withheld.get(answer.found.pk, frozenset()),
    )
