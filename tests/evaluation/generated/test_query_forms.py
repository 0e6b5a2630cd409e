"""Every query form makes texts that it accepts itself, and accepts no text of another kind of edit."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evaluation.generated.entry_names import EntryNames, entry_names
from evaluation.generated.query_forms import QUERY_FORMS, QueryForm
from tests.search.documents import SUBSTANCES

KNOWN = tuple(map(entry_names, SUBSTANCES))
FORM = {form.category: form for form in QUERY_FORMS}
TOLUENE = next(entry for entry in KNOWN if entry.key == "cas:108-88-3")


def test_the_shares_make_a_whole() -> None:
    assert sum(form.share for form in QUERY_FORMS) == 100


@given(st.sampled_from(QUERY_FORMS), st.integers(), st.sampled_from(KNOWN))
@example(FORM["jamo_2"], 9_600_199_437_312, KNOWN[0]).via("a letter was left out, then its neighbours swapped")
def test_the_entry_that_a_text_was_made_from_explains_it(form: QueryForm, seed: int, entry: EntryNames) -> None:
    text = form.make_text(Random(seed), entry)  # noqa: S311  (any sample will do)
    assert not text or form.explains(entry, text)


@pytest.mark.parametrize(
    ("category", "text", "right"),
    [
        ("jamo_1", "톨루인", True),
        ("jamo_1", "탈루인", False),
        ("jamo_2", "탈루인", True),
        ("prefix", "톨ㄹ", True),
        ("prefix", "루엔", False),
        ("chosung", "ㅌㄹㅇ", True),
        ("chosung", "ㅌㄹ", False),
        ("layout_ko", "xhffndps", True),
        ("layout_en", "새ㅣㅕ둗", True),
        ("layout_ko", "xhffndp", False),
        ("particle", "톨루엔을", True),
        ("particle", "톨루을", False),
        ("space", "톨 루엔", True),
        ("space", "톨 루인", False),
        ("english_1", "tolune", True),
        ("english_2", "tlune", True),
        ("english_1", "tlune", False),
        ("cas", "108883", True),
        ("cas", "108-88-4", False),
        ("formula", "C7H8", True),
        ("formula", "C7H9", False),
        ("formula", "톨루엔", False),
    ],
)
def test_a_query_form_accepts_what_its_edits_give_and_nothing_else(category: str, text: str, right: bool) -> None:
    assert FORM[category].explains(TOLUENE, text) is right
