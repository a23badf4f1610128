"""The map of permissions as a page: docs/permissions.md."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from app.core.doors import Door, facts_of, policy_in_words
from tests.permissions.asking import OWN, YES, Row
from tests.permissions.circles import ROLES
from tests.rules.project import ROOT

PATH = ROOT / "docs" / "permissions.md"

INTRODUCTION = """\
# Permissions

Who may do what. `make permissions` writes this page: it sends every request of the site as every role, once to a thing
of their own and once to one of somebody else, and notes who came in. A test does the same and fails when this page says
otherwise, so it cannot be out of date. On a running installation, `flask permissions` shows the policy behind every
address.

**own**: only what belongs to them, their board or their municipality · **foreign**: only what is somebody else's, for
nobody blocks or erases themselves there · **yes**: all of them · **–**: turned away. Whoever is signed out and turned
away is sent to the sign-in page; others read that the page is not for them or, where the address names a thing, that it
does not exist, and of a link in a mail that went to somebody else that it does not work. *Again*: a factor has to be
shown again before this act. What a policy asks stands [below](#policies), in the words of the code. One person may hold
several roles: they may do what any of these may, except where an interest in the firm closes the door.
"""


def lines_of(rows: Iterable[Row]) -> list[str]:
    return [_line(row) for row in rows]


def who_comes_in() -> dict[tuple[str, str, str], list[str]]:
    """The roles that get to something of their own, by method, address and thing, as the page says."""
    rows = [_cells(line) for line in PATH.read_text("utf-8").splitlines() if line.startswith(("| GET", "| POST"))]
    return {(method, address, thing): roles for request, thing, roles in rows for method, address in _requests(request)}


def _cells(line: str) -> tuple[str, str, list[str]]:
    request, *words = [cell.strip() for cell in line.split("|")[1:-1]]
    if len(words) == 1:  # of the table of what is open to everybody
        return request, words[0], [*ROLES]
    _policy, _again, thing, *cells = words
    return request, thing, [role for role, cell in zip(ROLES, cells, strict=True) if cell in (YES, OWN)]


def _requests(request: str) -> list[tuple[str, str]]:
    *methods, address = request.split()
    return [(method, address.strip("`")) for method in methods]


def render(rows: Sequence[Row]) -> str:
    guarded = sorted((row for row in rows if not _is_open(row)), key=_feature)
    tables = [_table(feature.capitalize(), list(some)) for feature, some in groupby(guarded, key=_feature)]
    everybody = _table("Open to everybody", [row for row in rows if _is_open(row)])
    policies = "\n".join(policies_as_text({row.door for row in rows}))
    return "\n".join([INTRODUCTION, *tables, everybody, policies])


def policies_as_text(doors: Iterable[Door]) -> Iterator[str]:
    policies = {door.guard.policy for door in doors if door.guard.policy}
    yield "## Policies\n"
    yield "Each gets the person who asks, or nobody, and the thing that the address names.\n"
    for policy in sorted(policies, key=lambda each: (policy_in_words(each), each.__module__)):
        yield _policy(policy)


def _table(title: str, rows: Sequence[Row]) -> str:
    head = ["Request", "Thing"] if all(map(_is_open, rows)) else ["Request", "Policy", "Again", "Thing", *ROLES]
    lines = [f"| {' | '.join(head)} |", f"|{'|'.join('---' for _ in head)}|", *lines_of(rows)]
    return f"## {title}\n\n" + "\n".join(lines) + "\n"


def _line(row: Row) -> str:
    door = row.door
    request = f"{' '.join(row.methods)} `{door.address}`"
    if _is_open(row):
        return f"| {request} | {row.thing} |"
    again = "again" if door.asks_again else ""
    return f"| {' | '.join([request, door.policy, again, row.thing, *row.cells])} |"


def _is_open(row: Row) -> bool:
    """A public route that lets everybody in needs no columns to say so."""
    return row.door.guard.policy is None and row.is_open_to_all


def _feature(row: Row) -> str:
    return row.door.feature


def _policy(policy: Callable[..., bool]) -> str:
    title = f"### {policy_in_words(policy)}\n"
    facts = ", ".join(facts_of(policy))
    about = [f"About: {facts}.\n"] if facts else []
    rule = [f"{inspect.cleandoc(policy.__doc__)}\n"] if policy.__doc__ else []
    return "\n".join([title, *about, *rule, f"```python\n{_body(policy)}\n```\n"])


def _body(policy: Callable[..., bool]) -> str:
    """The code without its first line and docstring."""
    [function] = ast.parse(textwrap.dedent(inspect.getsource(policy))).body
    assert isinstance(function, ast.FunctionDef)
    statements = function.body[1:] if ast.get_docstring(function) else function.body
    return "\n".join(ast.unparse(statement) for statement in statements)
