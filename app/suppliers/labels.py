"""What people call the kinds of a profile, and the acts on one."""

from app.core.i18n import Text, lazy
from app.suppliers.kinds import LegalForm, ProfileStatus, ServiceAreaKind, SizeClass, SocialKind

LEGAL_FORMS: dict[LegalForm, Text] = {
    LegalForm.EENMANSZAAK: lazy("Sole trader"),
    LegalForm.BV: lazy("Private limited company (bv)"),
    LegalForm.VOF: lazy("General partnership (vof)"),
    LegalForm.MAATSCHAP: lazy("Professional partnership (maatschap)"),
    LegalForm.CV: lazy("Limited partnership (cv)"),
    LegalForm.NV: lazy("Public limited company (nv)"),
    LegalForm.STICHTING: lazy("Foundation"),
    LegalForm.VERENIGING: lazy("Association or club"),
    LegalForm.COOPERATIE: lazy("Cooperative"),
    LegalForm.FOREIGN: lazy("Legal form of another country"),
}

SIZES: dict[SizeClass, Text] = {
    SizeClass.MICRO: lazy("Micro: fewer than 10 people"),
    SizeClass.SMALL: lazy("Small: fewer than 50 people"),
    SizeClass.MEDIUM: lazy("Medium: fewer than 250 people"),
    SizeClass.LARGE: lazy("Large"),
}

SERVICE_AREAS: dict[ServiceAreaKind, Text] = {
    ServiceAreaKind.MUNICIPALITIES: lazy("In certain municipalities"),
    ServiceAreaKind.RADIUS: lazy("Within a distance of our address"),
    ServiceAreaKind.COUNTRY: lazy("In the whole country"),
}

SOCIAL: dict[SocialKind, Text] = {
    SocialKind.SOCIAL_ENTERPRISE: lazy("Social enterprise"),
    SocialKind.SHELTERED_WORKSHOP: lazy("Sheltered workshop"),
    SocialKind.APPRENTICESHIP: lazy("Offers apprenticeships"),
    SocialKind.INTERNSHIP: lazy("Offers internships"),
    SocialKind.TRIAL_PLACEMENT: lazy("Offers trial placements"),
}

STATUSES: dict[ProfileStatus, Text] = {
    ProfileStatus.UNCLAIMED: lazy("Not claimed yet"),
    ProfileStatus.DRAFT: lazy("Draft"),
    ProfileStatus.LISTED: lazy("Listed"),
    ProfileStatus.SUSPENDED: lazy("Suspended"),
    ProfileStatus.LAPSED: lazy("Lapsed"),
    ProfileStatus.WITHDRAWN: lazy("Withdrawn"),
}

ACTS: dict[str, Text] = {
    "supplier.started": lazy("Registration of a firm begun"),
    "supplier.claimed": lazy("Imported firm claimed"),
    "supplier.given_back": lazy("Claimed firm given back"),
    "supplier.removed": lazy("Draft thrown away"),
    "supplier.changed": lazy("Profile changed"),
    "supplier.listed": lazy("Firm listed"),
    "supplier.suspended": lazy("Firm suspended"),
    "supplier.lapsed": lazy("Firm lapsed"),
    "supplier.withdrawn": lazy("Firm withdrawn"),
    "import.started": lazy("Import started"),
    "import.finished": lazy("Import finished"),
    "import.rows_taken": lazy("Refused rows of an import downloaded"),
    "import.people_taken": lazy("List of people to tell downloaded"),
    "supplier.handed_over": lazy("Firm handed over"),
    "supplier.ended": lazy("Firm ended with its owner"),
    "revision.proposed": lazy("Change of a listed firm proposed"),
    "revision.withdrawn": lazy("Proposed change withdrawn"),
    "revision.accepted": lazy("Proposed change accepted"),
    "revision.rejected": lazy("Proposed change rejected"),
    "revision.acknowledged": lazy("Change of a listed firm seen"),
    "revision.reverted": lazy("Change of a listed firm put back"),
    "revision.seen": lazy("Change of a listed firm opened"),
    "revision.handed_over": lazy("Change of a listed firm handed over to the desk"),
    "supplier.emptied": lazy("Data of a firm removed after its term"),
}
