"""The pages of the archive, as a browser without script sees them."""

import hashlib
import io
import zipfile
from datetime import date, timedelta

import pytest

from app.accounts.models import Role
from app.audit.services import trail
from app.core.clock import now
from app.privacy import retention
from app.sourcing import services
from app.sourcing.archive import worker
from app.sourcing.archive.destroying import destroy
from app.sourcing.archive.models import ExportStatus, FileExport
from app.sourcing.archive.queries import exports_of
from app.sourcing.kinds import FileStatus
from tests.app.sourcing.pages import text_of, url
from tests.factories import save
from tests.factories.exports import ask, make_export
from tests.factories.procurement import make_decided_file, make_policy
from tests.factories.sourcing import DE_BILT, ZEIST, make_buyer, make_file, make_person


@pytest.fixture(autouse=True)
def _noon(clock):
    """Files are opened at noon."""


@pytest.fixture
def controller(client):
    person = make_person(Role.CONTROLLER, municipality_code=ZEIST)
    client.sign_in(person)
    return person


def ended_file(**values):
    file = make_file()
    for name, value in {"status": FileStatus.CLOSED, "destroy_on": date(2026, 4, 1), **values}.items():
        setattr(file, name, value)
    return save(file)


# Asking for an export


def test_somebody_asks_waits_and_downloads(client, buyer):
    file = make_decided_file(1)
    asked = client.post(url(file, "archief"))
    page = asked.location
    assert (asked.status_code, "Vernieuwen" in client.get(page).text) == (303, True)
    worker.make_next()
    [export] = exports_of(file)
    assert export.sha256 in client.get(page).text
    package = client.get(f"{page}/zip").data
    assert hashlib.sha256(package).hexdigest() == export.sha256
    assert zipfile.ZipFile(io.BytesIO(package)).testzip() is None


@pytest.mark.parametrize("form", ["pdf", "json", "xlsx", "ods"])
def test_a_part_of_the_package_can_be_downloaded_by_itself(client, buyer, form):
    export = make_export(make_file(subject='a"; filename=x.exe\r\n'))
    answer = client.get(url(export.file, "archief", export.id, form))
    assert answer.status_code == 200
    name = f'attachment; filename="procurement-file-{export.file.number}-zeist.{form}"'
    assert answer.headers["Content-Disposition"] == name


def test_a_download_has_a_name_in_ascii_and_is_recorded(client, buyer):
    export = make_export(make_file())
    answer = client.get(url(export.file, "archief", export.id, "zip"))
    assert answer.headers["Content-Disposition"].endswith(f'procurement-file-{export.file.number}-zeist.zip"')
    act = trail(export.file)[-1]
    assert (act.action, act.actor_id) == ("file.export_downloaded", buyer.id)
    assert act.values.content == {"export_id": export.id, "form": "zip"}


def test_a_script_gets_only_the_progress(client, buyer):
    export = ask(make_file())
    piece = client.get(url(export.file, "archief", export.id), headers={"HX-Request": "true"}).text
    assert piece.lstrip().startswith("<div")
    assert 'hx-trigger="every 1s"' in piece


def test_a_failure_is_shown(client, buyer, monkeypatch):
    export = ask(make_file())
    monkeypatch.setattr(worker, "_contents", lambda _export: 1 / 0)
    worker.make_next()
    assert export.failure in text_of(client.get(url(export.file, "archief", export.id)))


@pytest.mark.parametrize("form", ["zip", "pdf"])
def test_what_is_not_ready_cannot_be_downloaded(client, buyer, form):
    export = ask(make_file())
    assert client.get(url(export.file, "archief", export.id, form)).status_code == 404


def test_a_form_that_does_not_exist_is_not_found(client, buyer):
    export = make_export(make_file())
    assert client.get(url(export.file, "archief", export.id, "exe")).status_code == 404


def test_an_export_is_not_found_through_another_file(client, buyer):
    export, other = make_export(make_file()), make_file()
    for parts in ((export.id,), (export.id, "zip")):
        assert client.get(url(other, "archief", *parts)).status_code == 404


@pytest.mark.parametrize("page", ["", "/weglakken", "/1", "/1/zip"])
def test_a_buyer_elsewhere_finds_no_archive(client, page):
    export = make_export(make_file())
    client.sign_in(make_buyer(DE_BILT))
    address = url(export.file, "archief") + page.replace("1", str(export.id))
    assert client.get(address).status_code == 404


def test_the_page_takes_few_questions_however_many_exports(client, buyer, count_queries):
    file = make_file()
    for _ in range(8):
        save(
            FileExport(
                file=file,
                status=ExportStatus.READY,
                is_redacted=False,
                redactions={},
                language="nl",
                asked_at=now(),
                asked_by=make_buyer(),
            )
        )
    client.get(url(file, "archief"))
    with count_queries() as statements:
        client.get(url(file, "archief"))
    assert len(statements) <= 15


