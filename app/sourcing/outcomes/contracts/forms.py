"""The form of a contract."""

from typing import Any

from wtforms import DateField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from app.core.forms import SeenForm
from app.core.i18n import lazy
from app.sourcing.form_fields import AmountField
from app.sourcing.forms import without_nul
from app.sourcing.outcomes.details import ContractDetails
from app.sourcing.outcomes.models import Award, Contract

FILL_IN_A_DAY = lazy("Fill in a day. Example: 31-12-2026")


class ContractForm(SeenForm):
    signed_on = DateField(lazy("Signed on"), [InputRequired(FILL_IN_A_DAY)])
    starts_on = DateField(lazy("First day"), [InputRequired(FILL_IN_A_DAY)])
    ends_on = DateField(lazy("Last day"), [Optional()], description=lazy("Without options. Empty: no end was agreed."))
    options = TextAreaField(
        lazy("Options"),
        [Length(max=2000)],
        filters=[without_nul],
        description=lazy("Example: twice one year longer, at the same price."),
        render_kw={"rows": 3},
    )
    value = AmountField(
        lazy("Value in euros, excluding VAT"),
        [InputRequired(lazy("Fill in the value."))],
        description=lazy("Without options."),
    )
    value_reason = StringField(
        lazy("Why it is worth more than what was awarded"), [Length(max=2000)], filters=[without_nul]
    )

    def fill_from(self, award: Award, contract: Contract | None) -> None:
        given: dict[str, Any] = {"value": award.amount} if contract is None else {"version": contract.version}
        self.process(obj=contract, data=given)

    def to_details(self) -> ContractDetails:
        return ContractDetails(
            signed_on=self.signed_on.data,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            options=self.options.data or None,
            value=self.value.data,
            value_reason=self.value_reason.data or None,
        )
