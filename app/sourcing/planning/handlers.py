"""Tell followers of planned purchases, one mail each: the firms do not learn of each other."""

from collections.abc import Callable
from functools import partial

from app.core.clock import now
from app.core.db import session, transaction
from app.core.i18n import in_language
from app.core.quarters import Quarter
from app.mail.letters import Letter, post
from app.sourcing.advice.queries import notice_of
from app.sourcing.planning import letters
from app.sourcing.planning.messages import PlanMoved, PlanWithdrawn
from app.sourcing.planning.models import PlannedInterest, PlannedPurchase
from app.sourcing.planning.queries import find_plan, gone_out_untold, readers_of


def tell_of_move(message: PlanMoved) -> None:
    """Nothing when it was moved back or withdrawn before this mail was written."""
    plan, old = find_plan(message.purchase_id), Quarter(message.year, message.quarter)
    if plan is not None and plan.withdrawn_at is None and plan.when != old:
        _tell(plan, lambda interest: letters.moved(interest, old))


def tell_of_withdrawal(message: PlanWithdrawn) -> None:
    plan = find_plan(message.purchase_id)
    if plan is not None:
        _tell(plan, letters.withdrawn)


def tell_next_start() -> bool:
    """For the worker: one planned purchase whose request or notice went out; False when there is none."""
    if gone_out_untold() is None:
        return False
    with transaction():
        waiting = gone_out_untold()  # else another worker told it meanwhile
        plan = session.get(PlannedPurchase, waiting, with_for_update=True, populate_existing=True) if waiting else None
        if plan is not None and plan.told_out_at is None:
            plan.told_out_at = now()
            notice = notice_of(plan.file) if plan.file else None
            _tell(plan, partial(letters.on_platform, notice=notice) if notice else letters.gone_out)
    return True


def _tell(plan: PlannedPurchase, write: Callable[[PlannedInterest], Letter]) -> None:
    for interest in readers_of(plan.id):
        address, language = _reader(interest)
        if address:
            with in_language(language):
                post(write(interest), to=address)


def _reader(interest: PlannedInterest) -> tuple[str | None, str]:
    """Who asked for the mail while they still act for the firm, or else the firm's own address."""
    person = interest.noted_by
    acts = person is not None and any(editor.user_id == person.id for editor in interest.supplier.editors)
    if person is not None and acts and person.is_active:
        return person.email, person.language
    return interest.supplier.email, "nl"
