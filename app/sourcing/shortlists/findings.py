"""What stands out in a shortlist: what the rules ask a reason for, and what a signer has to know."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.advice.queries import current_choice
from app.sourcing.longlists.services import is_thin
from app.sourcing.models import ProcurementFile
from app.sourcing.outcomes.queries import incumbents
from app.sourcing.policy.kinds import IncumbentRule
from app.sourcing.rotation.models import SelectionProposal
from app.sourcing.rotation.queries import proposals_of
from app.sourcing.shortlists.lines import ShortlistLine, lines_of
from app.sourcing.shortlists.models import JustificationKind
from app.sourcing.shortlists.queries import candidates_in, last_invited_before


@dataclass(frozen=True)
class Findings:
    """`differing`: the decisions that are not as the newest proposal; `asked`: what needs a reason of its own."""

    choice: ProcedureChoice | None
    decisions: Sequence[ShortlistLine]
    candidates: int
    differing: Sequence[ShortlistLine]
    asked: Sequence[JustificationKind]

    @property
    def invited(self) -> list[ShortlistLine]:
        return [decision for decision in self.decisions if decision.invited]

    @property
    def left_out(self) -> list[ShortlistLine]:
        return [decision for decision in self.decisions if not decision.invited]

    @property
    def is_thin(self) -> bool:
        """Fewer candidates than make a market."""
        return is_thin(self.candidates)

    @property
    def without_override(self) -> list[ShortlistLine]:
        return [decision for decision in self.differing if not decision.override_reason]


def examine(file: ProcurementFile) -> Findings:
    decisions, choice = lines_of(file), current_choice(file)
    invited = [decision for decision in decisions if decision.invited]
    return Findings(
        choice=choice,
        decisions=decisions,
        candidates=candidates_in(file),
        differing=_differing(decisions, proposals_of(file)),
        asked=[
            *([JustificationKind.NUMBER] if _is_other_number(len(invited), choice) else []),
            *([JustificationKind.SAME_FIRMS] if _are_same_firms(invited, file) else []),
            *([JustificationKind.INCUMBENT] if _need_reason_for_incumbent(invited, choice) else []),
        ],
    )


def _differing(decisions: Sequence[ShortlistLine], proposals: Sequence[SelectionProposal]) -> list[ShortlistLine]:
    """A firm that no method looked at counts as not proposed. For one from outside its own reason says enough."""
    if not proposals:
        return []
    proposed = {firm["supplier_id"] for firm in proposals[-1].outcome["firms"] if firm["proposed"]}
    of_the_register = [decision for decision in decisions if decision.supplier_id]
    return [decision for decision in of_the_register if decision.invited is not (decision.supplier_id in proposed)]


def _is_other_number(invited: int, choice: ProcedureChoice | None) -> bool:
    if choice is None or not invited:
        return False
    too_few = choice.fewest_firms is not None and invited < choice.fewest_firms
    return too_few or (choice.most_firms is not None and invited > choice.most_firms)


def _are_same_firms(invited: Sequence[ShortlistLine], file: ProcurementFile) -> bool:
    """Nobody is new beside those who were invited last (PRODUCT.md §4.4)."""
    if not invited:
        return False
    last = last_invited_before(file)
    return bool(last) and all(_register_id(decision) in last for decision in invited)


def _need_reason_for_incumbent(invited: Sequence[ShortlistLine], choice: ProcedureChoice | None) -> bool:
    """By the policy under which the procedure was chosen, on the day for which it was."""
    if choice is None or choice.policy is None or choice.policy.incumbent_rule is not IncumbentRule.NEEDS_REASON:
        return False
    file = choice.file
    before = incumbents(file.municipality_code, file.cpv_code, choice.for_day)
    return any(_register_id(decision) in before for decision in invited)


def _register_id(decision: ShortlistLine) -> int | None:
    outside = decision.outside_firm
    return outside.supplier_id if outside else decision.supplier_id
