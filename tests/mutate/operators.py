"""The small faults that are put into the code: each is one change of one place in a file."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

SWAPPED: dict[type[ast.AST], type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip
SWAPPED_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
NOT_MUTATED = ("decorator_list", "annotation", "returns", "type_params")  # nor `strict` of zip: seldom matter


@dataclass(frozen=True)
class Mutant:
    """A file with one fault in it."""

    line: int
    before: str
    after: str
    source: str


def mutants(source: str) -> list[Mutant]:
    """Every mutant of a file, in the order of the places in it; comments are lost, which no test can notice."""
    tree = ast.parse(source)
    found = []
    for parent, field, index, node in _places(tree):
        for changed in _changes(node):
            _put(parent, field, index, changed)
            found.append(Mutant(node.lineno, _brief(node), _brief(changed), ast.unparse(tree)))
        _put(parent, field, index, node)
    return found


def _places(parent: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.expr | ast.stmt]]:
    for field, value in ast.iter_fields(parent):
        if field in NOT_MUTATED or (isinstance(parent, ast.keyword) and parent.arg == "strict"):
            continue
        for index, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(node, ast.expr | ast.stmt):
                yield parent, field, index, node
            if isinstance(node, ast.AST):
                yield from _places(node)


def _put(parent: ast.AST, field: str, index: int | None, node: ast.AST) -> None:
    if index is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[index] = node


def _changes(node: ast.expr | ast.stmt) -> Iterator[ast.expr | ast.stmt]:
    match node:
        case ast.Compare(left, ops, comparators):
            for n, operator in enumerate(ops):
                yield ast.Compare(left, [*ops[:n], SWAPPED[type(operator)](), *ops[n + 1 :]], comparators)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(SWAPPED[type(operator)](), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.BinOp(left, operator, right) if type(operator) in SWAPPED:
            yield ast.BinOp(left, SWAPPED[type(operator)](), right)
        case ast.Constant(int(value)):  # True and False are integers too
            yield from map(ast.Constant, [not value] if isinstance(value, bool) else [value + 1, value - 1])
        case ast.Return(ast.expr() as value) if ast.unparse(value) != "None":
            yield ast.Return(ast.Constant(None))
        case ast.Call(ast.Name("sorted")):
            yield ast.Call(ast.Name("list"), [ast.Call(ast.Name("reversed"), [node], [])], [])
        case ast.Call(ast.Name(name), arguments, keywords) if name in SWAPPED_NAMES:
            yield ast.Call(ast.Name(SWAPPED_NAMES[name]), arguments, keywords)


def _brief(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 120 else f"{text[:119]}…"
