"""Forms of registration."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Email, Length, Optional

from app.core.clock import today
from app.core.forms import tidied
from app.core.i18n import LANGUAGES, language, lazy
from app.events.registering.details import RegistrationDetails
from app.events.registering.fields import PartyForm
from app.organisations.queries import associations
from app.suppliers.models import Supplier


class ChangeForm(PartyForm):
    """Guests, answers, and whether the name may be shown."""


class RegisterForm(PartyForm):
    """Call `offer` first: which firms there are depends on who looks."""

    name = StringField(
        lazy("Your name"),
        [DataRequired(lazy("Fill in your name.")), Length(max=100)],
        filters=[tidied],
        render_kw={"autocomplete": "name"},
    )
    email = EmailField(
        lazy("E-mail address"),
        [
            DataRequired(lazy("Fill in your e-mail address.")),
            Email(lazy("This is not an e-mail address. Example: name@example.nl")),
            Length(max=254),
        ],
        description=lazy("The confirmation goes to this address, with a link to change or cancel."),
    )
    supplier: Any = SelectField(lazy("Your firm"), [Optional()], default="")
    firm = StringField(
        lazy("Firm or organisation"),
        [Optional(), Length(max=150)],
        filters=[tidied],
        render_kw={"autocomplete": "organization"},
    )
    association: Any = SelectField(
        lazy("As a member of"),
        [Optional()],
        default="",
        description=lazy("The board of that association sees that you come, when it organises this event."),
    )
    language = SelectField(
        lazy("Language of our mails"),
        [DataRequired(lazy("Choose a language."))],
        choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()],
        default=language,
    )

    def offer(self, firms: list[Supplier]) -> None:
        """Without firms of one's own there is nothing to choose from."""
        if firms:
            own = [SelectChoice(str(firm.id), firm.display_name) for firm in firms]
            self.supplier.choices = [*own, SelectChoice("", lazy("Another one, or none"))]
        else:
            del self.supplier
        members = [SelectChoice(str(each.id), each.name) for each in associations(today())]
        self.association.choices = [SelectChoice("", lazy("No association of this list")), *members]

    def to_details(self, firms: list[Supplier]) -> RegistrationDetails:
        chosen = self.supplier.data if "supplier" in self else ""
        firm = next((each for each in firms if str(each.id) == chosen), None)
        return RegistrationDetails(
            name=self.name.data or "",
            email=self.email.data or "",
            language=self.language.data,
            firm=firm.display_name if firm else self.firm.data or "",
            supplier_id=firm.id if firm else None,
            association_id=int(self.association.data) if self.association.data else None,
            party=self.party(),
        )


class MessageForm(FlaskForm):
    subject = StringField(
        lazy("Subject"), [DataRequired(lazy("Fill in a subject.")), Length(max=150)], filters=[tidied]
    )
    text = TextAreaField(
        lazy("Message"),
        [DataRequired(lazy("Write a message.")), Length(max=5000)],
        description=lazy("Plain text. A line is a paragraph."),
    )
    to_waiting = BooleanField(lazy("Also to those on the waiting list"))
