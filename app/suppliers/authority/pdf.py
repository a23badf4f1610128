"""Letters with a code as a tagged PDF (PDF/UA-1), a page each, in Dutch: the post goes to addresses in the Netherlands.

User text goes to typst as data, never as markup. The window of the envelope shows the address (NEN 1026: 20 mm from the
left, 45 mm from the top).
"""

import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst
from flask import url_for

from app.core.clock import today
from app.core.i18n import _, dateformat, in_language
from app.core.settings import settings
from app.organisations.queries import the_region
from app.suppliers.authority import codes
from app.suppliers.authority.models import AuthorityLetter
from app.suppliers.authority.services import CODE_LASTS

TEMPLATE = Path(__file__).with_name("authority_letter.typ")
KNOWN_BLOCKS = (range(0x500), range(0x1E00, 0x2000), range(0x2010, 0x2041), range(0x2070, 0x20C0))


class NothingToPrint(Exception):
    """No code is kept for any of these letters: they were posted, used or replaced."""


def write_letters(letters: Sequence[AuthorityLetter]) -> bytes:
    """Those whose code is still kept. Raises NothingToPrint."""
    with in_language("nl"):
        pages = [_page(letter, code) for letter in letters if (code := _code(letter))]
        if not pages:
            raise NothingToPrint
        return _typeset({**_frame(), "letters": pages})


def _typeset(content: dict[str, Any]) -> bytes:
    """Only the fonts inside typst are used, so that a letter looks the same on every machine."""
    return typst.compile(
        TEMPLATE,
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content)},
    )


def _code(letter: AuthorityLetter) -> str | None:
    return codes.unsealed(letter.sealed_code) if letter.sealed_code else None


def _frame() -> dict[str, str]:
    region = the_region()
    return {
        "language": "nl",
        "title": _("Letters with a code"),
        "sender": region.name if region else "Streekbron",
        "demo": _("DEMONSTRATION: invented data") if settings().is_demo else "",
        "date": dateformat(today()),
    }


def _page(letter: AuthorityLetter, code: str) -> dict[str, Any]:
    firm = _shown(letter.firm)
    return {
        "address": [firm, _shown(letter.street), _shown(letter.place)],
        "heading": _("Your code for %(firm)s", firm=firm),
        "code": codes.readable(code),
        "code_label": _("Your code"),
        "paragraphs": [
            _("Dear sir or madam,"),
            _("Somebody has registered your firm with us, so that municipalities in the region can find it."),
            _("With this letter we check that it was you. Only who receives the post of the firm has this code."),
        ],
        "steps": [
            _("Go to %(address)s and sign in.", address=settings().BASE_URL),
            _("Open “My firms”, choose your firm, and then “Type in the code of the letter”."),
            _("Type in the code. It works for %(days)s days after we post this letter.", days=CODE_LASTS.days),
        ],
        "link": url_for("authority.overview", supplier_id=letter.supplier_id, _external=True),
        "closing": [
            _("Did nobody in your firm ask for this? Then throw the letter away: without the code nothing happens."),
            _("Kind regards,"),
        ],
    }


def _shown(text: str) -> str:
    """Signs that the font lacks (emoji, Chinese) show as U+FFFD: PDF/UA refuses them."""
    return "".join(sign if _is_known(sign) else "\ufffd" for sign in unicodedata.normalize("NFC", text))


def _is_known(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "CM" and any(ord(sign) in block for block in KNOWN_BLOCKS)
