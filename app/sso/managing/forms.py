"""A provider as the administrator fills it in."""

import re
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, PasswordField, SelectField, StringField, TextAreaField, URLField
from wtforms.validators import DataRequired, Length, ValidationError

from app.core.clock import today
from app.core.forms import SeenForm
from app.core.i18n import lazy
from app.organisations.queries import municipalities_in_region
from app.sso.addresses import WELL_KNOWN, is_safe
from app.sso.details import ProviderDetails
from app.sso.models import IdentityProvider

MOST_LINES, LONGEST_LINE = 50, 255
LONGEST_TEXT = MOST_LINES * LONGEST_LINE
DOMAIN = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
# Anybody can have an address there, so no organisation speaks for it.
SHARED_DOMAINS = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.nl live.com live.nl msn.com icloud.com me.com yahoo.com "
    "proton.me protonmail.com ziggo.nl kpnmail.nl planet.nl hetnet.nl xs4all.nl home.nl upcmail.nl".split()
)
_ONE_A_LINE = lazy("One on a line.")


def tidied(text: str | None) -> str:
    return (text or "").strip()


def lines_of(text: str | None) -> tuple[str, ...]:
    """The lines that say something, each once."""
    return tuple(dict.fromkeys(line.strip() for line in (text or "").splitlines() if line.strip()))


def domains_of(text: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.lower().removeprefix("@") for line in lines_of(text)))


def few_short_lines(_form: FlaskForm, field: Field) -> None:
    lines = lines_of(field.data)
    if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE or not line.isprintable() for line in lines):
        raise ValidationError(
            lazy("Fill in at most %(n)s lines of at most %(m)s characters.", n=MOST_LINES, m=LONGEST_LINE)
        )


class ProviderForm(SeenForm):
    municipality_code = SelectField(lazy("Municipality"), [DataRequired(lazy("Choose a municipality."))])
    issuer = URLField(
        lazy("Address of the provider (issuer)"),
        [DataRequired(lazy("Fill in the address.")), Length(max=LONGEST_LINE)],
        filters=[tidied],
        description=lazy(
            "Exactly as the provider writes it, such as https://login.gemeente.example/realms/medewerkers"
        ),
    )
    client_id = StringField(
        lazy("Client id"),
        [DataRequired(lazy("Fill in the client id.")), Length(max=LONGEST_LINE)],
        filters=[tidied],
        render_kw={"autocomplete": "off"},
    )
    secret = PasswordField(
        lazy("Client secret"), [Length(max=LONGEST_LINE)], filters=[tidied], render_kw={"autocomplete": "off"}
    )
    domains = TextAreaField(
        lazy("Mail domains"),
        [DataRequired(lazy("Fill in at least one domain.")), Length(max=LONGEST_TEXT), few_short_lines],
        description=lazy("One on a line, such as gemeente.example. The provider speaks for these addresses only."),
    )
    makes_accounts = BooleanField(lazy("Make an account for somebody who signs in for the first time"))
    role_claim = StringField(
        lazy("Claim that holds roles or groups"),
        [DataRequired(lazy("Fill in the name of a claim.")), Length(max=LONGEST_LINE)],
        filters=[tidied],
        description=lazy("Such as roles, groups or realm_access.roles."),
    )
    buyer_values = TextAreaField(
        lazy("Values that make somebody a buyer"), [Length(max=LONGEST_TEXT), few_short_lines], description=_ONE_A_LINE
    )
    controller_values = TextAreaField(
        lazy("Values that make somebody a controller"),
        [Length(max=LONGEST_TEXT), few_short_lines],
        description=_ONE_A_LINE,
    )
    strong_amr = TextAreaField(
        lazy("Values of amr that count as a second factor"),
        [Length(max=LONGEST_TEXT), few_short_lines],
        description=lazy("One on a line, such as mfa. Empty: everybody shows a second factor here."),
    )
    strong_acr = TextAreaField(
        lazy("Values of acr that count as a second factor"),
        [Length(max=LONGEST_TEXT), few_short_lines],
        description=lazy("One on a line. The provider is asked for the first one it can give."),
    )

    def __init__(self, provider: IdentityProvider | None = None, **options: Any) -> None:
        super().__init__(data=_filled_in(provider), **options)
        self.provider = provider
        self.secret.flags.required = provider is None  # so that its label does not say "optional"
        here = {each.code: each.name for each in municipalities_in_region(today())}
        if provider is not None:  # its municipality may have left the region
            here.setdefault(provider.municipality_code, provider.municipality.name)
        self.municipality_code.choices = [("", lazy("Choose")), *here.items()]

    def validate_issuer(self, field: Field) -> None:
        if not is_safe(field.data) or "?" in field.data or field.data.endswith(WELL_KNOWN):
            raise ValidationError(lazy("Fill in an address that begins with https://, without a question mark."))

    def validate_secret(self, field: Field) -> None:
        if self.provider is None and not field.data:
            raise ValidationError(lazy("Fill in the client secret."))

    def validate_domains(self, field: Field) -> None:
        for domain in domains_of(field.data):
            if not DOMAIN.fullmatch(domain):
                raise ValidationError(lazy("“%(text)s” is not a domain. Example: gemeente.example", text=domain))
            if domain in SHARED_DOMAINS:
                raise ValidationError(lazy("Anybody can have an address at %(domain)s.", domain=domain))

    def to_details(self) -> ProviderDetails:
        return ProviderDetails(
            municipality_code=self.municipality_code.data,
            issuer=self.issuer.data,
            client_id=self.client_id.data,
            secret=self.secret.data or None,
            domains=domains_of(self.domains.data),
            makes_accounts=self.makes_accounts.data,
            role_claim=self.role_claim.data,
            buyer_values=lines_of(self.buyer_values.data),
            controller_values=lines_of(self.controller_values.data),
            strong_amr=lines_of(self.strong_amr.data),
            strong_acr=lines_of(self.strong_acr.data),
        )


def _filled_in(provider: IdentityProvider | None) -> dict[str, Any]:
    if provider is None:
        return {"makes_accounts": True, "role_claim": "roles", "strong_amr": "mfa"}
    return {
        "municipality_code": provider.municipality_code,
        "issuer": provider.issuer,
        "client_id": provider.client_id,
        "domains": "\n".join(provider.domain_names),
        "makes_accounts": provider.makes_accounts,
        "role_claim": provider.role_claim,
        "buyer_values": "\n".join(provider.buyer_values),
        "controller_values": "\n".join(provider.controller_values),
        "strong_amr": "\n".join(provider.strong_amr),
        "strong_acr": "\n".join(provider.strong_acr),
        "version": provider.version,
    }
