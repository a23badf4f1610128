"""Why a passkey does not count."""

from app.accounts.passkeys.models import Passkey
from app.core.errors import DomainError
from app.core.i18n import lazy


class PasskeyRefused(DomainError):
    """What came from the browser proves nothing; the page answers 400.

    `passkey` is the one that it claimed to be of, when there is such a one.
    """

    passkey: Passkey | None = None


class PasskeyCopied(PasskeyRefused):
    """The device counted fewer uses than before: somebody may hold a copy of the key (WebAuthn §6.1.1)."""

    def __init__(self) -> None:
        super().__init__(
            lazy("This passkey may have been copied, so we do not accept it. Sign in another way and remove it.")
        )


def not_right() -> PasskeyRefused:
    """One sentence for all that is wrong with an answer: it tells nobody which passkeys exist."""
    return PasskeyRefused(lazy("This passkey does not work here. Try again, or sign in another way."))
