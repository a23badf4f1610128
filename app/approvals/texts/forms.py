"""Standard texts: a field for each reason and language."""

from collections.abc import Mapping

from flask_wtf import FlaskForm
from wtforms import Field, TextAreaField
from wtforms.validators import Length

from app.approvals.forms import LONGEST_REASON
from app.approvals.models import ReasonCode
from app.approvals.texts.services import DEFAULTS, Key
from app.core.i18n import LANGUAGES


def _name(code: ReasonCode, language: str) -> str:
    return f"{code}_{language}"


class TextsForm(FlaskForm):
    """`texts` are those of now."""

    def __init__(self, texts: Mapping[Key, str]) -> None:
        super().__init__(data={_name(*key): text for key, text in texts.items()})

    def texts(self) -> dict[Key, str]:
        return {(code, language): self[_name(code, language)].data or "" for code in DEFAULTS for language in LANGUAGES}

    def rows(self) -> list[tuple[ReasonCode, list[Field]]]:
        """For each reason its field in each language."""
        return [(code, [self[_name(code, language)] for language in LANGUAGES]) for code in DEFAULTS]


def _add_fields() -> None:
    """A class of WTForms gets its fields as attributes."""
    for code in DEFAULTS:
        for language, label in LANGUAGES.items():
            field = TextAreaField(label, [Length(max=LONGEST_REASON)], render_kw={"rows": 4, "lang": language})
            setattr(TextsForm, _name(code, language), field)


_add_fields()
