"""What people call the parts of the calendar, and the acts on it."""

from app.core.i18n import Text, lazy
from app.sourcing.planning.models import PlanStatus, SizeBand

SIZE_BANDS: dict[SizeBand, Text] = {
    SizeBand.SMALL: lazy("Below 50,000 euros"),
    SizeBand.MEDIUM: lazy("From 50,000 euros up to the European threshold"),
    SizeBand.LARGE: lazy("From the European threshold on"),
}

STATUSES: dict[PlanStatus, Text] = {
    PlanStatus.DRAFT: lazy("Draft"),
    PlanStatus.PUBLISHED: lazy("Published"),
    PlanStatus.WITHDRAWN: lazy("Withdrawn"),
}

ACTS: dict[str, Text] = {
    "plan.written": lazy("Planned purchase written down"),
    "plan.changed": lazy("Planned purchase changed"),
    "plan.published": lazy("Planned purchase published"),
    "plan.withdrawn": lazy("Planned purchase withdrawn"),
    "plan.discarded": lazy("Draft of a planned purchase thrown away"),
    "plan.interest_shown": lazy("Firm showed interest in a planned purchase"),
    "plan.interest_withdrawn": lazy("Firm took its interest in a planned purchase back"),
    "file.from_plan": lazy("File linked to a planned purchase"),
}
