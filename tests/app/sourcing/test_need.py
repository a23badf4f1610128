"""Lots, the judgement on other countries, and an estimate that firms were chosen on."""

from decimal import Decimal

import pytest

from app.audit.services import trail
from app.core.errors import DomainError
from app.sourcing import services
from app.sourcing.details import LotDetails
from app.sourcing.kinds import CrossBorder
from app.sourcing.models import ProcurementFile
from tests.app.sourcing.pages import url
from tests.app.sourcing.test_views import NEED
from tests.factories.procurement import make_choice, make_decided_file, make_locked_file
from tests.factories.sourcing import make_details, make_file

LOTS = (LotDetails("North", Decimal("20000.50")), LotDetails("South", Decimal("24999.50")))
TWO_LOTS = {
    "lots-0-subject": "North",
    "lots-0-estimated_value": "20.000,50",
    "lots-1-subject": "South",
    "lots-1-estimated_value": "25000",
}


def change(file, **values):
    reason = values.pop("lowering_reason", None)
    services.change_file(file, make_details(**values), seen_version=file.version, by=file.owner, lowering_reason=reason)


# Lots


def test_a_file_is_opened_with_lots(session):
    assert services.lots_of(make_file(lots=LOTS)) == LOTS


@pytest.mark.parametrize("value", ["44999.99", "45000.01"])
def test_lots_that_do_not_add_up_are_refused(session, value):
    with pytest.raises(DomainError, match="percelen"):
        make_file(estimated_value=Decimal(value), lots=LOTS)


def test_a_lot_keeps_its_row_when_it_changes(session):
    file = make_file(lots=LOTS)
    first, _second = file.lots
    change(file, lots=(LotDetails("All", Decimal(45_000)),))
    session.flush()
    assert file.lots == [first]
    assert trail(file)[-1].values.content["before"]["lots"][1] == {"subject": "South", "estimated_value": "24999.50"}


def test_a_change_of_lots_alone_is_seen_by_who_writes_at_the_same_time(session):
    file = make_file(lots=LOTS)
    seen = file.version
    change(file, lots=())
    session.flush()
    with pytest.raises(DomainError, match="Iemand anders"):
        services.change_file(file, make_details(), seen_version=seen, by=file.owner)


def test_lots_stay_after_the_shortlist_was_signed(session):
    with pytest.raises(DomainError, match="getekend"):
        change(make_locked_file(1), lots=LOTS)


def test_lots_come_in_with_the_form(client, buyer, session):
    client.post("/inkoopdossiers/nieuw", data={**NEED, **TWO_LOTS})
    file = session.query(ProcurementFile).one()
    assert [(lot.number, lot.subject) for lot in file.lots] == [(1, "North"), (2, "South")]


def test_a_lot_is_added_and_taken_out_without_script(client, buyer, session):
    page = client.post("/inkoopdossiers/nieuw", data={**NEED, **TWO_LOTS, "add-lots": "1"})
    assert (page.status_code, 'name="lots-2-subject"' in page.text) == (200, True)
    page = client.post("/inkoopdossiers/nieuw", data={**NEED, **TWO_LOTS, "remove-lots": "lots-0"})
    assert 'name="lots-0-subject"' not in page.text
    assert "25.000" in page.text
    assert session.query(ProcurementFile).count() == 0


@pytest.mark.parametrize("value", ["25.000,01", "0", "-1", "", "veel", "10000000001"])
def test_a_lot_that_is_not_right_comes_back_with_the_error_at_it(client, buyer, session, value):
    page = client.post("/inkoopdossiers/nieuw", data={**NEED, **TWO_LOTS, "lots-1-estimated_value": value})
    assert page.status_code == 422
    assert 'href="#lots-1-estimated_value"' in page.text
    assert session.query(ProcurementFile).count() == 0


def test_the_form_of_a_change_holds_code_and_lots_as_they_are(client, buyer):
    file = make_file(lots=LOTS)
    page = client.get(url(file, "wijzigen")).text
    assert f'value="{file.cpv_code}" checked' in page
    assert 'value="20000,50"' in page


# Other countries


@pytest.mark.parametrize("judgement", ["yes", "no"])
def test_a_judgement_needs_a_reason(client, buyer, session, judgement):
    page = client.post("/inkoopdossiers/nieuw", data={**NEED, "cross_border": judgement})
    assert (page.status_code, 'href="#cross_border_reason"' in page.text) == (422, True)
    client.post("/inkoopdossiers/nieuw", data={**NEED, "cross_border": judgement, "cross_border_reason": "Small."})
    assert session.query(ProcurementFile).one().cross_border == judgement


def test_nobody_has_to_judge_at_once(client, buyer, session):
    client.post("/inkoopdossiers/nieuw", data=NEED)
    assert session.query(ProcurementFile).one().cross_border is CrossBorder.NOT_JUDGED


# The estimate


def chosen_procedure():
    return make_choice(make_file()).file


@pytest.mark.parametrize("make", [chosen_procedure, lambda: make_decided_file(1)], ids=["procedure", "firms"])
def test_after_a_choice_the_estimate_is_lowered_with_a_reason_only(session, make):
    file = make()
    with pytest.raises(DomainError, match="lager"):
        change(file, estimated_value=Decimal("44999.99"))
    change(file, estimated_value=Decimal("44999.99"), lowering_reason="Two fields fewer.")
    assert trail(file)[-1].values.content["lowering_reason"] == "Two fields fewer."


def test_raising_the_estimate_needs_no_reason(session):
    file = chosen_procedure()
    change(file, estimated_value=Decimal("45000.01"))
    assert file.estimated_value == Decimal("45000.01")


def test_before_any_choice_the_estimate_is_free(session):
    file = make_file()
    change(file, estimated_value=Decimal(1000))
    assert file.estimated_value == 1000


def test_the_form_asks_for_the_reason_at_its_field(client, buyer):
    file = chosen_procedure()
    data = {**NEED, "estimated_value": "40000", "version": file.version}
    page = client.post(url(file, "wijzigen"), data=data)
    assert (page.status_code, 'href="#lowering_reason"' in page.text) == (422, True)
    client.post(url(file, "wijzigen"), data={**data, "lowering_reason": "Two fields fewer."})
    assert file.estimated_value == 40_000
