"""The letters about signing, for a file that does not exist."""

from collections.abc import Callable
from functools import partial

from flask import Flask

from app.accounts.models import User
from app.accounts.samples import somebody
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.sourcing.review import letters
from app.sourcing.review.models import Addendum, ShortlistReview
from app.sourcing.roles.samples import sample_file


def register(app: Flask) -> None:
    for letter in (letters.offered, letters.returned, letters.signed):
        add_sample(app, letter, partial(_written, letter))
    add_sample(app, letters.addendum_made, lambda: letters.addendum_made(_addendum(), somebody()))


def _written(letter: Callable[[ShortlistReview, User], Letter]) -> Letter:
    return letter(_review(), somebody())


def _review() -> ShortlistReview:
    return ShortlistReview(id=0, file_id=0, file=sample_file(), offered_by=somebody())


def _addendum() -> Addendum:
    return Addendum(id=0, file_id=0, file=sample_file(), made_by=somebody())
