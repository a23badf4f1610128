"""What the record of a file says about its quotations."""

from decimal import Decimal

from app.core.i18n import Text, lazy
from app.sourcing.models import ProcurementFile
from app.sourcing.outcomes.queries import outcome_of
from app.sourcing.quotations.labels import OPENING_STEPS
from app.sourcing.quotations.models import Consensus
from app.sourcing.quotations.queries import agreed_on, entries_of, quotations_of, scores_of, seal_in
from app.sourcing.quotations.results import Result, results_of
from app.sourcing.quotations.scoring import sheet_of
from app.sourcing.record import Column, Fact, Named, Secret, Section, Table, Value
from app.sourcing.requests.models import CriterionKind
from app.sourcing.requests.queries import request_of

FIRM: tuple[str, Text] = ("firm", lazy("Firm"))
CRITERION: tuple[str, Text] = ("criterion", lazy("Criterion"))


def tell_seal(file: ProcurementFile) -> Section:
    """Who could open, when they were ready, and every attempt."""
    seal = seal_in(file)
    people, entries = (seal.holders, entries_of(seal)) if seal else ([], [])
    holders = Table(
        "holders",
        lazy("Key holders"),
        [_person("holder", lazy("Key holder")), Column("ready_at", lazy("Passphrase set"))],
        [(holder.user.name, holder.ready_at) for holder in people],
    )
    attempts = Table(
        "openings",
        lazy("Who tried to open"),
        [Column("at", lazy("When")), _person("who", lazy("Who")), Column("step", lazy("What came of it"))],
        [(entry.at, entry.user.name, Named(entry.step, OPENING_STEPS[entry.step])) for entry in entries],
    )
    moments = [
        Fact("closed_at", lazy("Seal ready"), seal.closed_at if seal else None),
        Fact("opened_at", lazy("Opened"), seal.opened_at if seal else None),
    ]
    return Section("seal", lazy("Seal and opening of the quotations"), moments, [holders, attempts])


def _person(key: str, label: Text) -> Column:
    return Column(key, label, Secret.PERSON)


def tell_quotations(file: ProcurementFile) -> Section:
    """The receipts, and what was in the quotations once they were opened."""
    columns = [
        Column(*FIRM),
        Column("received_at", lazy("Received")),
        Column("times_replaced", lazy("Times replaced")),
        Column("size", lazy("Size in bytes")),
        Column("sha256", lazy("SHA-256")),
        Column("opened_at", lazy("Opened")),
        Column("amount", lazy("Amount, excluding VAT"), Secret.BUSINESS),
        Column("file_name", lazy("Name of the file"), Secret.BUSINESS),
        Column("remark", lazy("Remark"), Secret.BUSINESS),
        Column("set_aside_reason", lazy("Why it was set aside"), Secret.BUSINESS),
    ]
    rows = [
        (
            each.invitation.firm,
            each.received_at,
            each.times_replaced,
            each.size,
            each.sha256,
            each.opened_at,
            each.amount,
            each.file_name,
            each.remark,
            each.set_aside_reason,
        )
        for each in quotations_of(file)
    ]
    received = Table("quotations", lazy("Quotations received"), columns, rows)
    return Section("quotations", lazy("Quotations"), tables=[received])


def tell_scores(file: ProcurementFile) -> Section:
    """What each assessor handed in, what they agreed on, and how the totals were worked out."""
    facts = [
        Fact("price_formula", lazy("Points for the price"), "10 × lowest price / own price"),
        Fact("total_formula", lazy("Total"), "sum of weight / 100 × points"),
        Fact("rounding", lazy("Rounding"), "half up, two digits"),
        Fact("source", lazy("Source"), "criteria and weights of the request"),
    ]
    results = results_of(file)
    tables = [_scores(file), _consensus(file), _points(file, results), _totals(results)]
    return Section("scores", lazy("Scores and ranking"), facts if results else (), tables)


def _scores(file: ProcurementFile) -> Table:
    """Once all assessors handed in: who still scores reads in no export what others gave."""
    scoring_is_over = sheet_of(file).is_complete or outcome_of(file) is not None
    quotations = {each.id: each for each in quotations_of(file)} if scoring_is_over else {}
    rows = [
        (
            quotations[score.quotation_id].invitation.firm,
            score.criterion.name,
            score.assessor.name,
            f"{score.points:.2f}",
            score.rationale,
            score.given_at,
        )
        for score in scores_of(list(quotations.values()))
        if score.is_final
    ]
    columns = [
        Column(*FIRM),
        Column(*CRITERION),
        _person("assessor", lazy("Assessor")),
        Column("points", lazy("Points"), Secret.OPINION),
        Column("rationale", lazy("Reason"), Secret.OPINION),
        Column("given_at", lazy("Given")),
    ]
    return Table("individual_scores", lazy("Scores of each assessor"), columns, rows)


def _consensus(file: ProcurementFile) -> Table:
    quotations = {each.id: each for each in quotations_of(file)}
    columns = [
        Column(*FIRM),
        Column(*CRITERION),
        Column("points", lazy("Points")),
        Column("rationale", lazy("Reason")),
        Column("noted_at", lazy("Noted")),
        _person("noted_by", lazy("Noted by")),
    ]
    rows = [
        _consensus_row(quotations[each.quotation_id].invitation.firm, each)
        for each in agreed_on([*quotations.values()])
    ]
    return Table("consensus", lazy("What the assessors agreed on"), columns, rows)


def _consensus_row(firm: str, each: Consensus) -> tuple[Value, ...]:
    return firm, each.criterion.name, f"{each.points:.2f}", each.rationale, each.noted_at, each.noted_by.name


def _points(file: ProcurementFile, results: list[Result]) -> Table:
    """Every number that a total is made of."""
    request = request_of(file)
    columns = [
        Column(*FIRM),
        Column(*CRITERION),
        Column("kind", lazy("Kind")),
        Column("weight", lazy("Weight in percent")),
        Column("points", lazy("Points")),
    ]
    rows = [
        (
            result.invitation.firm,
            each.name,
            Named(each.kind, KINDS[each.kind]),
            each.weight,
            _said(result.points.get(each.id)),
        )
        for result in results
        for each in (request.criteria if request else ())
    ]
    return Table("points", lazy("Points per criterion"), columns, rows)


def _totals(results: list[Result]) -> Table:
    columns = [
        Column(*FIRM),
        Column("amount", lazy("Amount, excluding VAT"), Secret.BUSINESS),
        Column("total", lazy("Total")),
        Column("rank", lazy("Rank")),
        Column("is_tied", lazy("Shared rank")),
    ]
    rows = [
        (each.invitation.firm, each.quotation.amount, _said(each.total), each.rank, each.is_tied) for each in results
    ]
    return Table("ranking", lazy("Ranking"), columns, rows)


def _said(points: Decimal | None) -> str | None:
    """A Decimal of the record is an amount in euros, so points are told as text."""
    return None if points is None else f"{points:.2f}"


KINDS: dict[CriterionKind, Text] = {CriterionKind.PRICE: lazy("Price"), CriterionKind.QUALITY: lazy("Quality")}
