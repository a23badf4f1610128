"""What some invented firms have besides words: a logo, photos, documents. A few, so that loading stays quick."""

from datetime import datetime
from io import BytesIO
from random import Random

from app.accounts.models import User
from app.approvals.models import ApplicationStatus
from app.core.uploads.pictures import take_in as take_in_picture
from app.demo import pictures
from app.demo.firms import DemoFirm
from app.suppliers.images import services as images
from app.suppliers.images.services import FOLDER
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.proofs import services as proofs
from app.suppliers.proofs.documents import Upload, take_in

EVERY = 30  # one listed firm in so many has pictures
PHOTOS = 2
DOCUMENTED = 4  # applications that wait


class Belongings:
    """Hands them out while the firms come by."""

    def __init__(self) -> None:
        self._listed = self._waiting = 0

    def give(self, firm: DemoFirm, supplier: Supplier, *, by: User, at: datetime) -> None:
        if firm.status is ProfileStatus.LISTED:
            if self._listed % EVERY == 0:
                _give_pictures(supplier, by=by, at=at)
            self._listed += 1
        elif firm.application is ApplicationStatus.SUBMITTED and supplier.certificates:
            if self._waiting < DOCUMENTED:
                _give_documents(supplier, by=by, at=at)
            self._waiting += 1


def _give_pictures(supplier: Supplier, *, by: User, at: datetime) -> None:
    random = Random(supplier.name)
    logo = take_in_picture(BytesIO(pictures.logo(random)), FOLDER)
    images.set_logo(supplier, logo, f"Logo van {supplier.display_name}, verzonnen", by=by, at=at)
    for number in range(PHOTOS):
        photo = take_in_picture(BytesIO(pictures.photo(random)), FOLDER)
        images.add_photo(supplier, photo, f"Getekende heuvels, plaatje {number + 1}", by=by, at=at)


def _give_documents(supplier: Supplier, *, by: User, at: datetime) -> None:
    for proof in supplier.certificates:
        lines = (proof.kind, proof.level or "", proof.number or "", supplier.name, f"geldig tot {proof.valid_until}")
        upload = Upload(f"{proof.kind}.pdf", BytesIO(pictures.document(lines)))
        proofs.add_documents(supplier, (proof.kind, proof.level), take_in([upload]), by=by, at=at)
