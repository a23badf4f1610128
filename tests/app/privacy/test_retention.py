"""What is past its term goes at night, in batches; nothing else goes."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from flask import url_for
from sqlalchemy import select

from app import create_app
from app.accounts.models import Role, User
from app.consents.models import Consent
from app.core import privacy
from app.core.clock import now
from app.core.db import database_of
from app.core.i18n import lazy
from app.mail.models import MailMessage, MailStatus
from app.outbox.models import OutboxMessage
from app.outbox.services import last_position, note_changes
from app.privacy import retention
from app.privacy.models import RetentionRun
from app.suppliers.importing import files
from app.suppliers.importing.models import ImportBatch, ImportStatus
from app.suppliers.importing.services import open_batch
from app.suppliers.kinds import LegalForm, ProfileStatus
from app.suppliers.models import Supplier, SupplierVersion
from app.suppliers.versions import keep_version
from config import Config
from tests.factories import save
from tests.factories.accounts import make_administrator, make_role, make_user
from tests.factories.approvals import make_application
from tests.factories.consents import make_consent
from tests.factories.sourcing import make_file, make_longlist
from tests.factories.suppliers import NOON, make_complete_draft, make_draft, make_listed

DAY = timedelta(days=1)


@pytest.fixture
def tonight(session, clock):
    """Does the work of the night so many days after noon of 16 March 2026, and gives what went, by kind."""

    def run(days):
        session.commit()
        clock(NOON + days * DAY)
        while retention.remove_next():
            pass
        return {run.key: run.removed for run in session.scalars(select(RetentionRun))}

    return run


def make_mail(**values):
    moment = {"created_at": NOON, "due_at": NOON}
    words = {"recipient": "a@example.nl", "subject": "s", "text": "t", "html": "h"}
    return save(MailMessage(**{**moment, **words, "status": MailStatus.SENT, **values}))


@pytest.mark.parametrize(("days", "gone"), [(180, False), (181, True)])
def test_mail_goes_the_day_after_its_term(session, tonight, days, gone):
    make_mail()
    tonight(days)
    assert (session.scalar(select(MailMessage)) is None) is gone


def test_mail_that_waits_stays_however_old(session, tonight):
    mail = make_mail(status=MailStatus.WAITING)
    tonight(1000)
    assert session.get(MailMessage, mail.id) is not None


def test_handled_messages_go_but_never_the_newest_nor_what_followers_read(session, tonight):
    old = {"created_at": NOON, "due_at": NOON, "handled_at": NOON}
    handled = [save(OutboxMessage(kind="accounts.SignedUp", content={"user_id": 1}, **old)) for _ in range(2)]
    with_followers = "indexing.SupplierChanged"
    note_changes(with_followers, [7])
    session.execute(select(1))
    newest = last_position(with_followers)
    last = save(OutboxMessage(kind="accounts.SignedUp", content={"user_id": 1}, **old))
    assert tonight(60)["outbox"] == len(handled)
    assert set(session.scalars(select(OutboxMessage.id))) == {newest, last.id}


def test_an_unconfirmed_account_goes_and_one_that_somebody_relies_on_loses_its_name(session, tonight):
    gone = make_user(confirmed_at=None, created_at=NOON)
    invited = make_user(confirmed_at=None, created_at=NOON, name="Noor Bakker")
    make_role(invited, Role.DESK)
    kept = make_user(created_at=NOON)
    ids = gone.id, invited.id, kept.id
    assert tonight(31)["unconfirmed accounts"] == 2
    assert session.get(User, ids[0]) is None
    assert session.get_one(User, ids[1]).name != "Noor Bakker"
    assert session.get_one(User, ids[2]).confirmed_at is not None


def test_an_account_that_was_emptied_is_not_emptied_every_night(session, tonight):
    make_role(make_user(confirmed_at=None, created_at=NOON), Role.DESK)
    tonight(31)
    assert tonight(32)["unconfirmed accounts"] == 0


def test_an_old_draft_is_thrown_away_with_its_application(session, tonight):
    draft = make_complete_draft()
    make_application(draft)
    young = make_draft(updated_at=NOON + 300 * DAY)
    ids = draft.id, young.id
    assert tonight(366)["drafts"] == 1
    assert (session.get(Supplier, ids[0]), session.get(Supplier, ids[1]) is not None) == (None, True)


def test_a_draft_that_was_public_before_keeps_its_row_for_what_points_to_it(session, tonight):
    draft = make_listed(legal_form=LegalForm.EENMANSZAAK)
    make_longlist(make_file(), draft)
    draft.move_to(ProfileStatus.WITHDRAWN)
    draft.move_to(ProfileStatus.DRAFT)
    tonight(366)
    assert (draft.status, draft.name) == (ProfileStatus.UNCLAIMED, f"#{draft.id}")
    assert tonight(800)["unclaimed profiles"] == 0


def test_an_imported_profile_that_nobody_claims_goes(session, tonight):
    profile = make_draft(import_batch_id=open_batch("leden.csv", by=None, at=now()).id)
    profile.editors.clear()
    profile.move_to(ProfileStatus.UNCLAIMED)
    profile_id = profile.id
    tonight(366)
    assert session.get(Supplier, profile_id) is None


@pytest.mark.parametrize(("form", "name_goes"), [(LegalForm.EENMANSZAAK, True), (LegalForm.BV, False)])
def test_a_withdrawn_profile_loses_its_people(session, tonight, form, name_goes):
    supplier = make_listed(legal_form=form, name="Jansen", contact_name="J. Jansen")
    supplier.move_to(ProfileStatus.WITHDRAWN)
    assert tonight(731)["withdrawn profiles"] == 1
    assert (supplier.contact_name, supplier.email) == (None, None)
    assert (supplier.name != "Jansen") is name_goes
    assert tonight(732)["withdrawn profiles"] == 0


def test_earlier_versions_of_sole_traders_go_but_the_newest_and_those_on_a_longlist(session, tonight):
    sole_trader, company = make_listed(legal_form=LegalForm.EENMANSZAAK), make_listed()
    longlist = make_longlist(make_file(), sole_trader)
    for text in ("Een tweede tekst over tuinen.", "Een derde tekst over tuinen."):
        for supplier in (sole_trader, company):
            supplier.description_nl = text
            session.flush()
            keep_version(supplier, at=NOON)
            session.flush()
    assert longlist.id
    assert tonight(1826)["profile versions"] == 1
    numbers = select(SupplierVersion.number).order_by(SupplierVersion.number)
    assert list(session.scalars(numbers.where(SupplierVersion.supplier_id == sole_trader.id))) == [1, 3]
    assert list(session.scalars(numbers.where(SupplierVersion.supplier_id == company.id))) == [1, 2, 3]


def test_a_version_that_was_replaced_lately_is_kept(session, tonight):
    sole_trader = make_listed(legal_form=LegalForm.EENMANSZAAK)
    sole_trader.description_nl = "Een tweede tekst over tuinen."
    keep_version(sole_trader, at=NOON + 1800 * DAY)
    assert tonight(1826)["profile versions"] == 0


def test_files_and_refused_rows_of_an_import_go_and_its_numbers_stay(session, tonight, clock):
    batch = open_batch("leden van Jansen.csv", by=None, at=now())
    files.keep_upload(batch, BytesIO(b"naam\nJansen\n"))
    files.keep_repair_file(batch, b"naam\nJansen\n")
    batch.status, batch.rows, batch.examples = ImportStatus.FINISHED, 3, [{"value": "Jansen"}]
    batch.finished_at = now()
    tonight(91)
    emptied = session.get_one(ImportBatch, batch.id)
    assert (emptied.file_name, emptied.examples, emptied.rows) == (f"#{batch.id}", [], 3)
    assert not files.has_upload(batch)
    assert not files.has_repair_file(batch)
    assert tonight(92)["imports"] == 0


def test_an_import_that_was_never_started_ends_with_a_page_that_says_so(session, tonight, client):
    batch = open_batch("leden.csv", by=None, at=now())
    files.keep_upload(batch, BytesIO(b"naam\nJansen\n"))
    tonight(91)
    client.sign_in(make_role(make_user(), Role.DESK).user)
    assert client.get(url_for("importing.batch", batch_id=batch.id)).status_code == 200
    assert session.get_one(ImportBatch, batch.id).status is ImportStatus.FAILED


def test_requests_for_consent_and_withdrawn_consents_go_and_what_counts_stays(session, tonight):
    make_consent(asked_at=NOON, given_at=None)
    make_consent(asked_at=NOON, given_at=NOON, withdrawn_at=NOON)
    kept = make_consent(asked_at=NOON, given_at=NOON)
    gone = tonight(1000)
    assert (gone["consent requests"], gone["consents"]) == (1, 1)
    assert list(session.scalars(select(Consent.id))) == [kept.id]


def test_a_night_that_was_done_is_not_done_again(session, tonight):
    tonight(200)
    make_mail()
    tonight(200)
    assert session.scalar(select(MailMessage)) is not None


@pytest.mark.parametrize(("hour", "goes"), [(0, False), (1, False), (2, True)])
def test_the_night_begins_at_three_o_clock_in_amsterdam(session, clock, hour, goes):
    """In March two o'clock UTC is three o'clock there."""
    clock(datetime(2026, 9, 20, 12, tzinfo=UTC))
    retention.remove_next()
    make_mail(created_at=datetime(2026, 3, 16, tzinfo=UTC))
    session.commit()
    clock(datetime(2026, 12, 20, hour, tzinfo=UTC))
    for run in session.scalars(select(RetentionRun)):
        run.night = datetime(2026, 12, 19).date()
    session.commit()
    retention.remove_next()
    assert (session.scalar(select(MailMessage)) is None) is goes


def test_more_than_a_batch_goes_in_one_night_in_several_steps(session, clock, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    for _ in range(5):
        make_mail()
    session.commit()
    clock(NOON + 181 * DAY)
    assert [retention.remove_next() for _ in range(4)] == [True, True, False, False]
    assert session.get_one(RetentionRun, "mail").removed == 5


def test_a_kind_that_fails_is_noted_and_the_others_go_on(session, clock, app, monkeypatch):
    def fail(_before, _limit):
        raise ZeroDivisionError

    broken = privacy.Retention("broken", lazy("Broken"), "MAIL_DAYS", lambda _before: 0, fail)
    monkeypatch.setitem(app.extensions, "personal data", [broken, *app.extensions["personal data"]])
    make_mail()
    session.commit()
    clock(NOON + 181 * DAY)
    retention.remove_next()
    assert session.get_one(RetentionRun, "broken").error == "ZeroDivisionError"
    assert session.scalar(select(MailMessage)) is None


def test_a_dry_run_counts_and_removes_nothing(session, clock):
    make_mail()
    clock(NOON + 181 * DAY)
    [mail] = [term for term in retention.terms(now()) if term.retention.key == "mail"]
    assert (mail.waiting, mail.days) == (1, 180)
    assert session.scalar(select(MailMessage)) is not None


def test_the_administrator_sees_terms_and_the_last_night_and_others_do_not(session, client, tonight):
    tonight(1)
    client.sign_in(make_administrator())
    page = client.get("/beheer/bewaartermijnen").get_data(as_text=True)
    assert "MAIL_DAYS" in page
    client.sign_in(make_user())
    assert client.get("/beheer/bewaartermijnen").status_code == 403


def test_the_command_says_what_would_go_and_what_went(live_instance):
    """On an installation of its own, where it commits for real."""
    app = create_app(Config.from_environment(live_instance))

    def flask(*arguments):
        return app.test_cli_runner().invoke(args=["privacy", "retention", *arguments], catch_exceptions=False).output

    assert "0  mail (after 180 days)" in flask("--dry-run")
    assert "0  mail (after 180 days)" in flask()
    database_of(app).engine.dispose()
