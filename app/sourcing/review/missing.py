"""What stands between a shortlist and the offer for signature."""

from dataclasses import dataclass, field
from typing import Any

from app.core.i18n import Text, lazy
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.models import ProcurementFile
from app.sourcing.queries import longlists_of
from app.sourcing.roles.queries import owner_is_gone, undeclared_in
from app.sourcing.shortlists.findings import Findings, examine
from app.sourcing.shortlists.labels import JUSTIFICATIONS
from app.sourcing.shortlists.queries import justifications_in, undecided_by_longlist, undecided_outside


@dataclass(frozen=True)
class Missing:
    """One thing to do first; `endpoint` and `values` (besides the file) say on which page."""

    text: Text
    endpoint: str
    values: dict[str, Any] = field(default_factory=dict)


def missing_in(file: ProcurementFile, findings: Findings | None = None) -> list[Missing]:
    """Empty when the shortlist can be offered. `findings`: what was found in it, if that is known already."""
    findings = findings or examine(file)
    return [
        *_of_the_procedure(findings.choice),
        *_of_the_people(file),
        *_of_the_firms(file, findings),
        *_of_the_reasons(file, findings),
    ]


def _of_the_procedure(choice: ProcedureChoice | None) -> list[Missing]:
    if choice is None:
        return [_at_procedure(lazy("Choose the procedure."))]
    if not choice.holds:
        return [_at_procedure(lazy("The controller has not agreed to the procedure that you chose."))]
    if not choice.chosen.is_private:
        return [_at_procedure(lazy("An open procedure has no shortlist: every firm may take part."))]
    return []


def _at_procedure(text: Text) -> Missing:
    return Missing(text, "sourcing.procedure")


def _of_the_people(file: ProcurementFile) -> list[Missing]:
    if owner_is_gone(file):
        return [Missing(lazy("The file needs an owner."), "sourcing.roles")]
    waiting = [
        lazy("%(name)s has to declare about interests, for the firms as they are now.", name=user.name)
        for user in undeclared_in(file)
    ]
    return [Missing(text, "sourcing.roles") for text in waiting]


def _of_the_firms(file: ProcurementFile, findings: Findings) -> list[Missing]:
    found = []
    undecided = undecided_by_longlist(file)
    for number, longlist in enumerate(longlists_of(file), start=1):
        if longlist.id in undecided:
            text = lazy(
                "Decide on the firms of longlist %(number)s: %(left)s to go.",
                number=number,
                left=undecided[longlist.id],
            )
            found.append(Missing(text, "sourcing.longlist", {"longlist_id": longlist.id}))
    if outside := undecided_outside(file):
        text = lazy("Decide on the firms from outside the register: %(left)s to go.", left=outside)
        found.append(Missing(text, "sourcing.shortlist", {"_anchor": "outside"}))
    if not findings.invited:
        found.append(Missing(lazy("Invite at least one firm."), "sourcing.shortlist"))
    return found


def _of_the_reasons(file: ProcurementFile, findings: Findings) -> list[Missing]:
    given = justifications_in(file)
    overrides = [
        lazy("Say why you depart from the proposal: %(firm)s.", firm=decision.firm)
        for decision in findings.without_override
    ]
    others = [
        lazy("Give a reason: %(what)s.", what=JUSTIFICATIONS[kind]) for kind in findings.asked if kind not in given
    ]
    return [Missing(text, "sourcing.shortlist", {"_anchor": "reasons"}) for text in [*overrides, *others]]
