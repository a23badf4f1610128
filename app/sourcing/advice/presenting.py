"""What the pages and panels about the procedure of a file show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.accounts.models import User
from app.core.clock import local_date, today
from app.core.guard import visitor
from app.core.i18n import Text, _, moneyformat
from app.sourcing.advice import policies, services
from app.sourcing.advice.advising import Advice, Rule, SmallLots, small_lots
from app.sourcing.advice.labels import rule_in_words
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.advice.queries import choices_of, current_choice, notice_of
from app.sourcing.advice.splitting import Alarm
from app.sourcing.labels import CATEGORIES, CROSS_BORDER
from app.sourcing.models import ProcurementFile
from app.sourcing.policy.kinds import Procedure
from app.sourcing.policy.labels import PROCEDURES
from app.sourcing.policy.models import ProcurementPolicy
from app.sourcing.policy.presenting import firms_in_words
from app.sourcing.policy.queries import policy_in_force
from app.sourcing.requests.queries import request_of


@dataclass(frozen=True)
class AdviceInWords:
    procedure: str
    firms: str
    rule: str
    source: str
    next_change: date | None
    is_certain: bool


def in_words(advice: Advice) -> AdviceInWords:
    return AdviceInWords(
        procedure=str(PROCEDURES[advice.procedure]),
        firms=firms_in_words(advice.fewest, advice.most),
        rule=rule_in_words(advice.rule),
        source=advice.source,
        next_change=advice.next_change,
        is_certain=advice.is_certain,
    )


@dataclass(frozen=True)
class ChoiceInWords:
    choice: ProcedureChoice
    chosen: str
    advised: str
    firms: str
    rule: str
    state: str
    kind: str  # of the badge


def choice_in_words(choice: ProcedureChoice) -> ChoiceInWords:
    state, kind = _state(choice)
    return ChoiceInWords(
        choice=choice,
        chosen=str(PROCEDURES[choice.chosen]),
        advised=str(PROCEDURES[choice.advised]),
        firms=firms_in_words(choice.fewest_firms, choice.most_firms),
        rule=rule_in_words(Rule.read(choice.rule)),
        state=state,
        kind=kind,
    )


def _state(choice: ProcedureChoice) -> tuple[str, str]:
    if choice.refused_reason is not None:
        return _("Deviation refused"), "danger"
    if choice.waits:
        return _("Waits for the controller"), "warning"
    if choice.deviates:
        return _("Deviation agreed"), "success"
    return _("As advised"), "success"


@dataclass(frozen=True)
class AlarmInWords:
    text: str
    is_over: bool
    files: Sequence[ProcurementFile]


def alarm_in_words(alarm: Alarm, files: Sequence[ProcurementFile]) -> AlarmInWords:
    values = {"total": moneyformat(alarm.total), "limit": moneyformat(alarm.limit)}
    text = (
        _("With this file purchases of the same kind in twelve months add up to %(total)s: over %(limit)s.", **values)
        if alarm.is_over
        else _(
            "With this file purchases of the same kind in twelve months add up to %(total)s: near %(limit)s.", **values
        )
    )
    return AlarmInWords(text, alarm.is_over, files)


def page_of(file: ProcurementFile, day: date, user: User, *, at: datetime) -> dict[str, Any]:
    """For the page about the procedure: the advice of one day, the alarm, and all that was chosen."""
    advice = services.advice_now(file, day)
    alarm, similar = services.splitting_alarm(file, day, at=at)
    choices = choices_of(file)
    current = choices[-1] if choices else None
    return {
        "file": file,
        "day": day,
        "advice": in_words(advice),
        "advised": advice.procedure,
        "small_lots": _small_lots(file, advice),
        "policy": policy_in_force(file.municipality_code, day),
        "crossing": crossing(file, advice, day),
        "alarm": alarm_in_words(alarm, similar) if alarm else None,
        "choices": [choice_in_words(choice) for choice in reversed(choices)],
        "current": current,
        "outdated": _outdated(file, current, day),
        "notice": notice_of(file) if current and not current.chosen.is_private else None,
        "may_choose": policies.may_choose(user, file) and not _is_sent(file),
        "may_judge": current is not None and current.waits and policies.may_judge(user, current),
    }


def _small_lots(file: ProcurementFile, advice: Advice) -> SmallLots | None:
    if advice.procedure is not Procedure.EU_OPEN:
        return None
    return small_lots(file.category, [lot.estimated_value for lot in file.lots])


def _is_sent(file: ProcurementFile) -> bool:
    request = request_of(file)
    return request is not None and request.sent_at is not None


def _outdated(file: ProcurementFile, current: ProcedureChoice | None, day: date) -> Text | None:
    if current is None or _is_sent(file):
        return None
    return services.outdated(current, max(day, current.for_day))


def crossing(file: ProcurementFile, advice: Advice, day: date) -> str:
    """That the advice was another one when the file was opened; empty when it was not."""
    opened = local_date(file.created_at)
    before = services.advice_now(file, opened) if day > opened else advice
    if _what_counts(before) == _what_counts(advice):
        return ""
    words = in_words(before)
    return _(
        "On the day this file was opened the advice was: %(procedure)s, %(firms)s. Other amounts have come into force.",
        procedure=words.procedure,
        firms=words.firms,
    )


def _what_counts(advice: Advice) -> tuple[object, ...]:
    return advice.procedure, advice.fewest, advice.most


def panel(file: ProcurementFile) -> dict[str, Any]:
    """The section of the overview: the choice, the lots, and whether firms abroad would want the work."""
    choice = current_choice(file)
    return {
        "file": file,
        "current": choice_in_words(choice) if choice else None,
        "cross_border": CROSS_BORDER[file.cross_border],
        "counts_as_cross_border": services.counts_as_cross_border(file, today()),
        "lots": file.lots,
    }


def next_step(file: ProcurementFile) -> dict[str, Any] | None:
    """What the procedure asks of the visitor now, if anything."""
    user, choice = visitor(), current_choice(file)
    if choice is not None and choice.waits:
        return {"file": file, "what": "judge"} if policies.may_judge(user, choice) else None
    if not policies.may_choose(user, file):
        return None
    if choice is None:
        return {"file": file, "what": "choose"}
    return _next_with(file, choice)


def _next_with(file: ProcurementFile, choice: ProcedureChoice) -> dict[str, Any] | None:
    if choice.refused_reason is not None:
        return {"file": file, "what": "again", "why": choice.refused_reason}
    if _is_sent(file):
        return None
    why = services.outdated(choice, max(today(), choice.for_day))
    if why is not None:
        return {"file": file, "what": "again", "why": why}
    notice = None if choice.chosen.is_private else notice_of(file)
    if choice.chosen.is_private or (notice is not None and notice.reference):
        return None
    return {"file": file, "what": "platform"}


def for_platform(file: ProcurementFile, cpv_label: str) -> list[tuple[str, str]]:
    """What to fill in on TenderNed, in the order of its form."""
    lots = "; ".join(f"{lot.number}. {lot.subject} ({moneyformat(lot.estimated_value)})" for lot in file.lots)
    return [
        (_("Reference number"), f"{file.municipality.name} {file.number}"),
        (_("Name of the contract"), file.subject),
        (_("Short description"), file.description or ""),
        (_("Type of contract"), str(CATEGORIES[file.category])),
        (_("Main CPV code"), cpv_label),
        (_("Estimated value, excluding VAT"), moneyformat(file.estimated_value)),
        (_("Lots"), lots or _("None")),
    ]


def calculated(policy: ProcurementPolicy | None, advice: Advice) -> dict[str, Any]:
    """An answer of the public calculator."""
    return {"advice": in_words(advice), "policy": policy, "rule_kind": advice.rule.kind}
