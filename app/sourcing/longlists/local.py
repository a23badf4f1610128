"""Searching only among firms of the region: allowed where the policy says so and the market is not European.

Aanbestedingswet 2012 art. 1.4 asks for objective grounds, and the Treaty forbids to favour by place where firms from
other countries would clearly want the work. So a local filter rests on an article of the policy.
"""

from datetime import date

from app.core.errors import DomainError
from app.core.i18n import Text, lazy
from app.sourcing.advice.services import local_rule_allowed
from app.sourcing.models import ProcurementFile
from app.sourcing.policy.queries import policy_in_force
from search_index.query import SearchQuery

LOCAL_FILTERS = frozenset({"municipality", "distance"})  # by seat; where a firm works says nothing of where it is


def is_local(query: SearchQuery) -> bool:
    return any(each.field in LOCAL_FILTERS and each.values for each in query.filters)


def objection(file: ProcurementFile, query: SearchQuery, day: date) -> Text | None:
    """Why this search cannot become a longlist; None when nothing is wrong with where it looks."""
    return local_rule_allowed(file, day) if is_local(query) else None


def note_local_rule(file: ProcurementFile, query: SearchQuery, day: date) -> None:
    """Keep on the file on which article its local search rests. Raises DomainError when it may not be local."""
    if not is_local(query):
        return
    reason = local_rule_allowed(file, day)
    if reason is not None:
        raise DomainError(lazy("This search looks only at firms from nearby. %(reason)s", reason=reason))
    policy = policy_in_force(file.municipality_code, day)
    file.local_rule_article = policy.local_rule_article if policy else None
