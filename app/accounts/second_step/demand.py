"""Whoever has a role does nothing before a second factor was shown, or set up when there is none."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.factors import all_factors, factors_of
from app.accounts.policies import needs_second_factor
from app.accounts.signing_in import opened_session
from app.core.guard import visitor
from app.core.settings import settings

# What the pages on the way need themselves, and the way out.
OPEN = {"static", "organisations.palette", "i18n.switch_language", "accounts.sign_out", "accounts.sign_in"}


def second_factor() -> ResponseReturnValue | None:
    """Before each request. The roles are asked for only while the session is weak."""
    if request.endpoint is None or _is_on_the_way(request.endpoint):
        return None
    user = visitor()
    if user is None or opened_session().is_strong or not needs_second_factor(user):
        return None
    target = request.full_path.rstrip("?") if request.method == "GET" else None
    step = "second_step.confirm" if factors_of(user) else "second_step.choose"
    return redirect(url_for(step, next=target), 303)


def _is_on_the_way(endpoint: str) -> bool:
    blueprint = endpoint.partition(".")[0]
    on_the_way = {"second_step", *(factor.endpoint.partition(".")[0] for factor in all_factors())}
    # Without the open mailbox nobody who tries the product could follow a mail about signing in.
    is_mailbox = blueprint == "mail" and settings().has_open_mailbox
    return endpoint in OPEN or blueprint in on_the_way or is_mailbox
