"""The questions that an exported file has to answer without the application (PRODUCT.md, chapter 4), and where it does.

A place is `section.facts.key` or `section.tables.table.column` in the JSON; `*` stands for any signs. After a `?` the
answer may be "nothing": not every purchase has a deviation, a hold or an addendum.
"""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

QUESTIONS: list[tuple[str, str]] = [
    # 1. The need
    ("Who needed it?", "need.facts.owner"),
    ("Which municipality?", "need.facts.municipality"),
    ("What was needed?", "need.facts.subject"),
    ("What and how much exactly?", "need.facts.description"),
    ("Of which category?", "need.facts.category"),
    ("Of which trade?", "need.facts.cpv_code"),
    ("What was it estimated at?", "need.facts.estimated_value"),
    ("How was it estimated?", "need.facts.estimate_basis"),
    ("When was it to start?", "need.facts.planned_start"),
    ("In which lots?", "need.tables.lots.subject?"),
    ("What was each lot estimated at?", "need.tables.lots.estimated_value?"),
    ("Would firms from abroad want it?", "need.facts.cross_border"),
    ("On which article rests a local rule?", "need.facts.local_rule_article?"),
    ("Who held the budget?", "roles.tables.roles.role"),
    # 2. The procedure
    ("Which procedure was advised?", "procedure.tables.choices.advised"),
    ("Which was chosen?", "procedure.tables.choices.chosen"),
    ("By which rule?", "procedure.tables.choices.rule"),
    ("From which source?", "procedure.tables.choices.rule_source"),
    ("By which version of the policy?", "procedure.tables.choices.policy"),
    ("As in force on which day?", "procedure.tables.choices.for_day"),
    ("Why was it deviated from?", "procedure.tables.choices.deviation_reason?"),
    ("Who agreed to that?", "procedure.tables.choices.judged_by?"),
    ("Was it split?", "procedure.tables.choices.splitting_reason?"),
    # 3. Searches and longlists
    ("Which searches were made?", "searches.tables.all.words"),
    ("With which filters?", "searches.tables.all.filters"),
    ("Which number decided between equals?", "searches.tables.all.seed"),
    ("In which state of the index?", "searches.tables.all.index_position"),
    ("How can it be asked again?", "searches.tables.all.question"),
    ("Who searched?", "searches.tables.all.by"),
    ("When?", "searches.tables.all.at"),
    ("Which search became the longlist?", "longlists.tables.lists.search"),
    ("When was it frozen?", "longlists.tables.lists.frozen_at"),
    ("By whom?", "longlists.tables.lists.frozen_by"),
    ("Who was found?", "longlists.tables.longlist-*.firm"),
    ("At which rank?", "longlists.tables.longlist-*.rank"),
    ("With which score?", "longlists.tables.longlist-*.score"),
    ("With which version of its profile?", "longlists.tables.longlist-*.profile_version"),
    ("Exactly which?", "longlists.tables.longlist-*.profile_digest"),
    ("What was decided about each?", "longlists.tables.longlist-*.decision"),
    ("Who was left out of the file, and why?", "candidates.tables.notes.text?"),
    ("Who came from outside the register?", "candidates.tables.outside_firms.name?"),
    ("Why?", "candidates.tables.outside_firms.reason?"),
    # 4. Rotation, shortlist, signature
    ("Whose turn was it?", "rotation.tables.proposal_*.proposed"),
    ("On which ground?", "rotation.tables.proposal_*.ground"),
    ("By which method?", "rotation.facts.proposal_*_method"),
    ("Which number decided the draw?", "rotation.facts.proposal_*_seed"),
    ("Who was invited or not?", "shortlist.tables.decisions.decision"),
    ("Why?", "shortlist.tables.decisions.reason"),
    ("Why other than proposed?", "shortlist.tables.decisions.override_reason?"),
    ("Who decided it?", "shortlist.tables.decisions.decided_by"),
    ("Who had which role?", "roles.tables.roles.name"),
    ("Who declared about interests?", "roles.tables.declarations.name"),
    ("What?", "roles.tables.declarations.declaration"),
    ("Who offered the shortlist?", "signature.tables.reviews.offered_by"),
    ("Who signed it?", "signature.facts.signed_by"),
    ("When?", "signature.facts.signed_at"),
    ("Exactly which?", "signature.facts.digest"),
    ("What was added later?", "signature.tables.addenda.text?"),
    # 5. Invitations
    ("What were firms asked?", "request.tables.letter.text"),
    ("By which criteria?", "request.tables.criteria.weight"),
    ("Until when?", "request.facts.deadline"),
    ("When was it sent to each?", "request.tables.invitations.sent_at"),
    ("When was it delivered?", "request.tables.invitations.delivered_at?"),
    ("When was it opened first?", "request.tables.invitations.first_visit_at?"),
    ("What did they answer?", "request.tables.invitations.answer"),
    ("When?", "request.tables.invitations.answered_at"),
    ("Why did they decline?", "request.tables.invitations.decline_reason?"),
    ("Was it a turn?", "request.tables.invitations.counts_as_turn"),
    ("Was the deadline moved, and why?", "request.tables.extensions.reason?"),
    ("What was asked?", "request.tables.questions.published?"),
    ("What was answered?", "request.tables.questions.answer?"),
    # 6. Quotations, outcome
    ("Who held the keys?", "seal.tables.holders.holder"),
    ("Who tried to open the quotations?", "seal.tables.openings.who"),
    ("When?", "seal.tables.openings.at"),
    ("When was it opened?", "seal.facts.opened_at"),
    ("Who quoted?", "quotations.tables.quotations.firm"),
    ("When was it received?", "quotations.tables.quotations.received_at"),
    ("Exactly what?", "quotations.tables.quotations.sha256"),
    ("How much?", "quotations.tables.quotations.amount"),
    ("What did each assessor give?", "scores.tables.individual_scores.points"),
    ("Why?", "scores.tables.individual_scores.rationale"),
    ("What did they agree on?", "scores.tables.consensus.points"),
    ("By which formula?", "scores.facts.price_formula"),
    ("Who ranked where?", "scores.tables.ranking.rank"),
    ("What came of it?", "outcome.facts.kind"),
    ("Why?", "outcome.facts.rationale"),
    ("Who decided?", "outcome.facts.decided_by"),
    ("Who got it?", "outcome.tables.awards.firm"),
    ("For how much?", "outcome.tables.awards.amount"),
    ("Until when did the contract wait?", "outcome.facts.standstill_until"),
    ("What was each firm told?", "decision_letters.tables.decision_letters.text"),
    ("When?", "decision_letters.tables.decision_letters.sent_at"),
    ("What was signed?", "contracts.tables.contracts.value?"),
    ("Who asked for reasons?", "reasons_requests.tables.reasons_requests.text?"),
    ("What was answered?", "reasons_requests.tables.reasons_requests.answer?"),
    # 7. The file itself
    ("How long is it kept?", "keeping.facts.destroy_on"),
    ("By which class?", "keeping.facts.retention_class"),
    ("Why longer?", "keeping.facts.hold_reason?"),
    ("Who did what?", "trail.tables.acts.act"),
    ("Who?", "trail.tables.acts.by"),
    ("When?", "trail.tables.acts.at"),
    ("How can that be checked?", "trail.tables.acts.digest"),
]


