"""What the record of a file says about roles and declarations."""

from app.core.i18n import lazy
from app.sourcing.models import ProcurementFile
from app.sourcing.queries import names_of
from app.sourcing.record import Column, Fact, Named, Secret, Section, Table, Value
from app.sourcing.roles import queries
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.labels import KINDS


def tell_roles(file: ProcurementFile) -> Section:
    return Section(
        key="roles",
        title=lazy("Roles and declarations"),
        facts=[Fact("owner", KINDS[FileRoleKind.OWNER], file.owner.name, Secret.PERSON)],
        tables=[_roles(file), _declarations(file)],
    )


def _roles(file: ProcurementFile) -> Table:
    roles = queries.all_roles_in(file)
    names = names_of([person for role in roles for person in (role.given_by_id, role.ended_by_id)])
    rows: list[list[Value]] = [
        [
            _kind(role.kind),
            role.user.name,
            role.given_at,
            names.get(role.given_by_id, ""),
            role.ended_at,
            names.get(role.ended_by_id or 0, ""),
            role.note,
        ]
        for role in roles
    ]
    rows.append([_kind(FileRoleKind.OWNER), file.owner.name, queries.owned_since(file), "", None, "", None])
    columns = [
        Column("role", lazy("Role")),
        Column("name", lazy("Name"), Secret.PERSON),
        Column("given_at", lazy("From")),
        Column("given_by", lazy("Given by"), Secret.PERSON),
        Column("ended_at", lazy("Until")),
        Column("ended_by", lazy("Ended by"), Secret.PERSON),
        Column("note", lazy("Note"), Secret.PERSON),
    ]
    return Table("roles", lazy("Roles"), columns, rows)


def _kind(kind: FileRoleKind) -> Named:
    return Named(kind.value, KINDS[kind])


def _declarations(file: ProcurementFile) -> Table:
    """That somebody stepped aside, not why: why is not stored."""
    declared = queries.declarations_in(file).values()
    names = names_of([each.user_id for each in declared])
    none, aside = lazy("No interest"), lazy("Stepped aside")
    rows: list[list[Value]] = [
        [
            names.get(each.user_id, ""),
            Named("stepped_aside", aside) if each.has_interest else Named("no_interest", none),
            each.declared_at,
        ]
        for each in declared
    ]
    columns = [
        Column("name", lazy("Name"), Secret.PERSON),
        Column("declaration", lazy("Declaration"), Secret.PERSON),
        Column("declared_at", lazy("Declared")),
    ]
    return Table("declarations", lazy("Declarations about interests"), columns, rows)
