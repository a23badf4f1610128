"""What people call the acts on proofs, and the groups in which they are offered."""

from app.core.i18n import Text, lazy

ACTS: dict[str, Text] = {
    "proof.documents_added": lazy("Documents added to a proof"),
    "proof.document_replaced": lazy("Document of a proof replaced"),
    "proof.document_removed": lazy("Document of a proof removed"),
    "proof.document_read": lazy("Document of a proof opened"),
    "proof.seen": lazy("Document of a proof compared and found right"),
}

CERTIFICATES = lazy("Certificates and quality marks")
GROUPS: dict[str, Text] = {"insurance": lazy("Insurances"), "declaration": lazy("Declarations")}


def group_of(kind: str) -> Text:
    """The heading under which a kind of proof stands."""
    return GROUPS.get(kind, CERTIFICATES)
