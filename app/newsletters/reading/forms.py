"""Forms of readers."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import EmailField, RadioField, SelectChoice
from wtforms.validators import DataRequired, Email, InputRequired, Length

from app.core.forms import CheckboxesField
from app.core.i18n import LANGUAGES, lazy
from app.newsletters.models import Subscription
from app.newsletters.reading import choices
from app.newsletters.reading.choices import Wishes


class WishesForm(FlaskForm):
    """Call `offer` first: what can be chosen depends on the region."""

    topics: Any = CheckboxesField(
        lazy("Topics"), description=lazy("Choose nothing and you get everything."), choices=[], default=()
    )
    bodies: Any = CheckboxesField(
        lazy("From whom"),
        description=lazy("Choose nothing and you get news of all. Whom you choose can also write to you directly."),
        choices=[],
        default=(),
    )
    language = RadioField(
        lazy("Language of the mails"),
        [InputRequired(lazy("Choose a language."))],
        choices=[SelectChoice(*each) for each in LANGUAGES.items()],
        default="nl",
        description=lazy("Of our own words; what others write is in the language in which they wrote it."),
    )

    def offer(self) -> None:
        self.topics.choices = [SelectChoice(*each) for each in choices.topics()]
        self.bodies.choices = [SelectChoice(*each) for each in choices.bodies()]

    def fill_from(self, subscription: Subscription) -> None:
        wishes = choices.wishes_of(subscription)
        self.process(data={"topics": wishes.topics, "bodies": wishes.bodies, "language": subscription.language})
        self.offer()

    def wishes(self) -> Wishes:
        return Wishes(frozenset(self.bodies.data or ()), frozenset(self.topics.data or ()))


class SubscribeForm(WishesForm):
    email = EmailField(
        lazy("E-mail address"),
        [
            DataRequired(lazy("Fill in your e-mail address.")),
            Email(lazy("This is not an e-mail address. Example: name@example.nl")),
            Length(max=254),
        ],
        render_kw={"autocomplete": "email"},
    )
