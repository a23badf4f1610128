"""Addresses of the built front end, and life without it."""

import gzip
import json
import logging

import pytest
from flask import Flask, render_template_string

from app.core import assets


@pytest.fixture
def built(tmp_path):
    """An application whose front end was built."""
    dist = tmp_path / "dist"
    dist.mkdir()
    (dist / "manifest.json").write_text(json.dumps({"app.css": "app-0123456789.css"}))
    (dist / "app-0123456789.css").write_text("body{}")
    (dist / "app-0123456789.css.gz").write_bytes(gzip.compress(b"body{}"))
    (tmp_path / "plain.css").write_text("body{}")
    app = Flask(__name__, static_folder=str(tmp_path), static_url_path="/static")
    assets.register(app)
    return app


@pytest.fixture
def unbuilt(tmp_path):
    app = Flask(__name__, static_folder=str(tmp_path), static_url_path="/static")
    assets.register(app)
    return app


def rendered(app, template):
    with app.test_request_context():
        return render_template_string(template)


def test_a_built_file_has_its_hash_in_the_address(built):
    assert rendered(built, "{{ asset_url('app.css') }}") == "/static/dist/app-0123456789.css"


def test_a_file_that_was_not_built_has_no_address(built):
    assert rendered(built, "{{ asset_url('other.css') is none }}") == "True"


def test_without_a_build_the_application_starts_and_pages_have_no_style(unbuilt):
    assert rendered(unbuilt, "{% if asset_url('app.css') %}styled{% else %}plain{% endif %}") == "plain"


def test_without_a_build_the_log_says_once_what_to_run(tmp_path, caplog):
    with caplog.at_level(logging.WARNING):
        assets.read_manifest(tmp_path)
    assert [("npm run build" in record.getMessage()) for record in caplog.records] == [True]


def test_browsers_may_keep_a_file_with_a_hash_for_good(built):
    answer = built.test_client().get("/static/dist/app-0123456789.css", buffered=True)
    assert answer.headers["Cache-Control"] == assets.FOREVER


def test_browsers_may_not_keep_other_static_files_for_good(built):
    answer = built.test_client().get("/static/plain.css", buffered=True)
    assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_a_missing_built_file_is_not_kept(built):
    answer = built.test_client().get("/static/dist/gone.css", buffered=True)
    assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_a_browser_that_reads_gzip_gets_the_small_copy(built):
    answer = built.test_client().get(
        "/static/dist/app-0123456789.css", headers={"Accept-Encoding": "gzip, br"}, buffered=True
    )
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data) == b"body{}"


def test_the_small_copy_is_still_a_stylesheet(built):
    answer = built.test_client().get(
        "/static/dist/app-0123456789.css", headers={"Accept-Encoding": "gzip"}, buffered=True
    )
    assert answer.mimetype == "text/css"


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0"])
def test_a_browser_that_does_not_read_gzip_gets_the_file_itself(built, accepted):
    answer = built.test_client().get(
        "/static/dist/app-0123456789.css", headers={"Accept-Encoding": accepted}, buffered=True
    )
    assert answer.data == b"body{}"


def test_caches_on_the_way_keep_both_copies_apart(built):
    answer = built.test_client().get("/static/dist/app-0123456789.css", buffered=True)
    assert "Accept-Encoding" in answer.headers["Vary"]
