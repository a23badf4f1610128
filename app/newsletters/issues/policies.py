"""Who writes newsletters: who speaks for the body that they come from."""

from app.accounts.models import User
from app.newsletters.models import Issue
from app.organisations.bodies import may_speak_for


def may_edit(user: User | None, issue: Issue) -> bool:
    return may_speak_for(user, issue.body)
