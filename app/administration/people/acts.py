"""The acts that ask for a reason first: what the page says, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass

from app.administration.people import services
from app.core.i18n import Text, lazy


@dataclass(frozen=True)
class Act:
    """`text` says what will happen, `done` that it did."""

    title: Text
    text: Text
    button: Text
    done: Text
    perform: Callable[..., None]


BLOCK = Act(
    title=lazy("Block this account"),
    text=lazy("This person is signed out on all devices and can no longer sign in. Their firms and roles stay."),
    button=lazy("Block"),
    done=lazy("The account is blocked."),
    perform=services.block,
)
UNBLOCK = Act(
    title=lazy("Unblock this account"),
    text=lazy("This person can sign in again, with the roles they still have."),
    button=lazy("Unblock"),
    done=lazy("The account is no longer blocked."),
    perform=services.unblock,
)
SIGN_OUT = Act(
    title=lazy("Sign out on all devices"),
    text=lazy("Whoever works with this account now has to sign in again."),
    button=lazy("Sign out everywhere"),
    done=lazy("The account is signed out on all devices."),
    perform=services.sign_out_everywhere,
)
RESET = Act(
    title=lazy("Reset the second step"),
    text=lazy(
        "All second factors and recovery codes of this person are taken away, and they get a mail about it."
        " First make sure who asks: call them back on a number that you know."
    ),
    button=lazy("Reset the second step"),
    done=lazy("The second step is reset. This person sets up a new one when they sign in."),
    perform=services.reset_second_factor,
)
