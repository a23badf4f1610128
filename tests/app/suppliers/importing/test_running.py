"""Rows go into unclaimed profiles, once; what somebody claimed is left alone; a killed import goes on."""

import pytest
from sqlalchemy import func, select

from app.audit.services import trail
from app.core.clock import now
from app.core.db import session, transaction
from app.suppliers.importing import running
from app.suppliers.importing.models import ImportBatch, ImportStatus
from app.suppliers.importing.problems import Fault
from app.suppliers.importing.queries import number_to_tell
from app.suppliers.importing.running import import_rows, look_over
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier, SupplierEditor, SupplierVersion
from tests.factories import save
from tests.factories.accounts import make_user
from tests.factories.importing import LOOKALIKE, firms_file, import_file, source_of, start_import

pytestmark = pytest.mark.usefixtures("session")

GARDENER = {
    "naam": "Hovenier Zonnebrink",
    "straat": "Dorpsstraat",
    "huisnummer": "12 a",
    "postcode": "3701 AB",
    "plaats": "Zeist",
}


def the_supplier():
    return session.scalars(select(Supplier)).one()


def make_supplier(**values):
    moment = now()
    return save(Supplier(match_name=values["name"].lower(), created_at=moment, updated_at=moment, **values))


def test_a_row_becomes_an_unclaimed_profile_with_its_place(tmp_path):
    import_file(firms_file(tmp_path, GARDENER | {"cpv": "77310000-6"}))
    supplier = the_supplier()
    assert supplier.status is ProfileStatus.UNCLAIMED
    assert (supplier.municipality_code, supplier.cpv_codes) == ("GM0355", ("77310000-6",))


def test_importing_again_changes_nothing(tmp_path):
    path = firms_file(tmp_path, GARDENER)
    import_file(path)
    version = the_supplier().version
    assert import_file(path).actions == {"created": 0, "updated": 0, "unchanged": 1, "claimed": 0, "refused": 0}
    assert the_supplier().version == version


def test_a_firm_is_recognised_by_its_kvk_number_whatever_its_name(tmp_path):
    import_file(firms_file(tmp_path, GARDENER | {"kvk": "00012345"}))
    import_file(firms_file(tmp_path, {"naam": "Zonnebrink Groen", "kvk": "00012345"}))
    assert the_supplier().name == "Zonnebrink Groen"


def test_a_firm_without_number_is_recognised_by_name_postcode_and_house_number(tmp_path):
    import_file(firms_file(tmp_path, GARDENER))
    written_otherwise = {"naam": "HOVENIER ZONNEBRINK", "postcode": "3701ab", "huisnummer": "12A"}
    import_file(firms_file(tmp_path, written_otherwise | {"telefoon": "030 0000000"}))
    assert the_supplier().phone == "030 0000000"


@pytest.mark.parametrize("other", [{"postcode": "3701 AC"}, {"huisnummer": "14"}, {"naam": "Hovenier Maanbrink"}])
def test_a_firm_elsewhere_or_with_another_name_is_another_firm(tmp_path, other):
    assert import_file(firms_file(tmp_path, GARDENER, GARDENER | other)).actions["created"] == 2


def test_another_kvk_number_at_the_same_address_is_another_firm(tmp_path):
    firms = [GARDENER | {"kvk": "00012345"}, GARDENER | {"kvk": "00012346"}]
    assert import_file(firms_file(tmp_path, *firms)).actions["created"] == 2


def test_languages_stay_when_a_later_file_does_not_name_them(tmp_path):
    import_file(firms_file(tmp_path, GARDENER | {"talen": "Nederlands, Duits"}))
    import_file(firms_file(tmp_path, GARDENER | {"telefoon": "030 0000000"}))
    assert (the_supplier().languages, the_supplier().phone) == (["nl", "de"], "030 0000000")


