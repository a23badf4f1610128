"""Standard texts for reasons: shipped, in one's own words, and filled in."""

import pytest

from app.accounts.models import Role
from app.approvals.models import ReasonCode
from app.approvals.texts.owners import Owner
from app.approvals.texts.services import DEFAULTS, change_texts, shipped, texts_in, texts_of
from tests.factories.accounts import make_board_member, make_desk_member, make_role, make_user
from tests.factories.approvals import make_application
from tests.factories.organisations import make_association
from tests.factories.suppliers import make_complete_draft

pytestmark = pytest.mark.usefixtures("clock", "session")
INCOMPLETE = ReasonCode.INCOMPLETE
OWN = "Beste ondernemer, er mist nog iets."


def test_texts_come_with_the_site_in_both_languages():
    texts = shipped()
    assert set(texts) == {(code, language) for code in DEFAULTS for language in ("nl", "en")}
    assert texts[INCOMPLETE, "nl"] != texts[INCOMPLETE, "en"]


def test_a_board_writes_its_own_and_others_keep_theirs():
    mine, other = Owner(make_association()), Owner(make_association())
    change_texts(mine, {(INCOMPLETE, "nl"): OWN}, by=make_user())
    assert texts_in(mine, "nl")[INCOMPLETE] == OWN
    assert texts_of(other) == texts_of(Owner(None)) == shipped()


def test_an_empty_text_brings_back_the_shipped_one():
    owner = Owner(None)
    change_texts(owner, {(INCOMPLETE, "nl"): OWN}, by=make_user())
    change_texts(owner, {(INCOMPLETE, "nl"): "  "}, by=make_user())
    assert texts_of(owner) == shipped()


def test_the_page_keeps_what_is_written(client):
    association = make_association()
    client.sign_in(make_board_member(association))
    page = client.get("/aanvragen/sjablonen").location
    client.post(page, data={"incomplete_nl": OWN})
    assert OWN in client.get(page).text


def test_who_has_two_sets_chooses(client):
    association, person = make_association(name="De Stuwwal"), make_desk_member()
    make_role(person, Role.BOARD_MEMBER, association_id=association.id)
    client.sign_in(person)
    html = client.get("/aanvragen/sjablonen").text
    assert f'/aanvragen/sjablonen/{association.key}"' in html
    assert '/aanvragen/sjablonen/loket"' in html


@pytest.mark.parametrize("key", ["loket", "bestaat-niet"])
def test_the_texts_of_others_do_not_exist(client, key):
    client.sign_in(make_board_member())
    assert client.get(f"/aanvragen/sjablonen/{key}").status_code == 404


def test_the_button_fills_the_text_in_and_decides_nothing(client):
    association = make_association()
    application = make_application(association=association)
    change_texts(Owner(association), {(INCOMPLETE, "nl"): OWN}, by=make_user())
    client.sign_in(make_board_member(association))
    form = {"return-code": "incomplete", "return-fill": "1"}
    answer = client.post(f"/aanvragen/{application.id}/terugsturen", data=form)
    assert answer.status_code == 200
    assert f"{OWN}</textarea>" in answer.text
    assert application.reason_code is None


def test_the_text_is_in_the_language_of_the_firm(client):
    application = make_application(make_complete_draft(make_user(language="en")))
    client.sign_in(make_desk_member())
    form = {"refuse-code": "duplicate", "refuse-fill": "1"}
    answer = client.post(f"/aanvragen/{application.id}/afwijzen", data=form)
    assert "This firm is in the register already." in answer.text
