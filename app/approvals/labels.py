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
    "application.asked": lazy("More information asked about an application"),
    "application.answered": lazy("Question about an application answered"),
    "application.unanswered": lazy("Application sent back: question not answered in time"),
    "application.recused": lazy("Application left to others"),
    "application.passed_on": lazy("Application passed on to a colleague"),
    "application.appealed": lazy("Appeal against a refusal"),
    "application.approved_on_appeal": lazy("Application approved on appeal"),
    "application.refused_for_good": lazy("Application refused on appeal"),
    "reason_texts.changed": lazy("Standard texts for decisions changed"),
}