def test_a_firm_that_a_later_file_calls_a_sole_trader_keeps_no_rsin(tmp_path):
    import_file(firms_file(tmp_path, GARDENER | {"rsin": "004495445", "rechtsvorm": "bv"}))
    assert the_supplier().rsin == "004495445"
    import_file(firms_file(tmp_path, GARDENER | {"rechtsvorm": "eenmanszaak"}))
    assert the_supplier().rsin is None


def test_a_profile_gets_the_number_that_a_later_file_knows(tmp_path):
    import_file(firms_file(tmp_path, GARDENER))
    import_file(firms_file(tmp_path, GARDENER | {"kvk": "00012345"}))
    assert the_supplier().kvk_number == "00012345"


def test_a_file_with_fewer_columns_empties_nothing(tmp_path):
    import_file(firms_file(tmp_path, GARDENER | {"telefoon": "030 0000000", "cpv": "77310000-6"}))
    assert import_file(firms_file(tmp_path, GARDENER)).actions["unchanged"] == 1
    assert the_supplier().cpv_codes == ("77310000-6",)


def test_of_two_rows_about_one_firm_the_first_counts(tmp_path):
    tally = import_file(firms_file(tmp_path, GARDENER, GARDENER | {"handelsnaam": "Anders"}))
    assert tally.faults == {(Fault.DUPLICATE, "naam", True): 1}
    assert the_supplier().trade_name is None


def test_a_vat_id_of_another_firm_is_refused(tmp_path):
    vat_id = {"btw": "NL004495445B01", "rechtsvorm": "bv"}
    import_file(firms_file(tmp_path, GARDENER | vat_id))
    tally = import_file(firms_file(tmp_path, {"naam": "Maanbrink B.V.", "postcode": "3941 AB"} | vat_id))
    assert tally.faults == {(Fault.VAT_ID_TAKEN, "btw", True): 1}


@pytest.mark.parametrize("status", [ProfileStatus.DRAFT, ProfileStatus.WITHDRAWN])
def test_a_profile_that_somebody_claimed_is_left_alone(tmp_path, status):
    supplier = make_supplier(name="Van de eigenaar", kvk_number="00012345", status=status)
    tally = import_file(firms_file(tmp_path, GARDENER | {"kvk": "00012345"}))
    assert tally.actions["claimed"] == 1
    assert supplier.name == "Van de eigenaar"


def test_good_rows_are_imported_beside_bad_ones(tmp_path):
    tally = import_file(firms_file(tmp_path, GARDENER | {"postcode": "fout"}, GARDENER | {"naam": "Goed"}))
    assert (tally.actions["created"], tally.actions["refused"]) == (1, 1)


def test_looking_over_changes_nothing_and_says_what_would_happen(tmp_path):
    tally = look_over(source_of(firms_file(tmp_path, GARDENER)), ProfileStatus.UNCLAIMED)
    assert tally.actions == {"created": 1}
    assert session.scalar(select(func.count(Supplier.id))) == 0


def test_the_import_records_its_ground_and_its_end(tmp_path):
    batch = start_import(firms_file(tmp_path, GARDENER))
    import_rows(batch.id, source_of(tmp_path / "firms.csv"))
    assert (batch.basis, batch.status, batch.done) == ("art. 6(1)(f)", ImportStatus.FINISHED, 1)
    assert [entry.action for entry in trail(batch)] == ["import.started", "import.finished"]


def test_an_import_goes_on_after_its_last_chunk(tmp_path, monkeypatch):
    monkeypatch.setattr("app.suppliers.importing.sifting.CHUNK", 2)
    firms = [GARDENER | {"huisnummer": str(number)} for number in range(1, 6)]
    path = firms_file(tmp_path, *firms)
    batch = start_import(path)
    assert import_rows(batch.id, source_of(path), most=2) is False
    assert (batch.done, batch.status) == (2, ImportStatus.IMPORTING)
    assert import_rows(batch.id, source_of(path)) is True
    assert (batch.created, batch.status) == (5, ImportStatus.FINISHED)


