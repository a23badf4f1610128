"""The button that asks the trade register: what it says goes into the form, and the person looks at it."""

from datetime import timedelta

from flask import flash

from app.core.clock import now
from app.core.db import transaction
from app.core.guard import signed_in_user
from app.core.i18n import _
from app.suppliers.identifiers import mask
from app.suppliers.lookup import LookupFailed, look_up
from app.suppliers.registration.identity_forms import DutchIdentityForm
from app.throttling.services import Limit, claim
from app.throttling.subjects import subject

# Each question costs the region money. Nobody registers that many firms in an hour.
QUESTIONS = Limit(
    name="trade register",
    free=20,
    first_wait=timedelta(minutes=1),
    longest_wait=timedelta(hours=1),
    forgotten_after=timedelta(hours=1),
)


def fill_from_register(form: DutchIdentityForm) -> None:
    """With the number that was typed, if it can be one. Raises TooMany."""
    _hide_numbers(form)
    if not form.kvk_number.validate(form):
        return
    with transaction():
        claim(QUESTIONS, subject("person", str(signed_in_user().id)), at=now())
    try:
        found = look_up(form.kvk_number.data)
    except LookupFailed:
        flash(_("The trade register cannot be reached now. Please fill in the details yourself."), "info")
        return
    if found is None:
        flash(_("The trade register does not know this number. Check it, or fill in the rest yourself."), "info")
        return
    form.show(found)
    flash(_("Filled in from the trade register. Check whether it is right, and change what is not."))


def _hide_numbers(form: DutchIdentityForm) -> None:
    """The form goes back without having been judged as a whole: what may be a citizen service number does not."""
    judged = type(form)
    for field, more in ((form.vat_id, (judged.validate_vat_id,)), (form.rsin, (judged.validate_rsin,))):
        if not field.validate(form, more):
            field.data = None
        field.errors = ()
    for field in (form.name, form.trade_name):
        field.data = mask(field.data or "")
