"""Mails between who makes a shortlist and who signs it."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _
from app.mail.letters import Letter
from app.sourcing.review.models import Addendum, ShortlistReview


def offered(review: ShortlistReview, reader: User) -> Letter:
    """To those who may sign."""
    file = review.file
    return Letter(
        subject=_("A shortlist waits for your signature: file %(number)s", number=file.number),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("%(name)s offers the shortlist of “%(subject)s”.", name=review.offered_by.name, subject=file.subject),
            _("Read it, and sign it or return it with a comment."),
        ),
        action_label=_("To the shortlist"),
        action_url=_review_page(review),
    )


def returned(review: ShortlistReview, reader: User) -> Letter:
    """To who offered it."""
    file = review.file
    return Letter(
        subject=_("Your shortlist was returned: file %(number)s", number=file.number),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("The shortlist of “%(subject)s” was returned with a comment.", subject=file.subject),
            _("Change what has to change, and offer it again."),
        ),
        action_label=_("Read the comment"),
        action_url=_review_page(review),
    )


def signed(review: ShortlistReview, reader: User) -> Letter:
    """To who offered it."""
    file = review.file
    return Letter(
        subject=_("Your shortlist is signed: file %(number)s", number=file.number),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("The shortlist of “%(subject)s” is signed and changes no more.", subject=file.subject),
            _("What is new from now on goes into an addendum."),
        ),
        action_label=_("Go on with the file"),
        action_url=url_for("sourcing.overview", file_id=file.id, _external=True),
    )


def addendum_made(addendum: Addendum, reader: User) -> Letter:
    """To those who may sign."""
    file = addendum.file
    return Letter(
        subject=_("An addendum waits for you: file %(number)s", number=file.number),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _(
                "%(name)s added something to the signed shortlist of “%(subject)s”.",
                name=addendum.made_by.name,
                subject=file.subject,
            ),
            _("It counts when you agree."),
        ),
        action_label=_("To the addendum"),
        action_url=url_for("sourcing.shortlist", file_id=file.id, _anchor="addenda", _external=True),
    )


def _review_page(review: ShortlistReview) -> str:
    return url_for("sourcing.review", file_id=review.file_id, review_id=review.id, _external=True)