def test_what_a_killed_import_accepted_stays_and_the_rest_follows(tmp_path, monkeypatch):
    monkeypatch.setattr("app.suppliers.importing.sifting.CHUNK", 2)
    path = firms_file(tmp_path, *[GARDENER | {"huisnummer": str(number)} for number in range(1, 6)])
    batch = start_import(path)
    carry_out, chunks_done = running.carry_out, []

    def killed_in_the_second_chunk(steps, *arguments, **named):
        carry_out(steps, *arguments, **named)
        chunks_done.append(steps)
        if len(chunks_done) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(running, "carry_out", killed_in_the_second_chunk)
    with pytest.raises(KeyboardInterrupt):
        import_rows(batch.id, source_of(path))
    assert session.scalar(select(func.count(Supplier.id))) == batch.done == 2
    import_rows(batch.id, source_of(path))
    assert session.scalar(select(func.count(Supplier.id))) == batch.created == 5


def test_firms_imported_as_listed_are_public_with_a_version(tmp_path):
    import_file(firms_file(tmp_path, GARDENER | {"cpv": "77310000-6"}), ProfileStatus.LISTED)
    version = session.scalars(select(SupplierVersion)).one()
    assert version.content["cpv_codes"] == ["77310000-6"]
    assert the_supplier().is_public


def test_importing_as_listed_again_makes_no_new_version(tmp_path):
    path = firms_file(tmp_path, GARDENER)
    import_file(path, ProfileStatus.LISTED)
    assert import_file(path, ProfileStatus.LISTED).actions["unchanged"] == 1
    assert session.scalar(select(func.count(SupplierVersion.id))) == 1


def test_persons_and_those_with_a_contact_must_be_told_and_companies_not(tmp_path):
    path = firms_file(
        tmp_path,
        {"naam": "Zonnebrink B.V."},
        {"naam": "Maanbrink B.V.", "contactpersoon": "Jip Zomaar"},
        {"naam": "Veldzicht", "rechtsvorm": "eenmanszaak"},
        {"naam": "Bosroos"},
    )
    batch = start_import(path)
    import_rows(batch.id, source_of(path))
    assert number_to_tell(batch) == 3


def test_a_batch_that_was_stopped_takes_no_more_rows(tmp_path):
    path = firms_file(tmp_path, GARDENER)
    batch = start_import(path)
    with transaction():
        session.get_one(ImportBatch, batch.id).status = ImportStatus.FAILED
    import_rows(batch.id, source_of(path))
    assert session.scalar(select(func.count(Supplier.id))) == 0


def test_the_lookalike_imports_as_counted():
    tally = import_file(LOOKALIKE)
    assert (tally.actions["created"], tally.actions["refused"], tally.warned) == (182, 18, 6)
    refused = {fault: rows for (fault, _column, is_refused), rows in tally.faults.items() if is_refused}
    assert refused == {
        Fault.DUPLICATE: 5,
        Fault.POSTCODE: 3,
        Fault.FORMULA: 3,
        Fault.CITIZEN_SERVICE_NUMBER: 2,
        Fault.KVK_NUMBER: 2,
        Fault.EMAIL: 1,
        Fault.CPV_CODES: 1,
        Fault.NAME: 1,
    }


def test_the_lookalike_imported_twice_changes_nothing():
    import_file(LOOKALIKE)
    assert import_file(LOOKALIKE).actions == {"created": 0, "updated": 0, "unchanged": 182, "claimed": 0, "refused": 18}


def test_the_owner_of_a_listed_firm_is_never_overruled(tmp_path):
    import_file(firms_file(tmp_path, GARDENER), ProfileStatus.LISTED)
    save(SupplierEditor(supplier=the_supplier(), user=make_user(), since=now()))
    assert import_file(firms_file(tmp_path, GARDENER | {"telefoon": "030 0000000"})).actions["claimed"] == 1
