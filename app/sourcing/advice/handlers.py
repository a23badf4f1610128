"""Mails about a deviation from the advised procedure: each person gets one, in their language."""

from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import post
from app.sourcing.advice import letters
from app.sourcing.advice.messages import DeviationAsked, DeviationJudged
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.advice.policies import may_judge
from app.sourcing.advice.queries import current_choice
from app.sourcing.roles.queries import controllers_of


def tell_controllers(message: DeviationAsked) -> None:
    """Nobody, when the buyer chose again or somebody judged it before this mail was written."""
    choice = session.get(ProcedureChoice, message.choice_id)
    if choice is None or not choice.waits or current_choice(choice.file) is not choice:
        return
    for user in controllers_of(choice.file.municipality_code):
        if may_judge(user, choice):
            with in_language(user.language):
                post(letters.deviation_asked(choice, user), to=user.email)


def tell_buyer(message: DeviationJudged) -> None:
    choice = session.get(ProcedureChoice, message.choice_id)
    if choice is None:
        return
    user = choice.chosen_by
    letter = letters.deviation_agreed if choice.holds else letters.deviation_refused
    with in_language(user.language):
        post(letter(choice, user), to=user.email)