def unasked(content: Mapping[str, Any]) -> list[str]:
    """Questions for which a section that is there has no place at all."""
    return [f"{question} {place}" for question, place in _of(content) if not _has_place(content, place.rstrip("?"))]


def unanswered(content: Mapping[str, Any], *sections: str) -> list[str]:
    """Questions of these sections (none named: of all that are there) to which the file gives no answer."""
    return [
        f"{question} {place}"
        for question, place in _of(content)
        if (not sections or place.partition(".")[0] in sections)
        and not (place.endswith("?") and _has_place(content, place.rstrip("?")))
        and not any(value not in (None, "") for value in values_at(content, place.rstrip("?")))
    ]


def _of(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(question, place) for question, place in QUESTIONS if place.partition(".")[0] in content["sections"]]


def _has_place(content: Mapping[str, Any], place: str) -> bool:
    """Labels name every fact and column, also of an empty table; what has numbers in its key may not be there yet."""
    section, _kind, key = place.split(".", 2)
    return "*" in key or key in content["sections"][section]["labels"]


def values_at(content: Mapping[str, Any], place: str) -> Iterator[Any]:
    section, kind, key = place.split(".", 2)
    found = content["sections"][section][kind]
    if kind == "facts":
        yield from (value for name, value in found.items() if fnmatchcase(name, key))
        return
    table, _, column = key.partition(".")
    for name, rows in found.items():
        if fnmatchcase(name, table):
            yield from (row[column] for row in rows if column in row)
