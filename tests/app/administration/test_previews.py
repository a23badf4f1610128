"""The administrator reads every letter beforehand."""

import pytest

from app.mail.models import MailMessage
from app.mail.samples import samples_of
from tests.factories.organisations import make_region
from tests.factories.suppliers import make_listed


@pytest.fixture
def keys(app):
    return [sample.key for sample in samples_of(app)]


def test_every_letter_is_in_the_list(admin, keys):
    page = admin.get("/beheer/brieven").get_data(as_text=True)
    assert [key for key in keys if f'href="/beheer/brieven/{key}"' not in page] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_letter_can_be_read_in_both_languages_as_html_and_as_text(admin, session, keys, language):
    make_region()
    make_listed()
    for key in keys:
        page = admin.get(f"/beheer/brieven/{key}?taal={language}").get_data(as_text=True)
        assert "srcdoc=" in page, key
        assert f"&lt;html lang=&#34;{language}&#34;" in page, key


def test_reading_sends_nothing(admin, session, keys):
    admin.get(f"/beheer/brieven/{keys[0]}")
    assert session.query(MailMessage).count() == 0


def test_the_letter_stands_in_a_frame_that_can_do_nothing(admin, keys):
    page = admin.get(f"/beheer/brieven/{keys[0]}").get_data(as_text=True)
    assert "sandbox srcdoc=" in page


@pytest.mark.parametrize("key", ["accounts.nothing", "x", ".."])
def test_a_letter_that_does_not_exist_is_not_found(admin, key):
    assert admin.get(f"/beheer/brieven/{key}").status_code == 404


def test_an_unknown_language_is_the_readers(admin, keys):
    assert admin.get(f"/beheer/brieven/{keys[0]}?taal=xx").status_code == 200
