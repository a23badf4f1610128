"""Why somebody could not come in through a provider, in words that help, and as a word for the log."""

from enum import StrEnum

from app.core.errors import DomainError
from app.core.i18n import Text, lazy


class Reason(StrEnum):
    """What went wrong, for the helpdesk; the value stands on the page and in the log."""

    UNREACHABLE = "provider-unreachable"
    MISCONFIGURED = "provider-misconfigured"
    CANCELLED = "cancelled"
    STALE = "attempt-expired"
    REJECTED = "provider-rejected"
    UNTRUSTED = "answer-untrusted"
    CLOCK = "clocks-differ"
    UNVERIFIED = "address-unverified"
    FOREIGN_DOMAIN = "address-elsewhere"
    NO_ACCOUNT = "no-account"


WORDS: dict[Reason, Text] = {
    Reason.UNREACHABLE: lazy("The sign-in page of your organisation does not answer. Try again in a few minutes."),
    Reason.MISCONFIGURED: lazy(
        "The connection with your organisation is not set up well. Tell the administrator the code below."
    ),
    Reason.CANCELLED: lazy("You stopped signing in at your organisation. You can try again."),
    Reason.STALE: lazy("This attempt to sign in is too old, or was used already. Start again."),
    Reason.REJECTED: lazy("Your organisation did not let you in here. Start again, or ask its helpdesk."),
    Reason.UNTRUSTED: lazy("We could not check the answer of your organisation, so we do not use it. Start again."),
    Reason.CLOCK: lazy(
        "The clock of your organisation and ours differ too much, or the answer came too late. Start again."
    ),
    Reason.UNVERIFIED: lazy("Your organisation did not confirm your e-mail address. Ask its helpdesk to do so."),
    Reason.FOREIGN_DOMAIN: lazy("Your e-mail address does not belong to this organisation. Use your work address."),
    Reason.NO_ACCOUNT: lazy("You have no account here yet. Ask your municipality to invite you."),
}

STATUS = {
    Reason.UNREACHABLE: 503,
    Reason.MISCONFIGURED: 503,
    Reason.UNVERIFIED: 403,
    Reason.FOREIGN_DOMAIN: 403,
    Reason.NO_ACCOUNT: 403,
}


class SignInRefused(DomainError):
    """`detail` is for the log: what the library or the provider said, never a value of a person."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(WORDS[reason])
        self.reason = reason
        self.detail = detail

    @property
    def status(self) -> int:
        return STATUS.get(self.reason, 400)
