"""Documents may hold data of people: names on a certificate, signatures, an address."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import Select, select

from app.accounts.models import User
from app.core.clock import local_date
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Certificate, ProofDocument, Supplier, SupplierEditor
from config import Config

KEY = "proof documents"


def register(app: Flask) -> None:
    declare(app, _processing(app.extensions["config"]))
    declare(app, PersonalData(KEY, lazy("Documents of the firms that you act for"), collect, erase))
    declare(
        app,
        Retention(KEY, lazy("Documents that prove nothing any more"), "PROOF_DOCUMENT_DAYS", count_old, remove_old),
    )


def _processing(config: Config) -> Processing:
    return Processing(
        key=KEY,
        purpose=lazy("Let a board or the desk compare a certificate, insurance or declaration with its document"),
        controller=Controller.REGION,
        basis=lazy("Art. 6 (1) (b): the firm adds the document to be verified; it does not have to."),
        people=lazy("People who are named in a document, such as a holder, a director or somebody who signed"),
        data=lazy("The document as a file, its name, and who added it when. A photo loses what the camera put in it."),
        recipients=lazy("Those who act for the firm, the board that judges it and the desk; never the public"),
        kept=lazy(
            "Until the firm removes it, and %(days)s days after the proof expired or the firm withdrew",
            days=config.PROOF_DOCUMENT_DAYS,
        ),
    )


def collect(user: User) -> list[dict[str, Any]]:
    mine = select(SupplierEditor.supplier_id).where(SupplierEditor.user_id == user.id)
    own = ProofDocument.supplier_id.in_(mine) | (ProofDocument.uploaded_by_id == user.id)
    found = session.scalars(select(ProofDocument).where(own).order_by(ProofDocument.id))
    return [
        {
            "filename": document.filename,
            "size": document.size,
            "uploaded_at": document.uploaded_at.isoformat(),
            "uploaded_by_you": document.uploaded_by_id == user.id,
        }
        for document in found
    ]


def erase(user: User) -> list[Text]:
    """What the person added stays with the firm that goes on, without the person. See `leaving` for the others."""
    for document in session.scalars(select(ProofDocument).where(ProofDocument.uploaded_by_id == user.id)):
        document.uploaded_by_id = None
    return []


def _old(before: datetime) -> Select[Any]:
    """Of firms that withdrew, and of proofs that expired, before the moment."""
    withdrawn = (Supplier.status == ProfileStatus.WITHDRAWN) & (Supplier.updated_at < before)
    expired = Certificate.valid_until < local_date(before)
    joined = select(ProofDocument).join(Supplier, Supplier.id == ProofDocument.supplier_id)
    return joined.outerjoin(Certificate, Certificate.id == ProofDocument.certificate_id).where(withdrawn | expired)


def count_old(before: datetime) -> int:
    return count_of(_old(before))


def remove_old(before: datetime, limit: int) -> int:
    """The rows; their files follow (see sweeping.py)."""
    found = session.scalars(_old(before).order_by(ProofDocument.id).limit(limit)).all()
    for document in found:
        session.delete(document)
    return len(found)
