"""The roles that people have in one file."""

from enum import StrEnum


class FileRoleKind(StrEnum):
    """The owner of today is named on the file itself; rows with OWNER are those who were it before."""

    OWNER = "owner"
    DEPUTY = "deputy"
    BUDGET_HOLDER = "budget_holder"
    ASSESSOR = "assessor"
    OPENER = "opener"
    SIGNER = "signer"


GIVEN = tuple(kind for kind in FileRoleKind if kind is not FileRoleKind.OWNER)  # ownership is only handed over
