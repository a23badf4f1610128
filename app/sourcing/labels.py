"""What people call the kinds of a procurement file, and the acts on one."""

from app.core.i18n import Text, lazy
from app.sourcing.kinds import Category, CrossBorder, FileStatus

CATEGORIES: dict[Category, Text] = {
    Category.WORKS: lazy("Works"),
    Category.GOODS: lazy("Goods"),
    Category.SERVICES: lazy("Services"),
    Category.SOCIAL_SERVICES: lazy("Social and other specific services"),
    Category.CONCESSION: lazy("Concession"),
}

STATUSES: dict[FileStatus, Text] = {
    FileStatus.OPEN: lazy("Open"),
    FileStatus.CLOSED: lazy("Closed"),
}

CROSS_BORDER: dict[CrossBorder, Text] = {
    CrossBorder.NOT_JUDGED: lazy("Not judged yet"),
    CrossBorder.NO: lazy("No"),
    CrossBorder.YES: lazy("Yes"),
}

ACTS: dict[str, Text] = {
    "file.opened": lazy("File opened"),
    "file.changed": lazy("File changed"),
    "file.closed": lazy("File closed"),
    "file.reopened": lazy("File opened again"),
    "file.searched": lazy("Searched"),
    "file.exported": lazy("File exported"),
    "longlist.frozen": lazy("Longlist frozen"),
    "shortlist.invited": lazy("Firm to be invited"),
    "shortlist.not_invited": lazy("Firm not to be invited"),
    "shortlist.undone": lazy("Decision taken back"),
}
