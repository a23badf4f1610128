"""Files are kept in a folder, or elsewhere by address, with the same verbs."""

from io import BytesIO

import pytest

from app.core.storage import Storage


@pytest.fixture(params=["file", "memory"])
def storage(request, tmp_path):
    address = f"file://{tmp_path / 'files'}" if request.param == "file" else f"memory://{tmp_path.name}"
    return Storage(address, tmp_path / "cache")


def test_what_was_put_can_be_read(storage):
    storage.put("imports/1.csv", BytesIO(b"naam\nDe Heg"))
    assert storage.has("imports/1.csv")
    assert storage.read("imports/1.csv") == b"naam\nDe Heg"
    assert storage.local("imports/1.csv").read_bytes() == b"naam\nDe Heg"


def test_what_was_removed_is_gone_and_removing_it_again_does_no_harm(storage):
    storage.put("imports/1.csv", BytesIO(b"naam"))
    storage.local("imports/1.csv")
    storage.remove("imports/1.csv")
    storage.remove("imports/1.csv")
    assert not storage.has("imports/1.csv")
    with pytest.raises(FileNotFoundError):
        storage.read("imports/1.csv")
