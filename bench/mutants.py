"""Small changes of the code, one at a time, each of which some test should notice.

The changes are cosmic-ray's (another comparison, another number, ``and`` for ``or``, a condition turned round, a loop that
never begins …) and two of our own: a statement left out, and the filter of a comprehension turned round. Cosmic-ray's own
runner is not used: it changes the checkout itself and knows one test command for all files.
"""

from __future__ import annotations

import ast
import difflib
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

import parso
from cosmic_ray.ast import ast_nodes
from cosmic_ray.mutating import MutationVisitor
from cosmic_ray.plugins import get_operator
from parso.python.tree import Keyword

_PAIRS = {
    "Comparison": (
        "Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is", "Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt", "Gt_GtE", "Gt_LtE",
        "GtE_Gt", "GtE_Lt",
    ),
    "Binary": (
        "Add_Sub", "Sub_Add", "Mul_FloorDiv", "Div_Mul", "FloorDiv_Mul", "Mod_FloorDiv", "Pow_Mul", "LShift_RShift",
        "RShift_LShift", "BitOr_BitAnd", "BitAnd_BitOr", "BitXor_BitOr",
    ),
    "Unary": ("USub_UAdd", "Delete_USub", "Delete_Not"),
}  # fmt: skip
"""What an operator becomes. Cosmic-ray knows every pair; ``is`` for ``==`` is a matter of chance, ``<<`` for ``-`` a crash."""

_OTHERS = (
    "AddNot", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd",
    "ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "NumberReplacer", "ZeroIterationForLoop",
)  # fmt: skip
"""All that need no further names but ``ExceptionReplacer``, which ends in an error at the likes of ``un.UnError``."""

_parsed: Callable[[str], Any] = parso.parse
_LOG = "log"
_LEFT_OUT = ("atom_expr", "return_stmt", "raise_stmt", "del_stmt", "yield_expr")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file. ``line`` counts from 1 and is where the file first differs; ``code`` is the whole changed file."""

    path: str
    line: int
    before: str
    after: str
    code: str
    diff: str

    @property
    def change(self) -> tuple[str, str, str]:
        """What the change is wherever in its file it stands: path, lines before, lines after, each without their spacing."""
        return self.path, self.before, self.after


class LeaveOut:
    """A statement in a function becomes ``pass``; duck-typed as cosmic-ray's operators."""

    def mutation_positions(self, node: Any) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """The statement, where it can be left out."""
        if node.type == "simple_stmt" and _in_function(node) and _can_be_left_out(node.children[0]):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        """The node with ``pass`` in place of the statement."""
        first = node.get_first_leaf()
        node.children[0] = Keyword("pass", first.start_pos, first.prefix)
        return node


class TurnRound:
    """``if`` in a comprehension lets through what it kept out; duck-typed as cosmic-ray's operators."""

    def mutation_positions(self, node: Any) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """The condition."""
        if node.type == "comp_if":
            yield node.children[1].start_pos, node.children[1].end_pos

    def mutate(self, node: Any, index: int) -> Any:
        """The node with ``not`` before its condition."""
        node.children[1] = _parsed(f" not ({node.children[1].get_code().strip()})")
        return node


def sampled(sources: Iterable[tuple[str, str]], size: int, seed: int) -> list[Mutant]:
    """At most ``size`` mutants of files given as path and text; the same for the same texts and seed.

    Places in the code are drawn first and then one change of each, so that a place counts once in however many ways it can
    be changed.
    """
    chance = random.Random(seed)  # noqa: S311  # a sample, not a secret
    texts = dict(sources)
    places = [(path, place, ways) for path, text in sorted(texts.items()) for place, ways in _places(text).items()]
    chance.shuffle(places)
    drawn = (_one_of(path, texts[path], ways, chance) for path, _, ways in places)
    return list(islice(filter(None, drawn), size))


def _one_of(path: str, text: str, ways: Sequence[tuple[str, int]], chance: random.Random) -> Mutant | None:
    """A change at one place that makes other code; ``None`` where no way does."""
    for name, occurrence in chance.sample(ways, len(ways)):
        code = MutationVisitor.mutate_code(text, _operators()[name], occurrence)
        if code is not None and _differs(text, code):
            return _mutant(path, text, code)
    return None


def _mutant(path: str, text: str, code: str) -> Mutant:
    old, new = text.splitlines(), code.splitlines()
    diff = list(difflib.unified_diff(old, new, path, path, lineterm="", n=2))
    line = next(number for number, pair in enumerate(zip(old, [*new, ""], strict=False), 1) if pair[0] != pair[1])
    return Mutant(path, line, _changed(diff, "-"), _changed(diff, "+"), code, "\n".join(diff[2:]))


def _changed(diff: Sequence[str], sign: str) -> str:
    return " ".join(" ".join(line[1:].split()) for line in diff[2:] if line.startswith(sign))


def _differs(text: str, code: str) -> bool:
    try:
        return ast.dump(ast.parse(text)) != ast.dump(ast.parse(code))
    except SyntaxError:
        return False


@cache
def _operators() -> dict[str, Any]:
    names = [f"Replace{kind}Operator_{pair}" for kind, pairs in _PAIRS.items() for pair in pairs]
    known = {name: get_operator(f"core/{name}")() for name in (*names, *_OTHERS)}
    return {**known, "LeaveOut": LeaveOut(), "TurnRound": TurnRound()}


def _places(text: str) -> dict[tuple[int, int], list[tuple[str, int]]]:
    """Each place that can be changed → the ways to change it, as operator and its how-many-eth position in the file."""
    tree = _parsed(text)
    places: dict[tuple[int, int], list[tuple[str, int]]] = defaultdict(list)
    nodes = [(node, _says_nothing(node)) for node in ast_nodes(tree)]
    for name, operator in _operators().items():
        occurrence = 0
        for node, passed_over in nodes:
            for start, _ in operator.mutation_positions(node):
                if not passed_over:
                    places[start].append((name, occurrence))
                occurrence += 1
    return places


def _says_nothing(node: Any) -> bool:
    """Whether the node is of a type, a decorator, a line of the log, or of what runs a module as a command.

    Types and what dataclasses forbid are mypy's to hold, and what a decorator keeps in memory only costs time.
    """
    if _runs_the_module(node) or (node.type == "simple_stmt" and node.get_first_leaf().value == _LOG):
        return True
    while (parent := node.parent) is not None:
        if parent.type in ("tfpdef", "decorator") or _runs_the_module(parent):
            return True
        if parent.type == "annassign" and node is parent.children[1]:
            return True
        if parent.type == "funcdef" and node is parent.annotation:
            return True
        if parent.type == "atom_expr" and parent.get_first_leaf().value == _LOG:
            return True
        node = parent
    return False


def _runs_the_module(node: Any) -> bool:
    return bool(node.type == "if_stmt" and node.children[1].get_first_leaf().value == "__name__")


def _can_be_left_out(statement: Any) -> bool:
    """Not the first value of a name: without it the next line ends in an error, which says nothing of the tests."""
    if statement.type == "expr_stmt":
        target, sign = statement.children[:2]
        first_value = sign.type == "annassign" or sign.value == "="
        return not (first_value and target.type in ("name", "testlist_star_expr"))
    return statement.type in _LEFT_OUT


def _in_function(node: Any) -> bool:
    while (node := node.parent) is not None:
        if node.type == "funcdef":
            return True
    return False