# Leaving things out


def test_an_export_with_things_left_out_is_asked_for(client, buyer):
    file = make_file()
    client.get(url(file, "archief", "weglakken"))
    fields = {"fields_left_out-0-place": "need.subject", "fields_left_out-0-ground": "person"}
    fields["fields_left_out-0-reason"] = "It names somebody."
    assert client.post(url(file, "archief", "weglakken"), data={"grounds": ["business"], **fields}).status_code == 303
    [export] = exports_of(file)
    assert export.is_redacted
    single = {"place": "need.subject", "ground": "person", "reason": "It names somebody."}
    assert export.redactions == {"grounds": ["business"], "fields": [single]}


def test_a_field_that_was_chosen_stays_chosen_when_something_is_wrong(client, buyer):
    data = {"fields_left_out-0-place": "need.subject", "fields_left_out-0-ground": "person"}
    html = client.post(url(make_file(), "archief", "weglakken"), data=data).text
    assert html.count('selected value="need.subject"') == 1
    assert html.count('value="need.subject"') == 5


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"grounds": ["nothing"]},
        {"fields_left_out-0-place": "need.subject", "fields_left_out-0-ground": "person"},
        {"fields_left_out-0-place": "no.such.place", "fields_left_out-0-ground": "person"},
        {"grounds": ["person"], "fields_left_out-1-place": "need.subject", "fields_left_out-1-ground": "x"},
    ],
)
def test_a_choice_that_says_too_little_is_refused(client, buyer, data):
    file = make_file()
    assert client.post(url(file, "archief", "weglakken"), data=data).status_code == 422
    assert exports_of(file) == []


# How long


def test_a_closed_file_says_until_when_it_is_kept(client, buyer):
    make_policy(retention_class="4.2", retention_years=7)
    services.close_file(file := make_file(), by=buyer)
    assert "4.2 Bewaard tot en met 16 maart 2033" in text_of(client.get(url(file, "archief")))


def test_a_controller_holds_a_file_and_lifts_the_hold(client, controller):
    file = make_file()
    client.post(url(file, "archief", "vasthouden"), data={"reason": "Rechtszaak."})
    assert "Rechtszaak." in client.get(url(file, "archief")).text
    client.post(url(file, "archief", "vrijgeven"), data={"reason": "Geschikt."})
    assert file.hold_reason is None


def test_a_hold_needs_a_reason(client, controller):
    file = make_file()
    assert client.post(url(file, "archief", "vasthouden"), data={"reason": " "}).status_code == 422
    assert file.hold_reason is None


@pytest.mark.parametrize("act", ["vasthouden", "vrijgeven"])
def test_a_buyer_holds_nothing(client, buyer, act):
    assert client.post(url(make_file(), "archief", act), data={"reason": "Mine."}).status_code == 404


def test_a_controller_sees_what_goes_within_three_months_and_what_holds_it(client, controller):
    soon, held = ended_file(subject="Goes soon"), ended_file(subject="Is held", hold_reason="Rechtszaak.")
    later, elsewhere = (
        ended_file(subject="Goes later", destroy_on=date(2026, 9, 1)),
        make_file(municipality_code=DE_BILT),
    )
    elsewhere.status, elsewhere.destroy_on = FileStatus.CLOSED, date(2026, 4, 1)
    words = text_of(client.get("/inkoopdossiers/te-vernietigen"))
    assert (soon.subject in words, held.hold_reason in words, later.subject in words) == (True, True, False)
    assert elsewhere.number not in words.replace(soon.number, "").replace(held.number, "")


def test_a_controller_sees_what_was_destroyed(client, controller):
    file = ended_file(retention_class="4.2")
    number = file.number
    destroy(file, at=now())
    assert f"{number} 4.2" in text_of(client.get("/inkoopdossiers/te-vernietigen"))
    assert "vernietigd" in text_of(client.get("/logboek")).lower()


def test_what_goes_is_for_the_controller_alone(client, buyer):
    assert client.get("/inkoopdossiers/te-vernietigen").status_code == 403


# After the term of an export


def test_an_old_package_goes_and_its_digest_stays(client, buyer, clock):
    export = make_export(make_file())
    digest, page = export.sha256, url(export.file, "archief", export.id)
    clock(now() + timedelta(days=31))
    while retention.remove_next():
        pass
    client.sign_in(buyer)
    assert client.get(f"{page}/zip").status_code == 404
    assert digest in client.get(page).text
    assert export.stored_as is None
