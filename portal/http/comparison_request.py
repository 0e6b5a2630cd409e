"""The substances of a request for a comparison, read the same for the page and for programs."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from identifiers import cas
from portal.answers.mixture_items import Choice, read_item
from portal.curation.current import current_visibility
from portal.http.search_parameters import storable_text
from portal.models import Entry
from portal.profile.comparison import FEWEST, MOST
from portal.profile.mixture_sides import FORM_MARK

MOST_ASKED = 20
"""Values that are looked at before the request is refused; more are no slip."""

TOO_MANY = "한 번에 {}가지 물질까지 비교할 수 있습니다. 물질을 줄여 주십시오."
NOTHING = "비교할 물질의 이름이나 CAS 번호를 두 가지 이상 넣어 주십시오."
TOO_FEW = "비교할 물질을 하나 더 넣어 주십시오."
TWICE = "같은 물질을 두 번 넣었습니다. 다른 물질을 하나 더 넣어 주십시오."
CHECK_DIGIT = "{}번째 CAS 번호의 검사 숫자가 맞지 않습니다. 번호를 다시 확인해 주십시오."
UNKNOWN = "{}번째로 넣은 물질을 찾지 못했습니다. 다른 이름이나 CAS 번호로 넣어 주십시오. 위험하지 않다는 뜻이 아닙니다."
AMBIGUOUS = "{}번째로 넣은 이름은 여러 물질을 뜻합니다. 아래에서 고르십시오."
NO_SUBSTANCE = "{}번째로 넣은 것은 제품이나 물건입니다. 비교는 물질끼리 합니다."
NOT_HELD = "{}번째로 넣은 CAS 번호의 물질은 이 포털이 가진 자료에 없습니다. 위험하지 않다는 뜻이 아닙니다."
HIDDEN = "{}번째로 넣은 물질은 담당자가 확인을 위해 표시를 보류했습니다. 위험하지 않다는 뜻이 아닙니다."


class BadComparison(ValueError):
    """The substances cannot be read; the message says in Korean what to do."""


@dataclass(frozen=True, slots=True)
class ComparisonRequest:
    """The texts as typed, the entries that are known in the same order, the choices of ambiguous texts, and what to say."""

    typed: tuple[str, ...]
    entries: tuple[Entry, ...]
    choices: tuple[tuple[Choice, ...], ...] = ()
    sentences: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The CAS numbers of the known substances, each once."""
        return tuple(dict.fromkeys(entry.slug for entry in self.entries))

    @property
    def is_read(self) -> bool:
        """Whether every text names one substance."""
        return not self.sentences

    @property
    def message(self) -> str:
        """What the reader should do, "" where the table is shown."""
        if self.sentences:
            return " ".join(self.sentences)
        if len(self.numbers) < FEWEST and len(self.typed) > len(self.numbers):
            return TWICE
        return {0: NOTHING, 1: TOO_FEW}.get(len(self.numbers), "")


def read_comparison(request: HttpRequest) -> ComparisonRequest:
    """The substances of ``?cas=…&cas=…``, by number or by name; raises ``BadComparison`` for too many."""
    typed = tuple(text for each in request.GET.getlist("cas")[:MOST_ASKED] if (text := storable_text(each).strip()))
    if len(dict.fromkeys(typed)) > MOST:
        raise BadComparison(TOO_MANY.format(MOST))
    entries: list[Entry] = []
    choices: list[tuple[Choice, ...]] = []
    sentences: list[str] = []
    for position, text in enumerate(typed, 1):
        number, of_name, sentence = _number_of(text)
        entry = _entry_of(number) if number else None
        if entry is not None and entry.pk not in current_visibility().entries:
            entries.append(entry)
            continue
        if of_name:
            choices.append(of_name)
        sentences.append((sentence or (HIDDEN if entry else NOT_HELD)).format(position))
    return ComparisonRequest(typed, tuple(entries), tuple(choices), tuple(sentences))


def _number_of(text: str) -> tuple[str, tuple[Choice, ...], str]:
    """The CAS number that a text names; else the choices and the sentence why there is none."""
    try:
        return cas.parse(text), (), ""
    except cas.CheckDigitError:
        return "", (), CHECK_DIGIT
    except cas.CasError:
        pass
    item = read_item(text)
    if item.choices:
        substances = tuple(choice for choice in item.choices if choice.cas)
        return "", substances, AMBIGUOUS
    number = item.key.partition(FORM_MARK)[0]
    if cas.is_valid(number):
        return cas.parse(number), (), ""
    return "", (), NO_SUBSTANCE if item.key else UNKNOWN


def _entry_of(number: str) -> Entry | None:
    return Entry.objects.filter(key=f"cas:{number}", kind="substance", withdrawn_at=None).first()
