"""A document as the alternatives store it: texts to match, without the tokens of ``search``, and CAS numbers to judge hits."""

from __future__ import annotations

from dataclasses import dataclass

from search.engine_types import Document


@dataclass(frozen=True, slots=True)
class ContenderRow:
    """One document as texts."""

    key: str
    cas: tuple[str, ...]
    title_ko: str
    title_en: str
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    text: str

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name and number, each once, in lower case."""
        return tuple(dict.fromkeys(text.lower() for text in (*self.names, *self.numbers) if text))


def contender_row(document: Document) -> ContenderRow:
    """The document's own names, numbers and running text."""
    return ContenderRow(
        key=document.key,
        cas=document.cas,
        title_ko=document.title_ko,
        title_en=document.title_en,
        names=tuple(dict.fromkeys((document.title_ko, document.title_en, *(name.text for name in document.names)))),
        numbers=(
            *document.cas,
            *(number.replace("-", "") for number in document.cas),
            *document.ke,
            *document.ec,
            *document.un,
            *document.numbers,
            *document.formulas,
        ),
        text=" ".join(document.text),
    )
