"""The letters about signing, for a file that does not exist."""

from flask import Flask

from app.accounts.samples import somebody
from app.mail.samples import add_sample
from app.sourcing.review import letters
from app.sourcing.review.models import Addendum, ShortlistReview
from app.sourcing.roles.samples import sample_file


def register(app: Flask) -> None:
    for letter in (letters.offered, letters.returned, letters.signed):
        add_sample(app, letter, lambda letter=letter: letter(_review(), somebody()))
    add_sample(app, letters.addendum_made, lambda: letters.addendum_made(_addendum(), somebody()))


def _review() -> ShortlistReview:
    return ShortlistReview(id=0, file_id=0, file=sample_file(), offered_by=somebody())


def _addendum() -> Addendum:
    return Addendum(id=0, file_id=0, file=sample_file(), made_by=somebody())
