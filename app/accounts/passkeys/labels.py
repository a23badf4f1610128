"""What the audit trail calls the acts on passkeys."""

from app.core.i18n import lazy

KIND = lazy("Passkey")
ACTS = {
    "passkey.added": lazy("Passkey added"),
    "passkey.renamed": lazy("Passkey renamed"),
    "passkey.removed": lazy("Passkey removed"),
    "passkey.refused": lazy("Passkey not accepted"),
    "passkey.copied": lazy("Passkey refused: perhaps a copy"),
}
