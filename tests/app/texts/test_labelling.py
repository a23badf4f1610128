"""The desk and the administrator keep the labels."""

import pytest
from sqlalchemy import Column, ForeignKey, MetaData, Table, insert

from app.audit.models import AuditEntry
from app.texts import pointers
from app.texts.models import Label
from tests.factories.accounts import make_administrator, make_desk_member, make_user
from tests.factories.texts import make_label

NAMES = {"name_nl": "Duurzaam  ondernemen", "name_en": "Sustainable business"}


@pytest.fixture
def desk(client):
    user = make_desk_member()
    client.sign_in(user)
    return user


def test_a_label_gets_a_key_from_its_dutch_name(client, desk, session):
    assert client.post("/beheer/labels", data=NAMES).status_code == 303
    label = session.get(Label, "duurzaam-ondernemen")
    assert (label.name("nl"), label.name("en")) == ("Duurzaam ondernemen", "Sustainable business")
    assert "Duurzaam ondernemen" in client.get("/beheer/labels").text
    assert session.query(AuditEntry).filter_by(action="label.added").count() == 1


@pytest.mark.parametrize("name", ["duurzaam ondernemen", "Duurzaam & ondernemen", "Duurzaam óndernemen"])
def test_no_two_labels_share_an_address(client, desk, session, name):
    client.post("/beheer/labels", data=NAMES)
    answer = client.post("/beheer/labels", data={**NAMES, "name_nl": name})
    assert answer.status_code == 422
    assert session.query(Label).count() == 1


@pytest.mark.parametrize("name", ["", "  ", "!?", "日本", "x" * 61])
def test_a_name_that_makes_no_address_is_refused(client, desk, session, name):
    assert client.post("/beheer/labels", data={**NAMES, "name_nl": name}).status_code == 422
    assert session.query(Label).count() == 0


def test_a_renamed_label_keeps_its_address(client, desk):
    label = make_label("duurzaam")
    data = {"name_nl": "Groen", "name_en": "Green", "version": label.version}
    assert client.post("/beheer/labels/duurzaam", data=data).status_code == 303
    assert (label.key, label.name_nl) == ("duurzaam", "Groen")


def test_who_was_second_does_not_overwrite_the_first(client, desk):
    label = make_label("duurzaam")
    data = {"name_nl": "Groen", "name_en": "Green", "version": label.version}
    client.post("/beheer/labels/duurzaam", data=data)
    assert client.post("/beheer/labels/duurzaam", data={**data, "name_nl": "Blauw"}).status_code == 422
    assert label.name_nl == "Groen"


def test_an_unused_label_can_be_removed(client, desk, session):
    make_label("duurzaam")
    assert client.post("/beheer/labels/duurzaam/verwijderen").status_code == 303
    assert session.query(Label).count() == 0


def test_a_label_with_texts_stays(client, desk, session, monkeypatch):
    label = make_label("duurzaam")
    texts = Table("some_text", MetaData(), Column("label_key", ForeignKey(Label.__table__.c.key)))
    texts.create(session.connection())
    session.execute(insert(texts).values(label_key=label.key))
    monkeypatch.setattr(pointers, "tables", lambda: [texts])
    assert client.post("/beheer/labels/duurzaam/verwijderen").status_code == 422
    assert session.query(Label).count() == 1
    assert "verwijderen" not in client.get("/beheer/labels/duurzaam").text.partition("<main")[2]


def test_without_labels_the_page_says_how_to_begin(client, desk):
    assert "empty" in client.get("/beheer/labels").text


@pytest.mark.parametrize(("make", "status"), [(make_administrator, 200), (make_desk_member, 200), (make_user, 403)])
def test_who_keeps_them(client, session, make, status):
    client.sign_in(make())
    assert client.get("/beheer/labels").status_code == status
