"""A policy in words: its rules with their sources, side by side for two versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.core.i18n import Text, _, dateformat, moneyformat, ngettext
from app.sourcing.kinds import Category
from app.sourcing.labels import CATEGORIES
from app.sourcing.policy.details import Band
from app.sourcing.policy.labels import INCUMBENT_RULES, LAW, METHODS, PROCEDURES, RULES, SIGNERS
from app.sourcing.policy.models import ProcurementPolicy
from app.sourcing.policy.queries import bands_of


@dataclass(frozen=True)
class RuleInWords:
    """`article` is of the policy, `law` what it rests on."""

    label: Text
    text: str
    article: str
    law: Text = ""


@dataclass(frozen=True)
class Difference:
    """One rule in two versions; None where a version does not have it."""

    label: Text
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


def rules_in_words(policy: ProcurementPolicy) -> list[RuleInWords]:
    """All rules beside the amounts."""
    local = RuleInWords(_("Local rule"), policy.local_rule or _("None"), policy.local_rule_article or "", "")
    return [
        _rule(policy, "method", _method_in_words(policy)),
        _rule(policy, "incumbent_rule", str(INCUMBENT_RULES[policy.incumbent_rule])),
        _rule(policy, "signer", str(SIGNERS[policy.signer])),
        RuleInWords(local.label, local.text, local.article, LAW["local_rule"]),
        _rule(policy, "standstill_days", _days(policy.standstill_days)),
        _rule(policy, "complaints_address", policy.complaints_address),
        _rule(policy, "retention", f"{policy.retention_class}, {_years(policy.retention_years)}"),
    ]


def _rule(policy: ProcurementPolicy, key: str, text: str) -> RuleInWords:
    return RuleInWords(RULES[key], text, str(policy.articles.get(key, "")), LAW[key])


def _method_in_words(policy: ProcurementPolicy) -> str:
    months = ngettext("looking back %(num)s month", "looking back %(num)s months", policy.look_back_months)
    parts = [str(METHODS[policy.method]), months]
    if policy.most_turns is not None:
        parts.append(
            ngettext(
                "at most %(num)s invitation in that time", "at most %(num)s invitations in that time", policy.most_turns
            )
        )
    if policy.newcomer_seat:
        parts.append(_("one place for a firm that was not invited last time"))
    return "; ".join(parts)


def _days(days: int) -> str:
    return ngettext("%(num)s day", "%(num)s days", days)


def _years(years: int) -> str:
    return ngettext("%(num)s year", "%(num)s years", years)


def firms_in_words(fewest: int | None, most: int | None) -> str:
    if fewest is None or most is None:
        return _("everybody may join")
    if fewest == most:
        return ngettext("%(num)s firm", "%(num)s firms", fewest)
    return _("%(fewest)s to %(most)s firms", fewest=fewest, most=most)


def amounts_in_words(band: Band, following: Band | None) -> str:
    if following is None:
        return _("from %(amount)s up to the European threshold", amount=moneyformat(band.from_value))
    values = {"from_value": moneyformat(band.from_value), "to": moneyformat(following.from_value)}
    return _("from %(from_value)s to below %(to)s", **values)


def bands_in_words(policy: ProcurementPolicy) -> list[RuleInWords]:
    """Under the name of their category, in the order of the law: works first."""
    words = []
    for category in Category:
        own = sorted((each for each in bands_of(policy) if each.category is category), key=_amount)
        for band, following in zip(own, [*own[1:], None], strict=True):
            parts = (amounts_in_words(band, following), str(PROCEDURES[band.procedure]))
            firms = firms_in_words(band.fewest_firms, band.most_firms)
            words.append(RuleInWords(CATEGORIES[category], f"{parts[0]}: {parts[1]}, {firms}", band.article))
    return words


def _amount(band: Band) -> Decimal:
    return band.from_value


def differences(old: ProcurementPolicy, new: ProcurementPolicy) -> list[Difference]:
    """Every rule of both, changed or not."""
    return [
        Difference(_("Name"), old.title, new.title),
        Difference(_("In force from"), dateformat(old.in_force_from), dateformat(new.in_force_from)),
        Difference(_("Decision"), old.source, new.source),
        *_of_rules(_grouped(bands_in_words(old)), _grouped(bands_in_words(new))),
        *_of_rules(_grouped(rules_in_words(old)), _grouped(rules_in_words(new))),
    ]


def _grouped(rules: Sequence[RuleInWords]) -> dict[str, str]:
    """The text and article of each rule by its label; several rows of one category go together."""
    groups: dict[str, list[str]] = {}
    for rule in rules:
        groups.setdefault(str(rule.label), []).append(f"{rule.text} ({rule.article})" if rule.article else rule.text)
    return {label: "\n".join(texts) for label, texts in groups.items()}


def _of_rules(old: dict[str, str], new: dict[str, str]) -> list[Difference]:
    labels = dict.fromkeys([*old, *new])
    return [Difference(label, old.get(label, ""), new.get(label, "")) for label in labels]
