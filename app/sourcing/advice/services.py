"""What is advised for a file on a day, and verbs on the choice of its procedure."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import Text, lazy
from app.core.model import id_of
from app.outbox.services import publish
from app.sourcing.advice.advising import Advice, advise, firms_for, limits_above
from app.sourcing.advice.labels import STEPS
from app.sourcing.advice.messages import DeviationAsked, DeviationJudged
from app.sourcing.advice.models import PlatformNotice, ProcedureChoice
from app.sourcing.advice.queries import current_choice, notice_of, similar_files
from app.sourcing.advice.splitting import Alarm, alarm_on
from app.sourcing.kinds import Category, CrossBorder
from app.sourcing.models import ProcurementFile
from app.sourcing.policy.kinds import Procedure
from app.sourcing.policy.labels import PROCEDURES
from app.sourcing.policy.models import ProcurementPolicy
from app.sourcing.policy.queries import bands_of, next_policy_day, policy_in_force
from app.sourcing.policy.thresholds import eu_thresholds, threshold_on
from app.sourcing.requests.queries import request_of


@dataclass(frozen=True)
class Wish:
    """Which procedure somebody wants, for invitations or a notice of `for_day`."""

    for_day: date
    chosen: Procedure
    deviation_reason: str | None = None
    splitting_reason: str | None = None


def advice_under(policy: ProcurementPolicy | None, category: Category, value: Decimal, day: date) -> Advice:
    """Under a policy, or by the European thresholds alone."""
    return advise(category, value, day, bands_of(policy), eu_thresholds())


def advice_now(file: ProcurementFile, day: date) -> Advice:
    """For invitations or a notice that go out on `day`. `next_change` counts both policy and thresholds."""
    policy = policy_in_force(file.municipality_code, day)
    advice = advice_under(policy, file.category, file.estimated_value, day)
    days = [each for each in (advice.next_change, next_policy_day(file.municipality_code, day)) if each]
    return replace(advice, next_change=min(days, default=None))


def still_fits(file: ProcurementFile, day: date) -> bool:
    """Whether the chosen procedure may be carried out on `day`."""
    return misfit(file, day) is None


def misfit(file: ProcurementFile, day: date) -> Text | None:
    """Why the chosen procedure may not be carried out on `day`; None when it may."""
    choice = current_choice(file)
    if choice is None:
        return lazy("Choose the procedure first.")
    if choice.refused_reason is not None:
        return lazy("The controller refused the deviation. Choose the procedure again.")
    if choice.waits:
        return lazy("The controller has not agreed to the deviation yet.")
    return outdated(choice, day)


def outdated(choice: ProcedureChoice, day: date) -> Text | None:
    """What is advised otherwise on `day` than when the choice was made; None when nothing is."""
    file = choice.file
    policy = policy_in_force(file.municipality_code, day)
    advice = advice_under(policy, file.category, file.estimated_value, day)
    same_firms = choice.deviates or (advice.fewest, advice.most) == (choice.fewest_firms, choice.most_firms)
    if advice.procedure is choice.advised and same_firms:
        return None
    return lazy(
        "With the amounts of that day the advice is another one: %(procedure)s. Choose the procedure again.",
        procedure=PROCEDURES[advice.procedure],
    )


def splitting_alarm(file: ProcurementFile, day: date, *, at: datetime) -> tuple[Alarm | None, list[ProcurementFile]]:
    """With the files that count beside this one."""
    bands = bands_of(policy_in_force(file.municipality_code, day))
    limits = limits_above(file.category, file.estimated_value, day, bands, eu_thresholds())
    others = similar_files(file, at=at)
    return alarm_on(file.estimated_value, [each.estimated_value for each in others], limits), others


def choose(file: ProcurementFile, wish: Wish, *, by: User, at: datetime) -> ProcedureChoice:
    """Note the procedure with the advice of that day. A deviation holds when a controller has agreed.

    Raises DomainError for a day that is past, without the reasons that are needed, and after the invitations went out.
    """
    take_turn(f"procedure of file {file.id}")
    _demand_open_choice(file, wish, at)
    advice = advice_now(file, wish.for_day)
    alarm, _others = splitting_alarm(file, wish.for_day, at=at)
    deviates = wish.chosen is not advice.procedure
    if deviates and not wish.deviation_reason:
        raise DomainError(lazy("Say why you deviate from the advice."))
    if alarm is not None and not wish.splitting_reason:
        raise DomainError(lazy("Say why these purchases do not belong together."))
    choice = _choice(file, wish, advice, by=by, at=at)
    choice.deviation_reason = wish.deviation_reason if deviates else None
    if alarm is not None:
        choice.similar_sum, choice.splitting_reason = alarm.total, wish.splitting_reason
    session.add(choice)
    session.flush()  # its id goes into the audit trail
    _record_choice(choice, by=by)
    if choice.waits:
        publish(DeviationAsked(choice.id))
    return choice


def _demand_open_choice(file: ProcurementFile, wish: Wish, at: datetime) -> None:
    request = request_of(file)
    if request is not None and request.sent_at is not None:
        raise DomainError(lazy("The invitations went out: the procedure stays what it is."))
    if wish.for_day < local_date(at):
        raise DomainError(lazy("Choose today or a later day."))


def _choice(file: ProcurementFile, wish: Wish, advice: Advice, *, by: User, at: datetime) -> ProcedureChoice:
    policy = policy_in_force(file.municipality_code, wish.for_day)
    fewest, most = advice.fewest, advice.most
    if wish.chosen is not advice.procedure:
        fewest, most = firms_for(wish.chosen, file.category, bands_of(policy))
    return ProcedureChoice(
        file=file,
        policy=policy,
        for_day=wish.for_day,
        value=file.estimated_value,
        advised=advice.procedure,
        chosen=wish.chosen,
        fewest_firms=fewest,
        most_firms=most,
        rule=advice.rule.code,
        rule_source=advice.source,
        chosen_at=at,
        chosen_by_id=id_of(by),
    )


def _record_choice(choice: ProcedureChoice, *, by: User) -> None:
    names = ("for_day", "value", "advised", "chosen", "fewest_firms", "most_firms", "rule", "rule_source", "policy_id")
    reasons = ("deviation_reason", "similar_sum", "splitting_reason")
    values = {name: getattr(choice, name) for name in (*names, *reasons)}
    record("procedure.chosen", choice.file, by=by, choice_id=choice.id, **values)


def agree(choice: ProcedureChoice, *, by: User, at: datetime) -> None:
    _judge(choice, by=by, at=at)
    record("procedure.deviation_agreed", choice.file, by=by, choice_id=choice.id)


def refuse(choice: ProcedureChoice, reason: str, *, by: User, at: datetime) -> None:
    """The reason is for the buyer, who then chooses again."""
    if not reason.strip():
        raise DomainError(lazy("Give the reason."))
    _judge(choice, by=by, at=at)
    choice.refused_reason = reason.strip()
    record("procedure.deviation_refused", choice.file, by=by, choice_id=choice.id, reason=choice.refused_reason)


def _judge(choice: ProcedureChoice, *, by: User, at: datetime) -> None:
    take_turn(f"procedure of file {choice.file_id}")
    if not choice.waits or current_choice(choice.file) is not choice:
        raise DomainError(lazy("This deviation was judged already, or the buyer chose again. Look at it again."))
    if choice.chosen_by_id == by.id:
        raise DomainError(lazy("Somebody else judges what you chose."))
    choice.agreed_at, choice.agreed_by_id = at, id_of(by)
    publish(DeviationJudged(choice.id))


def note_notice(
    file: ProcurementFile,
    done: Collection[str],
    reference: str | None,
    published_on: date | None,
    *,
    by: User,
    at: datetime,
) -> PlatformNotice:
    """Keep which steps to the national platform are done, and the number of the notice there.

    Raises DomainError when the file does not take an open procedure.
    """
    choice = current_choice(file)
    if choice is None or choice.chosen.is_private or not choice.holds:
        raise DomainError(lazy("This file does not take an open procedure."))
    notice = notice_of(file) or PlatformNotice(file_id=file.id, checked={})
    notice.checked = {key: notice.checked.get(key, at.isoformat()) for key in STEPS if key in done}
    notice.reference, notice.published_on = reference or None, published_on
    notice.noted_at, notice.noted_by_id = at, id_of(by)
    session.add(notice)
    done_steps = sorted(notice.checked)
    record("procedure.notice_noted", file, by=by, steps=done_steps, reference=reference, published_on=published_on)
    return notice


def counts_as_cross_border(file: ProcurementFile, day: date) -> bool:
    """Judged so, or at least as large as a European purchase: then firms from abroad are interested by law."""
    threshold = threshold_on(file.category, day, eu_thresholds())
    return file.cross_border is CrossBorder.YES or file.estimated_value >= threshold.amount


def local_rule_allowed(file: ProcurementFile, day: date) -> Text | None:
    """Why a search in this file may not be narrowed to firms from the region; None when it may."""
    policy = policy_in_force(file.municipality_code, day)
    if policy is None or not policy.local_rule or not policy.local_rule_article:
        return lazy("The purchasing policy has no local rule for this day.")
    if file.estimated_value >= threshold_on(file.category, day, eu_thresholds()).amount:
        return lazy("At or above the European threshold every firm in Europe counts alike.")
    if file.cross_border is CrossBorder.NOT_JUDGED:
        return lazy("First judge in the need whether firms from other countries would want this work.")
    if file.cross_border is CrossBorder.YES:
        return lazy("Firms from other countries would want this work, so the region cannot go first.")
    return None
