"""Mails about applications: to those who judge, and to all who act for the firm."""

from collections.abc import Callable, Iterable
from functools import partial

from app.accounts.models import User
from app.approvals import letters
from app.approvals.appeals import letters as appeals
from app.approvals.appeals.policies import refusal_of
from app.approvals.conversation import letters as conversation
from app.approvals.messages import (
    ApplicationAppealed,
    ApplicationDecided,
    ApplicationHandedOver,
    ApplicationPassedOn,
    ApplicationSubmitted,
    Cause,
    InformationAsked,
    InformationGiven,
)
from app.approvals.models import Application, ApplicationStatus
from app.approvals.queries import board_on, deciders, find_application
from app.core.clock import today
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import Letter, post

Writer = Callable[[Application, User], Letter]

DECISIONS: dict[ApplicationStatus, Writer] = {
    ApplicationStatus.APPROVED: letters.approved,
    ApplicationStatus.RETURNED: letters.returned,
    ApplicationStatus.REFUSED: letters.refused,
    ApplicationStatus.REFUSED_FOR_GOOD: appeals.refused_for_good,
}
AFTER_APPEAL = (ApplicationStatus.APPROVED, ApplicationStatus.REFUSED_FOR_GOOD)  # of one that was refused before


def tell_of_submission(message: ApplicationSubmitted) -> None:
    application = find_application(message.application_id)
    if application is None:
        return  # the draft was thrown away before the mail went
    _write(letters.new_application, application, deciders(application))
    _write(letters.received, application, _editors(application))


def tell_of_decision(message: ApplicationDecided) -> None:
    application = find_application(message.application_id)
    if application is not None and application.status in DECISIONS:
        _write(DECISIONS[application.status], application, _editors(application))
        _tell_board_of_appeal(application)


def _tell_board_of_appeal(application: Application) -> None:
    """The board whose refusal was judged, when it was."""
    refusal = refusal_of(application)
    if refusal is not None and refusal.association_id is not None and application.status in AFTER_APPEAL:
        _write(appeals.outcome, application, board_on(refusal.association_id, today()))


def tell_of_hand_over(message: ApplicationHandedOver) -> None:
    """The desk; the firm, unless it asked for it; and the board, unless it asked for it."""
    application = find_application(message.application_id)
    if application is None:
        return
    _write(letters.handed_over, application, deciders(application))
    if message.cause != Cause.FIRM:
        _write(letters.moved_to_desk, application, _editors(application))
    if message.cause != Cause.BOARD and message.association_id is not None:
        writer = partial(letters.left_board, cause=message.cause)
        _write(writer, application, board_on(message.association_id, today()))


def tell_of_question(message: InformationAsked) -> None:
    application = find_application(message.application_id)
    if application is not None and application.status is ApplicationStatus.MORE_INFORMATION:
        _write(conversation.question, application, _editors(application))


def tell_of_answer(message: InformationGiven) -> None:
    """Whoever asked, as long as they can decide; or else all who can."""
    application = find_application(message.application_id)
    if application is None:
        return
    people = deciders(application)
    asked = [person for person in people if person.id in (application.opened_by_id, application.assigned_to_id)]
    _write(conversation.answered, application, asked or people)


def tell_of_appeal(message: ApplicationAppealed) -> None:
    application = find_application(message.application_id)
    if application is not None:
        _write(appeals.appeal_received, application, _editors(application))
        _write(appeals.new_appeal, application, deciders(application))


def tell_colleague(message: ApplicationPassedOn) -> None:
    sender, reader = session.get(User, message.by_id), session.get(User, message.user_id)
    if sender is not None and reader is not None:
        with in_language(reader.language):
            post(letters.passed_on(sender, reader, message.cases), to=reader.email)


def _editors(application: Application) -> list[User]:
    return [editor.user for editor in application.supplier.editors]


def _write(writer: Writer, application: Application, readers: Iterable[User]) -> None:
    for reader in readers:
        with in_language(reader.language):
            post(writer(application, reader), to=reader.email)
