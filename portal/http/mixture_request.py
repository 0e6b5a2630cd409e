"""The items of a request for a mixture, read the same for the page and for programs."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from portal.answers.mixture_items import Choice, read_item
from portal.http.search_parameters import storable_text
from portal.profile.judged_mixtures import FEWEST, MOST

MOST_ASKED = 20
"""Items that are looked at before the request is refused; more are no slip."""

TOO_MANY = "한 번에 {}가지까지 볼 수 있습니다. 항목을 줄여 주십시오."
TOO_FEW = "무엇과 섞이는지 항목을 하나 더 넣어 주십시오."
NOTHING = "물질 이름이나 CAS 번호, 제품 이름을 두 가지 이상 넣어 주십시오."
TWICE = "같은 항목을 두 번 넣어 하나로 보았습니다. 다른 항목을 하나 더 넣어 주십시오."
UNKNOWN = "{}번째로 넣은 이름을 찾지 못했습니다. 다른 이름이나 CAS 번호로 넣어 주십시오. 위험하지 않다는 뜻이 아닙니다."
AMBIGUOUS = "{}번째로 넣은 이름은 여러 물질을 뜻합니다. 아래에서 고르십시오."


class BadItems(ValueError):
    """The items cannot be read; the message says in Korean what to do."""


@dataclass(frozen=True, slots=True)
class MixtureRequest:
    """The items as typed, the keys of those that are known in the same order, and the choices of ambiguous ones."""

    typed: tuple[str, ...]
    keys: tuple[str, ...]
    choices: tuple[tuple[Choice, ...], ...]
    sentences: tuple[str, ...] = ()

    @property
    def is_read(self) -> bool:
        """Whether every item has its key."""
        return not self.sentences

    @property
    def is_unread(self) -> bool:
        """Whether an item is unknown or ambiguous."""
        return bool(self.sentences)

    @property
    def message(self) -> str:
        """What the reader should do, "" where the mixture is shown."""
        if self.sentences:
            return " ".join(self.sentences)
        different = len(dict.fromkeys(self.keys))
        if different < FEWEST and len(self.typed) > different:
            return TWICE
        return {0: NOTHING, 1: TOO_FEW}.get(different, "")


def read_mixture(request: HttpRequest) -> MixtureRequest:
    """The items of ``?item=…&item=…``; raises ``BadItems`` for too many."""
    typed = tuple(text for each in request.GET.getlist("item")[:MOST_ASKED] if (text := storable_text(each).strip()))
    if len(dict.fromkeys(typed)) > MOST:
        raise BadItems(TOO_MANY.format(MOST))
    keys, choices, sentences = [], [], []
    for position, text in enumerate(typed, 1):
        item = read_item(text)
        if item.key:
            keys.append(item.key)
        elif item.choices:
            choices.append(item.choices)
            sentences.append(AMBIGUOUS.format(position))
        else:
            sentences.append(UNKNOWN.format(position))
    return MixtureRequest(typed, tuple(keys), tuple(choices), tuple(sentences))
