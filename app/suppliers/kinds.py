"""The closed word lists of a supplier's profile; each value is what the database and the index hold."""

from enum import StrEnum


class ProfileStatus(StrEnum):
    """Where a profile stands (PRODUCT.md §2, first table)."""

    UNCLAIMED = "unclaimed"
    DRAFT = "draft"
    LISTED = "listed"
    SUSPENDED = "suspended"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


class LegalForm(StrEnum):
    EENMANSZAAK = "eenmanszaak"
    VOF = "vof"
    MAATSCHAP = "maatschap"
    CV = "cv"
    BV = "bv"
    NV = "nv"
    STICHTING = "stichting"
    VERENIGING = "vereniging"
    COOPERATIE = "cooperatie"
    FOREIGN = "foreign"

    @property
    def is_personal(self) -> bool:
        """Whether data of the firm are data of a person (GDPR art. 4(1)): only a sole trader's name its one owner."""
        return self is LegalForm.EENMANSZAAK


class SizeClass(StrEnum):
    """Recommendation 2003/361/EC."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class ServiceAreaKind(StrEnum):
    MUNICIPALITIES = "municipalities"
    RADIUS = "radius"
    COUNTRY = "country"


class SocialKind(StrEnum):
    SOCIAL_ENTERPRISE = "social_enterprise"
    SHELTERED_WORKSHOP = "sheltered_workshop"
    APPRENTICESHIP = "apprenticeship"
    INTERNSHIP = "internship"
    TRIAL_PLACEMENT = "trial_placement"


class ClaimSource(StrEnum):
    """Who vouches for a claim on the profile."""

    SELF = "self"
    BOARD = "board"
    DESK = "desk"
    DOCUMENT = "document"


class EditorRole(StrEnum):
    OWNER = "owner"
    EDITOR = "editor"


class ImageRole(StrEnum):
    LOGO = "logo"
    PHOTO = "photo"
