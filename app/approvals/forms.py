"""Forms to hand in and to decide."""

from collections.abc import Iterable, Sequence

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectChoice, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from app.approvals.models import ReasonCode
from app.approvals.presenting import REASONS, REASONS_TO_REFUSE, REASONS_TO_RETURN
from app.core.i18n import lazy
from app.memberships.kinds import KIND_NAMES
from app.organisations.models import Association

DESK = "desk"
LONGEST_REASON = 2000


class HandInForm(FlaskForm):
    """Two equal routes: the board of an association or the desk."""

    route = RadioField(
        lazy("Who checks your application?"), [DataRequired(lazy("Choose who checks your application."))]
    )

    def __init__(self, associations: Sequence[Association], *, proposed: int | None = None) -> None:
        super().__init__(route=str(proposed) if proposed else None)
        boards = [SelectChoice(str(each.id), lazy("The board of %(name)s", name=each.name)) for each in associations]
        self.route.choices = [*boards, SelectChoice(DESK, lazy("The desk of the region"))]
        self._associations = {str(each.id): each for each in associations}

    def association(self) -> Association | None:
        """None for the desk."""
        return self._associations.get(self.route.data)


def _choices(codes: Iterable[ReasonCode]) -> list[SelectChoice]:
    return [SelectChoice("", lazy("Choose")), *(SelectChoice(code.value, REASONS[code]) for code in codes)]


class ApproveForm(FlaskForm):
    """`seen_version` is the version of the profile that was on the page."""

    seen_version = HiddenField()
    note = TextAreaField(
        lazy("Note"),
        [Length(max=LONGEST_REASON)],
        description=lazy("For the file. The firm does not see it."),
        render_kw={"rows": 2},
    )

    def version(self) -> int:
        """0, which no profile has, when the field was tampered with."""
        text = self.seen_version.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _code(codes: Iterable[ReasonCode]) -> SelectField:
    return SelectField(lazy("Reason"), [DataRequired(lazy("Choose a reason."))], choices=_choices(codes))


def _explanation() -> TextAreaField:
    return TextAreaField(
        lazy("Explanation for the firm"),
        [DataRequired(lazy("Write down why: the firm reads it.")), Length(max=LONGEST_REASON)],
        description=lazy("Say what is not right, and what the firm can do about it."),
        render_kw={"rows": 4},
    )


class ReturnForm(FlaskForm):
    code = _code(REASONS_TO_RETURN)
    reason = _explanation()


class RefuseForm(FlaskForm):
    code = _code(REASONS_TO_REFUSE)
    reason = _explanation()


class StandAsideForm(FlaskForm):
    kind = RadioField(
        lazy("What ties you to this firm?"),
        [InputRequired(lazy("Choose what ties you to this firm."))],
        choices=[SelectChoice(kind.value, text) for kind, text in KIND_NAMES.items()],
    )
