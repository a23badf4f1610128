"""What people call the acts on an application."""

from app.core.i18n import Text, lazy

ACTS: dict[str, Text] = {
    "application.submitted": lazy("Application handed in"),
    "application.opened": lazy("Application taken up"),
    "application.seen": lazy("Application with its contact person seen"),
    "application.approved": lazy("Application approved"),
    "application.returned": lazy("Application sent back"),
    "application.refused": lazy("Application refused"),
    "application.withdrawn": lazy("Application withdrawn"),
    "application.handed_over": lazy("Application handed over to the desk"),
}
