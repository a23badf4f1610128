"""What is sent from the page of the shortlist."""

from collections.abc import Mapping
from datetime import datetime

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectChoice, TextAreaField
from wtforms.validators import InputRequired, Length

from app.core.i18n import lazy
from app.sourcing.details import Choice
from app.sourcing.forms import without_nul
from app.sourcing.shortlists.choices import INVITE, LEAVE_OUT
from app.sourcing.shortlists.models import JustificationKind
from app.sourcing.shortlists.services import LONGEST_REASON

UNDO = "undo"


class OutsideDecisionForm(FlaskForm):
    """Whether a firm from outside the register is invited. `mark` says which decision stood on the page."""

    verdict = RadioField(
        lazy("Decision"),
        [InputRequired(lazy("Choose what you decide."))],
        choices=[
            SelectChoice(INVITE, lazy("Invite")),
            SelectChoice(LEAVE_OUT, lazy("Do not invite")),
            SelectChoice(UNDO, lazy("No decision")),
        ],
    )
    reason = TextAreaField(lazy("Reason"), [Length(max=LONGEST_REASON)], filters=[without_nul])
    mark = HiddenField()

    def to_choice(self) -> Choice:
        """Raises ValueError for a mark that no page of ours wrote."""
        moment = str(self.mark.data or "").partition(" ")[0]
        seen = datetime.fromisoformat(moment) if moment else None
        verdict = self.verdict.data
        return Choice(None if verdict == UNDO else verdict == INVITE, self.reason.data or "", seen)


def overrides_in(form: Mapping[str, str]) -> dict[int, str]:
    """The reasons that came in, by the id of the decision; empty ones are left out."""
    found = {}
    for name, text in form.items():
        start, _dash, number = name.partition("-")
        if start == "override" and number.isdecimal() and len(number) < 10 and without_nul(text):
            found[int(number)] = str(without_nul(text))
    return found


def justifications_given(form: Mapping[str, str]) -> dict[JustificationKind, str]:
    given = {kind: without_nul(form.get(f"justification-{kind}")) for kind in JustificationKind}
    return {kind: text for kind, text in given.items() if text}
