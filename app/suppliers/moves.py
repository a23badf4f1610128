"""Where a profile may go from where it stands: PRODUCT.md §2, first table."""

from app.core.errors import DomainError
from app.core.i18n import lazy
from app.suppliers.kinds import ProfileStatus as S

MOVES: dict[S, frozenset[S]] = {
    S.UNCLAIMED: frozenset({S.DRAFT}),
    S.DRAFT: frozenset({S.LISTED, S.UNCLAIMED}),  # back: who claimed it lets it go
    S.LISTED: frozenset({S.SUSPENDED, S.LAPSED, S.WITHDRAWN}),
    S.SUSPENDED: frozenset({S.LISTED, S.LAPSED}),
    S.LAPSED: frozenset({S.LISTED, S.WITHDRAWN}),
    S.WITHDRAWN: frozenset({S.DRAFT}),
}


class ForbiddenMove(DomainError):
    """The thing is no longer where this step starts from; often somebody else was first."""

    def __init__(self, before: object, after: object) -> None:
        super().__init__(lazy("This step is no longer possible: the status has changed. Look at it again."))
        self.before, self.after = before, after
