"""Every act that the code records has a name in Dutch and English (app/audit/naming.py)."""

import ast

import pytest

from app.approvals.models import ApplicationStatus
from app.audit.naming import acts, kinds
from app.core.i18n import in_language
from app.suppliers.kinds import ProfileStatus
from app.suppliers.revisions.models import RevisionStatus
from tests.rules.project import ROOT, files_with

RECORDERS = {"record", "note_sight"}
# Acts that are put together: what stands before the first variable part, and what can follow it.
PUT_TOGETHER = {
    "application.": [ApplicationStatus.APPROVED, ApplicationStatus.RETURNED, ApplicationStatus.REFUSED],
    "revision.": [status for status in RevisionStatus if status is not RevisionStatus.LIVE],
    "supplier.": [ProfileStatus.SUSPENDED, ProfileStatus.LAPSED, ProfileStatus.WITHDRAWN],
}
EXPLANATION = (
    "write the action as a text (or as one of two, with `if`), or add what it is put together of to PUT_TOGETHER"
)


def acts_in_code():
    """(file and line, action) of every call of record(...) and note_sight(...)."""
    for path in files_with(".py", below="app/"):
        for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in RECORDERS and node.args:
                yield from ((f"{path}:{node.lineno}", action) for action in _actions(node.args[0]))


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _actions(given: ast.expr) -> list[str | None]:
    """None: nobody can tell by reading."""
    match given:
        case ast.Constant(value=str(action)):
            return [action]
        case ast.IfExp():
            return _actions(given.body) + _actions(given.orelse)
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_rest]) if start in PUT_TOGETHER:
            return [f"{start}{end}" for end in PUT_TOGETHER[start]]
        case ast.Name(id="ERASED"):
            return ["audit.erased"]
        case ast.Name(id="action"):
            return []  # inside note_sight itself
    return [None]


@pytest.fixture(scope="module")
def calls():
    return list(acts_in_code())


def test_acts_were_found(calls):
    assert len(calls) > 30


def test_every_act_in_the_code_can_be_told_by_reading(calls):
    assert [place for place, action in calls if action is None] == [], EXPLANATION


def test_every_act_in_the_code_has_a_name(session, calls):
    unnamed = {f"{place}: {action}" for place, action in calls if action and action not in acts()}
    assert not unnamed, "name it in the ACTS of its feature (see app/audit/naming.py)"


def test_every_act_and_every_kind_is_named_in_dutch_and_in_english(session):
    names = {**acts(), **{table: kind.name for table, kind in kinds().items()}}
    with in_language("nl"):
        dutch = {key: str(name) for key, name in names.items()}
    with in_language("en"):
        same = {key for key, name in names.items() if str(name) == dutch[key]}
    assert same <= {"user_account", "import_batch"}, "the same words in both languages"


def test_names_of_acts_differ(session):
    names = [str(name) for name in acts().values()]
    assert len(names) == len(set(names))
