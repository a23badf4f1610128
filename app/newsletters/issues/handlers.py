"""The test mail of an issue."""

from dataclasses import replace

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import _, in_language
from app.mail.letters import post
from app.newsletters.issues.letters import newsletter
from app.newsletters.issues.messages import TestAsked
from app.newsletters.issues.queries import find
from app.newsletters.issues.writing import edition_of


def send_test(message: TestAsked) -> None:
    issue, user = find(message.issue_id), session.get(User, message.user_id)
    if issue is None or user is None:
        return  # thrown away meanwhile
    with in_language(user.language):
        edition = edition_of(issue)
        letter = newsletter(edition, edition.items, None)
        post(replace(letter, subject=_("Test: %(subject)s", subject=issue.subject)), to=user.email)
