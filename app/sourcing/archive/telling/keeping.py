"""How long the file is kept, and why it may be kept longer."""

from app.core.i18n import lazy
from app.sourcing.models import ProcurementFile
from app.sourcing.record import Fact, Secret, Section


def tell(file: ProcurementFile) -> Section:
    facts = [
        Fact("retention_class", lazy("Class of the selection list"), file.retention_class),
        Fact("destroy_on", lazy("Kept until"), file.destroy_on),
        Fact("is_held", lazy("Held for a legal reason"), file.hold_reason is not None),
        Fact("hold_reason", lazy("Reason of the hold"), file.hold_reason, Secret.OPINION),
    ]
    return Section("keeping", lazy("Term of keeping"), facts)
