"""The roles that people have in one file."""

from enum import StrEnum


class FileRoleKind(StrEnum):
    """Beside the owner, who is named on the file itself."""

    DEPUTY = "deputy"
    BUDGET_HOLDER = "budget_holder"
    ASSESSOR = "assessor"
    OPENER = "opener"
    SIGNER = "signer"
