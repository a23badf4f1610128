"""Signing in with a passkey, by itself and as the second step."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.accounts.passkeys import challenges
from app.accounts.passkeys.models import Passkey, SpentChallenge
from app.audit.services import trail
from tests.authenticator import Authenticator, from_base64, to_base64
from tests.factories.accounts import make_user
from tests.factories.passkeys import make_passkey

SIGN_IN = "/inloggen/toegangssleutel"
SECOND_STEP = "/inloggen/tweede-stap/toegangssleutel"


@pytest.fixture
def device():
    return Authenticator()


@pytest.fixture
def passkey(session, device):
    return make_passkey(make_user(), device)


def asked(client, path=SIGN_IN):
    return client.post(f"{path}/vraag").get_json()


def answer(client, text, path=SIGN_IN):
    return client.post(path, data={"credential": text})


def cookies(client):
    with client.session_transaction() as kept:
        return dict(kept)


def put_back(client, kept):
    with client.session_transaction() as session:
        session.clear()
        session.update(kept)


def is_signed_in(client):
    return client.get("/welkom").status_code == 200


def actions_on(passkey):
    return [entry.action for entry in trail(passkey)]


def test_a_passkey_signs_its_owner_in_without_a_password(client, passkey, device):
    assert answer(client, device.get(asked(client))).headers["Location"] == "/welkom"
    assert passkey.user.name in client.get("/welkom").get_data(as_text=True)


def test_a_passkey_is_strong_by_itself(client, passkey, device):
    answer(client, device.get(asked(client)))
    (entry,) = trail(passkey.user)
    assert entry.values.content["method"] == "passkey"
    assert entry.values.content["is_strong"] is True


def test_signing_in_leads_back_to_where_the_visitor_was_going(client, passkey, device):
    page = client.get("/inloggen?next=/account").get_data(as_text=True)
    assert f"{SIGN_IN}?next=/account" in page
    text = device.get(asked(client))
    assert answer(client, text, f"{SIGN_IN}?next=/account").headers["Location"] == "/account"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example"])
def test_signing_in_never_leads_to_another_site(client, passkey, device, target):
    text = device.get(asked(client))
    assert answer(client, text, f"{SIGN_IN}?next={target}").headers["Location"] == "/welkom"


def test_the_question_names_no_passkey_and_asks_that_the_device_knows_its_holder(client, passkey):
    question = asked(client)
    assert question["allowCredentials"] == []
    assert question["userVerification"] == "required"


def test_the_page_shows_when_a_passkey_was_used_last(client, passkey, device, clock):
    answer(client, device.get(asked(client)))
    assert "16 maart 2026 12:00" in client.get("/account/toegangssleutels").get_data(as_text=True)


def test_a_passkey_shows_the_second_step(client, passkey, device):
    client.sign_in(passkey.user)
    question = asked(client, SECOND_STEP)
    assert [known["id"] for known in question["allowCredentials"]] == [to_base64(device.credential_id)]
    assert answer(client, device.get(question, knows_holder=False), SECOND_STEP).status_code == 303


def test_nobody_is_asked_for_a_second_step_before_the_first(client, passkey, device):
    assert client.post(f"{SECOND_STEP}/vraag").status_code == 404
    assert answer(client, device.get(asked(client)), SECOND_STEP).status_code == 404


def test_a_passkey_of_somebody_else_is_no_second_step(client, passkey, device):
    client.sign_in(make_user())
    assert answer(client, device.get(asked(client, SECOND_STEP)), SECOND_STEP).status_code == 400


def test_signing_in_by_passkey_alone_asks_that_the_device_knows_its_holder(client, passkey, device):
    assert answer(client, device.get(asked(client), knows_holder=False)).status_code == 400
    assert not is_signed_in(client)


@pytest.mark.parametrize("purpose", [SIGN_IN, SECOND_STEP])
def test_a_question_for_one_purpose_is_none_for_the_other(client, passkey, device, purpose):
    client.sign_in(passkey.user)
    text = device.get(asked(client, purpose))
    other = SECOND_STEP if purpose == SIGN_IN else SIGN_IN
    assert answer(client, text, other).status_code == 400


def test_an_answer_to_another_question_is_refused(client, passkey, device):
    question = asked(client)
    asked(client)
    assert answer(client, device.get(question)).status_code == 400
    assert not is_signed_in(client)


def test_an_answer_counts_once(client, passkey, device):
    text = device.get(asked(client))
    answer(client, text)
    client.sign_out()
    assert answer(client, text).status_code == 400


@pytest.mark.parametrize("count", [1, None], ids=["a device that counts", "a device that does not count"])
def test_an_answer_counts_once_also_with_the_cookie_of_before(client, count):
    device = Authenticator(count=count)
    make_passkey(make_user(), device)
    text = device.get(asked(client))
    kept = cookies(client)
    assert answer(client, text).status_code == 303
    put_back(client, kept)
    assert answer(client, text).status_code == 400
    assert not is_signed_in(client)


def test_a_question_is_forgotten_after_five_minutes(client, passkey, device, clock):
    moment = clock(challenges.now())
    text = device.get(asked(client))
    clock(moment + challenges.LASTS)
    assert answer(client, text).status_code == 400


def test_spent_challenges_go_when_they_could_not_be_used_any_more(client, passkey, device, clock, session):
    moment = clock(challenges.now())
    answer(client, device.get(asked(client)))
    clock(moment + 2 * challenges.LASTS)
    answer(client, device.get(asked(client)))
    assert session.query(SpentChallenge).count() == 1


def test_an_answer_for_another_site_is_refused(client, passkey, device):
    device.origin = "https://streekbron.evil.example"
    assert answer(client, device.get(asked(client))).status_code == 400


def test_an_answer_for_another_host_is_refused(client, passkey, device):
    assert answer(client, device.get({**asked(client), "rpId": "evil.example"})).status_code == 400


def test_an_answer_signed_by_another_device_is_refused_and_recorded(client, passkey, device):
    other = Authenticator()
    other.credential_id, other.handle = device.credential_id, device.handle
    assert answer(client, other.get(asked(client))).status_code == 400
    assert actions_on(passkey) == ["passkey.refused"]


@pytest.mark.parametrize("handle", [to_base64(b"somebody else"), ""])
def test_an_answer_in_the_name_of_somebody_else_is_refused(client, passkey, device, handle):
    assert answer(client, device.get(asked(client), userHandle=handle)).status_code == 400


def test_an_unknown_passkey_gets_the_answer_of_a_wrong_one(client, passkey, device):
    wrong = answer(client, device.get(asked(client), signature=to_base64(b"wrong"))).get_data(as_text=True)
    unknown = answer(client, Authenticator().get(asked(client))).get_data(as_text=True)
    assert "Deze toegangssleutel werkt hier niet" in wrong or "This passkey does not work here" in wrong
    assert unknown.split("<main")[1] == wrong.split("<main")[1]


def test_a_device_that_counts_back_is_refused_and_recorded(client, passkey, device):
    answer(client, device.get(asked(client)))
    client.sign_out()
    device.count = 1
    assert answer(client, device.get(asked(client))).status_code == 400
    assert actions_on(passkey) == ["passkey.copied"]
    assert not is_signed_in(client)


def test_a_false_count_without_the_key_says_nothing_about_a_copy(client, passkey, device):
    answer(client, device.get(asked(client)))
    device.count = 1
    answer(client, device.get(asked(client), signature=to_base64(b"wrong")))
    assert actions_on(passkey) == ["passkey.refused"]


def test_a_device_that_does_not_count_is_used_again_and_again(client):
    device = Authenticator(count=None)
    make_passkey(make_user(), device)
    for _ in range(2):
        assert answer(client, device.get(asked(client))).status_code == 303
        client.sign_out()


def test_a_passkey_that_was_removed_opens_nothing(client, passkey, device, session):
    session.delete(passkey)
    assert answer(client, device.get(asked(client))).status_code == 400


def test_a_passkey_of_a_closed_account_opens_nothing(client, passkey, device):
    passkey.user.confirmed_at = None
    assert answer(client, device.get(asked(client))).status_code == 400


def test_an_answer_without_a_question_is_refused(client, passkey):
    assert answer(client, "{}").status_code == 400


def test_the_page_says_what_is_needed_where_there_is_no_script(client):
    assert "JavaScript" in client.get("/inloggen").get_data(as_text=True)


SHAPES = ["", "{", "[]", "null", '"text"', "[" * 19_000, "x" * 20_001, '{"id": 1}', '{"id":"a","rawId":"a"}', "{}" * 9]


@pytest.mark.parametrize("text", SHAPES, ids=range(len(SHAPES)))
def test_what_is_no_answer_at_all_is_refused_with_a_page(client, passkey, text):
    asked(client)
    refused = answer(client, text)
    assert refused.status_code == 400
    assert "<h1" in refused.get_data(as_text=True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 0.999), letter=st.sampled_from(["", *'"{}[],:=-_A\\é\x01']), is_cut=st.booleans())
def test_an_answer_that_was_cut_or_changed_anywhere_is_refused(client, passkey, device, place, letter, is_cut):
    text = device.get(asked(client))
    first, rest = text[: int(place * len(text))], text[int(place * len(text)) + 1 :]
    changed = first + letter + ("" if is_cut else rest)
    if means_the_same(changed, text):
        return
    assert answer(client, changed).status_code == 400
    assert not is_signed_in(client)


def means_the_same(changed, text):
    """Whether the bytes in both are equal: the letter at the end of base64 has bits to spare."""
    try:
        return bytes_in(json.loads(changed)) == bytes_in(json.loads(text))
    except (ValueError, TypeError, AttributeError, KeyError):
        return False


def bytes_in(content):
    parts = {**content, **content["response"]}
    names = ("rawId", "clientDataJSON", "authenticatorData", "signature", "userHandle")
    return [content["type"], content["id"], *(from_base64(parts[name]) for name in names)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bytes_sent=st.dictionaries(st.sampled_from(["authenticatorData", "signature", "userHandle"]), st.binary()))
def test_whatever_bytes_a_device_sends_are_refused(client, passkey, device, bytes_sent):
    sent = {name: to_base64(content) for name, content in bytes_sent.items()} or {"signature": ""}
    assert answer(client, device.get(asked(client), **sent)).status_code == 400


def test_the_passkey_is_as_it_was_after_all_that(client, passkey, device, session):
    for text in SHAPES:
        asked(client)
        answer(client, text)
    kept = session.query(Passkey).one()
    assert (kept.sign_count, kept.used_at) == (1, None)
