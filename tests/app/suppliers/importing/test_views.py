"""The desk imports a file in its browser; nobody else can."""

import io

import pytest
from sqlalchemy import func, select

from app.accounts.step_up import STEP_UP_LASTS
from app.core.db import session as db
from app.outbox.registry import loops_of
from app.suppliers.importing.models import ImportBatch, ImportStatus
from app.suppliers.importing.worker import work_on_oldest
from app.suppliers.models import Supplier
from tests.conftest import NOON
from tests.factories.accounts import make_buyer, make_desk_member
from tests.factories.importing import LOOKALIKE, csv_bytes
from tests.factories.organisations import make_region

START = {"basis": "gerechtvaardigd belang", "source": "een ledenlijst"}


@pytest.fixture
def desk(client):
    make_region()
    client.sign_in(make_desk_member())
    return client


def upload(client, content, name="firms.csv"):
    return client.post("/loket/importeren", data={"file": (io.BytesIO(content), name)})


def uploaded(client, content=None):
    """Upload and let the columns be checked as proposed; returns the address of the import."""
    address = upload(client, content or LOOKALIKE.read_bytes()).headers["Location"]
    page = client.get(address)
    assert page.status_code == 200
    answer = client.post(address, data={"name": "Naam", "vat_id": "BTW-nummer", "legal_form": "Rechtsvorm"})
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


def test_an_upload_leads_to_columns_check_start_and_result(desk):
    address = uploaded(desk)
    work_on_oldest()
    checked = desk.get(address)
    assert db.scalar(select(func.count(Supplier.id))) == 0
    assert checked.status_code == 200
    desk.post(f"{address}/start", data=START)
    work_on_oldest()
    batch = db.scalars(select(ImportBatch)).one()
    assert desk.get(address).status_code == 200
    assert (batch.status, batch.basis, batch.source) == (ImportStatus.FINISHED, START["basis"], START["source"])
    assert db.scalar(select(func.count(Supplier.id))) == batch.created > 150


def test_the_columns_are_proposed(desk):
    page = desk.get(upload(desk, LOOKALIKE.read_bytes()).headers["Location"]).text
    assert '<option selected value="KvK-nummer">' in page


def test_a_choice_without_a_name_comes_back(desk):
    address = upload(desk, LOOKALIKE.read_bytes()).headers["Location"]
    assert desk.post(address, data={"town": "Plaats"}).status_code == 422


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"naam\nA\x00\n", b"naam\n"])
def test_a_file_that_cannot_be_read_comes_back_as_an_error_of_the_field(desk, content):
    answer = upload(desk, content)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert db.scalar(select(func.count(ImportBatch.id))) == 0


def test_the_refused_rows_are_downloaded_without_citizen_service_numbers(desk):
    address = uploaded(desk)
    work_on_oldest()
    answer = desk.get(f"{address}/te-herstellen")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "NL*********B01" in answer.text
    assert "111222333" not in answer.text


def test_the_page_asks_for_itself_while_the_work_goes_on(desk):
    address = uploaded(desk)
    assert 'hx-trigger="every 1s"' in desk.get(address, headers={"HX-Request": "true"}).text
    work_on_oldest()
    assert "hx-trigger" not in desk.get(address, headers={"HX-Request": "true"}).text


def test_an_import_needs_its_ground_in_law(desk):
    address = uploaded(desk)
    work_on_oldest()
    assert desk.post(f"{address}/start", data={"source": "x"}).status_code == 422


def test_an_import_starts_once(desk):
    address = uploaded(desk)
    work_on_oldest()
    desk.post(f"{address}/start", data=START)
    assert desk.post(f"{address}/start", data=START).status_code == 422


def test_the_upload_is_thrown_away_once_it_is_imported(desk, app):
    address = uploaded(desk)
    work_on_oldest()
    desk.post(f"{address}/start", data=START)
    work_on_oldest()
    batch = db.scalars(select(ImportBatch)).one()
    assert not app.extensions["storage"].has(f"imports/{batch.stored_as}")


def test_who_must_be_told_is_downloaded_as_a_workbook(desk):
    address = uploaded(desk)
    work_on_oldest()
    desk.post(f"{address}/start", data=START)
    work_on_oldest()
    assert desk.get(f"{address}/te-informeren").data.startswith(b"PK")


def test_a_failed_import_says_why_and_can_be_taken_up_again(desk):
    address = uploaded(desk, csv_bytes(["Naam", "BTW-nummer", "Rechtsvorm"], ["Zonnebrink", "", ""]))
    batch = db.scalars(select(ImportBatch)).one()
    batch.status, batch.failure, batch.last_line = ImportStatus.FAILED, "De stroom viel uit.", 1
    db.commit()
    assert "De stroom viel uit." in desk.get(address).text
    assert desk.post(f"{address}/hervatten").status_code == 303
    work_on_oldest()
    assert batch.status is ImportStatus.FINISHED


def test_there_is_nothing_to_do_without_an_import(session):
    assert work_on_oldest() is False


def test_the_worker_runs_imports(app):
    assert "import" in [loop.name for loop in loops_of(app)]


@pytest.mark.parametrize("path", ["", "/{id}", "/{id}/kolommen", "/{id}/te-herstellen", "/{id}/te-informeren"])
def test_only_the_desk_gets_in(desk, path):
    uploaded(desk)
    batch = db.scalars(select(ImportBatch)).one()
    desk.sign_out()
    desk.sign_in(make_buyer())
    assert desk.get(f"/loket/importeren{path.format(id=batch.id)}").status_code in (403, 404)


@pytest.mark.parametrize("path", ["te-herstellen", "te-informeren"])
def test_a_list_of_people_leaves_after_a_factor_was_shown_again(client, clock, path):
    make_region()
    client.sign_in(make_desk_member())
    address = uploaded(client)
    clock(NOON + STEP_UP_LASTS)
    assert "/account/controle" in client.get(f"{address}/{path}").headers["Location"]
