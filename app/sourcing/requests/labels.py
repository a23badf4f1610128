"""What people call answers, reasons, criteria and acts around a request for quotation."""

from app.core.i18n import Text, lazy
from app.sourcing.requests.models import Answer, CriterionKind, DeclineReason

ANSWERS: dict[Answer, Text] = {
    Answer.INTERESTED: lazy("Yes, we are interested"),
    Answer.DECLINED: lazy("No, we decline"),
}

REASONS: dict[DeclineReason, Text] = {
    DeclineReason.FULL: lazy("Our planning is full"),
    DeclineReason.TOO_SMALL: lazy("The work is too small for us"),
    DeclineReason.TOO_LARGE: lazy("The work is too large for us"),
    DeclineReason.TOO_FAR: lazy("It is too far away"),
    DeclineReason.OTHER_WORK: lazy("We do other work"),
    DeclineReason.OTHER: lazy("Another reason"),
}

KINDS: dict[CriterionKind, Text] = {
    CriterionKind.PRICE: lazy("Price"),
    CriterionKind.QUALITY: lazy("Quality"),
}

LANGUAGE_NAMES: dict[str, Text] = {"nl": lazy("Dutch"), "en": lazy("English")}

ACTS: dict[str, Text] = {
    "request.drafted": lazy("Request for quotation drafted"),
    "request.changed": lazy("Draft of the request changed"),
    "request.sent": lazy("Request for quotation sent"),
    "request.delivered": lazy("Mail with the request delivered"),
    "request.undeliverable": lazy("Mail with the request not delivered"),
    "request.came_back": lazy("Mail with the request came back"),
    "request.sent_again": lazy("Request sent to another address"),
    "request.visited": lazy("Invitation page opened by the firm"),
    "request.answered": lazy("Invitation answered by the firm"),
    "request.reminded": lazy("Reminder sent"),
    "request.extended": lazy("Deadline moved for all firms"),
    "request.withdrawn": lazy("Request for quotation withdrawn"),
    "request.firm_withdrawn": lazy("Invitation of one firm withdrawn"),
    "request.question_asked": lazy("Question asked by a firm"),
    "request.question_answered": lazy("Question answered to all firms"),
}
