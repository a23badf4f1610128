"""A proposal in sentences: per firm what is known of it, and why it is proposed or not."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from app.core.i18n import _, dateformat, ngettext
from app.sourcing.rotation.methods import Ground
from app.sourcing.rotation.models import SelectionProposal


class Wording:
    """Sentences in the reader's language, from what was kept with the proposal.

    Numbers and days come back in hundreds of them, so each is put in words once.
    """

    def __init__(self, proposal: SelectionProposal) -> None:
        self._since = date.fromisoformat(proposal.outcome["since"])
        self._day = dateformat(self._since)
        self._found = cache(lambda number: ngettext("found once", "found %(num)s times", number))
        self._longlisted = cache(lambda number: ngettext("on 1 longlist", "on %(num)s longlists", number))
        self._turns = cache(lambda number: ngettext("invited once", "invited %(num)s times", number))
        self._awards = cache(lambda number: ngettext("1 award", "%(num)s awards", number))
        self._never, self._last = cache(_never_since), cache(_last_in)
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
            found=self._found(firm["found"]),
            longlisted=self._longlisted(firm["longlisted"]),
            turns=self._turns(firm["turns"]),
            awards=self._awards(firm["awards"]),
        )
        last = self._never(firm["listed_on"]) if firm["last_turn"] is None else self._last(firm["last_turn"])
        return " ".join([since, last, *self._marks(firm)])

    def _marks(self, firm: Mapping[str, Any]) -> list[str]:
        marks = []
        if firm["is_incumbent"]:
            marks.append(_("Had this work before."))
        if firm["in_last_set"]:
            marks.append(_("Was in the last invited set."))
        return marks


def _never_since(day: str) -> str:
    return _("Never invited; listed since %(day)s.", day=dateformat(date.fromisoformat(day)))


def _last_in(day: str) -> str:
    return _("Last invited in %(month)s.", month=dateformat(date.fromisoformat(day), "LLLL y"))
