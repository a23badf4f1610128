"""The page that a signer reads: everything that the signature stands under."""

from typing import Any

from app.accounts.models import User
from app.core.clock import now
from app.sourcing import policies
from app.sourcing.advice.advising import Rule
from app.sourcing.advice.labels import rule_in_words
from app.sourcing.longlists.presenting import cpv_in_words
from app.sourcing.policy.labels import PROCEDURES
from app.sourcing.queries import longlists_of, searches_of
from app.sourcing.review.labels import VERDICTS
from app.sourcing.review.models import ShortlistReview
from app.sourcing.review.presenting import bars_in_words
from app.sourcing.review.services import is_as_offered
from app.sourcing.roles.presenting import holders_in, names_of_aside, standings_in
from app.sourcing.shortlists.findings import examine
from app.sourcing.shortlists.labels import JUSTIFICATIONS
from app.sourcing.shortlists.presenting import excluded_firms, facts_by_firm
from app.sourcing.shortlists.queries import justifications_in


def values_of_review(review: ShortlistReview, reader: User) -> dict[str, Any]:
    file = review.file
    is_waiting, findings = review.is_waiting, examine(file)
    return {
        "review": review,
        "file": file,
        "verdict_names": VERDICTS,
        "is_void": is_waiting and not is_as_offered(review, at=now(), decisions=findings.decisions),
        "may_judge": policies.may_judge(reader, review),
        "may_take_back": policies.may_take_back(reader, review),
        "may_change": policies.may_change(reader, file),
        "bars": bars_in_words(reader, file) if is_waiting else [],
        "cpv_label": cpv_in_words(file.cpv_code),
        "findings": findings,
        "procedure": PROCEDURES[findings.choice.chosen] if findings.choice else "",
        "rule": rule_in_words(Rule.read(findings.choice.rule)) if findings.choice else "",
        "facts": facts_by_firm(file),
        "excluded": excluded_firms(file),
        "justifications": justifications_in(file),
        "justification_names": JUSTIFICATIONS,
        "longlists": longlists_of(file),
        "searches": searches_of(file),
        "holders": holders_in(file, reader),
        "standings": standings_in(file),
        "aside": names_of_aside(file),
    }
