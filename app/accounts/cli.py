"""`flask accounts`: the first people of an installation."""

import click
from flask.cli import AppGroup

from app.accounts import factors, passwords, services
from app.accounts.models import Role
from app.core.cli import with_session
from app.core.clock import now, today
from app.core.db import transaction
from app.core.errors import DomainError

cli = AppGroup("accounts", help="People and their roles.")


@cli.command("create")
@click.argument("email")
@click.argument("name")
@click.password_option()
@with_session
def create(email: str, name: str, password: str) -> None:
    """Make an account for NAME at EMAIL whose address needs no confirmation."""
    try:
        passwords.demand_strength(password, email=email)
    except DomainError as error:
        raise click.ClickException(str(error)) from None
    with transaction():
        if services.find_by_email(email):
            raise click.ClickException("there is an account with this address")
        hashed = passwords.hashed(password)
        user = services.add_user(email=email, name=name, password_hash=hashed, language="nl", at=now())
        services.confirm_email(user, at=now())


@cli.command("forget-factors")
@click.argument("email")
@with_session
def forget_factors(email: str) -> None:
    """Remove the second factors of the person with EMAIL, for an administrator who lost theirs; ends their sessions."""
    user = services.find_by_email(email)
    if user is None:
        raise click.ClickException("there is no account with this address")
    with transaction():
        services.forget_factors(user, by=None, reason="", forget=factors.forget_all, at=now())


@cli.command("give-role")
@click.argument("email")
@click.argument("role", type=click.Choice([role.value for role in Role]))
@click.option("--association", type=int, help="Id of the association, for a board member.")
@click.option("--municipality", help="Code of the municipality (GM0355), for a buyer or controller.")
@with_session
def give_role(email: str, role: str, association: int | None, municipality: str | None) -> None:
    """Give the person with EMAIL a ROLE from today on."""
    user = services.find_by_email(email)
    if user is None:
        raise click.ClickException("there is no account with this address")
    if (role == Role.BOARD_MEMBER) != (association is not None):
        raise click.ClickException("a board member, and only a board member, needs --association")
    if (role in (Role.BUYER, Role.CONTROLLER)) != (municipality is not None):
        raise click.ClickException("a buyer or controller, and nobody else, needs --municipality")
    with transaction():
        services.give_role(
            user, Role(role), by=None, on=today(), association_id=association, municipality_code=municipality
        )
