"""The forms with which the outcome of a file is decided."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from app.core.forms import SeenForm
from app.core.i18n import Text, _, lazy, moneyformat
from app.sourcing.form_fields import AmountField
from app.sourcing.forms import without_nul
from app.sourcing.outcomes.details import AwardLine, OutcomeDetails
from app.sourcing.outcomes.labels import CHOICES
from app.sourcing.outcomes.models import Outcome, OutcomeKind
from app.sourcing.outcomes.parties import Field, Party

LONGEST_RATIONALE = 10_000
LONGEST_REASON = 2000
WHOLE = 0  # stands for the number of a lot when the work is bought as one


class OutcomeForm(SeenForm):
    """Each lot, or the work as a whole, has three fields more: see form_for."""

    kind = RadioField(
        lazy("How does this file end?"),
        [InputRequired(lazy("Choose how the file ends."))],
        choices=[SelectChoice(kind.value, text) for kind, text in CHOICES.items()],
    )
    rationale = TextAreaField(
        lazy("Why?"),
        [DataRequired(lazy("Say why. Every firm may ask for it.")), Length(max=LONGEST_RATIONALE)],
        filters=[without_nul],
        description=lazy("Stays in the file. Firms get a letter of their own, with their own reasons."),
        render_kw={"rows": 8},
    )
    lots: tuple[tuple[int, int | None], ...] = ()  # (number, id)

    @property
    def chosen_kind(self) -> OutcomeKind:
        return OutcomeKind(self.kind.data) if self.kind.data in list(OutcomeKind) else OutcomeKind.AWARDED

    def rows(self) -> Iterable[tuple[Any, Any, Any, int | None]]:
        """Winner, amount and reason of each lot, with its id."""
        for number, lot_id in self.lots:
            yield self[f"winner_{number}"], self[f"amount_{number}"], self[f"reason_{number}"], lot_id

    def fill_from(self, outcome: Outcome) -> None:
        self.kind.data, self.rationale.data = outcome.kind.value, outcome.rationale
        self.version.data = str(outcome.version)
        awards = {award.lot_id: award for award in outcome.awards}
        for winner, amount, reason, lot_id in self.rows():
            award = awards.get(lot_id)
            if award is not None:
                winner.data, amount.data, reason.data = str(award.decision_id), award.amount, award.reason

    def winners(self, field: Field) -> list[Party]:
        chosen = [chosen_in(winner, field) for winner, *_rest in self.rows()]
        return [party for party in chosen if party is not None and party.is_eligible]

    def fill_amounts(self, field: Field) -> None:
        """What each chosen firm quoted, where no amount was typed; a quotation for all lots cannot be split."""
        for winner, amount, _reason, lot_id in self.rows():
            party = chosen_in(winner, field)
            if lot_id is None and party is not None:
                amount.data, amount.raw_data = party.amount, None

    def to_details(self) -> OutcomeDetails:
        kind = OutcomeKind(self.kind.data)
        awards = tuple(self._awards()) if kind is OutcomeKind.AWARDED else ()
        return OutcomeDetails(kind, self.rationale.data, awards)

    def _awards(self) -> Iterable[AwardLine]:
        for winner, amount, reason, lot_id in self.rows():
            if winner.data:
                yield AwardLine(int(winner.data), lot_id, amount.data or Decimal(0), reason.data or None)


def chosen_in(winner: Any, field: Field) -> Party | None:
    """The firm that a field of the form names, also before the form was checked."""
    return next((party for party in field.parties if str(party.decision.id) == winner.data), None)


def form_for(field: Field) -> OutcomeForm:
    """With a choice of firm, an amount and a reason for each lot."""

    class Own(OutcomeForm):
        lots = tuple((lot.number, lot.id) for lot in field.lots) or ((WHOLE, None),)

    choices = [SelectChoice("", _("No firm"))] + [
        SelectChoice(str(party.decision.id), _choice(party)) for party in field.eligible
    ]
    for number, _lot_id in Own.lots:
        setattr(Own, f"winner_{number}", SelectField(lazy("Firm"), [Optional()], choices=choices))
        setattr(
            Own,
            f"amount_{number}",
            AmountField(
                lazy("Amount in euros, excluding VAT"),
                description=lazy("Leave as quoted, or change it and say why below."),
            ),
        )
        setattr(Own, f"reason_{number}", _reason_field())
    return Own()


def _reason_field() -> StringField:
    return StringField(
        lazy("Reason for another amount, or for a firm that is not the first"),
        [Length(max=LONGEST_REASON)],
        filters=[without_nul],
    )


def _choice(party: Party) -> Text:
    amount = moneyformat(party.amount)
    if party.rank is None:
        return _("%(firm)s, %(amount)s", firm=party.firm, amount=amount)
    return _("%(rank)s. %(firm)s, %(amount)s", rank=party.rank, firm=party.firm, amount=amount)


class ReasonForm(SeenForm):
    """A step that needs a reason."""

    reason = TextAreaField(
        lazy("Reason"),
        [DataRequired(lazy("Give the reason.")), Length(max=LONGEST_REASON)],
        filters=[without_nul],
    )


def amounts_form(field: Field) -> FlaskForm:
    """An amount for each invited firm, under the id of its decision."""

    class Own(FlaskForm):
        pass

    for party in field.parties:
        setattr(Own, f"amount_{party.decision.id}", AmountField(party.firm, default=party.noted))
    return Own()


def amounts_in(form: FlaskForm, field: Field) -> dict[int, Decimal | None]:
    return {party.decision.id: form[f"amount_{party.decision.id}"].data for party in field.parties}
