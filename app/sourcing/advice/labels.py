"""What the adviser says in words, and the acts on a choice of procedure."""

from app.core.i18n import Text, _, lazy, moneyformat
from app.sourcing.advice.advising import Rule, RuleKind

ACTS: dict[str, Text] = {
    "procedure.chosen": lazy("Procedure chosen"),
    "procedure.deviation_agreed": lazy("Deviation from the advised procedure agreed to"),
    "procedure.deviation_refused": lazy("Deviation from the advised procedure refused"),
    "procedure.notice_noted": lazy("Steps to the national platform noted"),
}

# What to do for an open procedure, by the key under which it is kept, with where it comes from.
STEPS: dict[str, tuple[Text, Text]] = {
    "documents": (
        lazy("The tender documents describe subject, lots, term and options completely"),
        lazy("Aanbestedingswet 2012, art. 1.5 and 1.10"),
    ),
    "demands": (
        lazy("Exclusion grounds and demands on firms fit the size and risks of the work"),
        lazy("Gids Proportionaliteit, section 3.5"),
    ),
    "criteria": (
        lazy("Award criteria and their weights are in the documents"),
        lazy("Aanbestedingswet 2012, art. 1.4 (1)"),
    ),
    "declaration": (
        lazy("The European self-declaration (UEA) is added when you set such demands"),
        lazy("Aanbestedingswet 2012, art. 1.19"),
    ),
    "planning": (
        lazy("The planning keeps the terms for questions, tenders and waiting before the contract"),
        lazy("Aanbestedingswet 2012, part 2; for works ARW 2016"),
    ),
    "first_place": (
        lazy("The notice appears on TenderNed before it appears anywhere else"),
        lazy("PIANOo, publishing a notice"),
    ),
    "award_notice": (
        lazy("Somebody will publish the award on TenderNed afterwards"),
        lazy("PIANOo, publishing a notice"),
    ),
}


def rule_in_words(rule: Rule) -> str:
    if rule.kind is RuleKind.EU_THRESHOLD:
        return _("From %(amount)s on, European rules decide.", amount=moneyformat(rule.amount))
    if rule.kind is RuleKind.NO_POLICY:
        return _("No purchasing policy was in force. Below the European threshold three to five firms is cautious.")
    if rule.amount == 0:
        return _("The purchasing policy asks this for the smallest purchases.")
    return _("The purchasing policy asks this from %(amount)s on.", amount=moneyformat(rule.amount))
