"""Names as people write them, made comparable."""

import re
import unicodedata

_FORMS = re.compile(r"\b(b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|c\.?v\.?)(?=\W|$)")


def match_name(name: str) -> str:
    """The name without case, accents, punctuation and legal form: `Café 't Hof B.V.` -> `cafe t hof`."""
    plain = unicodedata.normalize("NFKD", name.lower())
    without_accents = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.sub(r"[^\w]+", " ", _FORMS.sub(" ", without_accents)).split()
    return " ".join(words) or without_accents.strip()
