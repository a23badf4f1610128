"""Whoever acts for a firm has to show it: by a code in a letter, by mail at its domain, or to somebody who checks it.

What is imported here is what the rest of the product asks; `setup.register` puts the pages into the application.
"""

from app.suppliers.authority.kinds import Authority
from app.suppliers.authority.showing import AuthorityNotShown, authority_of, demand_authority

__all__ = ["Authority", "AuthorityNotShown", "authority_of", "demand_authority"]
