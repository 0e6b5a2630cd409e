"""A document as the alternatives keep it: what can be matched, without our tokens, and the CAS numbers that judge it."""

from __future__ import annotations

from dataclasses import dataclass

from search.values import Document


@dataclass(frozen=True, slots=True)
class Row:
    """One document in plain words."""

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


def row(document: Document) -> Row:
    """The document's own names, numbers and running text."""
    return Row(
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
