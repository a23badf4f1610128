"""Somebody sees what is held of them, takes it along, and has their account erased."""

import json

import pytest
from sqlalchemy import select

from app.accounts.models import User
from app.audit.models import AuditEntry
from app.core.privacy import personal_data, processings, retentions
from app.privacy.collecting import parts_of
from app.privacy.labels import FIELDS
from app.privacy.presenting import in_words
from tests.app.privacy import traces
from tests.factories.accounts import PASSWORD, make_user
from tests.factories.suppliers import make_listed

EXPORTED = "personal_data.exported"


def acts(session, action):
    return list(session.scalars(select(AuditEntry).where(AuditEntry.action == action)))


@pytest.fixture
def person(session, client):
    made = traces.make_person()
    traces.listed_sole_trader(made)
    traces.saved_search(made)
    client.sign_in(made)
    return made


def test_the_overview_names_kinds_and_reasons_and_no_data(client, person):
    page = client.get("/account/gegevens").get_data(as_text=True)
    assert "Art. 6" in page
    assert traces.STREET not in page


def test_the_whole_page_shows_everything_and_is_recorded(client, session, person):
    page = client.get("/account/gegevens/alles").get_data(as_text=True)
    assert traces.STREET in page
    assert traces.EMAIL in page
    assert [(entry.actor_id, entry.object_id) for entry in acts(session, EXPORTED)] == [(person.id, str(person.id))]


def test_the_download_is_json_with_all_kinds_and_is_recorded(client, session, app, person):
    answer = client.get("/account/gegevens.json")
    content = json.loads(answer.get_data(as_text=True))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert content["account"]["email"] == traces.EMAIL
    assert content["firms"][0]["street"] == traces.STREET
    assert {item.key.replace(" ", "_") for item in personal_data(app)} < content.keys()
    assert len(acts(session, EXPORTED)) == 1


def test_nobody_gets_the_firm_of_somebody_else(client, session, person):
    make_listed(name="Van Een Ander bv")
    assert "Van Een Ander" not in client.get("/account/gegevens.json").get_data(as_text=True)


@pytest.mark.parametrize("leave_trace", traces.TRACES, ids=lambda trace: trace.__name__)
def test_every_trace_can_be_put_into_json_and_into_words(session, leave_trace):
    person = traces.make_person()
    leave_trace(person)
    for part in parts_of(person):
        assert json.dumps(part.content)
        assert in_words(part.content) or part.is_empty


def names_of_fields(content):
    """All but what an act noted: its fields are as many as there are kinds of acts."""
    if isinstance(content, list):
        return {name for each in content for name in names_of_fields(each)}
    if not isinstance(content, dict):
        return set()
    inside = [value for name, value in content.items() if name != "values"]
    return set(content) | names_of_fields(inside)


def test_every_field_has_a_name_that_people_understand(session):
    person = traces.make_person()
    for leave_trace in traces.TRACES:
        leave_trace(person)
    assert names_of_fields([part.content for part in parts_of(person)]) - FIELDS.keys() == set()


def test_moments_and_truths_are_shown_as_people_say_them(session):
    lines = in_words({"created_at": "2026-03-16T11:00:00+00:00", "starts_on": "2026-03-16", "decided_by_you": True})
    assert [line.value for line in lines] == ["16 maart 2026 12:00", "16 maart 2026", "Ja"]


def test_what_is_empty_is_left_out_and_what_is_inside_is_kept(session):
    [line] = in_words({"roles": [{"role": "desk", "ends_on": None}], "phone": "", "interests": []})
    assert [inner.value for inner in line.inside[0].inside] == ["Loket van de regio"]


def test_a_code_is_a_code_only_where_codes_stand(session):
    lines = in_words({"status": "draft", "name": "draft", "role": "not known here"})
    assert [line.value for line in lines] == ["Concept", "draft", "not known here"]


def test_erasing_oneself_takes_the_address_typed_and_signs_out(client, session, person):
    assert client.post("/account/verwijderen", data={"email": "somebody@else.example"}).status_code == 422
    answer = client.post("/account/verwijderen", data={"email": f" {traces.EMAIL.upper()} "})
    assert answer.headers["Location"] == "/"
    assert client.get("/account").status_code == 303
    assert session.scalar(select(User).where(User.email == traces.EMAIL)) is None
    assert [entry.actor_id for entry in acts(session, "account.erased")] == [person.id]


def test_the_page_before_says_what_goes_and_changes_nothing(client, session, person):
    assert client.get("/account/verwijderen").status_code == 200
    assert session.get_one(User, person.id).name == traces.NAME


def test_an_erased_address_can_sign_up_anew(client, session, person):
    client.post("/account/verwijderen", data={"email": traces.EMAIL})
    answer = client.post("/account/maken", data={"name": "W", "email": traces.EMAIL, "password": PASSWORD})
    assert answer.status_code == 200
    assert session.scalar(select(User).where(User.email == traces.EMAIL)).id != person.id


@pytest.mark.parametrize(
    "path", ["/account/gegevens", "/account/gegevens/alles", "/account/gegevens.json", "/account/verwijderen"]
)
def test_who_is_signed_out_is_asked_to_sign_in(client, path):
    assert client.get(path).status_code == 303


@pytest.mark.parametrize("endpoint", ["everything", "download", "erase"])
def test_what_is_sensitive_asks_again_who_is_there(app, endpoint):
    assert app.view_functions[f"privacy.{endpoint}"].__wrapped__.__steps_up__


def test_my_data_takes_few_queries(client, session, count_queries):
    user = make_user()
    client.sign_in(user)
    client.get("/account/gegevens")
    with count_queries() as queries:
        client.get("/account/gegevens")
    assert len(queries) <= 60  # two for each kind of data that a feature declares


def test_every_kind_of_personal_data_has_an_entry_in_the_register(app):
    keys = {processing.key for processing in processings(app)}
    assert {item.entry or item.key for item in personal_data(app)} <= keys


def test_every_term_names_a_setting_in_days(app):
    config = app.extensions["config"]
    assert all(getattr(config, retention.setting) >= 1 for retention in retentions(app))


def test_no_two_declarations_share_a_key(app):
    for declared in (personal_data(app), processings(app), retentions(app)):
        keys = [item.key for item in declared]
        assert len(keys) == len(set(keys))
