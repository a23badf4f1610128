"""Mails about a request. Those to firms are the same for all but for the link, and name no firm."""

from collections.abc import Iterator

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _, datetimeformat
from app.mail.letters import Letter
from app.sourcing.requests.models import DeadlineChange, Question, RequestForQuotation
from app.sourcing.requests.wording import letter_of


def invitation(request: RequestForQuotation, key: str) -> Letter:
    letter = letter_of(request)
    parts = (line for part in letter.parts for line in (part.title.upper(), *_lines(part.text)))
    return _to_firm(request, letter.subject, (*letter.opening, *parts, *letter.closing), key)


def reminder(request: RequestForQuotation, key: str) -> Letter:
    words = (
        _("You have not answered our request for a quotation yet."),
        _("Are you interested? Or do you decline? Tell us on your page. We never hold a decline against you."),
        _("Your quotation is in by %(moment)s (Dutch time).", moment=datetimeformat(request.deadline)),
    )
    return _to_firm(request, _("Reminder: %(subject)s", subject=letter_of(request).subject), words, key)


def deadline_moved(request: RequestForQuotation, change: DeadlineChange, key: str) -> Letter:
    words = (
        _("We moved the deadline for quotations, for all firms alike."),
        _("It was %(moment)s (Dutch time).", moment=datetimeformat(change.old)),
        _("It is now %(moment)s (Dutch time).", moment=datetimeformat(change.new)),
        _("Reason: %(reason)s", reason=change.reason),
    )
    return _to_firm(request, _("New deadline: %(subject)s", subject=letter_of(request).subject), words, key)


def answer_published(request: RequestForQuotation, question: Question, key: str) -> Letter:
    words = (
        _("A firm asked a question about this request. All firms get the same answer."),
        _("QUESTION"),
        *_lines(question.published or ""),
        _("ANSWER"),
        *_lines(question.answer or ""),
    )
    return _to_firm(request, _("Question and answer: %(subject)s", subject=letter_of(request).subject), words, key)


def ended(request: RequestForQuotation, reason: str) -> Letter:
    """Without a link: the page of the firm is closed."""
    return Letter(
        subject=_("Withdrawn: %(subject)s", subject=letter_of(request).subject),
        greeting=_("Dear entrepreneur"),
        paragraphs=(
            _("We withdraw our request to you for a quotation. You need not do anything any more."),
            _("Reason: %(reason)s", reason=reason),
            _("Your page for this request is closed. We do not count this as a turn."),
        ),
        reply_to=request.questions_to,
        is_passed_on=True,
    )


def question_asked(question: Question, owner: User) -> Letter:
    """To the owner of the file; what was asked stands in the file only."""
    file = question.request.file
    return Letter(
        subject=_("A firm asks a question about %(number)s", number=file.number),
        greeting=_("Dear %(name)s", name=owner.name),
        paragraphs=(
            _("An invited firm asks something about %(subject)s.", subject=file.subject),
            _("Your answer goes to all firms. Write the question so that nobody recognises who asked."),
        ),
        action_label=_("Look at the question"),
        action_url=url_for("sourcing.request_questions", file_id=file.id, _external=True),
    )


def _to_firm(request: RequestForQuotation, subject: str, paragraphs: tuple[str, ...], key: str) -> Letter:
    """Its words are not kept once it went: they hold the key. What they say stands in the file."""
    return Letter(
        subject=subject,
        greeting=_("Dear entrepreneur"),
        paragraphs=paragraphs,
        action_label=_("Go to your page"),
        action_url=url_for("invited.page", token=key, _external=True),
        reply_to=request.questions_to,
        is_passed_on=True,
    )


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line.strip())
