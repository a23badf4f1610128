"""The pages behind the link of an invitation, as far as they are the same whatever one is invited to."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, render_template
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from app.accounts.invitations.forms import NewAccountForm
from app.accounts.invitations.services import Invitation, InvitationClosed, account_of, demand_open
from app.accounts.models import User
from app.accounts.signing_in import Method, admit
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import visitor
from app.core.i18n import _

Kind = TypeVar("Kind", bound=Invitation)


def opened(found: Kind | None) -> Kind:
    """What a link led to, when it can still be taken up. Raises InvitationClosed."""
    if found is None:
        raise InvitationClosed(_("A part of the link is missing, or a newer invitation was sent after it."))
    demand_open(found, now())
    return found


def come_in(
    found: Invitation,
    form: NewAccountForm,
    *,
    accept: Callable[..., User],
    show: Callable[[], ResponseReturnValue],
    target: str,
) -> ResponseReturnValue:
    """Say what it is about. Without an account one is made here, and `accept` gets its name and password."""
    if account_of(found) or visitor() or not form.validate_on_submit():
        return show()
    try:
        with transaction():
            user = accept(found, name=form.name.data, password=form.password.data, at=now())
    except InvitationClosed:
        raise
    except DomainError as error:
        form.password.errors = [str(error)]
        return show()
    return admit(user, method=Method.PASSWORD, is_strong=False, target=target)


def page(template: str, found: Invitation, form: FlaskForm, **values: Any) -> ResponseReturnValue:
    user = visitor()
    html = render_template(
        template,
        invitation=found,
        form=form,
        has_account=account_of(found) is not None,
        is_receiver=user is not None and user.email == found.email,
        is_other=user is not None and user.email != found.email,
        **values,
    )
    return html, 422 if form.errors else 200


def register(app: Flask) -> None:
    app.register_error_handler(InvitationClosed, _closed)


def _closed(error: InvitationClosed) -> ResponseReturnValue:
    return render_template("accounts/invitation_closed.html", message=error.message), 410
