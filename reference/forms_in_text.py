"""The forms that a text leaves possible: by its words (수용액, 무수, 용융, 성상 기체) and by the content that it states.

Every function answers ``None`` where the text tells nothing, and an empty set where it tells a form that the table lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reference.contents import HUNDRED, Content, content_in
from reference.form_words import WordClass, found_words, holds, pattern, words_of
from reference.forms import Form, State

_BETWEEN_NAMES = re.compile(r";|\s또는\s|\s+or\s+(?!more|less)", re.IGNORECASE)


def forms_in_names(text: str, forms: Sequence[Form]) -> frozenset[Form] | None:
    """By a field of names: the forms of all of them, and nothing where one tells nothing (Acetic acid; Glacial acetic acid)."""
    found = [forms_in_phrase(name, forms) for name in _BETWEEN_NAMES.split(text) if name.strip()]
    told = [each for each in found if each is not None]
    return frozenset[Form]().union(*told) if told and len(told) == len(found) else None


def forms_in_phrase(text: str, forms: Sequence[Form]) -> frozenset[Form] | None:
    """By the words and the content of one name or one appearance (액체 또는 기체).

    A form that needs its word (발연질산) is never told by a percent alone.
    """
    named = None if holds(WordClass.EXCLUSION, text) else _by_words(text, forms)
    content = _content_of_substance(text)
    if content is None:
        return named
    if named is not None:
        return _with_content(named, content)
    by_content = frozenset(form for form in forms if form.includes(content))
    return None if by_content and all(form.only_by_word for form in by_content) else by_content


def forms_in_states(text: str, forms: Sequence[Form]) -> frozenset[Form] | None:
    """By words of state alone, with the content that stands beside 용액; other percents of a property are no content.

    A state in which the table has no form of the substance tells nothing.
    """
    states = states_in(text)
    found = in_states(forms, states)
    if State.SOLUTION not in states:
        return found or None
    found |= frozenset(form for form in forms if form.state is State.LIQUID and form.is_diluted)
    content = _content_of_substance(text)
    return (found if content is None else _with_content(found, content)) or None


def forms_with_content(text: str, forms: Sequence[Form]) -> frozenset[Form] | None:
    """By the content in section 3 of a sheet. 100 tells nothing: sheets about a substance give it for every form."""
    content = content_in(text) or content_in(f"{text} %")
    if content is None or content.low == HUNDRED:
        return None
    by_content = frozenset(form for form in forms if form.includes(content))
    return None if all(form.only_by_word for form in by_content) else by_content


def states_in(text: str) -> frozenset[str]:
    """The states that the words of a text allow: 액체 또는 기체 allows both."""
    return frozenset(state for word in found_words(WordClass.STATE, text) for state in words_of(WordClass.STATE)[word])


def in_states(forms: Iterable[Form], states: Iterable[str]) -> frozenset[Form]:
    """The forms in one of the states."""
    wanted = frozenset(states)
    return frozenset(form for form in forms if form.state in wanted)


def _by_words(text: str, forms: Sequence[Form]) -> frozenset[Form] | None:
    own = frozenset(form for form in forms if pattern(form.words).search(text))
    by_state = forms_in_states(text, forms)
    if own:
        return own & by_state if by_state and own & by_state else own
    return by_state


def _content_of_substance(text: str) -> Content | None:
    """The content, unless it is that of another part (물 30% 이상) or the threshold of a rule (10% 이상 함유)."""
    return None if holds(WordClass.OTHER_PART, text) else content_in(text)


def _with_content(named: frozenset[Form], content: Content) -> frozenset[Form]:
    """The forms that words have named without those whose range leaves the content out; a molten metal has no range."""
    return frozenset(form for form in named if not form.is_diluted or form.includes(content))
