"""Files that belong to nothing go, after a day."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest

from app.core.clock import held_at
from app.core.storage import storage
from app.suppliers.kinds import ImageRole
from app.suppliers.models import ProofDocument, SupplierImage
from app.suppliers.proofs.sweeping import sweep
from tests.factories import save
from tests.factories.suppliers import NOON, make_draft

FILES = ("proofs/kept", "proofs/loose", "pictures/kept.png", "pictures/loose.png")


@pytest.fixture
def _stored(session):
    firm = make_draft()
    firm.documents.append(
        ProofDocument(
            name="kept", filename="polis.pdf", mimetype="application/pdf", size=1, sha256="", uploaded_at=NOON
        )
    )
    firm.images.append(
        SupplierImage(role=ImageRole.LOGO, name="kept.png", mimetype="image/png", width=1, height=1, text="Logo")
    )
    save(firm)
    for path in FILES:
        storage().put(path, BytesIO(b"x"))


@pytest.mark.usefixtures("_stored")
@pytest.mark.parametrize(
    ("later", "left"), [(timedelta(hours=23), FILES), (timedelta(hours=25), ("proofs/kept", "pictures/kept.png"))]
)
def test_what_nothing_points_to_goes_after_a_day(later, left):
    with held_at(datetime.now(UTC) + later):
        while sweep():
            pass
        assert tuple(path for path in FILES if storage().has(path)) == left
