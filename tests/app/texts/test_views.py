"""Pictures of texts, and the preview."""

from io import BytesIO

import pytest

from app.texts.pictures import stored
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.files import picture


def test_everybody_who_knows_its_name_sees_a_picture(client, session):
    name = stored(BytesIO(picture("PNG"))).name
    answer = client.get(f"/beeld/tekst/{name}")
    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    assert answer.headers["Cache-Control"] == "public, max-age=2592000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("name", [f"{9:032x}.jpg", "x.png", "..%2f..%2fconfig.py", "%2e%2e"])
def test_no_other_name_shows_anything(client, name):
    assert client.get(f"/beeld/tekst/{name}").status_code == 404


def test_editors_see_how_a_text_will_look(client):
    client.sign_in(make_desk_member())
    answer = client.post(
        "/teksten/voorbeeld", data={"preview": "intro", "intro": "**vet**"}, headers={"HX-Request": "true"}
    )
    assert answer.text.strip() == '<div class="written"><p><strong>vet</strong></p>\n</div>'


def test_an_empty_text_says_so(client):
    client.sign_in(make_desk_member())
    answer = client.post("/teksten/voorbeeld", data={"preview": "intro"}, headers={"HX-Request": "true"})
    assert "Er is nog geen tekst" in answer.text or "There is no text yet" in answer.text


def test_who_writes_nothing_has_no_preview(client):
    client.sign_in(make_user())
    assert client.post("/teksten/voorbeeld", data={"preview": "intro", "intro": "x"}).status_code == 403
