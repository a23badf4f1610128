"""What the acts of this feature are called in the audit trail."""

from app.core.i18n import Text, lazy

ACTS: dict[str, Text] = {
    "identity_provider.added": lazy("Sign-in of an organisation added"),
    "identity_provider.changed": lazy("Sign-in of an organisation changed"),
    "identity_provider.switched_off": lazy("Sign-in of an organisation switched off"),
    "identity_provider.switched_on": lazy("Sign-in of an organisation switched on"),
    "identity_provider.sign_in_refused": lazy("Refused after signing in at the organisation"),
    "external_identity.linked": lazy("Account linked to a work account"),
    "external_identity.account_made": lazy("Account made at the first sign-in through the organisation"),
    "external_identity.sessions_ended": lazy("Signed out by the organisation"),
}
