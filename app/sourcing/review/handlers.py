"""Mails about signing: each person gets one, in their language."""

from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import post
from app.sourcing.review import letters
from app.sourcing.review.messages import AddendumMade, ShortlistJudged, ShortlistOffered
from app.sourcing.review.models import Addendum, ShortlistReview, Verdict
from app.sourcing.review.signers import signers_of


def tell_signers(message: ShortlistOffered) -> None:
    review = session.get(ShortlistReview, message.review_id)
    if review is None or not review.is_waiting:
        return
    for user in signers_of(review.file):
        with in_language(user.language):
            post(letters.offered(review, user), to=user.email)


def tell_maker(message: ShortlistJudged) -> None:
    review = session.get(ShortlistReview, message.review_id)
    if review is None:
        return
    letter, user = letters.signed if review.verdict is Verdict.SIGNED else letters.returned, review.offered_by
    with in_language(user.language):
        post(letter(review, user), to=user.email)


def tell_of_addendum(message: AddendumMade) -> None:
    addendum = session.get(Addendum, message.addendum_id)
    if addendum is None or addendum.agreed_at is not None:
        return
    for user in signers_of(addendum.file):
        with in_language(user.language):
            post(letters.addendum_made(addendum, user), to=user.email)
