"""Mails about applications: to those who judge, and to all who act for the firm."""

from collections.abc import Callable, Iterable

from app.accounts.models import User
from app.approvals import letters
from app.approvals.messages import ApplicationDecided, ApplicationHandedOver, ApplicationSubmitted
from app.approvals.models import Application, ApplicationStatus
from app.approvals.queries import find_application, reviewers_of
from app.core.clock import today
from app.core.i18n import in_language
from app.mail.letters import Letter, post
from app.memberships.policies import has_interest

Writer = Callable[[Application, User], Letter]

DECISIONS: dict[ApplicationStatus, Writer] = {
    ApplicationStatus.APPROVED: letters.approved,
    ApplicationStatus.RETURNED: letters.returned,
    ApplicationStatus.REFUSED: letters.refused,
}


def tell_of_submission(message: ApplicationSubmitted) -> None:
    application = find_application(message.application_id)
    if application is None:
        return  # the draft was thrown away before the mail went
    _write(letters.new_application, application, _judges(application))
    _write(letters.received, application, _editors(application))


def tell_of_decision(message: ApplicationDecided) -> None:
    application = find_application(message.application_id)
    if application is not None and application.status in DECISIONS:
        _write(DECISIONS[application.status], application, _editors(application))


def tell_of_hand_over(message: ApplicationHandedOver) -> None:
    application = find_application(message.application_id)
    if application is not None:
        _write(letters.handed_over, application, _judges(application))


def _judges(application: Application) -> list[User]:
    """Whoever has an interest in the firm is left out."""
    people = reviewers_of(application, today())
    return [person for person in people if not has_interest(person, application.supplier)]


def _editors(application: Application) -> list[User]:
    return [editor.user for editor in application.supplier.editors]


def _write(writer: Writer, application: Application, readers: Iterable[User]) -> None:
    for reader in readers:
        with in_language(reader.language):
            post(writer(application, reader), to=reader.email)
