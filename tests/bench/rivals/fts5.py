"""SQLite: FTS5 for the words, ordinary tables with indexes for the rest.

External content, `unicode61` without accents and `rank` for the order, as https://sqlite.org/fts5.html has them; FTS5
knows no Dutch stems. The hits of a question go into a temporary table, which total, order and counts share.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from tests.bench.questions import GROUPS, TOP, Question
from tests.bench.rivals.rival import Listing, Reply, everywhere_counted, folder

MANY = ("cpv_division", "works_in", "certificate", "theme")  # groups of which a firm has several values
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "temp_store = MEMORY",
    "cache_size = -262144",  # 256 MB
    "mmap_size = 2147418112",
)
TABLES = """
CREATE TABLE firm (
    id INTEGER PRIMARY KEY, text TEXT NOT NULL, municipality TEXT, size TEXT,
    verified_on INTEGER NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL
);
CREATE TABLE kept (firm_id INTEGER, field TEXT, value TEXT, PRIMARY KEY (field, firm_id, value)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(text, content='firm', content_rowid='id',
    tokenize="unicode61 remove_diacritics 2");
"""
INDEXES = """
CREATE INDEX firm_municipality ON firm (municipality);
CREATE INDEX firm_size ON firm (size);
CREATE INDEX firm_verified ON firm (verified_on);
CREATE INDEX firm_place ON firm (lat, lon);
CREATE TRIGGER firm_inserted AFTER INSERT ON firm BEGIN
    INSERT INTO words (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER firm_updated AFTER UPDATE ON firm BEGIN
    INSERT INTO words (words, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO words (rowid, text) VALUES (new.id, new.text);
END;
INSERT INTO words (words) VALUES ('optimize');
ANALYZE;
"""
FIRM = "INSERT INTO firm (id, text, municipality, size, verified_on, lat, lon) VALUES (?, ?, ?, ?, ?, ?, ?)"
CHANGE = "UPDATE firm SET text = ?, municipality = ?, size = ?, verified_on = ?, lat = ?, lon = ? WHERE id = ?"
FORGET = "DELETE FROM kept WHERE field = ? AND firm_id = ?"
KEEP = "INSERT OR IGNORE INTO kept (firm_id, field, value) VALUES (?, ?, ?)"


class Engine:
    def __init__(self, place: str, today: date) -> None:
        self._today = today
        self._file = folder(place, "fts5") / "firms.db"
        self._reader = self._writer = self._connect()

    def build(self, listings: Sequence[Listing]) -> None:
        self._writer.executescript(TABLES)
        self._writer.execute("BEGIN")
        self._writer.executemany(FIRM, (_row(each) for each in listings))
        self._writer.executemany(KEEP, (row for each in listings for row in _values(each)))
        self._writer.execute("INSERT INTO words (words) VALUES ('rebuild')")
        self._writer.execute("COMMIT")
        self._writer.executescript(INDEXES)
        self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def open(self) -> None:
        self._reader, self._writer = self._connect(), self._connect()
        passes = ", ".join(f"passes_{name} INTEGER" for name in GROUPS)
        self._reader.execute(
            f"CREATE TEMP TABLE hit (id INTEGER PRIMARY KEY, rank REAL, municipality TEXT, size TEXT, {passes})"
        )

    def ask(self, question: Question) -> Reply:
        self._reader.execute("DELETE FROM hit")
        self._find(question)
        narrowed = _narrowed(question.ticked)
        total = self._rows(f"SELECT count(*) FROM hit {narrowed}")[0][0]
        top = self._rows(f"SELECT id FROM hit {narrowed} ORDER BY rank LIMIT {TOP}")
        counts = {name: self._count(name, question) for name in GROUPS}
        counts["works_in"] = everywhere_counted(counts["works_in"])
        return Reply(total, [row[0] for row in top], counts)

    def update(self, listing: Listing) -> None:
        identity, *rest = _row(listing)
        self._writer.execute("BEGIN IMMEDIATE")
        self._writer.execute(CHANGE, (*rest, identity))
        self._writer.executemany(FORGET, [(name, identity) for name in MANY])
        self._writer.executemany(KEEP, _values(listing))
        self._writer.execute("COMMIT")

    def processes(self) -> list[int]:
        return []

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, isolation_level=None, cached_statements=512)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def _find(self, question: Question) -> None:
        """Into the table of hits: the firms with the words, and whether each fulfils what is ticked in a group."""
        passes, values = _passes(question)
        conditions, bounds = _bounds(question, self._today)
        source, rank = "firm", "0.0"
        if question.words:
            source, rank = "words JOIN firm ON firm.id = words.rowid", "words.rank"
            conditions, bounds = ["words MATCH ?", *conditions], [_match(question), *bounds]
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        select = f"SELECT firm.id, {rank}, municipality, size, {passes} FROM {source} {where}"
        self._reader.execute(f"INSERT INTO hit {select}", [*values, *bounds])

    def _count(self, name: str, question: Question) -> dict[str, int]:
        narrowed = _narrowed(each for each in question.ticked if each != name)
        if name not in MANY:
            return dict(self._rows(f"SELECT {name}, count(*) FROM hit {narrowed} GROUP BY {name}"))
        hits = f"SELECT id FROM hit {narrowed}"  # not a join: the planner would guess that there are many hits
        known = f"kept.field = '{name}' AND kept.firm_id IN ({hits})"
        return dict(self._rows(f"SELECT value, count(*) FROM kept WHERE {known} GROUP BY value"))

    def _rows(self, statement: str) -> list[tuple]:
        return self._reader.execute(statement).fetchall()


def _match(question: Question) -> str:
    quoted = [f'"{word}"' for word in question.words]
    return f'"{" ".join(question.words)}"' if question.is_phrase else " ".join(quoted)


def _narrowed(groups: Iterable[str]) -> str:
    conditions = [f"passes_{name}" for name in groups]
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""


def _passes(question: Question) -> tuple[str, list[str]]:
    """A column for each group, looked up from the firm: there are fewer hits than firms with a common value."""
    columns, values = [], []
    ticked = question.ticked_outside(None)
    for name in GROUPS:
        marks = ", ".join("?" * len(ticked.get(name, ())))
        known = f"SELECT 1 FROM kept WHERE field = '{name}' AND firm_id = firm.id AND value IN ({marks})"
        test = f"EXISTS ({known})" if name in MANY else f"firm.{name} IN ({marks})"
        columns.append(test if name in ticked else "1")
        values.extend(ticked.get(name, ()))
    return ", ".join(columns), values


def _bounds(question: Question, today: date) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    if question.verified_within:
        conditions.append("verified_on >= ?")
        values.append(today.toordinal() - question.verified_within)
    if box := question.box():
        conditions.append("lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?")
        values.extend(box)
    return conditions, values


def _row(listing: Listing) -> tuple[object, ...]:
    alone = (next(iter(listing.values[name]), None) for name in ("municipality", "size"))
    return (listing.id, listing.text, *alone, listing.verified_on, listing.lat, listing.lon)


def _values(listing: Listing) -> Iterable[tuple[int, str, str]]:
    return ((listing.id, name, value) for name in MANY for value in listing.values[name])
