"""Every setting of the product, read once from the environment. docs/settings.md explains each of them."""

import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

NEEDED_IN_PRODUCTION = ("SECRET_KEY", "BASE_URL", "MAIL_URL", "MAIL_FROM", "SECURITY_CONTACT", "PRIVACY_CONTACT")
ENVIRONMENTS = ("demo", "development", "test", "production")


class BadSetting(Exception):
    """A setting is missing or wrong; the message names it."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """Field names are the names of the environment variables."""

    ENVIRONMENT: str = "demo"
    SECRET_KEY: str
    INSTANCE_PATH: Path
    DATABASE_URL: str
    SEARCH_URL: str
    STORAGE_URL: str
    MAIL_URL: str = "mailbox:"
    MAIL_FROM: str = "Streekbron <noreply@streekbron.example>"
    BASE_URL: str = "http://localhost:8000"
    TILE_URL: str = ""
    PORT: int = 8000
    WEB_PROCESSES: int = 2
    LOG_LEVEL: str = "INFO"
    MAX_UPLOAD_MB: int = 20
    DEMAND_MONTHS: int = 13
    SESSION_IDLE_MINUTES: int = 120
    SESSION_HOURS: int = 12
    SESSION_DAYS: int = 90
    TRIES_DAYS: int = 7
    PROXIES: int = 0
    UNUSED_IDENTITY_DAYS: int = 730
    AUDIT_HEAD_URL: str
    AUDIT_HEAD_MAIL: str = ""
    AUDIT_ORIGIN_DAYS: int = 365
    AUDIT_VALUES_DAYS: int = 2557
    INVITATION_DAYS: int = 14
    CLOSED_INVITATION_DAYS: int = 365
    ACCESS_REVIEW_DAYS: int = 1825
    ENDED_INTEREST_DAYS: int = 730
    MEMBER_LIST_DAYS: int = 28
    MEMBER_INVITATION_DAYS: int = 90
    PRIVACY_CONTACT: str = ""
    MAIL_DAYS: int = 180
    OUTBOX_DAYS: int = 30
    UNCONFIRMED_ACCOUNT_DAYS: int = 30
    CONFIRM_DAYS: int = 365
    LAPSED_NOTICE_DAYS: int = 183
    LAPSED_PROFILE_DAYS: int = 365
    SUSPENSION_DAYS: int = 1825
    SPOT_CHECKS: int = 10
    SPOT_CHECK_DAYS: int = 1825
    DRAFT_DAYS: int = 365
    UNSAVED_INPUT_DAYS: int = 30
    AUTHORITY_LETTER_DAYS: int = 180
    ACCESS_REQUEST_DAYS: int = 730
    UNCLAIMED_PROFILE_DAYS: int = 365
    WITHDRAWN_PROFILE_DAYS: int = 730
    PROFILE_VERSION_DAYS: int = 1825
    PROOF_DOCUMENT_DAYS: int = 90
    IMPORT_FILE_DAYS: int = 90
    FILE_EXPORT_DAYS: int = 30
    ENDED_FILE_DAYS: int = 1
    CONSENT_REQUEST_DAYS: int = 14
    CONSENT_DAYS: int = 730
    EVENT_NAMES_DAYS: int = 60
    EVENT_ANSWERS_DAYS: int = 7
    NEWSLETTER_LOG_DAYS: int = 365
    BOUNCE_ADDRESS: str = ""
    BOARD_SEAT_DAYS: int = 365
    APPEAL_DAYS: int = 42
    APPEAL_COMMITTEE: str = ""
    ANSWER_DAYS: int = 10
    REASONS_DAYS: int = 15
    OCDS_PREFIX: str = ""
    PERFORMANCE_NOTE_DAYS: int = 1095
    SECURITY_CONTACT: str = ""
    SECURITY_TXT_EXPIRES: str = ""
    SCAN_URL: str = ""
    KVK_API_URL: str = "https://api.kvk.nl/api/v1"
    KVK_API_KEY: str = ""

    @property
    def is_demo(self) -> bool:
        return self.ENVIRONMENT == "demo"

    @property
    def is_production(self) -> bool:
        return self.ENVIRONMENT == "production"

    @property
    def is_https(self) -> bool:
        """Whether people come over HTTPS, whatever the proxy speaks to us."""
        return self.BASE_URL.startswith("https://")

    @property
    def has_open_mailbox(self) -> bool:
        """Whether mail stays in a mailbox page that anyone can open: never in production."""
        return self.MAIL_URL == "mailbox:" and not self.is_production

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Read the settings.

        Raises BadSetting on an unknown ENVIRONMENT, a value of the wrong kind, or, in production, a secret
        or an address that has no safe default.
        """
        given: dict[str, Any] = {field.name: environ[field.name] for field in fields(cls) if environ.get(field.name)}
        environment = given.setdefault("ENVIRONMENT", "demo")
        if environment not in ENVIRONMENTS:
            raise BadSetting(f"ENVIRONMENT is '{environment}'; choose one of {', '.join(ENVIRONMENTS)}")
        if environment == "production":
            _demand_for_production(given)
        instance = Path(given.pop("INSTANCE_PATH", "instance")).resolve()
        _demand_contact(given)
        _demand_privacy_contact(given)
        _demand_bounce_address(given)
        _demand_scanner(given)
        _demand_own_prefix(given)
        numbers = _whole_numbers(given)
        return cls(
            INSTANCE_PATH=instance,
            SECRET_KEY=given.pop("SECRET_KEY", "") or _kept_secret(instance),
            DATABASE_URL=_database(given.pop("DATABASE_URL", f"sqlite:///{instance / 'streekbron.db'}"), environment),
            SEARCH_URL=given.pop("SEARCH_URL", "whoosh:"),
            STORAGE_URL=given.pop("STORAGE_URL", f"file://{instance / 'files'}"),
            AUDIT_HEAD_URL=given.pop("AUDIT_HEAD_URL", f"file://{instance / 'files' / 'audit-heads'}"),
            BASE_URL=given.pop("BASE_URL", f"http://localhost:{numbers.get('PORT', cls.PORT)}").rstrip("/"),
            **numbers,
            **given,
        )


