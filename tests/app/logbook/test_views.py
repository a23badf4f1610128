"""The pages of the logbook, and the export that proves itself."""

import json
import re
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from app.accounts.models import Role
from app.audit.models import AuditEntry
from app.audit.proof import check
from app.audit.services import record, trail
from app.core.clock import now
from app.core.i18n import in_language
from app.logbook import exporting
from tests.factories.accounts import make_administrator, make_controller, make_desk_member, make_user
from tests.factories.audit import make_acts, make_many_acts
from tests.factories.sourcing import ZEIST, make_file

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def desk(session, client):
    member = make_desk_member(language="en", name="Anna de Wit")
    client.sign_in(member)
    return member


def page_of(client, address="/logboek", status=200):
    answer = client.get(address, headers=ENGLISH)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def numbers_on(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'href="/logboek/(\d+)"', page)]


def test_the_newest_acts_come_first_in_words(desk, client):
    user = make_user(name="Noor Bakker")
    first, second = make_acts(2, user)
    page = page_of(client)
    assert numbers_on(page)[:2] == [second.number, first.number]
    assert "Name changed" in page
    assert "Noor Bakker" in page


def test_a_controller_sees_only_what_is_of_their_municipality(session, client):
    file, other = make_file(municipality_code=ZEIST), make_file(municipality_code="GM0310")
    shown, hidden = trail(file)[0].number, trail(other)[0].number
    client.sign_in(make_controller(ZEIST))
    numbers = numbers_on(page_of(client))
    assert shown in numbers
    assert hidden not in numbers


def test_an_act_of_another_municipality_has_no_page(session, client):
    number = trail(make_file(municipality_code="GM0310"))[0].number
    client.sign_in(make_controller(ZEIST))
    page_of(client, f"/logboek/{number}", 404)


@pytest.mark.parametrize("number", [99_999, 2**31 - 1])
def test_an_act_that_does_not_exist_has_no_page(desk, client, number):
    page_of(client, f"/logboek/{number}", 404)


def filtered_acts():
    """An act of three kinds: (name changed by Noor, signed in by Piet, nothing by nobody)."""
    noor, piet = make_user(name="Noor Bakker", email="noor@example.nl"), make_user(name="Piet 100%")
    return (
        record("account.name_changed", noor, by=noor),
        record("account.signed_in", piet, by=piet),
        record("account.confirmed", None, by=None),
    )


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("", [0, 1, 2]),
        ("handeling=account.signed_in", [1]),
        ("persoon=noor", [0]),
        ("persoon=Noor@Example.nl", [0]),
        ("persoon=%25", [1]),
        ("persoon=nobody", []),
        ("soort=user_account", [0, 1]),
        ("soort=user_account&nummer=0", []),
        ("vanaf=2026-03-16", [0, 1, 2]),
        ("vanaf=2026-03-17", []),
        ("tot=2026-03-15", []),
        ("tot=2026-03-16&handeling=account.signed_in", [1]),
    ],
)
def test_filters_narrow_the_list(desk, client, clock, query, places):
    entries = filtered_acts()
    expected = {entries[place].number for place in places}
    shown = set(numbers_on(page_of(client, f"/logboek?{query}")))
    assert shown & {entry.number for entry in entries} == expected


def test_a_person_is_found_by_the_number_of_the_account(desk, client):
    entry = make_acts(1)[0]
    assert numbers_on(page_of(client, f"/logboek?persoon={entry.actor_id}")) == [entry.number]


def test_what_was_done_to_a_person_is_found_with_them(desk, client):
    user = make_user(name="Zeldzaam")
    entry = record("account.confirmed", user, by=None)
    assert numbers_on(page_of(client, "/logboek?persoon=zeldzaam")) == [entry.number]


@pytest.mark.parametrize(
    "query",
    [
        "vanaf=soon",
        "tot=0001-01-01",
        "tot=9999-12-31",
        "vanaf=%00",
        f"persoon={'x' * 300}",
        "handeling=nothing",
        "soort=sqlite_master",
        f"nummer={'9' * 400}",
    ],
)
def test_a_filter_that_cannot_be_is_named(desk, client, query):
    page = page_of(client, f"/logboek?{query}", 422)
    assert 'aria-invalid="true"' in page


@pytest.mark.parametrize(
    "query",
    ["blad=0", "blad=-1", "blad=99999999999", "persoon=a&persoon=b", "nummer=%F0%9F%8C%B3", "persoon=a%00b%ED%A0%80"],
)
def test_other_odd_addresses_get_a_page(desk, client, query):
    assert client.get(f"/logboek?{query}").status_code in (200, 404)


def test_pages_keep_the_filter(desk, client):
    make_acts(60)
    page = page_of(client, "/logboek?handeling=account.name_changed")
    assert "handeling=account.name_changed&amp;blad=2" in page
    assert len(numbers_on(page)) == 50


