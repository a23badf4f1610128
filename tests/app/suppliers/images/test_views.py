"""The step on pictures, and who sees them."""

from io import BytesIO

import pytest
from PIL import Image

from app.core.clock import today
from app.suppliers.images.services import MOST_PHOTOS
from app.suppliers.kinds import ImageRole, ProfileStatus
from app.suppliers.presenting import public_profile
from app.suppliers.versions import latest_version
from tests.factories.accounts import make_buyer, make_desk_member, make_user
from tests.factories.files import pdf, picture
from tests.factories.proofs import make_image
from tests.factories.suppliers import make_draft, make_listed

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def owner(client):
    user = make_user()
    client.sign_in(user)
    return user


def send(client, firm, part, *, content=None, text="Een heg"):
    prefix = "logo" if part == "logo" else "photo"
    data = {f"{prefix}-file": (BytesIO(content or picture("PNG")), "beeld.png"), f"{prefix}-text": text}
    return client.post(f"/aanmelden/{firm.id}/beeld/{part}", data=data, content_type="multipart/form-data")


def texts(firm):
    return [image.text for image in firm.images]


def test_a_logo_is_kept_drawn_anew_and_seen_by_everybody(client, owner):
    firm = make_listed(owner)
    send(client, firm, "logo", content=picture("JPEG", (3000, 1500), comment=b"taken at home"), text="Een heg")
    [logo] = firm.images
    assert (logo.role, logo.width, logo.height, logo.text) == (ImageRole.LOGO, 1600, 800, "Een heg")
    assert latest_version(firm).content["images"][0]["name"] == logo.name
    client.sign_out()
    assert f'src="/beeld/{logo.name}" alt="Een heg" width="1600" height="800"' in page_of(client, firm)
    answer = client.get(f"/beeld/{logo.name}")
    assert b"taken at home" not in answer.data
    assert Image.open(BytesIO(answer.data)).size == (1600, 800)
    assert (answer.mimetype, answer.headers["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert answer.headers["Cache-Control"] == "public, max-age=2592000, immutable"


def page_of(client, firm):
    return client.get(client.get(f"/leveranciers/{firm.id}").location).text


def test_the_text_of_a_logo_is_filled_in_beforehand(client, owner):
    assert 'value="Logo van Heg &amp; Haag"' in client.get(f"/aanmelden/{draft(owner).id}/beeld").text


def draft(owner):
    return make_draft(owner, name="Heg & Haag")


def test_there_is_one_logo(client, owner):
    firm = make_draft(owner)
    for text in ("Een heg", "Een haag"):
        send(client, firm, "logo", text=text)
    assert texts(firm) == ["Een haag"]


def test_photos_stand_in_the_order_of_the_firm(client, owner):
    firm = make_draft(owner)
    for text in ("een", "twee", "drie"):
        send(client, firm, "foto", text=text)
    client.post(f"/beeld/{firm.images[2].id}/naar-voren")
    assert texts(firm) == ["een", "drie", "twee"]
    client.post(f"/beeld/{firm.images[0].id}/naar-achteren")
    assert texts(firm) == ["drie", "een", "twee"]
    client.post(f"/beeld/{firm.images[0].id}/verwijderen")
    assert [(image.text, image.rank) for image in firm.images] == [("een", 1), ("twee", 2)]


def test_a_page_has_a_limited_number_of_photos(client, owner):
    firm = make_draft(owner)
    for rank in range(MOST_PHOTOS):
        make_image(firm, rank=rank + 1)
    assert 'name="photo-file"' not in client.get(f"/aanmelden/{firm.id}/beeld").text
    assert send(client, firm, "foto").status_code == 422
    assert len(firm.images) == MOST_PHOTOS


def test_a_logo_has_no_place_in_the_order(client, owner):
    logo = make_image(make_draft(owner), role=ImageRole.LOGO)
    assert client.post(f"/beeld/{logo.id}/naar-voren").status_code == 404


@pytest.mark.parametrize("content", [pdf(), b"<svg onload='alert(1)'/>", picture("PNG")[:60], picture("GIF")])
def test_what_is_no_picture_is_refused_at_its_field_and_the_text_stays(client, owner, content):
    firm = make_draft(owner)
    answer = send(client, firm, "foto", content=content, text="Onze kwekerij")
    assert answer.status_code == 422
    assert 'id="photo-file-error"' in answer.text
    assert 'value="Onze kwekerij"' in answer.text
    assert firm.images == []


@pytest.mark.parametrize("text", ["", " ", "a" * 201])
def test_a_picture_says_what_can_be_seen_on_it(client, owner, text):
    firm = make_draft(owner)
    assert 'id="photo-text-error"' in send(client, firm, "foto", text=text).text
    assert firm.images == []


def test_another_picture_comes_in_its_place_under_another_address(client, owner):
    image = make_image(make_draft(owner), text="Een heg")
    before = image.name
    data = {"text": "Een haag", "file": (BytesIO(picture("JPEG", (80, 60))), "nieuw.jpg")}
    client.post(f"/beeld/{image.id}/wijzigen", data=data, content_type="multipart/form-data")
    assert (image.text, image.width, image.rank) == ("Een haag", 80, 1)
    assert image.name != before


def test_its_text_is_changed_without_another_picture(client, owner):
    image = make_image(make_draft(owner))
    before = image.name
    client.post(f"/beeld/{image.id}/wijzigen", data={"text": "Een haag"})
    assert (image.text, image.name) == ("Een haag", before)


@pytest.mark.parametrize("status", [ProfileStatus.DRAFT, ProfileStatus.SUSPENDED, ProfileStatus.WITHDRAWN])
def test_of_a_firm_that_is_not_public_a_picture_is_for_the_firm_and_the_desk(client, status):
    user = make_user()
    image = make_image(make_listed(user, status=status))
    for reader, code in ((make_buyer(), 404), (make_user(), 404), (user, 200), (make_desk_member(), 200)):
        client.sign_in(reader)
        assert client.get(f"/beeld/{image.name}").status_code == code
    assert client.get(f"/beeld/{image.name}").headers["Cache-Control"] == "no-store"


def test_somebody_else_changes_no_picture(client, owner):
    image = make_image(make_listed())
    assert client.get(f"/beeld/{image.id}/wijzigen").status_code == 404
    for act in ("naar-voren", "naar-achteren", "verwijderen"):
        assert client.post(f"/beeld/{image.id}/{act}").status_code == 404


def test_an_earlier_version_leaves_out_a_picture_that_is_gone(client, owner):
    firm = make_listed(owner)
    send(client, firm, "foto")
    kept = latest_version(firm)
    client.post(f"/beeld/{firm.images[0].id}/verwijderen")
    assert kept.content["images"]
    assert shown(kept).photos == ()


def shown(version):
    return public_profile(version.content, on=today(), language="nl")
