"""What people call the methods of selection, and the acts on a proposal."""

from app.core.i18n import Text, lazy
from app.sourcing.policy.kinds import SelectionMethod

METHODS: dict[SelectionMethod, Text] = {
    SelectionMethod.RANKING: lazy("Ranking: in the order of the longlist"),
    SelectionMethod.LEAST_RECENTLY_INVITED: lazy("Rotation: the longest without an invitation first"),
    SelectionMethod.FEWEST_IN_CATEGORY: lazy("Rotation: the fewest invitations in this category first"),
    SelectionMethod.FEWEST_IN_CLASS: lazy("Rotation: the fewest invitations for this kind of work first"),
    SelectionMethod.FEWEST_BY_BUYER: lazy("Rotation: the fewest invitations by this municipality first"),
}

ACTS: dict[str, Text] = {
    "selection.proposed": lazy("Firms proposed by the method of the policy"),
    "selection.taken_over": lazy("Proposal taken over"),
}
