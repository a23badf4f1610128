"""A proposal in sentences: per firm what is known of it, and why it is proposed or not."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core.i18n import _, dateformat, ngettext
from app.sourcing.rotation.methods import Ground
from app.sourcing.rotation.models import SelectionProposal


class Wording:
    """Sentences in the reader's language, from what was kept with the proposal."""

    def __init__(self, proposal: SelectionProposal) -> None:
        self._since = date.fromisoformat(proposal.outcome["since"])
        self._day = dateformat(self._since)
        self._grounds = {
            Ground.IN_TURN: _("Proposed: its turn by the method of the policy."),
            Ground.NEWCOMER_SEAT: _("Proposed: the place for a firm that was never invited before."),
            Ground.OUTSIDE_LAST_SET: _("Proposed: one firm is always from outside the last invited set."),
            Ground.LATER_TURN: _("Not proposed: others come first by the method of the policy."),
            Ground.GAVE_WAY: _("Not proposed: made way so that the set is not the same again."),
            Ground.OUT: _("Not proposed: excluded from this file, or no longer listed."),
            Ground.INCUMBENT: _("Not proposed: it had the contract before, and the policy leaves that firm out."),
            Ground.MOST_TURNS: _("Not proposed: it had the most turns that the policy allows."),
        }

    def sentence(self, firm: Mapping[str, Any]) -> str:
        """`firm` is one of the outcome's."""
        parts = [self.facts(firm), self._grounds[Ground(firm["ground"])]]
        if firm["drawn"]:
            parts.append(_("A logged draw decided between equals."))
        return " ".join(parts)

    def ground(self, firm: Mapping[str, Any]) -> str:
        return self._grounds[Ground(firm["ground"])]

    def facts(self, firm: Mapping[str, Any]) -> str:
        """`Since 16 March 2024: found 6 times, on 4 longlists, invited 2 times, last in …; 0 awards.`"""
        since = _(
            "Since %(day)s: %(found)s, %(longlisted)s, %(turns)s, %(awards)s.",
            day=self._day,
            found=ngettext("found once", "found %(num)s times", firm["found"]),
            longlisted=ngettext("on 1 longlist", "on %(num)s longlists", firm["longlisted"]),
            turns=ngettext("invited once", "invited %(num)s times", firm["turns"]),
            awards=ngettext("1 award", "%(num)s awards", firm["awards"]),
        )
        return " ".join([since, self._last(firm), *self._marks(firm)])

    def _last(self, firm: Mapping[str, Any]) -> str:
        if firm["last_turn"] is None:
            listed = dateformat(date.fromisoformat(firm["listed_on"]))
            return _("Never invited; listed since %(day)s.", day=listed)
        return _("Last invited in %(month)s.", month=dateformat(date.fromisoformat(firm["last_turn"]), "LLLL y"))

    def _marks(self, firm: Mapping[str, Any]) -> list[str]:
        marks = []
        if firm["is_incumbent"]:
            marks.append(_("Had this work before."))
        if firm["in_last_set"]:
            marks.append(_("Was in the last invited set."))
        return marks
