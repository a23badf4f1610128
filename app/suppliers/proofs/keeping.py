"""From a form that is right to rows: files are looked at and stored first, then all of it is kept at once."""

from dataclasses import dataclass
from datetime import datetime

from app.accounts.models import User
from app.core.errors import DomainError
from app.suppliers.details import CertificateDetails
from app.suppliers.models import Supplier
from app.suppliers.proofs.documents import StoredFile, take_in
from app.suppliers.proofs.forms import ProofsForm
from app.suppliers.proofs.services import add_documents, demand_room
from app.suppliers.services import change_proofs


@dataclass(frozen=True)
class KeptProofs:
    """What a firm proves itself with from now on; `files` are the new documents, by kind and level."""

    details: tuple[CertificateDetails, ...]
    files: dict[tuple[str, str | None], list[StoredFile]]

    def keep(self, supplier: Supplier, *, by: User, at: datetime) -> None:
        """Raises DomainError."""
        change_proofs(supplier, self.details, by=by, at=at)
        for key, files in self.files.items():
            if files:
                add_documents(supplier, key, files, by=by, at=at)


def store_uploads(form: ProofsForm, supplier: Supplier) -> KeptProofs | None:
    """None when a file is refused: the form then says which and why, at its field."""
    files: dict[tuple[str, str | None], list[StoredFile]] = {}
    for row in form.rows:
        try:
            if row.uploads:
                demand_room(supplier, sum(map(len, files.values())) + len(row.uploads))
            files[row.key] = take_in(row.uploads)
        except DomainError as error:
            form.refuse_documents(row, error.message)
    return None if form.errors else KeptProofs(form.details(), files)
