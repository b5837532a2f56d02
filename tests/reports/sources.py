"""
Every reason that the code can give for what was not read, taken from its source.

A reason is followed backwards from where it is kept (`Failure.reason`, `SetAside.reason` ...) to the literals it is made
of: through names, constants, tables, parameters of functions, what functions return, and fields of dataclasses. What
only running tells becomes `{}`.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from itertools import chain, product
from pathlib import Path

ROOT = Path(__file__).parents[2]
RAISED = ("Unreadable", "SourceError", "UnreachableError", "UnfitError")
FIELDS = ("reason", "trouble", "troubles", "set_aside", "failure")
"""Fields in which a reason is kept on its way."""
VARIES = "{}"


class Source:
    """
    The code of some files, and the reasons found in it.

    Attributes:
        found: each text with `{}` for what varies, and the files in which it stands.
    """

    def __init__(self, paths):
        self.found = defaultdict(set)
        self._trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}
        self._within = {}
        self._functions, self._constants, self._fields = defaultdict(list), defaultdict(list), defaultdict(list)
        self._calls, self._set = [], []
        self._done, self._waiting = set(), []
        for path, tree in self._trees.items():
            self._index(path, tree)

    def _index(self, path, tree):
        """Note the functions, the constants, the fields of classes, and in which function each node lies."""
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                self._functions[node.name].append((path, node))
                for inner in ast.walk(node):
                    self._within[inner] = (path, node)  # of nested functions the innermost is walked last
            elif isinstance(node, ast.ClassDef):
                made = [
                    part.target.id for part in node.body if isinstance(part, ast.AnnAssign) and _is_name(part.target)
                ]
                self._fields[node.name].append(made)
            elif isinstance(node, ast.Call):
                self._calls.append((path, node, _last(node.func)))
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute):
                self._set.append((path, node.targets[0].attr, node.value))
            elif isinstance(node, ast.List) and _is_failed(node):
                self._set.append((path, "reason", node.elts[1]))
        for node in tree.body:
            for name, value in _assigned(node):
                self._constants[name].append((path, value))

    def follow(self):
        """Follow every place at which a reason is kept until no new one is met."""
        for name in FIELDS:
            self._want("field", name)
        for name in RAISED:
            self._want("argument", name, 0)
        while self._waiting:
            kind, *what = self._waiting.pop()
            for path, value in self._given_to_field(*what) if kind == "field" else self._given_to(*what):
                for text in self._texts(value, path):
                    self.found[text].add(path)
        return self

    def _want(self, *what):
        key = repr(what)
        if key not in self._done:
            self._done.add(key)
            self._waiting.append(what)

    def _given_to(self, function, position):
        """Yield what calls of a function give as one of its arguments, by place or by name."""
        names = {
            node.args.args[position].arg for _, node in self._functions[function] if len(node.args.args) > position
        }
        for path, node, called in self._calls:
            bound = isinstance(node.func, ast.Attribute) and any(
                each.args.args and each.args.args[0].arg == "self" for _, each in self._functions[function]
            )
            at = position - bound
            if called == function:
                yield from ((path, value) for value in node.args[at : at + 1])
                yield from ((path, word.value) for word in node.keywords if word.arg in names)
            elif called == "map" and node.args and _last(node.args[0]) == function:
                yield from ((path, value) for value in node.args[1:])

    def _given_to_field(self, field):
        """Yield what is put into a field of that name: made with it, changed to it, set, or appended to it."""
        for path, node, called in self._calls:
            made = self._fields.get(called, [])
            for fields in made:
                if field in fields:
                    at = fields.index(field)
                    yield from ((path, value) for value in node.args[at : at + 1])
            if not made or any(field in fields for fields in made):
                yield from ((path, word.value) for word in node.keywords if word.arg == field)
            if called == "append" and _last(node.func.value) == field:
                yield path, node.args[0]
        yield from ((path, value) for path, name, value in self._set if name == field)

    def _texts(self, node, path, *, inside=False, seen=()):
        """
        Return the texts that an expression may be.

        Args:
            node, path: which, and in which file.
            inside: it is put into a longer text: what a function returns stands for itself then, as a text of its own.
            seen: expressions being followed.
        """
        if node in seen:
            return {VARIES}
        seen = (*seen, node)
        joined = _joined(node)
        if isinstance(node, ast.Constant):
            texts = {node.value} if isinstance(node.value, str) else {VARIES}
            return texts if inside else texts - {VARIES, ""}
        if joined:
            parts = [self._texts(part, path, inside=True, seen=seen) for part in joined]
            return {"".join(chosen).replace(VARIES * 2, VARIES) for chosen in product(*parts)}
        if either := _either(node):
            return set().union(*(self._texts(part, path, inside=inside, seen=seen) for part in either))
        if isinstance(node, ast.Name):
            return self._named(node, path, inside=inside, seen=seen)
        more = set().union(*(self._texts(each, at, seen=seen) for at, each in self._returned(node, path)))
        if inside:
            for text in more:
                self.found[text].add(path)
        return more if more and not inside else {VARIES}

    def _named(self, node, path, *, inside, seen):
        """Return the texts that a name may stand for."""
        function = self._within.get(node)
        given = list(self._bound(node, function[1], path)) if function else []
        names = [each.arg for each in function[1].args.args] if function else []
        if node.id in names and function[1].name != "__init__":
            self._want("argument", function[1].name, names.index(node.id))
        if not given:
            here = [pair for pair in self._constants[node.id] if pair[0] == path]
            given = here or self._constants[node.id]
        texts = set()
        for at, value in given:
            alone = isinstance(value, ast.Call | ast.Subscript | ast.BoolOp)
            made = self._texts(value, at, inside=inside and not alone, seen=seen)
            if inside and alone:
                for text in made:
                    self.found[text].add(path)
                made = {VARIES}
            texts |= made
        return texts or {VARIES}

    def _bound(self, used, function, path):
        """Yield what a function binds to a name before it is used, also by walking through a table of tuples."""
        for block in _blocks(function, used):
            for statement in reversed(block):
                if used.id in (bound := dict(_assigned(statement))):
                    yield path, bound[used.id]
                    return
                if any(used.id == name for inner in ast.walk(statement) for name, _ in _assigned(inner)):
                    break  # bound there, perhaps
        for node in ast.walk(function):
            yield from ((path, value) for bound, value in _assigned(node) if bound == used.id)
            if isinstance(node, ast.For | ast.comprehension) and isinstance(node.target, ast.Tuple):
                names = [part.id if _is_name(part) else None for part in node.target.elts]
                if used.id in names and _is_name(node.iter):
                    yield from self._column(node.iter, function, path, names.index(used.id))

    def _column(self, table, function, path, index):
        rows = [value for bound, value in chain.from_iterable(map(_assigned, ast.walk(function))) if bound == table.id]
        rows = rows or [value for at, value in self._constants[table.id] if at == path]
        for value in rows:
            if isinstance(value, ast.Tuple):
                yield from ((path, row.elts[index]) for row in value.elts if isinstance(row, ast.Tuple))

    def _returned(self, node, path):
        """Yield what a call returns, or what a table holds."""
        if isinstance(node, ast.Subscript):
            yield from self._values(node.value, path)
        if not isinstance(node, ast.Call):
            return
        called = _last(node.func)
        if called == "get" and node.args:
            yield from self._values(node.func.value, path)
            yield from ((path, value) for value in node.args[1:])
        elif called == "next" and isinstance(node.args[0], ast.GeneratorExp):
            yield path, node.args[0].elt
            yield from ((path, value) for value in node.args[1:])
        here = [pair for pair in self._functions[called] if pair[0] == path]
        for at, function in here or self._functions[called]:
            if "str" in ast.unparse(function.returns or ast.Constant("")):
                yield from ((at, part.value) for part in ast.walk(function) if isinstance(part, ast.Return))

    def _values(self, node, path):
        if _is_name(node):
            here = [value for at, value in self._constants[node.id] if at == path]
            for value in here:
                if isinstance(value, ast.Dict):
                    yield from ((path, each) for each in value.values)


def _blocks(function, used):
    """Yield the statements that surely come before a place, block by block, the innermost first."""
    blocks = [getattr(node, name, None) for node in ast.walk(function) for name in ("body", "orelse", "finalbody")]
    for block in reversed([block for block in blocks if isinstance(block, list)]):
        if block and block[0].lineno <= used.lineno <= block[-1].end_lineno:
            yield [each for each in block if each.end_lineno < used.lineno]


def _is_name(node):
    return isinstance(node, ast.Name)


def _joined(node):
    """Return the parts of a text put together."""
    if isinstance(node, ast.BinOp):
        return (node.left, node.right) if isinstance(node.op, ast.Add) else ()
    return getattr(node, "values", ()) if isinstance(node, ast.JoinedStr) else ()


def _either(node):
    """Return the expressions of which another has the value."""
    if isinstance(node, ast.IfExp):
        return (node.body, node.orelse)
    if isinstance(node, ast.FormattedValue | ast.NamedExpr):
        return (node.value,)
    return getattr(node, "values", None) or node.elts if isinstance(node, ast.BoolOp | ast.List | ast.Tuple) else ()


def _is_failed(node):
    """Tell whether a list is a message of a parser in a process of its own, that says what has gone wrong."""
    first = node.elts[0] if len(node.elts) == 2 else None
    return isinstance(first, ast.Constant) and first.value == "failed"


def _last(node):
    return node.attr if isinstance(node, ast.Attribute) else node.id if _is_name(node) else ""


def _assigned(node):
    """Yield the names that a statement or expression binds, with what."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            pairs = (
                zip(target.elts, node.value.elts, strict=False)
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
                else [(target, node.value)]
            )
            yield from ((part.id, value) for part, value in pairs if _is_name(part))
    elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and _is_name(node.target):
        yield node.target.id, node.value


def reasons():
    """Return every reason, with the files it may come from."""
    paths = [*(ROOT / "connectors").rglob("*.py"), *(ROOT / "scanner").glob("*.py")]
    found = Source(paths).follow().found
    return {text: files for text, files in sorted(found.items()) if text.replace(VARIES, "").strip(" :,;().")}
