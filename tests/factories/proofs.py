"""Documents and pictures of firms, with their files."""

from io import BytesIO
from typing import Any

from app.core.storage import storage
from app.suppliers.kinds import ImageRole
from app.suppliers.models import Certificate, ProofDocument, Supplier, SupplierImage
from tests.factories import next_number, save
from tests.factories.files import pdf, picture
from tests.factories.suppliers import NOON


def make_document(supplier: Supplier, proof: Certificate | None = None, **values: Any) -> ProofDocument:
    """A PDF at a proof of the firm, by default a new one."""
    proof = proof or Certificate(kind="asc")
    supplier.certificates.append(proof)
    save(supplier)
    defaults = {
        "certificate_id": proof.id,
        "name": f"{next_number():032x}",
        "filename": "polis.pdf",
        "mimetype": "application/pdf",
        "size": len(pdf()),
        "sha256": "",
        "uploaded_at": NOON,
    }
    document = ProofDocument(**{**defaults, **values})
    supplier.documents.append(document)
    storage().put(f"proofs/{document.name}", BytesIO(pdf()))
    return save(document)


def make_image(supplier: Supplier, **values: Any) -> SupplierImage:
    """A photo of a hedge."""
    defaults = {
        "role": ImageRole.PHOTO,
        "name": f"{next_number():032x}.png",
        "mimetype": "image/png",
        "width": 40,
        "height": 30,
        "text": "Een heg",
        "rank": 1,
    }
    image = SupplierImage(**{**defaults, **values})
    supplier.images.append(image)
    storage().put(f"pictures/{image.name}", BytesIO(picture("PNG")))
    return save(image)