def _demand_for_production(given: Mapping[str, str]) -> None:
    missing = [name for name in NEEDED_IN_PRODUCTION if name not in given]
    if missing:
        raise BadSetting(f"production needs {', '.join(missing)}; docs/settings.md says what they are")
    if len(given["SECRET_KEY"]) < 32:
        raise BadSetting("SECRET_KEY is shorter than 32 characters")
    if given["MAIL_URL"] == "mailbox:":
        raise BadSetting("MAIL_URL is 'mailbox:', a page that anyone can open; production needs smtp://")
    if not given["BASE_URL"].startswith("https://"):
        raise BadSetting("BASE_URL must start with https:// in production")


def _database(url: str, environment: str) -> str:
    """In production a server elsewhere is spoken with over TLS, unless the address itself says otherwise."""
    parts = urlsplit(url)
    asked = parse_qs(parts.query)
    host = asked.get("host", [parts.hostname or ""])[0]
    is_here = host in ("", "localhost", "127.0.0.1", "::1") or host.startswith("/")  # a path: a socket
    if environment != "production" or not parts.scheme.startswith("postgresql") or is_here or "sslmode" in asked:
        return url
    return f"{url}{'&' if parts.query else '?'}sslmode=require"


def _demand_contact(given: Mapping[str, str]) -> None:
    """Both end up in security.txt, which programs read (RFC 9116)."""
    contact, expires = given.get("SECURITY_CONTACT", ""), given.get("SECURITY_TXT_EXPIRES", "")
    if contact and (not contact.startswith(("mailto:", "https://", "tel:")) or not contact.isprintable()):
        raise BadSetting("SECURITY_CONTACT must begin with mailto:, https:// or tel:")
    if not expires:
        return
    try:
        date.fromisoformat(expires)
    except ValueError:
        raise BadSetting(f"SECURITY_TXT_EXPIRES is '{expires}'; it must be a date like 2027-06-30") from None


def _demand_privacy_contact(given: Mapping[str, str]) -> None:
    """The page about privacy makes a link of it, which opens a mail."""
    address = given.get("PRIVACY_CONTACT", "")
    if address and not re.fullmatch(r"[^\s@]+@[^\s@]+", address):
        raise BadSetting(f"PRIVACY_CONTACT is '{address}'; it must be a mail address like privacy@example.org")


def _demand_bounce_address(given: Mapping[str, str]) -> None:
    """A number is put behind its name, and both together must fit into 64 characters (RFC 5321, 4.5.3.1.1)."""
    address = given.get("BOUNCE_ADDRESS", "")
    if address and not re.fullmatch(r"[A-Za-z0-9._-]{1,30}@[^\s@<>]+", address):
        raise BadSetting(f"BOUNCE_ADDRESS is '{address}'; it must be a mail address like bounces@example.org")


def _demand_scanner(given: Mapping[str, str]) -> None:
    if given.get("SCAN_URL") and urlsplit(given["SCAN_URL"]).scheme not in ("clamd", "clamd+unix"):
        raise BadSetting("SCAN_URL must begin with clamd:// or clamd+unix://")


def _demand_own_prefix(given: Mapping[str, str]) -> None:
    prefix = given.get("OCDS_PREFIX", "")
    if prefix == "ocds-213czf" or (prefix and not re.fullmatch(r"ocds-[a-z0-9]{6}", prefix)):
        raise BadSetting("OCDS_PREFIX must be your own, like ocds-a1b2c3; that of the standard's examples is nobody's")


def _whole_numbers(given: dict[str, Any]) -> dict[str, Any]:
    """Those that are given. A term of no days would throw away what was made today."""
    numbers = {}
    for name in [field.name for field in fields(Config) if field.type is int and field.name in given]:
        text = given.pop(name)
        if not text.isdigit():
            raise BadSetting(f"{name} is '{text}'; it must be a whole number")
        if name.endswith("_DAYS") and int(text) < 1:
            raise BadSetting(f"{name} is '{text}'; it must be at least one day")
        numbers[name] = int(text)
    return numbers


def _kept_secret(instance: Path) -> str:
    """Outside production the secret is made once and kept, so that a restart signs nobody out."""
    path = instance / "secret_key"
    instance.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        descriptor, draft = tempfile.mkstemp(dir=instance)  # readable by its owner only
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):  # another process was first: its secret is the one
            os.link(draft, path)
        Path(draft).unlink()
    return path.read_text()
