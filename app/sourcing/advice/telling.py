"""What the record of a file says about policy, advice, choices, deviations and splitting."""

from app.core.i18n import lazy
from app.sourcing.advice.advising import Rule
from app.sourcing.advice.labels import STEPS, rule_in_words
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.advice.queries import choices_of, notice_of
from app.sourcing.models import ProcurementFile
from app.sourcing.policy.labels import PROCEDURES
from app.sourcing.policy.presenting import firms_in_words
from app.sourcing.queries import names_of
from app.sourcing.record import Column, Fact, Named, Secret, Section, Table, Value

CHOICES = (
    Column("for_day", lazy("For invitations or a notice on")),
    Column("value", lazy("Estimated value, excluding VAT")),
    Column("advised", lazy("Advised")),
    Column("rule", lazy("Rule that decided")),
    Column("rule_source", lazy("Source")),
    Column("policy", lazy("Version of the policy")),
    Column("chosen", lazy("Chosen")),
    Column("firms", lazy("Firms")),
    Column("deviation_reason", lazy("Why it deviates from the advice")),
    Column("similar_sum", lazy("Purchases of the same kind in twelve months")),
    Column("splitting_reason", lazy("Why these do not belong together")),
    Column("chosen_at", lazy("Chosen at")),
    Column("chosen_by", lazy("Chosen by"), Secret.PERSON),
    Column("judged_at", lazy("Judged at")),
    Column("judged_by", lazy("Judged by"), Secret.PERSON),
    Column("agreed", lazy("Deviation agreed")),
    Column("refused_reason", lazy("Why the deviation was refused")),
)


def tell(file: ProcurementFile) -> Section:
    return Section("procedure", lazy("Procedure"), _facts(file), [_choices(file), _steps(file)])


def _facts(file: ProcurementFile) -> list[Fact]:
    notice = notice_of(file)
    return [
        Fact("notice_reference", lazy("Number on TenderNed"), notice.reference if notice else None),
        Fact("notice_published_on", lazy("Published on"), notice.published_on if notice else None),
    ]


def _choices(file: ProcurementFile) -> Table:
    choices = choices_of(file)
    names = names_of([each for choice in choices for each in (choice.chosen_by_id, choice.agreed_by_id)])
    return Table(
        "choices", lazy("Advice and choice of the procedure"), CHOICES, [_row(each, names) for each in choices]
    )


def _row(choice: ProcedureChoice, names: dict[int, str]) -> tuple[Value, ...]:
    is_judged = choice.agreed_at is not None
    return (
        choice.for_day,
        choice.value,
        Named(choice.advised, PROCEDURES[choice.advised]),
        rule_in_words(Rule.read(choice.rule)),
        choice.rule_source,
        f"{choice.policy.number}: {choice.policy.title}" if choice.policy else None,
        Named(choice.chosen, PROCEDURES[choice.chosen]),
        firms_in_words(choice.fewest_firms, choice.most_firms),
        choice.deviation_reason,
        choice.similar_sum,
        choice.splitting_reason,
        choice.chosen_at,
        names.get(choice.chosen_by_id),
        choice.agreed_at,
        names.get(choice.agreed_by_id or 0),
        choice.refused_reason is None if is_judged else None,
        choice.refused_reason,
    )


def _steps(file: ProcurementFile) -> Table:
    notice = notice_of(file)
    done = notice.checked if notice else {}
    columns = [Column("step", lazy("Step")), Column("source", lazy("Source")), Column("done_at", lazy("Done"))]
    rows = [(Named(key, label), str(source), done[key]) for key, (label, source) in STEPS.items() if key in done]
    return Table("steps", lazy("Steps to the national platform"), columns, rows)
