"""Forms to decide on a change."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, TextAreaField
from wtforms.validators import DataRequired, Length

from app.core.i18n import lazy

LONGEST_REASON = 2000


def number(text: str | None) -> int:
    """0, which nothing has, when the field was tampered with."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


class SeenForm(FlaskForm):
    """`seen_version` is the version of the change that was on the page."""

    seen_version = HiddenField()

    def version(self) -> int:
        return number(self.seen_version.data)

    def given(self) -> dict[str, str]:
        """What the verb needs besides who and when."""
        return {}


class ReasonForm(SeenForm):
    reason = TextAreaField(
        lazy("Explanation for the firm"),
        [DataRequired(lazy("Write down why: the firm reads it.")), Length(max=LONGEST_REASON)],
        description=lazy("Say what is not right, and what the firm can do about it."),
        render_kw={"rows": 4},
    )

    def given(self) -> dict[str, str]:
        return {"reason": self.reason.data}


def chosen(values: list[str]) -> dict[int, int]:
    """Of boxes that are ticked, such as `12:3`: the version that was seen of each change, by its id."""
    pairs = (value.partition(":") for value in values)
    return {number(revision_id): number(version) for revision_id, _mark, version in pairs}
