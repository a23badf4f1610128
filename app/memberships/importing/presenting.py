"""The pages of a member list."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from flask import render_template, request, url_for

from app.core.clock import today
from app.core.db import count_of
from app.core.i18n import Text, _, lazy
from app.core.pages import Page, paginate
from app.core.sheets import Sheet, write_csv
from app.memberships.importing import queries
from app.memberships.importing.columns import Column
from app.memberships.importing.forms import ColumnsForm, EndMissingForm, InviteForm
from app.memberships.importing.models import Became, ListStatus, MemberList
from app.memberships.inviting.queries import not_to_invite
from app.suppliers.importing.problems import REASONS

ROWS_ON_A_PAGE = 50

STATUSES: dict[ListStatus, Text] = {
    ListStatus.UPLOADED: lazy("Columns to be chosen"),
    ListStatus.CHECKING: lazy("Being checked"),
    ListStatus.CHECKED: lazy("Ready to process"),
    ListStatus.FINISHED: lazy("Processed"),
    ListStatus.FAILED: lazy("Stopped"),
}

BECAME: dict[Became, Text] = {
    Became.STARTED: lazy("memberships noted"),
    Became.KNOWN: lazy("memberships that were known"),
    Became.GIVEN_END: lazy("memberships that got a last day"),
    Became.REFUSED: lazy("left alone: the firm says that it is no member"),
}


class Part(StrEnum):
    """The parts of the result, by the word in the address."""

    MATCHED = "gevonden"
    OPEN = "twijfel"
    UNREGISTERED = "niet-aangemeld"
    REFUSED = "fout"
    MISSING = "ontbreekt"


PARTS: dict[Part, Text] = {
    Part.MATCHED: lazy("Found"),
    Part.OPEN: lazy("To choose"),
    Part.UNREGISTERED: lazy("Not registered"),
    Part.REFUSED: lazy("With mistakes"),
    Part.MISSING: lazy("Not on the list"),
}


def part_asked(text: str | None) -> Part | None:
    return Part(text) if text in list(Part) else None


def columns_page(member_list: MemberList, form: ColumnsForm, headers: Sequence[str], sample: Sequence[Any]) -> str:
    return render_template(
        "memberlists/columns.html",
        member_list=member_list,
        association=queries.association_of(member_list),
        form=form,
        headers=headers,
        sample=sample,
        fields=[column.value for column in Column],
    )


def list_page(
    member_list: MemberList,
    *,
    part: Part | None,
    invite_form: InviteForm | None = None,
    end_form: EndMissingForm | None = None,
) -> str:
    """With a form that was not right, that form."""
    is_busy = member_list.status is ListStatus.CHECKING
    counts = {} if is_busy else _counts(member_list)
    shown = part if part in counts else next((each for each in counts if counts[each]), Part.MATCHED)
    return render_template(
        "memberlists/" + ("_progress.html" if "HX-Request" in request.headers else "list.html"),
        member_list=member_list,
        association=queries.association_of(member_list),
        statuses=STATUSES,
        became=[(BECAME[each], member_list.counts.get(each, 0)) for each in Became],
        counts=counts,
        tabs=[(name, _address(member_list, each), each is shown, counts[each]) for each, name in _named(counts)],
        part=shown,
        reasons=REASONS,
        invite_form=invite_form or InviteForm(formdata=None),
        end_form=end_form or EndMissingForm(formdata=None, ends_on=today()),
        form=invite_form or end_form,
        url_for_page=lambda number: _address(member_list, shown, number),
        **_content(member_list, shown),
    )


def _named(counts: dict[Part, int]) -> list[tuple[Part, Text]]:
    return [(part, PARTS[part]) for part in Part if part in counts]


def _address(member_list: MemberList, part: Part, page: int | None = None) -> str:
    address: dict[str, Any] = {"association_id": member_list.association_id, "list_id": member_list.id}
    return url_for("member_lists.member_list", **address, deel=part.value, blad=page)


def _counts(member_list: MemberList) -> dict[Part, int]:
    rows = queries.counts_of(member_list)
    counts = {
        Part.MATCHED: rows["matched"],
        Part.OPEN: rows["open"],
        Part.UNREGISTERED: rows["unregistered"],
        Part.REFUSED: member_list.refused,
    }
    missing = queries.missing_from(member_list, today())
    return counts if missing is None else {**counts, Part.MISSING: count_of(missing)}


def _content(member_list: MemberList, part: Part) -> dict[str, Any]:
    """The page of rows, and what those rows need beside them."""
    if part is Part.MISSING:
        missing = queries.missing_from(member_list, today())
        return {"page": None if missing is None else _page(missing)}
    if part is Part.REFUSED:
        return {"page": None}
    rows = {Part.OPEN: queries.IS_OPEN, Part.UNREGISTERED: queries.IS_UNREGISTERED}.get(part, queries.IS_MATCHED)
    page = _page(queries.rows_of(member_list, rows))
    if part is Part.OPEN:
        return {"page": page, "firms": queries.firms_named_by(page.items)}
    if part is Part.UNREGISTERED:
        return {"page": page, "done": not_to_invite(list(page.items), member_list.association_id)}
    return {"page": page}


def _page(statement: Any) -> Page[Any]:
    return paginate(statement, request.args.get("blad", 1, type=int), ROWS_ON_A_PAGE)


def problems_file(member_list: MemberList) -> bytes:
    header = [_("line"), _("column"), _("value"), _("reason")]
    rows = ([each["line"], each["column"], each["value"], str(REASONS[each["fault"]])] for each in member_list.problems)
    return write_csv(Sheet(_("To repair"), header, rows))
