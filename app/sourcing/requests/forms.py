"""Forms around a request for quotation."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    DateTimeLocalField,
    EmailField,
    FieldList,
    Form,
    FormField,
    IntegerField,
    RadioField,
    SelectChoice,
    StringField,
    TextAreaField,
)
from wtforms.validators import (
    DataRequired,
    Email,
    InputRequired,
    Length,
    NumberRange,
    Optional,
    StopValidation,
    ValidationError,
)

from app.core.clock import AMSTERDAM, now
from app.core.forms import SeenForm
from app.core.i18n import lazy
from app.sourcing.forms import without_nul
from app.sourcing.requests.details import CriterionDetails, Reply, RequestDetails
from app.sourcing.requests.labels import ANSWERS, LANGUAGE_NAMES, REASONS
from app.sourcing.requests.models import Answer, CriterionKind, DeclineReason, RequestForQuotation
from app.sourcing.requests.readiness import flaws_of_criteria

MOST_QUALITIES = 5
LONGEST_TEXT = 8000
NO_ADDRESS = lazy("This is not an e-mail address. Example: name@example.nl")


class MomentField(DateTimeLocalField):
    """A day and time in Amsterdam; `data` is aware."""

    data: Any = None  # a moment when something was filled in

    def __init__(self, *args: Any, **options: Any) -> None:
        """As browsers write it; people who type it may leave a space."""
        super().__init__(*args, format=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"], **options)

    def process_data(self, value: datetime | None) -> None:
        self.data = value.astimezone(AMSTERDAM) if value else None

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        super().process_formdata(list(valuelist))
        if self.data is not None:
            self.data = self.data.replace(tzinfo=AMSTERDAM)


class QualityForm(Form):
    """One of the criteria besides the price; left empty it is none."""

    name = StringField(lazy("What you look at"), [Length(max=100)], filters=[without_nul])
    description = StringField(lazy("What is good"), [Length(max=500)], filters=[without_nul])
    weight = IntegerField(lazy("Weight in percent"), [Optional(), NumberRange(1, 99)])

    def validate_name(self, field: StringField) -> None:
        if self.weight.data and not field.data:
            raise ValidationError(lazy("Say what you look at."))

    def validate_weight(self, field: IntegerField) -> None:
        if self.name.data and not field.data:
            raise ValidationError(lazy("Give it a weight from 1 to 99."))


class RequestForm(SeenForm):
    goal = TextAreaField(
        lazy("Goal"),
        [DataRequired(lazy("Say what you want to achieve.")), Length(max=LONGEST_TEXT)],
        filters=[without_nul],
        description=lazy("What has to be better afterwards, and for whom."),
    )
    requirements = TextAreaField(
        lazy("Requirements"),
        [DataRequired(lazy("Say what you ask of the firm.")), Length(max=LONGEST_TEXT)],
        filters=[without_nul],
        description=lazy("What, how much, where and when. Each requirement on a line of its own."),
    )
    budget_band = StringField(
        lazy("Budget"),
        [Optional(), Length(max=200)],
        filters=[without_nul],
        description=lazy("A band, such as 40,000 to 50,000 euros. Leave it empty when you do not say."),
    )
    award_rule = TextAreaField(
        lazy("How you choose"),
        [DataRequired(lazy("Say how you choose.")), Length(max=2000)],
        filters=[without_nul],
        description=lazy("Example: the best ratio of price and quality. The weights below add up to 100."),
    )
    price_weight = IntegerField(
        lazy("Weight of the price in percent"),
        [InputRequired(lazy("Give the price a weight.")), NumberRange(1, 99, lazy("From 1 to 99."))],
    )
    qualities = FieldList(FormField(QualityForm), min_entries=MOST_QUALITIES, max_entries=MOST_QUALITIES)
    answer_by = DateField(
        lazy("Answer by"),
        [Optional()],
        description=lazy("The day on which firms say whether they are interested."),
    )
    questions_until = MomentField(lazy("Questions until"), [Optional()])
    questions_to = EmailField(
        lazy("Questions to"),
        [DataRequired(lazy("Fill in an e-mail address.")), Email(NO_ADDRESS), Length(max=254)],
        filters=[without_nul],
        description=lazy("The address that answers to the mail go to. Questions themselves are asked on the page."),
    )
    deadline = MomentField(
        lazy("Deadline for quotations"),
        [InputRequired(lazy("Choose a deadline."))],
        description=lazy("Day and time in the Netherlands."),
    )
    is_sealed = BooleanField(lazy("Nobody can read a quotation before the deadline"))
    language = RadioField(
        lazy("Language of the letter"),
        [InputRequired(lazy("Choose a language."))],
        choices=[SelectChoice(code, name) for code, name in LANGUAGE_NAMES.items()],
        description=lazy("All firms get the same letter."),
    )

    def fill_from(self, request: RequestForQuotation) -> None:
        weights = {each.kind: each.weight for each in request.criteria}
        qualities = [each for each in request.criteria if each.kind is CriterionKind.QUALITY]
        rows = [{"name": each.name, "description": each.description, "weight": each.weight} for each in qualities]
        data = {"price_weight": weights.get(CriterionKind.PRICE), "qualities": rows}
        self.process(obj=request, data=data)
        while len(self.qualities) < MOST_QUALITIES:
            self.qualities.append_entry()

    def validate_deadline(self, field: MomentField) -> None:
        if field.data is not None and field.data <= now():
            raise ValidationError(lazy("Choose a moment in the future."))

    def validate_questions_until(self, field: MomentField) -> None:
        if field.data and self.deadline.data and field.data > self.deadline.data:
            raise ValidationError(lazy("Questions end before the deadline."))

    def validate_price_weight(self, field: IntegerField) -> None:
        for flaw in flaws_of_criteria(self._criteria()):
            raise ValidationError(flaw)

    def _criteria(self) -> list[CriterionDetails]:
        price = CriterionDetails(CriterionKind.PRICE, str(self._name_of_price()), self.price_weight.data or 0)
        rows = [each.form for each in self.qualities if each.form.name.data and each.form.weight.data]
        return [
            price,
            *(
                CriterionDetails(CriterionKind.QUALITY, row.name.data, row.weight.data, row.description.data or None)
                for row in rows
            ),
        ]

    def _name_of_price(self) -> Any:
        return {"nl": "Prijs", "en": "Price"}.get(self.language.data, "Prijs")

    def to_details(self) -> RequestDetails:
        return RequestDetails(
            goal=self.goal.data,
            requirements=self.requirements.data,
            budget_band=self.budget_band.data or None,
            award_rule=self.award_rule.data,
            criteria=self._criteria(),
            answer_by=self.answer_by.data,
            questions_until=self.questions_until.data,
            questions_to=self.questions_to.data,
            deadline=self.deadline.data,
            is_sealed=self.is_sealed.data,
            language=self.language.data,
        )


class ReasonForm(FlaskForm):
    """Why something is withdrawn; firms read it."""

    reason = TextAreaField(
        lazy("Reason"),
        [DataRequired(lazy("Give the reason.")), Length(max=2000)],
        filters=[without_nul],
        description=lazy("The firm reads this in its mail."),
    )


class ExtensionForm(FlaskForm):
    deadline = MomentField(lazy("New deadline"), [InputRequired(lazy("Choose a deadline."))])
    reason = TextAreaField(
        lazy("Reason"),
        [DataRequired(lazy("Give the reason.")), Length(max=2000)],
        filters=[without_nul],
        description=lazy("All firms read this in their mail."),
    )


class AddressForm(FlaskForm):
    address = EmailField(
        lazy("Mail address of the firm"),
        [DataRequired(lazy("Fill in an e-mail address.")), Email(NO_ADDRESS), Length(max=254)],
        filters=[without_nul],
    )


class PublishForm(FlaskForm):
    published = TextAreaField(
        lazy("The question as all firms read it"),
        [DataRequired(lazy("Write the question down.")), Length(max=4000)],
        filters=[without_nul],
        description=lazy("Take out what tells who asked: names, places, ways of working."),
    )
    answer = TextAreaField(
        lazy("Answer"), [DataRequired(lazy("Write the answer.")), Length(max=4000)], filters=[without_nul]
    )


def _belongs_to_a_decline(form: Form, field: RadioField) -> None:
    """A decline has a reason; with another answer none is asked for."""
    if field.data:
        return
    field.errors = []  # that nothing was chosen is no mistake by itself
    raise StopValidation(lazy("Choose the reason.") if form["answer"].data == Answer.DECLINED else None)


class ReplyForm(FlaskForm):
    """The firm's answer."""

    answer = RadioField(
        lazy("Are you interested?"),
        [InputRequired(lazy("Choose an answer."))],
        choices=[SelectChoice(answer.value, text) for answer, text in ANSWERS.items()],
    )
    reason = RadioField(
        lazy("When you decline: why?"),
        [_belongs_to_a_decline],
        choices=[SelectChoice(reason.value, text) for reason, text in REASONS.items()],
        description=lazy("We never hold this against you. A decline because you are full is no turn."),
    )
    text = TextAreaField(lazy("Do you want to add something?"), [Optional(), Length(max=2000)], filters=[without_nul])

    def to_reply(self) -> Reply:
        reason = DeclineReason(self.reason.data) if self.reason.data else None
        return Reply(Answer(self.answer.data), reason, self.text.data or None)


class QuestionForm(FlaskForm):
    text = TextAreaField(
        lazy("Your question"),
        [DataRequired(lazy("Write your question.")), Length(max=4000)],
        filters=[without_nul],
        description=lazy("All firms get the answer. Write nothing by which others recognise you."),
    )
