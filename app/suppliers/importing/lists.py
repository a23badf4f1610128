"""The reference lists that rows are compared with, read once for a file."""

from sqlalchemy import select

from app.core.db import session
from app.reference.models import CpvCode, PostcodeArea
from app.suppliers.importing.checking import Lists, folded


def reference_lists() -> Lists:
    cpv_codes = {code[:8]: code for code in session.scalars(select(CpvCode.code))}
    towns = {}
    for main, others in session.execute(select(PostcodeArea.place, PostcodeArea.other_places)):
        for place in [main, *(others.split("|") if others else ())]:
            towns[folded(place)] = place
    return Lists(cpv_codes, towns)
