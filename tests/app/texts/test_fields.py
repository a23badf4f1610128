"""Forms for texts: one picture with its description, and a preview that needs no script."""

from contextlib import contextmanager
from io import BytesIO

import pytest
from flask import render_template_string

from app.core.clock import now
from app.core.db import transaction
from app.core.storage import storage
from app.texts.fields import LONGEST_TEXT, MarkdownField, PictureForm, previewed
from app.texts.pictures import FOLDER, kept
from tests.factories.files import pdf, picture
from tests.factories.texts import make_picture
from tests.pages import mistakes_in

FIELDS = """{% from "texts/_editor.html" import editor, picture_fields with context %}
<form method="post" action="/">{{ editor(form.text) }}{{ picture_fields(form) }}</form>"""


class NoteForm(PictureForm):
    class Meta:
        csrf = False

    text = MarkdownField("Text")


@pytest.fixture
def sent(app, session):
    """`with sent(current, file, **fields) as form`: the form as a view gets it."""

    @contextmanager
    def send(current=None, file=None, **fields):
        files = {"picture_file": (BytesIO(file), "beeld.png")} if file else {}
        with app.test_request_context(method="POST", data={**fields, **files}, headers={"Accept-Language": "en"}):
            yield NoteForm(picture=current)

    return send


def keep(form, current=None):
    with transaction():
        return kept(current, form.picture_details(), by=None, at=now())


def test_a_picture_is_kept_with_its_description(sent):
    with sent(file=picture("PNG"), picture_alt="Een heg", picture_credit="Jan de Boer") as form:
        assert form.validate_on_submit()
        added = keep(form)
    assert (added.alt, added.credit, added.width, added.height) == ("Een heg", "Jan de Boer", 40, 30)
    assert storage().has(f"{FOLDER}/{added.name}")


def test_a_form_without_a_picture_is_fine(sent):
    with sent(text="Hallo") as form:
        assert form.validate_on_submit()
        assert keep(form) is None


def test_a_picture_without_a_description_is_refused_and_waits_with_the_form(sent):
    with sent(file=picture("PNG")) as form:
        assert not form.validate_on_submit()
        assert form.errors == {"picture_alt": ["Say what can be seen on it: not everybody can look at it."]}
        waiting, url = form.picture_kept.data, form.picture_url
    with sent(picture_kept=waiting, picture_alt="Een heg") as form:
        assert form.validate_on_submit()
        assert url.endswith(keep(form).name)


@pytest.mark.parametrize("token", ["", "made-up", "eyJuYW1lIjoieCJ9.aaaa.bbbb"])
def test_a_waiting_picture_that_nobody_sent_is_none(sent, token):
    with sent(picture_kept=token) as form:
        assert (form.validate_on_submit(), form.picture_url) == (True, None)


def test_a_waiting_picture_that_was_swept_away_is_none(sent):
    with sent(file=picture("PNG"), picture_alt="Een heg") as form:
        form.validate_on_submit()
        waiting, name = form.picture_kept.data, form.new_picture.name
    storage().remove(f"{FOLDER}/{name}")
    with sent(picture_kept=waiting) as form:
        assert form.picture_url is None


@pytest.mark.parametrize("content", [pdf(), b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n\x1a\nhalf"])
def test_what_is_no_picture_is_refused_at_its_field(sent, content):
    with sent(file=content, picture_alt="Een heg", text="Hallo") as form:
        assert not form.validate_on_submit()
        assert set(form.errors) == {"picture_file"}
        assert form.text.data == "Hallo"


def test_another_description_stays_with_the_picture(sent):
    current = make_picture(alt="Een heg")
    with sent(current, picture_alt="Een haag") as form:
        assert form.validate_on_submit()
        assert keep(form, current) is current
    assert current.alt == "Een haag"


def test_a_picture_that_is_there_keeps_a_description(sent):
    with sent(make_picture()) as form:
        assert not form.validate_on_submit()


def test_a_picture_is_taken_away(sent):
    current = make_picture()
    with sent(current, picture_removed="y", picture_alt=current.alt) as form:
        assert form.validate_on_submit()
        assert keep(form, current) is None


def test_another_file_takes_the_place_even_of_one_that_was_to_go(sent):
    current = make_picture()
    with sent(current, picture("JPEG"), picture_removed="y", picture_alt="Een haag") as form:
        assert form.validate_on_submit()
        assert keep(form, current).alt == "Een haag"


def test_a_maker_without_a_picture_is_a_mistake(sent):
    with sent(picture_credit="Jan de Boer") as form:
        assert not form.validate_on_submit()


def test_a_text_has_a_longest_length(sent):
    with sent(text="a" * (LONGEST_TEXT + 1)) as form:
        assert not form.validate_on_submit()


def test_the_preview_shows_the_text_and_keeps_what_was_filled_in(sent):
    with sent(text="**vet** <script>", preview="text", file=picture("PNG"), picture_alt="Een heg") as form:
        assert previewed(form)
        page = render_template_string(FIELDS, form=form)
        assert form.picture_url in page
    assert "<strong>vet</strong> &lt;script&gt;" in page
    assert 'value="Een heg"' in page
    assert not mistakes_in(page, fragment=True)


def test_without_the_button_there_is_no_preview(sent):
    with sent(text="**vet**") as form:
        assert not previewed(form)
        assert "<strong>vet</strong>" not in render_template_string(FIELDS, form=form)
