"""Import, index and pages of every role with 24,000 firms, as tables for the documentation.

Uses the file of real firms when it is there, else as many invented rows of the same shape.
"""

import csv
import gzip
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from app import create_app
from app.core.db import database_of, transaction
from app.core.slugs import slug
from app.reference.files import read_rows
from app.sourcing.models import LonglistEntry
from config import Config
from tests.factories.accounts import PASSWORD, make_buyer, make_desk_member
from tests.factories.approvals import make_application
from tests.factories.suppliers import make_listed
from tests.installations import SHARED_DATA, fill_with_tables, settings_for_tests

FIRMS = 24_003
ROUNDS = 30
FOR_ALL = (
    "/",
    "/leveranciers",
    "/leveranciers?q=garage",
    "/leveranciers?q=auto+bedrijf&blad=3",
    "/leveranciers?q=carrosserie&sorteer=naam",
    "/leveranciers?q=garage&postcode=3811&afstand=25&sorteer=afstand",
)
FOR_THE_DESK = ("/welkom", "/aanvragen", "/aanvragen/1")
FOR_THE_BUYER = (
    "/inkoopdossiers",
    "/inkoopdossiers/1",
    "/inkoopdossiers/1/zoeken?q=carrosserie",
    "/inkoopdossiers/1/groslijst/1",
    "/inkoopdossiers/1/shortlist",
)
NEED = {
    "subject": "Onderhoud van dienstauto's",
    "category": "services",
    "cpv_code": "50112000-3",
    "estimated_value": "45000",
    "estimate_basis": "De prijs van vorig jaar.",
}
APPLICATIONS = 200


@dataclass
class Step:
    """One measured command: wall time in seconds, highest memory in megabytes."""

    name: str
    seconds: float
    megabytes: float


def run() -> None:
    with tempfile.TemporaryDirectory(prefix="streekbron-bench-") as name:
        folder = Path(name)
        environment = settings_for_tests(folder, f"sqlite:///{folder / 'bench.db'}")
        app = create_app(Config.from_environment(environment))
        fill_with_tables(app)
        file = firms_file(folder)
        print(f"## Import and pages, {file.name}\n")
        print("| step | seconds | peak MB |\n|---|---:|---:|")
        for step in commands(file, environment):
            print(f"| {step.name} | {step.seconds:.1f} | {step.megabytes:.0f} |")
        print("\n| page | median ms | 95% ms | queries | KB gzip |\n|---|---:|---:|---:|---:|")
        for row in pages(app):
            print(row)
        print("\nThe longlist holds", prepared_longlist(app), "firms.\n")


def firms_file(folder: Path) -> Path:
    real = SHARED_DATA / "companies_rdw_2017.csv"
    return real if real.exists() else invented_firms(folder / "invented firms.csv")


def invented_firms(path: Path) -> Path:
    draw, places = random.Random(1), read_rows("postcodes_pc4.csv")
    trades = ("Garage", "Autobedrijf", "Carrosserie", "Bandenservice", "Bergingsbedrijf")
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("name", "street", "house_number", "postcode", "place"))
        for number in range(FIRMS):
            place = draw.choice(places)
            name = f"{draw.choice(trades)} {place['place']} {number}"
            rows.writerow((name, "Dorpsstraat", draw.randint(1, 300), f"{place['pc4']} AB", place["place"]))
    return path


def commands(file: Path, environment: dict[str, str]) -> Iterator[Step]:
    yield measured(f"import of {FIRMS:,} firms", ["suppliers", "import", str(file), "--as", "listed"], environment)
    yield measured("index follows", ["worker", "--once"], environment)
    yield measured("index rebuilt", ["search", "rebuild"], environment)
    yield measured("index verified", ["search", "verify"], environment)


def measured(name: str, words: list[str], environment: dict[str, str]) -> Step:
    start = time.monotonic()
    command = [sys.executable, "-m", "flask", *words]
    silence = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(sys.executable, command, {**os.environ, **environment}, file_actions=silence)
    _pid, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"flask {' '.join(words)} failed")
    return Step(name, time.monotonic() - start, usage.ru_maxrss / 1024)


def pages(app: Flask) -> Iterator[str]:
    statements: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            statements.append(statement)

    event.listen(database_of(app).engine, "before_cursor_execute", count)
    for client, path in visits(app):
        times = [_milliseconds(client, path) for _round in range(ROUNDS)]
        statements.clear()
        body = client.get(path).get_data()
        slow = quantiles(times, n=20)[-1]
        size = len(gzip.compress(body)) / 1024
        yield f"| `{path}` | {median(times):.0f} | {slow:.0f} | {len(statements)} | {size:.1f} |"


def visits(app: Flask) -> Iterator[tuple[FlaskClient, str]]:
    """A client for each role, and the pages it looks at."""
    app.config["WTF_CSRF_ENABLED"] = False
    with database_of(app).scope(), transaction():
        desk, buyer = make_desk_member(), make_buyer("GM0307")
        for _ in range(APPLICATIONS):
            make_application(association=None)
        addresses = desk.email, buyer.email
        firm = make_listed(name="Garage De Brink", kvk_number="12345678")
        profile = f"/leveranciers/{firm.id}/{slug(firm.name)}"
    yield from ((app.test_client(), path) for path in (*FOR_ALL, profile))
    for address, paths in zip(addresses, (FOR_THE_DESK, FOR_THE_BUYER), strict=True):
        client = app.test_client()
        client.post("/inloggen", data={"email": address, "password": PASSWORD})
        if paths is FOR_THE_BUYER:
            client.post("/inkoopdossiers/nieuw", data=NEED)
            client.post("/inkoopdossiers/1/groslijsten?q=carrosserie")
        yield from ((client, path) for path in paths)


def prepared_longlist(app: Flask) -> int:
    with database_of(app).scope() as session:
        return session.query(LonglistEntry).count()


def _milliseconds(client: FlaskClient, path: str) -> float:
    start = time.perf_counter()
    response = client.get(path)
    elapsed = (time.perf_counter() - start) * 1000
    assert response.status_code == 200, f"{path} answered {response.status_code}"
    return elapsed
