"""An export that was changed anywhere is no longer believed."""

import copy
import json
import zipfile

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.audit import export_file
from app.audit.proof import UnreadableExport, check, prove
from app.audit.services import record
from tests.factories.accounts import make_user

SMALL = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def document(session, app: Flask):
    """Two acts of seven, one of which was erased; the others are only there as digests."""
    user = make_user()
    with app.test_request_context(environ_base={"REMOTE_ADDR": "203.0.113.77"}):
        entries = [record("thing.done", user, by=user, step=step) for step in range(7)]
    session.commit()
    session.delete(entries[4].values)
    session.commit()
    document = prove([entries[1], entries[4]])
    for each in document["entries"]:
        each["words"] = {"action": "Done", "person": "Noor", "object": "Account"}
    return {**document, "columns": ["No."]}


def test_an_export_that_was_not_changed_leads_to_its_head(document):
    found = check(document)
    assert (found.broken, found.entries, found.erased) == (None, 2, 1)
    assert found.digests[7] == document["head"]["digest"]


def test_acts_that_were_left_out_show_nothing(document):
    left_out = json.dumps(document["bodies"])
    assert "thing" not in left_out
    assert len(document["bodies"]) == 6


def test_an_export_without_entries_is_whole(session):
    assert check(prove([])).broken is None


@SMALL
@given(data=st.data())
def test_any_changed_part_of_an_entry_is_noticed(document, data):
    changed = copy.deepcopy(document)
    entry = changed["entries"][0]
    name = data.draw(st.sampled_from([name for name in entry if name not in ("words", "values", "origin")]))
    if isinstance(entry[name], int):
        entry[name] += data.draw(st.integers(1, 3))
    else:
        entry[name] = f"{entry[name]}{data.draw(st.text('0123456789', min_size=1, max_size=3))}"
    assert is_doubted(changed)


def is_doubted(document) -> bool:
    try:
        return check(document).broken is not None
    except UnreadableExport:
        return True


@pytest.mark.parametrize(
    ("part", "name", "value"),
    [
        ("values", "salt", "other"),
        ("values", "content", {"step": 9}),
        ("origin", "salt", "other"),
        ("origin", "network", "198.51.100.0/24"),
        ("origin", "device", "Firefox"),
    ],
)
def test_a_changed_value_or_origin_is_noticed(document, part, name, value):
    document["entries"][0][part][name] = value
    assert "entry 2" in check(document).broken


@pytest.mark.parametrize("place", range(6))
def test_a_changed_digest_on_the_way_is_noticed(document, place):
    document["bodies"][place] = "0" * 64
    assert is_doubted(document)


def test_another_head_is_noticed(document):
    document["head"]["digest"] = "0" * 64
    assert check(document).broken == "the chain in the file does not lead to its head"


def test_entries_in_another_order_are_noticed(document):
    document["entries"].reverse()
    assert is_doubted(document)


@pytest.mark.parametrize("part", ["entries", "bodies", "head"])
@pytest.mark.parametrize("value", [None, 7, "text", {}, [1], [None]])
def test_a_file_of_another_shape_is_refused(document, part, value):
    document[part] = value
    assert is_doubted(document)


def test_a_file_of_another_program_is_refused():
    with pytest.raises(UnreadableExport):
        check({"form": "something else"})


def test_the_file_is_read_back_as_it_was_written(document, tmp_path):
    path = tmp_path / "export.zip"
    path.write_bytes(export_file.write(document, "How to check"))
    assert export_file.digest_of(export_file.read(path)) == export_file.digest_of(document)


def test_a_spreadsheet_that_says_something_else_is_refused(document, tmp_path):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(export_file.JSON, export_file.as_json(document))
        archive.writestr(export_file.CSV, export_file.as_csv(document).replace(b"Noor", b"Nora"))
    with pytest.raises(UnreadableExport, match="does not say"):
        export_file.read(path)


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut"])
def test_a_file_that_is_no_archive_is_refused(tmp_path, content):
    path = tmp_path / "export.zip"
    path.write_bytes(content)
    with pytest.raises(UnreadableExport):
        export_file.read(path)
