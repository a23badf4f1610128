"""Forms to hand in and to decide."""

from collections.abc import Iterable, Mapping, Sequence

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectChoice, SelectField, SubmitField, TextAreaField
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


def reason_field(codes: Iterable[ReasonCode]) -> SelectField:
    return SelectField(lazy("Reason"), [DataRequired(lazy("Choose a reason."))], choices=_choices(codes))


def _explanation() -> TextAreaField:
    return TextAreaField(
        lazy("Explanation for the firm"),
        [DataRequired(lazy("Write down why: the firm reads it.")), Length(max=LONGEST_REASON)],
        description=lazy("Say what is not right, and what the firm can do about it."),
        render_kw={"rows": 4},
    )


class ReasonForm(FlaskForm):
    """`texts` are the standard texts, in the language of the firm; a button fills one in without script."""

    code: SelectField
    reason = _explanation()
    fill = SubmitField(lazy("Fill in the standard text"))

    def __init__(self, texts: Mapping[ReasonCode, str], **values: object) -> None:
        super().__init__(**values)
        self.texts = {str(code): text for code, text in texts.items()}

    def wants_text(self) -> bool:
        """Whether that button was pressed; the field then has the text, and nothing was decided."""
        if not self.fill.data:
            return False
        self.reason.data = self.texts.get(self.code.data or "", self.reason.data)
        return True


class ReturnForm(ReasonForm):
    code = reason_field(REASONS_TO_RETURN)


class RefuseForm(ReasonForm):
    code = reason_field(REASONS_TO_REFUSE)


class StandAsideForm(FlaskForm):
    kind = RadioField(
        lazy("What ties you to this firm?"),
        [InputRequired(lazy("Choose what ties you to this firm."))],
        choices=[SelectChoice(kind.value, text) for kind, text in KIND_NAMES.items()],
    )
