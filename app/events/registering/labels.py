"""What people call states, windows and acts."""

from app.core.i18n import Text, lazy
from app.events.registering.models import RegistrationState
from app.events.registering.window import Window

STATES: dict[RegistrationState, Text] = {
    RegistrationState.REGISTERED: lazy("Is registered"),
    RegistrationState.WAITLISTED: lazy("On the waiting list"),
    RegistrationState.OFFERED: lazy("Seat offered"),
    RegistrationState.CANCELLED: lazy("Does not come"),
    RegistrationState.ATTENDED: lazy("Was there"),
    RegistrationState.NO_SHOW: lazy("Did not show up"),
}

BADGES: dict[RegistrationState, str] = {
    RegistrationState.REGISTERED: "success",
    RegistrationState.WAITLISTED: "warning",
    RegistrationState.OFFERED: "info",
    RegistrationState.CANCELLED: "neutral",
    RegistrationState.ATTENDED: "success",
    RegistrationState.NO_SHOW: "danger",
}

WINDOWS: dict[Window, Text] = {
    Window.NONE: lazy("You need not register for this event, or you do so elsewhere."),
    Window.CANCELLED: lazy("This event does not take place."),
    Window.NOT_YET: lazy("Registration is not open yet."),
    Window.OPEN: lazy("Registration is open."),
    Window.CLOSED: lazy("Registration is closed."),
    Window.OVER: lazy("This event is over."),
}

ACTS: dict[str, Text] = {
    "registration.added": lazy("Registration added by the organiser"),
    "registration.cancelled": lazy("Registration cancelled by the organiser"),
    "registration.seated": lazy("Somebody moved from the waiting list by hand"),
    "registration.message": lazy("Message sent to all who registered"),
    "registration.exported": lazy("Registrations exported"),
}
