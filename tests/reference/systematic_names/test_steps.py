"""Steps: what each piece and sign of a name says."""

from __future__ import annotations

import pytest

from reference.systematic_names.steps import Step, StepKind, modifier_step, steps_of


@pytest.mark.parametrize(
    ("notation", "step"),
    [
        ("x3", Step(StepKind.TIMES, number=3)),
        ("xv2", Step(StepKind.VALENCY, number=2)),
        ("xh", Step(StepKind.WATER, number=1)),
        ("xh5", Step(StepKind.WATER, number=5)),
        ("L1,2", Step(StepKind.LOCANTS, places=("1", "2"))),
        ("Lα", Step(StepKind.LOCANTS, places=("alpha",))),
        ("xcis", Step(StepKind.STEREO, "cis")),
        ("chloro", None),
    ],
)
def test_the_notation_of_the_table_is_read(notation: str, step: Step | None) -> None:
    assert modifier_step(notation) == step


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("p-Cresol", Step(StepKind.LOCANTS, places=("4",))),
        ("Iron(III) oxide", Step(StepKind.VALENCY, number=3)),
        ("Iron(2+) oxide", Step(StepKind.VALENCY, number=2)),
        ("Sulfate(1:2)", Step(StepKind.DETAIL, "(1:2)")),
        ("Pigment yellow 007", Step(StepKind.DETAIL, "#7")),
        ("(Z)-2-Butene", Step(StepKind.STEREO, "z")),
        ("Zxqvbenzene", Step(StepKind.CONCEPT, "?jkskp")),
    ],
)
def test_a_sign_of_a_name_is_a_step(name: str, step: Step) -> None:
    assert step in steps_of(name)


def test_the_charge_of_an_anion_and_an_equal_ratio_say_nothing() -> None:
    kinds = {step.kind for step in steps_of("Tetrafluoroborate(1-) sodium (1:1)")}
    assert not kinds & {StepKind.VALENCY, StepKind.DETAIL}
