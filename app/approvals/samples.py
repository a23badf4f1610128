"""The letters about applications, for a firm that does not exist."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from flask import Flask

from app.accounts.models import User
from app.accounts.samples import somebody
from app.approvals import letters
from app.approvals.appeals import letters as appeals
from app.approvals.conversation import letters as conversation
from app.approvals.messages import Cause
from app.approvals.models import Application, ReasonCode
from app.approvals.records import ApplicationMessage, Side
from app.approvals.terms import letters as terms
from app.core.clock import today
from app.core.i18n import _
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.organisations.models import Association
from app.suppliers.models import Supplier

TERM = timedelta(days=14)


def application() -> Application:
    """Of a firm that is in no database."""
    return Application(
        id=0,
        supplier_id=0,
        supplier=Supplier(id=0, name="Hoveniersbedrijf De Heg", trade_name=None),
        association=Association(id=0, key="sample", name="Ondernemers Voorbeeld"),
        due_on=today() + TERM,
        reason_code=ReasonCode.INCOMPLETE,
        reason=_("The certificate that you name is missing."),
        messages=[ApplicationMessage(side=Side.REVIEWER, text=_("Which work do you do yourself?"))],
    )


def _written(letter: Callable[[Application, User], Letter]) -> Letter:
    return letter(application(), somebody())


def register(app: Flask) -> None:
    add_sample(app, letters.left_board, lambda: letters.left_board(application(), somebody(), Cause.SILENCE))
    add_sample(app, letters.passed_on, lambda: letters.passed_on(somebody(), somebody(), 3))
    add_sample(app, terms.terms_due, lambda: terms.terms_due([application()], somebody(), today()))
    for letter in (
        conversation.question,
        conversation.answered,
        appeals.appeal_received,
        appeals.new_appeal,
        appeals.outcome,
        appeals.refused_for_good,
        letters.moved_to_desk,
        letters.new_application,
        letters.received,
        letters.approved,
        letters.returned,
        letters.refused,
        letters.handed_over,
    ):
        add_sample(app, letter, partial(_written, letter))
