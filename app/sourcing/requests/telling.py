"""What the record of a file tells of its request: the letter, the criteria, and per firm what happened."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from app.core.i18n import Text, lazy
from app.sourcing.models import ProcurementFile
from app.sourcing.queries import names_of
from app.sourcing.record import Column, Fact, Named, Secret, Section, Table, Value
from app.sourcing.requests import queries
from app.sourcing.requests.labels import ANSWERS, KINDS, LANGUAGE_NAMES, REASONS
from app.sourcing.requests.models import Invitation, Question, RequestForQuotation
from app.sourcing.requests.turns import counts_as_turn
from app.sourcing.requests.wording import letter_of

KEY, TITLE = "request", lazy("Request for quotation")

Code = TypeVar("Code", bound=StrEnum)


def tell(file: ProcurementFile) -> Section:
    request = queries.request_of(file)
    if request is None:
        return Section(KEY, TITLE)
    tables = (_letter(request), _criteria(request), _invitations(request), _extensions(request), _questions(request))
    return Section(KEY, TITLE, _facts(request), tables)


def _facts(request: RequestForQuotation) -> tuple[Fact, ...]:
    names = names_of([request.created_by_id, request.sent_by_id, request.withdrawn_by_id])
    return (
        Fact("goal", lazy("Goal"), request.goal),
        Fact("requirements", lazy("Requirements"), request.requirements),
        Fact("budget_band", lazy("Budget"), request.budget_band),
        Fact("award_rule", lazy("How you choose"), request.award_rule),
        Fact("answer_by", lazy("Answer by"), request.answer_by),
        Fact("questions_until", lazy("Questions until"), request.questions_until),
        Fact("questions_to", lazy("Questions to"), request.questions_to, Secret.PERSON),
        Fact("deadline", lazy("Deadline for quotations"), request.deadline),
        Fact("is_sealed", lazy("Sealed until the deadline"), request.is_sealed),
        Fact("language", lazy("Language of the letter"), Named(request.language, LANGUAGE_NAMES[request.language])),
        Fact("drafted_at", lazy("Drafted"), request.created_at),
        Fact("drafted_by", lazy("Drafted by"), names.get(request.created_by_id), Secret.PERSON),
        Fact("sent_at", lazy("Sent"), request.sent_at),
        Fact("sent_by", lazy("Sent by"), names.get(request.sent_by_id or 0), Secret.PERSON),
        Fact("withdrawn_at", lazy("Withdrawn on"), request.withdrawn_at),
        Fact("withdrawn_by", lazy("Withdrawn by"), names.get(request.withdrawn_by_id or 0), Secret.PERSON),
        Fact("withdrawal_reason", lazy("Reason of the withdrawal"), request.withdrawal_reason),
    )


def _letter(request: RequestForQuotation) -> Table:
    letter = letter_of(request)
    rows = [
        ("", "\n".join((letter.subject, *letter.opening))),
        *((part.title, part.text) for part in letter.parts),
        ("", "\n".join(letter.closing)),
    ]
    columns = Column("title", lazy("Part")), Column("text", lazy("Text"))
    return Table("letter", lazy("The letter as firms read it"), columns, rows)


def _criteria(request: RequestForQuotation) -> Table:
    columns = (
        Column("kind", lazy("Kind")),
        Column("name", lazy("Criterion")),
        Column("description", lazy("What is good")),
        Column("weight", lazy("Weight in percent")),
    )
    rows = [(named(each.kind, KINDS), each.name, each.description, each.weight) for each in request.criteria]
    return Table("criteria", lazy("Award criteria"), columns, rows)


INVITATION_COLUMNS = (
    Column("firm", lazy("Firm")),
    Column("sent_at", lazy("Sent")),
    Column("sent_to", lazy("Mail address"), Secret.PERSON),
    Column("delivered_at", lazy("Delivered")),
    Column("undeliverable_at", lazy("Not delivered")),
    Column("first_visit_at", lazy("Page opened first")),
    Column("reminded_at", lazy("Reminder sent")),
    Column("answer", lazy("Answer")),
    Column("answered_at", lazy("Answered")),
    Column("decline_reason", lazy("Reason of the decline"), Secret.BUSINESS),
    Column("decline_text", lazy("Added by the firm"), Secret.BUSINESS),
    Column("withdrawn_at", lazy("Withdrawn on")),
    Column("withdrawal_reason", lazy("Reason of the withdrawal")),
    Column("counts_as_turn", lazy("Counts as a turn")),
)


def _invitations(request: RequestForQuotation) -> Table:
    rows = [_invitation(each) for each in request.invitations]
    return Table("invitations", lazy("Invitations"), INVITATION_COLUMNS, rows)


def _invitation(invitation: Invitation) -> tuple[Value, ...]:
    return (
        invitation.firm,
        invitation.sent_at,
        invitation.sent_to,
        invitation.delivered_at,
        invitation.undeliverable_at,
        invitation.first_visit_at,
        invitation.reminded_at,
        named(invitation.answer, ANSWERS),
        invitation.answered_at,
        named(invitation.decline_reason, REASONS),
        invitation.decline_text,
        invitation.withdrawn_at,
        invitation.withdrawal_reason,
        counts_as_turn(invitation),
    )


def _extensions(request: RequestForQuotation) -> Table:
    columns = (
        Column("changed_at", lazy("Moved on")),
        Column("old", lazy("Old deadline")),
        Column("new", lazy("New deadline")),
        Column("reason", lazy("Reason")),
        Column("changed_by", lazy("By"), Secret.PERSON),
    )
    rows = [
        (each.changed_at, each.old, each.new, each.reason, each.changed_by.name)
        for each in queries.extensions_of(request)
    ]
    return Table("extensions", lazy("Moved deadlines"), columns, rows)


def _questions(request: RequestForQuotation) -> Table:
    firms = {each.id: each.firm for each in request.invitations}
    columns = (
        Column("firm", lazy("Asked by"), Secret.BUSINESS),
        Column("asked_at", lazy("Asked")),
        Column("text", lazy("Question as asked"), Secret.BUSINESS),
        Column("published", lazy("Question as all firms read it")),
        Column("answer", lazy("Answer")),
        Column("answered_at", lazy("Answered")),
        Column("answered_by", lazy("Answered by"), Secret.PERSON),
    )
    rows = [_question(each, firms) for each in queries.questions_of(request)]
    return Table("questions", lazy("Questions and answers"), columns, rows)


def _question(question: Question, firms: Mapping[int, str]) -> tuple[Value, ...]:
    return (
        firms.get(question.invitation_id or 0),
        question.asked_at,
        question.text,
        question.published,
        question.answer,
        question.answered_at,
        question.answered_by.name if question.answered_by else None,
    )


def named(code: Code | None, labels: Mapping[Code, Text]) -> Named | None:
    return Named(code.value, labels[code]) if code is not None else None
