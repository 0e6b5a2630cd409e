"""The forms of which one fact may be, as the card, the conflicts and the line of the source read them (content rule 11)."""

from __future__ import annotations

from dataclasses import dataclass

from reference.forms import Form

UNKNOWN = "형태 미상"
NOT_IN_TABLE = "고를 수 있는 형태에 없음"


@dataclass(frozen=True, slots=True)
class FormsOfFact:
    """The possible forms in the picker's order; none where the fact is of a form that the picker lacks.

    ``are_all`` where the evidence leaves every form of the substance, ``holds_for_all`` where the kind of the fact holds
    in every form (a name, a legal listing), whatever form its record is about.
    """

    possible: tuple[Form, ...]
    are_all: bool = False
    holds_for_all: bool = False
    several: bool = True
    """Whether the substance has several forms at all."""

    @property
    def one(self) -> Form | None:
        """The only possible form; ``None`` for several and for none."""
        return self.possible[0] if len(self.possible) == 1 else None

    @property
    def are_unknown(self) -> bool:
        """Whether the form of the fact is not told although the substance has several."""
        return self.several and not self.holds_for_all and self.one is None

    def may_be(self, form: Form) -> bool:
        """Whether the fact belongs on the card of this form: told for it, or not told, and then marked so."""
        return not self.several or self.holds_for_all or form in self.possible

    @property
    def names(self) -> str:
        """The possible forms by name, for a sentence about other forms than the chosen one."""
        return " 또는 ".join(form.name_ko for form in self.possible) or NOT_IN_TABLE

    @property
    def text(self) -> str:
        """The form, 형태 미상 with the forms that remain where some are ruled out, or "" where no form need be named."""
        if not self.several or self.holds_for_all:
            return ""
        if self.one or not self.possible:
            return self.names
        return UNKNOWN if self.are_all else f"{UNKNOWN}({self.names})"


SINGLE_FORM = FormsOfFact((), several=False)
"""Of a substance of one form, whose facts need no form."""
