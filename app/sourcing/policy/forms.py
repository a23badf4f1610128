"""The form of a draft, and that of its adoption."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError

from app.core.forms import SeenForm
from app.core.i18n import Text, lazy
from app.sourcing.details import HIGHEST_VALUE
from app.sourcing.form_fields import AmountField
from app.sourcing.forms import without_nul
from app.sourcing.kinds import Category
from app.sourcing.labels import CATEGORIES
from app.sourcing.policy.checking import MOST_FIRMS, faults_of
from app.sourcing.policy.details import Band, PolicyDetails
from app.sourcing.policy.kinds import IncumbentRule, Procedure, SelectionMethod, Signer
from app.sourcing.policy.labels import INCUMBENT_RULES, METHODS, PROCEDURES, RULES, SIGNERS
from app.sourcing.policy.thresholds import eu_thresholds, first_known_day, threshold_on
from app.suppliers.registration.rows import RowForm, Rows

MOST_BANDS = 6  # of one category


def _choices(labels: dict[Any, Text]) -> list[SelectChoice]:
    return [SelectChoice(value.value, label) for value, label in labels.items()]


def _article(label: Text | None = None) -> StringField:
    return StringField(
        label or lazy("Article of your policy"),
        [DataRequired(lazy("Name the article of your policy.")), Length(max=100)],
        filters=[without_nul],
    )


def _whole(label: Text, lowest: int, highest: int, **options: Any) -> IntegerField:
    message = lazy("Fill in a whole number from %(lowest)s to %(highest)s.", lowest=lowest, highest=highest)
    checks = [InputRequired(message), NumberRange(lowest, highest, message)]
    return IntegerField(label, checks, render_kw={"inputmode": "numeric"}, **options)


def _firms(label: Text) -> IntegerField:
    message = lazy("Fill in a whole number from %(lowest)s to %(highest)s.", lowest=1, highest=MOST_FIRMS)
    return IntegerField(label, [Optional(), NumberRange(1, MOST_FIRMS, message)], render_kw={"inputmode": "numeric"})


class BandForm(RowForm):
    """From an amount on, a procedure. A row without amount is no row."""

    from_value = AmountField(lazy("From this amount in euros"), [InputRequired(lazy("Fill in an amount."))])
    procedure = SelectField(
        lazy("Procedure"), [InputRequired(lazy("Choose a procedure."))], choices=_choices(PROCEDURES)
    )
    fewest_firms = _firms(lazy("Invite at least"))
    most_firms = _firms(lazy("Invite at most"))
    article = _article()

    @property
    def is_empty(self) -> bool:
        """The procedure is always filled in: it says nothing."""
        fields = (self.from_value, self.fewest_firms, self.most_firms, self.article)
        return all(field.data in (None, "") and not _typed(field) for field in fields)

    def validate_from_value(self, field: AmountField) -> None:
        if field.data is not None and field.data > HIGHEST_VALUE:
            raise ValidationError(lazy("Fill in at most 10 billion euros."))

    def to_band(self, category: Category) -> Band:
        return Band(
            category=category,
            from_value=self.from_value.data,
            procedure=Procedure(self.procedure.data),
            fewest_firms=self.fewest_firms.data,
            most_firms=self.most_firms.data,
            article=self.article.data,
        )


def _typed(field: Any) -> str:
    return "".join(field.raw_data or ()).strip()


def _bands(category: Category) -> Rows:
    return Rows(BandForm, CATEGORIES[category], most=MOST_BANDS)


class PolicyForm(SeenForm):
    """All rules of a draft; the rows of amounts stand per category, under its name."""

    title = StringField(lazy("Name"), [DataRequired(lazy("Fill in a name.")), Length(max=150)], filters=[without_nul])
    in_force_from = DateField(
        lazy("In force from (planned)"),
        [DataRequired(lazy("Fill in the day."))],
        description=lazy("The amounts are compared with the European thresholds of this day. You can still change it."),
    )
    source = StringField(
        lazy("Decision"),
        [DataRequired(lazy("Name the decision that this policy rests on.")), Length(max=300)],
        filters=[without_nul],
        description=lazy("Number, day or web address of the decision, such as the publication in the Gemeenteblad."),
    )
    works = _bands(Category.WORKS)
    goods = _bands(Category.GOODS)
    services = _bands(Category.SERVICES)
    social_services = _bands(Category.SOCIAL_SERVICES)
    concession = _bands(Category.CONCESSION)
    method = RadioField(lazy("Who is proposed first?"), [InputRequired()], choices=_choices(METHODS))
    look_back_months = _whole(
        lazy("Look back in months"), 1, 120, description=lazy("Invitations of longer ago do not count.")
    )
    most_turns = IntegerField(
        lazy("At most this many invitations in that time"),
        [Optional(), NumberRange(1, 1000)],
        description=lazy("Leave empty for no limit."),
        render_kw={"inputmode": "numeric"},
    )
    newcomer_seat = BooleanField(lazy("Keep one place for a firm that was not invited last time"))
    article_method = _article()
    incumbent_rule = RadioField(
        lazy("The firm that has the contract now"), [InputRequired()], choices=_choices(INCUMBENT_RULES)
    )
    article_incumbent_rule = _article()
    signer = RadioField(lazy("Who signs the shortlist"), [InputRequired()], choices=_choices(SIGNERS))
    article_signer = _article()
    local_rule = TextAreaField(
        lazy("Local rule"),
        [Optional(), Length(max=2000)],
        filters=[without_nul],
        description=lazy("When may a search be narrowed to firms from the region? Leave empty when it may not."),
    )
    local_rule_article = StringField(lazy("Article of the local rule"), [Length(max=100)], filters=[without_nul])
    standstill_days = _whole(
        lazy("Waiting time in days"), 0, 120, description=lazy("Between the letters and the contract.")
    )
    article_standstill_days = _article()
    complaints_address = StringField(
        lazy("Where firms can complain"),
        [DataRequired(lazy("Fill in an address.")), Length(max=200)],
        filters=[without_nul],
        description=lazy("Mail or web address; it goes into the letters."),
    )
    article_complaints_address = _article()
    retention_class = StringField(
        lazy("Retention class"), [DataRequired(lazy("Fill in the class.")), Length(max=100)], filters=[without_nul]
    )
    retention_years = _whole(lazy("Years to keep the file"), 1, 100)
    article_retention = _article()

    def rows_of(self, category: Category) -> Rows:
        rows: Rows = self[category.value]
        return rows

    def fill_from(self, details: PolicyDetails, version: int) -> None:
        articles = {f"article_{rule}": details.articles.get(rule, "") for rule in RULES}
        plain = {name: getattr(details, name) for name in PolicyDetails.__dataclass_fields__ if name in self}
        bands = {category.value: [b for b in details.bands if b.category is category] for category in Category}
        self.process(data={**plain, **articles, **bands, "version": version})

    def validate_in_force_from(self, field: DateField) -> None:
        if field.data is not None and field.data < first_known_day():
            raise ValidationError(lazy("Choose a later day: the European thresholds of that day are not known here."))

    def validate_local_rule_article(self, field: StringField) -> None:
        if self.local_rule.data and not field.data:
            raise ValidationError(lazy("Name the article that the local rule stands in."))

    def _check_bands(self, rows: Rows) -> None:
        """Tie what is wrong with the amounts of one category to the fields of its rows."""
        if any(rows.errors) or self.in_force_from.data is None:
            return  # first what was not filled in right
        category = Category(rows.name)
        threshold = threshold_on(category, self.in_force_from.data, eu_thresholds())
        faults = faults_of([row.to_band(category) for row in rows.filled], threshold)
        if not rows.entries:
            rows.append_entry()
        forms = rows.filled or [rows.entries[0].form]
        for fault in faults:
            field = forms[fault.row][fault.field]
            field.errors = [*field.errors, fault.message]
        if faults:
            raise ValidationError(faults[0].message)

    validate_works = validate_goods = validate_services = _check_bands
    validate_social_services = validate_concession = _check_bands

    def to_details(self) -> PolicyDetails:
        return PolicyDetails(
            title=self.title.data,
            in_force_from=self.in_force_from.data,
            source=self.source.data,
            method=SelectionMethod(self.method.data),
            look_back_months=self.look_back_months.data,
            most_turns=self.most_turns.data,
            newcomer_seat=self.newcomer_seat.data,
            incumbent_rule=IncumbentRule(self.incumbent_rule.data),
            signer=Signer(self.signer.data),
            standstill_days=self.standstill_days.data,
            local_rule=self.local_rule.data or None,
            local_rule_article=(self.local_rule.data and self.local_rule_article.data) or None,
            complaints_address=self.complaints_address.data,
            retention_class=self.retention_class.data,
            retention_years=self.retention_years.data,
            articles={rule: self[f"article_{rule}"].data for rule in RULES},
            bands=[row.to_band(each) for each in Category for row in self.rows_of(each).filled],
        )


class AdoptForm(FlaskForm):
    in_force_from = DateField(lazy("In force from"), [DataRequired(lazy("Fill in the day."))])
    is_sure = BooleanField(
        lazy("The municipality has decided this, and I know that an adopted policy cannot be changed"),
        [DataRequired(lazy("Confirm that the municipality has decided this."))],
    )

    def validate_in_force_from(self, field: DateField) -> None:
        if field.data < first_known_day():
            raise ValidationError(lazy("Choose a later day: the European thresholds of that day are not known here."))
