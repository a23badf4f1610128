"""What everybody may know of finished purchases, and what nobody learns there."""

import csv
import io
from datetime import timedelta

import pytest

from app.sourcing.kinds import FileStatus
from app.sourcing.models import OutsideFirm, ShortlistDecision
from app.sourcing.outcomes.queries import outcome_of
from app.sourcing.reports.open_data import views
from app.suppliers.kinds import LegalForm
from config import BadSetting, Config
from tests.app.sourcing.reports.test_report import award, purchase
from tests.factories import save
from tests.factories.procurement import make_award
from tests.factories.sourcing import NOON, change_profile, make_listed_firm

PAGE = "/open-data?jaar=2026"
JSON = "/open-data/gunningen.json?jaar=2026"


def finished(*firms, amount=45_000, **values):
    """An awarded, announced and closed purchase; the first firm got it."""
    [won, *_rest] = purchase(*firms, **values)
    award(won, amount)
    won.request.file.status = FileStatus.CLOSED
    return save(won.request.file)


def page(client):
    return client.get(PAGE).get_data(as_text=True)


def releases(client):
    return client.get(JSON).get_json()["releases"]


def test_an_award_stands_there_with_a_band_and_without_the_amount(client, session):
    file = finished(make_listed_firm(name="Groenwerk"), amount=46_789)
    shown = page(client)
    assert "Groenwerk" in shown
    for address in (PAGE, JSON, "/open-data/gunningen.csv?jaar=2026"):
        text = client.get(address).get_data(as_text=True)
        assert "46789" not in text.replace(".", "").replace(",", "")
    [release] = releases(client)
    assert release["awards"][0]["x_amountBand"] == {"from": 25_000, "below": 50_000, "currency": "EUR"}
    assert release["id"].startswith(f"GM0355-{file.number}-")


def test_nothing_stands_there_of_a_purchase_that_still_runs(client, session):
    open_file = purchase(make_listed_firm(name="Loopt Nog"))
    award(open_file[0])
    [untold] = purchase(make_listed_firm(name="Niet Verteld"))
    make_award(untold)
    untold.request.file.status = FileStatus.CLOSED
    save(untold.request.file)
    assert "Loopt Nog" not in page(client)
    assert "Niet Verteld" not in page(client)
    assert releases(client) == []


def test_a_sole_trader_is_not_named_whether_it_was_one_then_or_is_one_now(client, session):
    then = make_listed_firm(name="Jan Jansen", legal_form=LegalForm.EENMANSZAAK)
    now = make_listed_firm(name="Piet Pietersen")
    finished(then)
    finished(now)
    change_profile(then, legal_form=LegalForm.BV)
    change_profile(now, legal_form=LegalForm.EENMANSZAAK)
    for address in (PAGE, JSON, "/open-data/gunningen.csv?jaar=2026"):
        text = client.get(address).get_data(as_text=True)
        assert "Jansen" not in text
        assert "Pietersen" not in text


def test_a_firm_from_outside_the_register_is_not_named(client, session):
    file = finished(make_listed_firm())
    outside = {"name": "Gärtner Schmidt", "country": "DE", "email": "info@schmidt.example", "reason": "Asked."}
    firm = save(OutsideFirm(file_id=file.id, added_at=NOON, added_by_id=file.owner_id, **outside))
    decided = {"invited": True, "reason": "-", "decided_at": NOON, "decided_by": file.owner}
    decision = save(ShortlistDecision(file_id=file.id, outside_firm=firm, **decided))
    outcome_of(file).awards[0].decision = decision
    session.flush()
    assert "Schmidt" not in page(client)
    assert len(releases(client)) == 1


@pytest.mark.parametrize(("firms", "shown"), [(4, "<5"), (5, 5)])
def test_how_many_were_invited_is_told_from_five_on(client, session, firms, shown):
    finished(*(make_listed_firm() for _each in range(firms)))
    assert releases(client)[0]["tender"]["x_firmsInvited"] == shown


def test_the_sheet_runs_no_formulas_and_has_what_the_page_has(client, session):
    finished(make_listed_firm(), subject="=HYPERLINK(1)")
    text = client.get("/open-data/gunningen.csv?jaar=2026").get_data().decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text), delimiter=";")
    assert row["subject"] == "'=HYPERLINK(1)"
    assert row["firms_invited"] == "<5"
    assert row["id"] == releases(client)[0]["id"]


def test_pages_follow_each_other(client, session, monkeypatch):
    monkeypatch.setattr(views, "ON_A_PAGE", 2)
    for _each in range(3):
        finished(make_listed_firm())
    first = client.get(JSON).get_json()
    second = client.get(first["links"]["next"]).get_json()
    assert "links" not in second
    assert len({each["id"] for each in first["releases"] + second["releases"]}) == 3
    assert client.get(f"{JSON}&blad=3").status_code == 404


@pytest.mark.parametrize("address", ["jaar=x", "jaar=99999999999999999999", "blad=x", "jaar=-1"])
def test_nonsense_in_the_address_is_no_error(client, address):
    assert client.get(f"/open-data?{address}").status_code == 200
    assert client.get(f"/open-data/gunningen.json?{address}").status_code == 200


@pytest.mark.parametrize("blad", ["0", "-1", "99999999999999999999", "2"])
def test_a_page_that_is_not_there_is_a_404(client, blad):
    assert client.get(f"/open-data?blad={blad}").status_code == 404


def test_without_a_prefix_of_its_own_no_award_has_an_ocid(client, session):
    finished(make_listed_firm())
    assert "ocid" not in releases(client)[0]


@pytest.mark.parametrize("prefix", ["ocds-213czf", "nonsense", "ocds-"])
def test_the_prefix_of_the_examples_is_refused(prefix, tmp_path):
    with pytest.raises(BadSetting):
        Config.from_environment({"INSTANCE_PATH": str(tmp_path), "OCDS_PREFIX": prefix})


def test_an_id_stays_when_the_award_is_corrected(client, session):
    file = finished(make_listed_firm())
    [before] = releases(client)
    file.subject = "A better name"
    file.created_at = NOON + timedelta(days=1)
    save(file)
    assert releases(client)[0]["id"] == before["id"]
