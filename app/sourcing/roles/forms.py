"""Giving roles, handing them over, declaring about interests."""

from collections.abc import Iterable, Sequence

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from app.accounts.models import User
from app.core.i18n import lazy
from app.sourcing.forms import without_nul
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.labels import KINDS

NO_INTEREST, INTEREST = "none", "aside"


def _people(users: Iterable[User]) -> list[SelectChoice]:
    return [SelectChoice("", lazy("Choose")), *(SelectChoice(str(user.id), user.name) for user in users)]


class HandOverForm(FlaskForm):
    """To which colleague, and a word about it."""

    colleague = SelectField(lazy("Colleague"), [DataRequired(lazy("Choose a colleague."))])
    note = StringField(
        lazy("Note"),
        [Optional(), Length(max=200)],
        filters=[without_nul],
        description=lazy("Such as: leave until 3 March."),
    )

    def __init__(self, colleagues: Sequence[User], **values: object) -> None:
        super().__init__(**values)
        self.colleague.choices = _people(colleagues)
        self._by_id = {str(each.id): each for each in colleagues}

    def person(self) -> User:
        return self._by_id[self.colleague.data]


class GiveRoleForm(HandOverForm):
    """Which role, to whom."""

    kind = SelectField(lazy("Role"), [InputRequired(lazy("Choose a role."))])

    def __init__(self, colleagues: Sequence[User], kinds: Iterable[FileRoleKind], **values: object) -> None:
        super().__init__(colleagues, **values)
        self.kind.choices = [
            SelectChoice("", lazy("Choose")),
            *(SelectChoice(kind.value, KINDS[kind]) for kind in kinds),
        ]

    def chosen(self) -> FileRoleKind:
        return FileRoleKind(self.kind.data)


class DeclarationForm(FlaskForm):
    """About oneself only."""

    declaration = RadioField(
        lazy("Your declaration"),
        [InputRequired(lazy("Choose one of the two."))],
        choices=[
            SelectChoice(
                NO_INTEREST, lazy("I have no interest in any of these firms, and no tie to the people behind them")
            ),
            SelectChoice(INTEREST, lazy("I step aside: from now on colleagues go on with this file without me")),
        ],
    )
