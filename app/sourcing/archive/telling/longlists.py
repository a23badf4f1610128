"""Who was found, at which rank, with which exact version of its profile, and what was decided about it."""

from app.core.i18n import lazy
from app.sourcing import queries
from app.sourcing.archive.labels import DECISIONS, NOT_DECIDED
from app.sourcing.models import Longlist, LonglistEntry, ProcurementFile, ShortlistDecision
from app.sourcing.record import Column, ReadLater, Secret, Section, Table, Value

LISTS = [
    Column("number", lazy("No.")),
    Column("frozen_at", lazy("Frozen")),
    Column("frozen_by", lazy("Who"), Secret.PERSON),
    Column("search", lazy("Number of the search")),
    Column("words", lazy("Search in words")),
    Column("found", lazy("Firms found")),
    Column("seed", lazy("Draw number for equals")),
    Column("index_position", lazy("State of the index"), on_paper=False),
]

ENTRIES = [
    Column("rank", lazy("Rank")),
    Column("score", lazy("Score")),
    Column("firm", lazy("Firm")),
    Column("town", lazy("Town")),
    Column("country", lazy("Country"), on_paper=False),
    Column("register_number", lazy("Register number")),
    Column("cpv_codes", lazy("CPV codes"), on_paper=False),
    Column("distance_km", lazy("Distance in km"), on_paper=False),
    Column("profile_version", lazy("Version of the profile")),
    Column("profile_digest", lazy("Digest of the profile")),
    Column("decision", lazy("Decision")),
    Column("reason", lazy("Reason")),
    Column("override_reason", lazy("Why other than proposed"), on_paper=False),
    Column("decided_by", lazy("Decided by"), Secret.PERSON, on_paper=False),
    Column("decided_at", lazy("Decided at"), on_paper=False),
]


def tell(file: ProcurementFile) -> Section:
    lists = queries.longlists_of(file)
    overview = Table("lists", lazy("Longlists"), LISTS, [_list(number, each) for number, each in enumerate(lists, 1)])
    entries = [_entries(number, each) for number, each in enumerate(lists, 1)]
    return Section("longlists", lazy("Longlists"), tables=[overview, *entries])


def _list(number: int, longlist: Longlist) -> list[Value]:
    search = longlist.search
    return [
        number,
        longlist.frozen_at,
        longlist.frozen_by.name,
        search.id,
        search.words,
        search.total,
        search.seed,
        search.index_position,
    ]


def _entries(number: int, longlist: Longlist) -> Table:
    title = lazy("Longlist %(number)s", number=number)
    return Table(f"longlist-{number}", title, ENTRIES, ReadLater(lambda: _rows(longlist)))


def _rows(longlist: Longlist) -> list[list[Value]]:
    decisions = queries.decisions_of(longlist.file)
    return [_entry(entry, decisions.get(entry.supplier_id)) for entry in queries.entries_of(longlist)]


def _entry(entry: LonglistEntry, decision: ShortlistDecision | None) -> list[Value]:
    version = entry.supplier_version
    content = version.content
    return [
        entry.rank,
        round(entry.score, 4),
        entry.firm,
        content["town"],
        content["country"],
        content["kvk_number"] or content["foreign_id"],
        " ".join(content["cpv_codes"]),
        None if entry.distance_km is None else round(entry.distance_km, 1),
        version.number,
        version.digest,
        *_decision(decision),
    ]


def _decision(decision: ShortlistDecision | None) -> list[Value]:
    if decision is None:
        return [NOT_DECIDED, None, None, None, None]
    return [
        DECISIONS[decision.invited],
        decision.reason,
        decision.override_reason,
        decision.decided_by.name,
        decision.decided_at,
    ]
