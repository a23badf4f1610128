"""A proposal as its readers see it, and as every export tells it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.core.i18n import lazy
from app.sourcing.models import LonglistEntry, ProcurementFile
from app.sourcing.queries import entries_of, number_of
from app.sourcing.record import Column, Fact, Named, ReadLater, Section, Table, Value
from app.sourcing.rotation.labels import METHODS
from app.sourcing.rotation.models import SelectionProposal
from app.sourcing.rotation.queries import proposals_of
from app.sourcing.rotation.wording import Wording

COLUMNS = (
    Column("place", lazy("Place")),
    Column("supplier_id", lazy("Number in the register")),
    Column("firm", lazy("Firm")),
    Column("proposed", lazy("Proposed")),
    Column("ground", lazy("Why")),
    Column("facts", lazy("What is known")),
    Column("drawn", lazy("Decided by the draw")),
)


@dataclass(frozen=True)
class Row:
    """A firm of a proposal; `place` is None for who does not take part."""

    supplier_id: int
    firm: str
    town: str
    place: int | None
    is_proposed: bool
    drawn: bool
    facts: str
    ground: str


def rows_of(proposal: SelectionProposal, entries: Sequence[LonglistEntry]) -> list[Row]:
    """In the order of the proposal."""
    by_firm, words = {entry.supplier_id: entry for entry in entries}, Wording(proposal)
    return [
        Row(
            supplier_id=firm["supplier_id"],
            firm=by_firm[firm["supplier_id"]].firm,
            town=by_firm[firm["supplier_id"]].supplier_version.content["town"] or "",
            place=firm["place"],
            is_proposed=firm["proposed"],
            drawn=firm["drawn"],
            facts=words.facts(firm),
            ground=words.ground(firm),
        )
        for firm in proposal.outcome["firms"]
    ]


def tell(file: ProcurementFile) -> Section:
    """For the record of the file: whose turn it was, by which rule, on which facts."""
    return Section("rotation", lazy("Whose turn it was"), _facts(file), [_table(each) for each in proposals_of(file)])


def _facts(file: ProcurementFile) -> list[Fact]:
    """Of each proposal the rule, with what is needed to repeat the draw."""
    return [fact for number, each in enumerate(proposals_of(file), start=1) for fact in _rule(number, each)]


def _rule(number: int, proposal: SelectionProposal) -> Iterator[Fact]:
    method = Named(proposal.method.value, METHODS[proposal.method])
    policy = proposal.policy
    yield Fact(f"proposal_{number}_made_at", lazy("Proposal %(number)s made", number=number), proposal.made_at)
    yield Fact(f"proposal_{number}_longlist", lazy("From longlist"), number_of(proposal.longlist))
    yield Fact(f"proposal_{number}_method", lazy("Selection method"), method)
    yield Fact(f"proposal_{number}_policy", lazy("Policy"), f"{policy.title} ({policy.number})" if policy else None)
    yield Fact(f"proposal_{number}_places", lazy("Number of firms"), proposal.places)
    yield Fact(f"proposal_{number}_since", lazy("Facts count since"), proposal.outcome["since"])
    yield Fact(f"proposal_{number}_seed", lazy("Draw number for equals"), proposal.seed)


def _table(proposal: SelectionProposal) -> Table:
    title = lazy("Proposal of %(day)s", day=proposal.made_at.date())
    return Table(f"proposal_{proposal.id}", title, COLUMNS, ReadLater(lambda: _rows(proposal)))


def _rows(proposal: SelectionProposal) -> list[list[Value]]:
    return [
        [row.place, row.supplier_id, row.firm, row.is_proposed, row.ground, row.facts, row.drawn]
        for row in rows_of(proposal, entries_of(proposal.longlist))
    ]