def test_an_entry_says_what_it_says_and_that_somebody_looked(desk, client):
    user = make_user()
    entry = record("account.blocked", user, by=None, reason="Left in <b>March</b>")
    page = page_of(client, f"/logboek/{entry.number}")
    assert "Left in &lt;b&gt;March&lt;/b&gt;" in page
    assert [(seen.action, seen.actor_id) for seen in trail_of(entry)] == [("audit.seen", desk.id)]


def trail_of(entry: AuditEntry) -> list[AuditEntry]:
    from sqlalchemy import select

    from app.core.db import session

    return list(session.scalars(select(AuditEntry).where(AuditEntry.object_id == str(entry.number))))


def test_an_entry_of_which_the_values_were_erased_says_so(desk, session, client):
    entry = make_acts(1)[0]
    session.commit()
    session.delete(entry.values)
    assert "The values were erased" in page_of(client, f"/logboek/{entry.number}")


def test_an_act_of_a_feature_that_was_taken_away_keeps_its_own_name(desk, client):
    entry = record("parking.paid", make_user(), by=None)
    assert "parking.paid" in page_of(client, f"/logboek/{entry.number}")


def download(client, **values):
    answer = client.post("/logboek/export", data=values)
    assert answer.mimetype == "application/zip"
    archive = ZipFile(BytesIO(answer.get_data()))
    return archive, json.loads(archive.read("entries.json"))


def test_an_export_holds_what_was_filtered_and_proves_it(desk, client):
    entries = make_acts(3)
    record("account.confirmed", None, by=None)
    archive, document = download(client, handeling="account.name_changed")
    assert [each["number"] for each in document["entries"]] == [entry.number for entry in entries]
    assert check(document).broken is None
    assert archive.namelist() == ["entries.json", "entries.csv", "README.txt"]


def test_an_export_is_recorded_with_its_digest_and_its_filter(desk, client):
    make_acts(1)
    download(client, handeling="account.name_changed", persoon="noor@example.nl")
    exported = trail(desk)[-1]
    assert exported.action == "audit.exported"
    noted = exported.values.content
    assert (noted["entries"], noted["filter"]["action"]) == (0, "account.name_changed")
    assert re.fullmatch(r"[0-9a-f]{64}", noted["sha256"])
    assert "noor" not in json.dumps(noted)


def test_an_export_of_a_controller_holds_nothing_of_another_municipality(session, client):
    make_file(municipality_code="GM0310", subject="Bruggen van De Bilt")
    make_file(municipality_code=ZEIST, subject="Velden van Zeist")
    client.sign_in(make_controller(ZEIST))
    archive, _document = download(client)
    everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "Velden van Zeist" in everything
    assert "Bruggen van De Bilt" not in everything


def test_an_empty_export_is_whole(desk, client):
    _archive, document = download(client, persoon="nobody at all")
    assert (document["entries"], check(document).broken) == ([], None)


def test_an_export_of_too_much_asks_for_a_shorter_period(desk, client, monkeypatch):
    monkeypatch.setattr(exporting, "MOST_ENTRIES", 2)
    make_acts(3)
    answer = client.post("/logboek/export", headers=ENGLISH)
    assert answer.status_code == 422
    assert "Choose a shorter period" in answer.get_data(as_text=True)


def test_an_export_of_a_filter_that_cannot_be_leads_back_to_it(desk, client):
    assert client.post("/logboek/export", data={"vanaf": "soon"}).status_code == 303


@pytest.mark.parametrize("role", [Role.CONTROLLER, Role.DESK])
def test_a_page_of_a_long_trail_asks_little(session, client, count_queries, role):
    reader = make_controller(ZEIST) if role is Role.CONTROLLER else make_desk_member()
    make_many_acts(5_000, [make_controller(ZEIST) for _ in range(5)])
    for _ in range(3):
        make_file(municipality_code=ZEIST)
    client.sign_in(reader)
    page_of(client)
    with count_queries() as queries:
        page_of(client, "/logboek?persoon=Noor&vanaf=2020-01-01")
    assert len(queries) <= 12


def test_the_card_of_the_logbook_stands_on_the_page_of_administrators(session, client):
    client.sign_in(make_administrator())
    with in_language("en"):
        assert "/logboek" in page_of(client, "/welkom")


def test_acts_up_to_and_including_a_day_are_those_of_its_evening_too(desk, client, clock):
    entry = record("account.confirmed", None, by=None)
    clock(now() + timedelta(hours=10, minutes=59))  # 22:59 in Amsterdam
    late = record("account.confirmed", None, by=None)
    clock(now() + timedelta(hours=2))
    after = record("account.confirmed", None, by=None)
    numbers = numbers_on(page_of(client, "/logboek?tot=2026-03-16&handeling=account.confirmed"))
    assert {entry.number, late.number} <= set(numbers)
    assert after.number not in numbers
