"""A word and the codes it leads to."""

from typing import Any

from wtforms import StringField
from wtforms.validators import DataRequired, Length, ValidationError

from app.core.forms import SeenForm
from app.core.i18n import language, lazy
from app.reference.models import LONGEST_WORD
from app.reference.queries import cpv_labels
from app.reference.wording import stems
from app.suppliers.registration.fields import PickedField

MOST_CODES = 20


def tidied(text: str | None) -> str:
    """In lower case, with one space between words and without NUL."""
    return " ".join((text or "").replace("\x00", "").lower().split())


class TradeWordForm(SeenForm):
    word = StringField(
        lazy("Word or short phrase"),
        [
            DataRequired(lazy("Fill in a word.")),
            Length(max=LONGEST_WORD, message=lazy("Use at most %(n)s characters.", n=LONGEST_WORD)),
        ],
        filters=[tidied],
        description=lazy(
            "As people say it: gardener, solar panels. Plurals and compounds are understood by themselves."
        ),
    )
    codes = PickedField(
        lazy("Kinds of work"),
        [
            DataRequired(lazy("Choose at least one kind of work.")),
            Length(max=MOST_CODES, message=lazy("Choose at most %(n)s kinds of work.", n=MOST_CODES)),
        ],
        description=lazy("The CPV codes this word leads to. The first one counts most."),
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.known = cpv_labels(self.codes.data or (), language())
        self.codes.offer({code: f"{code} {label}" for code, label in self.known.items()})

    def validate_word(self, field: StringField) -> None:
        if not any(char.isalpha() for char in field.data) or not stems(field.data):
            raise ValidationError(lazy("This word says nothing about a kind of work. Use another one."))

    def validate_codes(self, field: PickedField) -> None:
        if not self.known.keys() >= set(field.data or ()):
            raise ValidationError(lazy("One of these codes does not exist. Choose from the list."))

    def chosen_codes(self) -> list[str]:
        """In the order in which they were chosen."""
        return list(dict.fromkeys(self.codes.data or ()))
