"""Mutants: small changes of the code, each of which a test should notice.

Most changes are cosmic-ray's (another comparison, another number, ``and`` for ``or``, a negated condition, a loop with no
iterations …). Two are our own: a removed statement and a negated filter of a comprehension. Cosmic-ray's own runner is
not used, because it changes the checkout itself and has one test command for all files.
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
"""Operator replacements. Cosmic-ray has every pair, but ``is`` for ``==`` depends on chance and ``<<`` for ``-`` raises."""

_OTHERS = (
    "AddNot", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd",
    "ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "NumberReplacer", "ZeroIterationForLoop",
)  # fmt: skip
"""All other operators without arguments, except ``ExceptionReplacer``, which fails at names such as ``un.UnError``."""

_parsed: Callable[[str], Any] = parso.parse
_LOG = "log"
_REMOVABLE = ("atom_expr", "return_stmt", "raise_stmt", "del_stmt", "yield_expr")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file. ``line`` counts from 1 and is the first line that differs; ``code`` is the whole changed file."""

    path: str
    line: int
    before: str
    after: str
    code: str
    diff: str

    @property
    def change(self) -> tuple[str, str, str]:
        """The change without its position: path, lines before, lines after, with spacing reduced."""
        return self.path, self.before, self.after


class StatementRemoval:
    """Replaces a statement in a function by ``pass``; has the interface of a cosmic-ray operator."""

    def mutation_positions(self, node: Any) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """The statement, if it can be removed."""
        if node.type == "simple_stmt" and _in_function(node) and _is_removable(node.children[0]):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        """The node with ``pass`` in place of the statement."""
        first = node.get_first_leaf()
        node.children[0] = Keyword("pass", first.start_pos, first.prefix)
        return node


class FilterNegation:
    """Negates the ``if`` of a comprehension; has the interface of a cosmic-ray operator."""

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

    Places in the code are drawn first, then one mutation for each, so that a place counts once however many mutations it
    has.
    """
    randomness = random.Random(seed)  # noqa: S311  # a sample, not a secret
    texts = dict(sources)
    places = [
        (path, place, mutations) for path, text in sorted(texts.items()) for place, mutations in _places(text).items()
    ]
    randomness.shuffle(places)
    drawn = (_one_of(path, texts[path], mutations, randomness) for path, _, mutations in places)
    return list(islice(filter(None, drawn), size))


def _one_of(path: str, text: str, mutations: Sequence[tuple[str, int]], randomness: random.Random) -> Mutant | None:
    """A mutant at one place that differs from the original code; ``None`` if no mutation gives one."""
    for name, occurrence in randomness.sample(mutations, len(mutations)):
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
    return {**known, "LeaveOut": StatementRemoval(), "TurnRound": FilterNegation()}


def _places(text: str) -> dict[tuple[int, int], list[tuple[str, int]]]:
    """Each place → its mutations, as operator name and index among the positions of that operator in the file."""
    tree = _parsed(text)
    places: dict[tuple[int, int], list[tuple[str, int]]] = defaultdict(list)
    nodes = [(node, _is_skipped(node)) for node in ast_nodes(tree)]
    for name, operator in _operators().items():
        occurrence = 0
        for node, skipped in nodes:
            for start, _ in operator.mutation_positions(node):
                if not skipped:
                    places[start].append((name, occurrence))
                occurrence += 1
    return places


def _is_skipped(node: Any) -> bool:
    """Whether the node belongs to a type, a decorator, a log line, or the block that runs a module as a command.

    mypy checks types and frozen dataclasses, and a changed cache decorator only costs time.
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


def _is_removable(statement: Any) -> bool:
    """Whether the statement can be removed; not the first assignment of a name, because the next line would then fail anyway."""
    if statement.type == "expr_stmt":
        target, sign = statement.children[:2]
        first_value = sign.type == "annassign" or sign.value == "="
        return not (first_value and target.type in ("name", "testlist_star_expr"))
    return statement.type in _REMOVABLE and not _returns_none_at_the_end(statement)


def _returns_none_at_the_end(statement: Any) -> bool:
    """Whether the statement is ``return None`` at the end of its function, which returns ``None`` without it too."""
    line = statement.parent
    block = line.parent
    return (
        statement.get_code(include_prefix=False) == "return None"
        and block.parent is not None
        and block.parent.type == "funcdef"
        and block.children[-1] is line
    )


def _in_function(node: Any) -> bool:
    while (node := node.parent) is not None:
        if node.type == "funcdef":
            return True
    return False
