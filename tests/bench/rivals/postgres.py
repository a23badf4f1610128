"""PostgreSQL: `tsvector` with the Dutch configuration, GIN for words and arrays, B-trees for the rest.

As chapter 12 of its manual has it (https://www.postgresql.org/docs/15/textsearch.html): a stored tsvector column, `@@`
on a GIN index, `ts_rank` for the order, ANALYZE after loading. A question is two prepared statements: the first twenty,
and the total with the counts over one materialised list of hits.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import psycopg

from tests.bench.questions import GROUPS, TOP, Question
from tests.bench.rivals.rival import Listing, Reply, everywhere_counted

MANY = ("cpv_division", "works_in", "certificate", "theme")
# For a server with a few gigabytes and a disk that seeks well; jit costs more than such short statements win.
SESSION = ("work_mem = '128MB'", "random_page_cost = 1.1", "effective_cache_size = '4GB'", "jit = off")
TABLE = """
CREATE TABLE firm (
    id integer PRIMARY KEY, words tsvector NOT NULL, municipality text, size text,
    cpv_division text[] NOT NULL, works_in text[] NOT NULL, certificate text[] NOT NULL, theme text[] NOT NULL,
    verified_on integer NOT NULL, lat double precision NOT NULL, lon double precision NOT NULL
)
"""
INDEXES = (
    "CREATE INDEX ON firm USING gin (words)",
    "CREATE INDEX ON firm USING gin (cpv_division)",
    "CREATE INDEX ON firm USING gin (works_in)",
    "CREATE INDEX ON firm USING gin (certificate)",
    "CREATE INDEX ON firm USING gin (theme)",
    "CREATE INDEX ON firm (municipality)",
    "CREATE INDEX ON firm (size)",
    "CREATE INDEX ON firm (verified_on)",
    "CREATE INDEX ON firm (lat, lon)",
    "VACUUM ANALYZE firm",
)
COLUMNS = ("id", "municipality", "size", *MANY, "verified_on", "lat", "lon")
NAMES = ", ".join(COLUMNS)
STAGE = f"CREATE TEMP TABLE loaded AS SELECT ''::text AS text, {NAMES} FROM firm LIMIT 0"
LOAD = f"COPY loaded (text, {NAMES}) FROM STDIN"
MOVE = f"INSERT INTO firm (words, {NAMES}) SELECT to_tsvector('dutch', text), {NAMES} FROM loaded"
CHANGE = f"""
UPDATE firm SET words = to_tsvector('dutch', %(text)s), {", ".join(f"{name} = %({name})s" for name in COLUMNS[1:])}
WHERE id = %(id)s
"""
SETTINGS = {"shared_buffers": "1GB", "maintenance_work_mem": "512MB", "max_wal_size": "4GB"}
PREPARED = 1000  # statements kept, more than there are; the client's default of a hundred would drop some


class Engine:
    """`place` is the address of the server."""

    def __init__(self, place: str, today: date) -> None:
        self._address, self._today = place.replace("+psycopg", ""), today
        self._reader = self._writer = self._connect()

    def build(self, listings: Sequence[Listing]) -> None:
        with self._writer.cursor() as cursor:
            cursor.execute(TABLE)
            cursor.execute(STAGE)
            with cursor.copy(LOAD) as copy:
                for each in listings:
                    copy.write_row(list(_row(each).values()))
            cursor.execute(MOVE)
            cursor.execute("DROP TABLE loaded")
            for statement in INDEXES:
                cursor.execute(statement)

    def open(self) -> None:
        self._reader, self._writer = self._connect(), self._connect()

    def ask(self, question: Question) -> Reply:
        values = _values(question, self._today)
        top = self._reader.execute(_top(question), values, prepare=True).fetchall()
        counts: dict[str, dict[str, int]] = {name: {} for name in GROUPS}
        total = 0
        for name, value, number in self._reader.execute(_counts(question), values, prepare=True):
            if name == "total":
                total = number
            elif value is not None:
                counts[name][value] = number
        counts["works_in"] = everywhere_counted(counts["works_in"])
        return Reply(total, [row[0] for row in top], counts)

    def update(self, listing: Listing) -> None:
        self._writer.execute(CHANGE, _row(listing))

    def processes(self) -> list[int]:
        """The server and all of its children."""
        backend = self._reader.info.backend_pid
        server = int(Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1])
        return [server, *map(int, Path(f"/proc/{server}/task/{server}/children").read_text().split())]

    def _connect(self) -> psycopg.Connection:
        connection = psycopg.connect(self._address, autocommit=True)
        connection.prepared_max = PREPARED
        for setting in SESSION:
            connection.execute(f"SET {setting}")
        return connection


def _top(question: Question) -> str:
    order = "ORDER BY ts_rank(words, asked) DESC" if question.words else ""
    return f"SELECT id {_from(question, question.ticked)} {order} LIMIT {TOP}"


def _counts(question: Question) -> str:
    """Hits with the words, once, with what they fulfil; then the total and each group under all filters but its own."""
    passes = [f"{test} AS passes_{name}" for name, test in zip(question.ticked, _ticked(question.ticked), strict=True)]
    columns = ", ".join(("municipality", "size", *MANY, *passes))
    parts = [f"SELECT 'total' AS name, NULL AS value, count(*) FROM hit {_narrowed(question, None)}"]
    for name in GROUPS:
        source = f"hit, unnest(hit.{name}) AS value" if name in MANY else "hit"
        value = "value" if name in MANY else name
        parts.append(f"SELECT '{name}', {value}, count(*) FROM {source} {_narrowed(question, name)} GROUP BY {value}")
    return f"WITH hit AS MATERIALIZED (SELECT {columns} {_from(question, ())}) {' UNION ALL '.join(parts)}"


def _narrowed(question: Question, without: str | None) -> str:
    return _where([f"passes_{name}" for name in question.ticked if name != without])


def _from(question: Question, groups: Iterable[str]) -> str:
    conditions = [*_ticked(groups), *_bounds(question)]
    if question.words:
        return f"FROM firm, to_tsquery('dutch', %(words)s) AS asked {_where(['words @@ asked', *conditions])}"
    return f"FROM firm {_where(conditions)}"


def _where(conditions: Sequence[str]) -> str:
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""


def _ticked(groups: Iterable[str]) -> list[str]:
    return [f"{name} && %({name})s" if name in MANY else f"{name} = ANY(%({name})s)" for name in groups]


def _bounds(question: Question) -> list[str]:
    verified = ["verified_on >= %(first_day)s"] if question.verified_within else []
    box = "lat BETWEEN %(south)s AND %(north)s AND lon BETWEEN %(west)s AND %(east)s"
    return verified + ([box] if question.near else [])


def _values(question: Question, today: date) -> dict[str, object]:
    values: dict[str, object] = {name: list(chosen) for name, chosen in question.ticked_outside(None).items()}
    values["words"] = (" <-> " if question.is_phrase else " & ").join(question.words)
    values["first_day"] = today.toordinal() - (question.verified_within or 0)
    return values | dict(zip(("south", "north", "west", "east"), question.box() or (), strict=False))


def _row(listing: Listing) -> dict[str, object]:
    return {
        "text": listing.text,
        "id": listing.id,
        **{name: next(iter(listing.values[name]), None) for name in ("municipality", "size")},
        **{name: list(listing.values[name]) for name in MANY},
        "verified_on": listing.verified_on,
        "lat": listing.lat,
        "lon": listing.lon,
    }
