"""The package, opened with zipfile and checked with hashlib."""

import hashlib
import shutil
import subprocess

import pytest

from app.core.storage import storage
from app.sourcing.archive import documents
from app.sourcing.export.package import own_name
from tests.factories.exports import json_in, make_export, package_of
from tests.factories.procurement import make_decided_file
from tests.factories.sourcing import make_file

PDF = b"%PDF-1.7 a quotation"


@pytest.fixture
def with_documents(app, monkeypatch):
    """Parts that give these documents of every file."""

    def give(*found):
        monkeypatch.setitem(app.extensions, "documents of a file", [])
        documents.add_documents(app, lambda _file: iter(found))

    return give


def test_it_holds_four_forms_the_trail_and_how_to_check_them(session):
    file = make_decided_file(1)
    stem = f"procurement-file-{file.number}-zeist"
    names = package_of(make_export(file)).namelist()
    forms = [f"{stem}.{extension}" for extension in ("json", "xlsx", "ods", "pdf")]
    assert names == [*forms, "audit-trail.jsonl", "README.txt", "manifest.sha256"]


def test_the_manifest_has_the_digest_of_everything_else(session, with_documents):
    with_documents(("offertes/De Heg.pdf", PDF))
    package = package_of(make_export(make_file()))
    listed = dict(reversed(line.split("  ", 1)) for line in package.read("manifest.sha256").decode().splitlines())
    real = {name: hashlib.sha256(package.read(name)).hexdigest() for name in package.namelist()}
    del real["manifest.sha256"]
    assert listed == real


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_sha256sum_reads_the_manifest(session, tmp_path, with_documents):
    with_documents(("offertes/Jansen & Zn.pdf", PDF))
    package_of(make_export(make_file())).extractall(tmp_path)
    command = ["sha256sum", "--check", "--strict", "manifest.sha256"]
    checked = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (checked.returncode, checked.stdout.count(b": OK")) == (0, 7)


def test_the_package_has_the_digest_that_stands_with_the_export(session):
    export = make_export(make_file())
    assert hashlib.sha256(storage().read(export.stored_as)).hexdigest() == export.sha256


def test_documents_of_the_parts_are_in_it_unchanged(session, with_documents):
    with_documents(("offertes/De Heg.pdf", PDF), ("offertes/De Heg.pdf", b"another"))
    package = package_of(make_export(make_file()))
    assert package.read("documents/offertes/De-Heg.pdf") == PDF
    assert package.read("documents/offertes/De-Heg-2.pdf") == b"another"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("offertes/Gröen.pdf", "documents/offertes/Groen.pdf"),
        ("../../etc/passwd", "documents/etc/passwd"),
        ("/abs/..", "documents/abs"),
        ("C:\\x\ny.pdf", "documents/C-x-y.pdf"),
        ("\u0645\u0631", "documents/document"),
        (f"{'a' * 300}.pdf", f"documents/{'a' * 80}.pdf"),
        ("x.pdf", "documents/x-2.pdf"),
    ],
)
def test_the_name_of_a_document_is_plain_and_stays_below_its_folder(given, name):
    assert own_name(given, ["documents/X.pdf"]) == name


def test_the_readme_says_how_to_check_it(session):
    text = package_of(make_export(make_file())).read("README.txt").decode()
    assert "sha256sum --check manifest.sha256" in text
    assert "audit-trail.jsonl" in text


def test_the_json_says_what_it_is(session):
    content = json_in(package_of(make_export(make_file())))
    assert content["schema"] == {"name": "streekbron procurement file", "version": 1}
    assert len(content["reading_guide"]) > 3
