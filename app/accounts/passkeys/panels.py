"""The button "sign in with a passkey" on pages of others."""

from typing import Any

from flask import request, url_for

from app.accounts.models import User
from app.accounts.passkeys.queries import has_passkey


def sign_in() -> dict[str, Any]:
    """For slots.SIGN_IN."""
    return {
        "url": url_for("passkeys.sign_in", next=request.args.get("next")),
        "options_url": url_for("passkeys.sign_in_options"),
    }


def second_step(user: User) -> dict[str, Any] | None:
    """For slots.SECOND_STEP."""
    if not has_passkey(user):
        return None
    return {"url": url_for("passkeys.second_step"), "options_url": url_for("passkeys.second_step_options")}
