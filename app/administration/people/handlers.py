"""Mail about what the administrator did to an account."""

from app.accounts.models import User
from app.administration.people import letters
from app.administration.people.messages import SecondFactorReset
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import post


def tell_of_reset(message: SecondFactorReset) -> None:
    user = session.get(User, message.user_id)
    if user is None:
        return  # erased before the mail went
    with in_language(user.language):
        post(letters.second_factor_reset(user), to=user.email)
